"""One client's life: sign in, listen, notice the end; the next life starts clean."""

import asyncio
from typing import Protocol

import aiohttp
import twitchio
from twitchio.eventsub.websockets import Websocket

from bot.events import Health
from bot.platforms.health import HealthBoard
from bot.platforms.twitch.accounts import Account, Accounts, SignInRefused, SignInUnavailable
from bot.platforms.twitch.client import TwitchClient
from bot.platforms.twitch.helix import Helix, HelixRefused, HelixUnreachable, Identity
from bot.platforms.twitch.rewards import wanted_rewards
from bot.platforms.twitch.socket import KEEPALIVE_SECONDS, EventSubSocket
from bot.platforms.twitch.subscriptions import CHAT, MODERATORS_ONLY, Wanted, explain, wanted
from bot.platforms.twitch.values import Patience, TokenPair, TwitchValues
from bot.words import Phrasebook


class Listener(Protocol):
    """What lasts from one life to the next."""

    def joined(self, who: Identity) -> None:
        """Learn under which account the bot is, before anything is heard."""
        ...

    def renewed(self, user_id: str, pair: TokenPair) -> None:
        """Keep a user's new tokens."""
        ...

    def heard(self, frame: object) -> None:
        """Take one notification."""
        ...

    def connected(self, moderates: bool, *, whole: bool) -> None:
        """Learn that listening (re)started; `whole` says that nothing can have been missed."""
        ...


class Life:
    """A client and its one socket, until something is wrong with either."""

    def __init__(
        self,
        values: TwitchValues,
        patience: Patience,
        client_session: aiohttp.ClientSession,
        accounts: Accounts,
        helix: Helix,
        board: HealthBoard,
        words: Phrasebook,
        listener: Listener,
    ) -> None:
        """Prepare a client; nothing is sent yet."""
        self._values = values
        self._patience = patience
        self._accounts = accounts
        self._helix = helix
        self._board = board
        self._words = words
        self._listener = listener
        self._client = TwitchClient(values, client_session, self)
        self._account = Account(user_id="", login="", scopes=frozenset())
        self._who = Identity(bot="", channel="")
        self._socket: EventSubSocket | None = None
        self._refused: dict[str, Wanted] = {}
        self._ended = asyncio.Event()
        self._tasks = asyncio.TaskGroup()
        self._moving: set[asyncio.Task[None]] = set()
        self._leaving: EventSubSocket | None = None
        self._complete = False
        self._settled = asyncio.Event()
        self._settled.set()

    async def live(self) -> None:
        """Return when the client is no longer any good.

        Raises SignInRefused, SignInUnavailable, HelixRefused, HelixUnreachable, or what the socket raises.
        """
        async with self._tasks:
            try:
                await self._sign_in()
                await self._listen()
                await self._watch()
            finally:
                self._helix.detach(self._client)
                for move in self._moving:
                    move.cancel()
                await self._client.close()

    async def _sign_in(self) -> None:
        account = await self._accounts.sign_in(self._client, "bot")
        if account is None:
            account = await self._accounts.sign_in(self._client, "broadcaster")
        if account is None:
            raise SignInRefused("none")
        self._account = account
        self._who = Identity(bot=account.user_id, channel=await self._channel())
        self._listener.joined(self._who)
        self._helix.attach(self._client, self._who)

    async def _channel(self) -> str:
        if self._values.broadcaster_id:
            return self._values.broadcaster_id
        login = self._values.broadcaster_login or self._account.login
        try:
            answer = await self._client.http.get_users(logins=[login], token_for=self._account.user_id)
        except twitchio.HTTPException as refusal:
            raise SignInUnavailable(str(refusal.status)) from None
        except (aiohttp.ClientError, TimeoutError, OSError) as fault:
            raise SignInUnavailable(type(fault).__name__) from None
        if not answer["data"]:
            raise SignInRefused("channel")
        return str(answer["data"][0]["id"])

    async def _listen(self) -> None:
        self._socket = socket = self._new_socket()
        url = self._values.eventsub_url
        joint = "&" if "?" in url else "?"
        await socket.connect(url=f"{url}{joint}keepalive_timeout_seconds={KEEPALIVE_SECONDS}", fail_once=True)
        if socket.gone.is_set():
            raise HelixUnreachable("EventSub")
        self._client.adopt(self._who.bot, socket)
        wishes = self._wishes()
        await self._subscribe(wishes[0])
        async with asyncio.TaskGroup() as asking:
            for wish in wishes[1:]:
                asking.create_task(self._subscribe(wish))
        if not self._socket.subscription_count:
            raise HelixUnreachable("subscriptions")
        if not self._ended.is_set():
            self._complete = True
            self._connected(whole=False)

    def _wishes(self) -> tuple[Wanted, ...]:
        who = self._who
        return (*wanted(who.channel, who.bot), *wanted_rewards(who.channel, who.bot, self._account.scopes))

    def _new_socket(self) -> EventSubSocket:
        return EventSubSocket(self._client, self._who.bot, self, self._patience.silence)

    def _connected(self, *, whole: bool) -> None:
        moderates = self._who.bot == self._who.channel or MODERATORS_ONLY not in self._refused
        self._listener.connected(moderates, whole=whole)
        self._board.good("twitch")

    async def _subscribe(self, wish: Wanted) -> None:
        part = f"twitch:{wish.type}"
        try:
            await self._ask_for(wish)
        except HelixRefused as refusal:
            self._refused[wish.type] = wish
            login, scopes = self._account.login, self._account.scopes
            detail, remedy = explain(wish, refusal.status, refusal.said, scopes, login, self._words)
            self._board.say(part, Health.DOWN if wish.type == CHAT else Health.DEGRADED, detail, remedy)
        except (HelixUnreachable, KeyError, ValueError):
            # The socket is gone, or Twitch does not answer: a new client asks again for everything.
            self._ended.set()
        else:
            self._refused.pop(wish.type, None)
            self._board.heal(part)

    async def _ask_for(self, wish: Wanted) -> None:
        while not self._ended.is_set():
            await self._settled.wait()
            socket = self._socket
            try:
                return await self._ask_through(socket, wish)
            except (HelixRefused, KeyError) as fault:
                if isinstance(fault, HelixRefused) and not fault.about_session:
                    raise
                if self._settled.is_set() and self._socket is socket:
                    raise HelixUnreachable("EventSub") from None
                # The connection moved meanwhile: its heir is asked.

    async def _ask_through(self, socket: EventSubSocket | None, wish: Wanted) -> None:
        await self._helix.call(
            lambda _http, who: self._client.subscribe_websocket(
                wish.payload,
                as_bot=False,
                token_for=who.bot,
                socket_id=socket.session_id if socket else None,
            ),
            repeatable=True,
        )

    async def _watch(self) -> None:
        beside = self._tasks.create_task(self._sign_in_broadcaster())
        looks = max(1, round(self._patience.refused / self._patience.look))
        while True:
            for _ in range(looks):
                if await self._ended_within(self._patience.look.total_seconds()):
                    beside.cancel()
                    return
                if self._client.pair_of(self._who.bot) is None:
                    beside.cancel()
                    return
            for wish in tuple(self._refused.values()):
                await self._subscribe(wish)

    async def _ended_within(self, seconds: float) -> bool:
        try:
            async with asyncio.timeout(seconds):
                return await self._ended.wait()
        except TimeoutError:
            return False

    async def _sign_in_broadcaster(self) -> None:
        part = "twitch:broadcaster"
        remedy = self._words.text("twitch-signed-out-remedy", account="broadcaster")
        while True:
            try:
                await self._accounts.sign_in(self._client, "broadcaster")
                return self._board.heal(part)
            except SignInRefused:
                detail = self._words.text("twitch-broadcaster-signed-out")
                return self._board.say(part, Health.DEGRADED, detail, remedy)
            except SignInUnavailable:
                await asyncio.sleep(self._patience.refused.total_seconds())

    def renewed(self, user_id: str, pair: TokenPair) -> None:
        """Pass a user's new tokens on."""
        self._listener.renewed(user_id, pair)

    def closed(self, socket: Websocket) -> None:
        """End with the socket, unless another one has taken over or is about to."""
        if socket is self._socket and socket is not self._leaving:
            self._ended.set()

    def notified(self, frame: object) -> None:
        """Pass a notification on."""
        self._listener.heard(frame)

    def revoked(self, type: str, reason: str) -> None:
        """Say which subscription Twitch took back, and ask for it again from time to time."""
        detail = self._words.text("twitch-subscription-revoked", type=type, reason=reason)
        remedy = self._words.text("twitch-revoked-remedy", login=self._account.login)
        self._board.say(f"twitch:{type}", Health.DOWN if type == CHAT else Health.DEGRADED, detail, remedy)
        wishes = self._wishes()
        self._refused.update({wish.type: wish for wish in wishes if wish.type == type})

    def asked_to_move(self, socket: EventSubSocket, url: str) -> None:
        """Open the connection that Twitch asks for, while the old one is still read."""
        self._leaving = socket
        self._settled.clear()
        move = self._tasks.create_task(self._move(socket, url))
        self._moving.add(move)
        move.add_done_callback(self._moving.discard)

    async def _move(self, old: EventSubSocket, url: str) -> None:
        new = self._new_socket()
        new.take_over(old)
        try:
            await new.connect(url=url, fail_once=True)
        except (twitchio.TwitchioException, aiohttp.ClientError, OSError):
            pass
        except asyncio.CancelledError:
            await new.close()
            raise
        whole = not old.gone.is_set()
        moved = new.session_id is not None and not new.gone.is_set()
        if moved:
            self._socket = new
            self._client.adopt(self._who.bot, new)
        self._settled.set()
        # What the old connection still brings is heard before it goes.
        await old.drained()
        await old.close()
        if not moved:
            self._ended.set()
        elif self._complete and not self._ended.is_set():
            self._connected(whole=whole)
