"""The loopback Twitch: a server for the bot's real client, and a crowd's hands on its chat."""

from datetime import timedelta
from types import TracebackType
from typing import Self

from aiohttp import web

from bot.ports import Clock
from bot.rehearsal.faults import Faults
from bot.rehearsal.record import Act, Observer
from bot.rehearsal.twitch import payloads, payloads_rewards
from bot.rehearsal.twitch.calls import Calls
from bot.rehearsal.twitch.chat import Chat, ChatLine, Withheld
from bot.rehearsal.twitch.front import Front
from bot.rehearsal.twitch.grants import Grant
from bot.rehearsal.twitch.moderators import Moderators
from bot.rehearsal.twitch.people import LoopbackUser
from bot.rehearsal.twitch.routes.chat import ChatRoutes
from bot.rehearsal.twitch.routes.lookup import LookupRoutes
from bot.rehearsal.twitch.routes.moderation import ModerationRoutes
from bot.rehearsal.twitch.routes.oauth import OAuthRoutes
from bot.rehearsal.twitch.routes.polls import PollRoutes
from bot.rehearsal.twitch.routes.socket import SocketRoutes
from bot.rehearsal.twitch.routes.subscriptions import SubscriptionRoutes
from bot.rehearsal.twitch.world import Stream, World

BOT_SCOPES = (
    "moderator:manage:announcements",
    "moderator:manage:automod",
    "moderator:manage:banned_users",
    "moderator:manage:chat_messages",
    "moderator:manage:chat_settings",
    "moderator:manage:shield_mode",
    "moderator:manage:unban_requests",
    "moderator:manage:warnings",
    "moderator:read:blocked_terms",
    "moderator:read:followers",
    "moderator:read:moderators",
    "moderator:read:suspicious_users",
    "moderator:read:vips",
    "user:bot",
    "user:read:chat",
    "user:write:chat",
)
BROADCASTER_SCOPES = ("channel:bot", "channel:manage:polls", "channel:manage:redemptions", "moderation:read")


class LoopbackTwitch(Moderators):
    """One channel on 127.0.0.1, served while inside `async with`; every hand on it is instant and sync."""

    def __init__(
        self,
        clock: Clock,
        faults: Faults | None = None,
        *,
        broadcaster: str = "Emission",
        bot: str = "Bouge",
        observe: Observer | None = None,
        keepalive: timedelta | None = None,
    ) -> None:
        """Prepare the channel; `observe` hears each HTTP exchange, `keepalive` replaces what clients ask."""
        super().__init__(World(clock, faults or Faults(), broadcaster, bot))
        self._front = Front(self._world, observe)
        app = web.Application(middlewares=[self._front.middleware()])
        calls = Calls(self._world)
        app.add_routes(OAuthRoutes(self._world).table())
        app.add_routes(ChatRoutes(self._world, calls).table())
        app.add_routes(ModerationRoutes(self._world, calls).table())
        app.add_routes(PollRoutes(self._world, calls).table())
        app.add_routes(LookupRoutes(self._world, calls).table())
        app.add_routes(SubscriptionRoutes(self._world, calls).table())
        app.add_routes(SocketRoutes(self._world, keepalive).table())
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
        self._address = ""
        now = clock.now()
        self.bot_grant = self._world.grants.issue(self.bot.id, self.bot.login, BOT_SCOPES, now)
        owner = self._world.broadcaster
        self.broadcaster_grant = self._world.grants.issue(owner.id, owner.login, BROADCASTER_SCOPES, now)

    async def __aenter__(self) -> Self:
        """Start to serve."""
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        port = self._runner.addresses[0][1]
        self._address = f"127.0.0.1:{port}"
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Cut every connection and stop."""
        self.drop_sockets()
        await self._runner.cleanup()

    @property
    def helix_url(self) -> str:
        """Return what stands for https://api.twitch.tv/helix."""
        return f"http://{self._address}/helix"

    @property
    def oauth_url(self) -> str:
        """Return what stands for https://id.twitch.tv/ (with its slash: the client adds « oauth2/… »)."""
        return f"http://{self._address}/"

    @property
    def eventsub_url(self) -> str:
        """Return what stands for wss://eventsub.wss.twitch.tv/ws."""
        return f"ws://{self._address}/ws"

    @property
    def client_id(self) -> str:
        """Return the application's id."""
        return self._world.client_id

    @property
    def client_secret(self) -> str:
        """Return the application's secret."""
        return self._world.client_secret

    @property
    def broadcaster(self) -> LoopbackUser:
        """Return the channel's owner."""
        return self._world.broadcaster

    @property
    def bot(self) -> LoopbackUser:
        """Return the bot's account, a moderator unless told otherwise."""
        return self._world.bot

    @property
    def chat(self) -> Chat:
        """Return the chat: `lines`, `removed` (message id → who did it), `withheld`, `modes`, `shield`."""
        return self._world.chat

    @property
    def acts(self) -> list[Act]:
        """Return everything the bot did, in order."""
        return self._world.acts

    @property
    def held(self) -> set[str]:
        """Return the ids of the crowd's messages that were written to an open, subscribed socket."""
        return self._world.eventsub.held

    @property
    def waiting(self) -> int:
        """Return how many frames are still to be written to open connections."""
        return sum(session.waiting for session in self._world.eventsub.sessions.values())

    @property
    def injected_duplicates(self) -> int:
        """Return how many notifications were really sent a second time."""
        return self._world.eventsub.doubled

    def spend_points(self, grant: Grant, leave: int) -> None:
        """Take a token's points as another program would, but for some."""
        self._front.drain(f"Bearer {grant.token}", leave)

    @property
    def limit_breaches(self) -> int:
        """Return how often the bot exceeded one of Twitch's limits; faults are not counted."""
        return self._world.limit_breaches

    @property
    def unknown_calls(self) -> list[str]:
        """Return the calls that this Twitch does not know; a test wants none."""
        return self._world.unknown_calls

    @property
    def subscribed_types(self) -> frozenset[str]:
        """Return the types of event that somebody now listens to."""
        return frozenset(made.type for made in self._world.eventsub.subscriptions)

    def user(self, name: str, badges: tuple[str, ...] = (), color: str = "#1E90FF") -> LoopbackUser:
        """Open a viewer's account; « moderator » among the badges makes one."""
        return self._world.users.add(name, badges, color)

    def post(self, author: LoopbackUser, text: str, reply_to: str = "") -> str | None:
        """Write in the chat and return the message's id; None when Twitch does not take it."""
        if self._world.chat.refuses(author, text, self._world.clock.now()):
            return None
        return self._world.show(author, text, reply_to).id

    def post_next_door(
        self, neighbour: LoopbackUser, author: LoopbackUser, text: str, source_id: str = ""
    ) -> str:
        """Write in a neighbour's room that shares its chat with this one; return the message's id here."""
        new_id, now = self._world.eventsub.new_id, self._world.clock.now()
        line = ChatLine(
            id=new_id(),
            author=author,
            text=text,
            sent_at=now,
            source=neighbour,
            source_id=source_id or new_id(),
        )
        self._world.put(line)
        return line.id

    def remove(self, message_id: str, by: LoopbackUser | None = None) -> bool:
        """Delete a message as a moderator would; False when it is not there."""
        return self._world.remove(message_id, (by or self.broadcaster).id)

    def clear(self) -> None:
        """Empty the chat as the broadcaster would."""
        self._world.clear(self.broadcaster.id)

    def clear_user(self, user: LoopbackUser) -> None:
        """Delete all messages of somebody, without silencing them."""
        self._world.clear_user(user, self.broadcaster.id)

    def notify(self, kind: str, user: LoopbackUser, text: str = "", system: str = "") -> str:
        """Have Twitch announce something (« sub », « raid », « announcement »…) and return its id."""
        id, room, users = self._world.eventsub.new_id(), self.broadcaster, self._world.users
        told = payloads.notification(room, user, kind, id, text, system, users)
        self._world.eventsub.tell("channel.chat.notification", told)
        return id

    def hold(self, author: LoopbackUser, text: str, category: str = "swearing") -> str:
        """Have AutoMod keep a message back, and return its id."""
        line = ChatLine(
            id=self._world.eventsub.new_id(), author=author, text=text, sent_at=self._world.clock.now()
        )
        held = Withheld(line=line, category=category)
        self._world.chat.withheld[line.id] = held
        told = payloads.withheld(self.broadcaster, held, self._world.users)
        self._world.eventsub.tell("automod.message.hold", told)
        return line.id

    def decide(self, message_id: str, *, allow: bool) -> bool:
        """Decide about a withheld message with Twitch's own tools; False when it is not withheld."""
        return self._world.decide(message_id, self.broadcaster, allow=allow)

    def stream_online(self) -> None:
        """Go live."""
        self._world.stream = Stream(id=self._world.eventsub.new_id(), started_at=self._world.clock.now())
        told = payloads.stream_online(self.broadcaster, self._world.stream.id, self._world.stream.started_at)
        self._world.eventsub.tell("stream.online", told)

    def stream_offline(self) -> None:
        """Stop the stream."""
        stopped, self._world.stream = self._world.stream, None
        id = stopped.id if stopped else self._world.eventsub.new_id()
        self._world.eventsub.tell("stream.offline", payloads.stream_offline(self.broadcaster, id))

    def raid(self, raider: LoopbackUser, viewers: int) -> None:
        """Have another channel send its viewers."""
        told = payloads.raid(raider, self.broadcaster, viewers)
        self._world.eventsub.tell("channel.raid", told)

    def follow(self, user: LoopbackUser) -> None:
        """Have somebody follow the channel."""
        told = payloads.follow(user, self.broadcaster, self._world.clock.now())
        self._world.eventsub.tell("channel.follow", told)

    def redeem(self, user: LoopbackUser, title: str, text: str) -> None:
        """Have somebody spend points on a reward, with some words."""
        eventsub, now = self._world.eventsub, self._world.clock.now()
        told = payloads_rewards.redemption(self.broadcaster, user, eventsub.new_id(), title, text, now)
        eventsub.tell("channel.channel_points_custom_reward_redemption.add", told)
