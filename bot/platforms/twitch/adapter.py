"""The show's Twitch: listens for ever, acts on request, tells how it is."""

import asyncio
from datetime import datetime, timedelta

import aiohttp
import msgspec
import structlog
import twitchio

from bot.actions import AnyAction
from bot.errors import PlatformError
from bot.events import GapNoticed, Health, HealthReported, MessagePosted, Platform
from bot.platforms.health import HealthBoard
from bot.platforms.twitch.accounts import Accounts, SignInRefused
from bot.platforms.twitch.acts import TwitchActs
from bot.platforms.twitch.checkup import check_up
from bot.platforms.twitch.client import open_session
from bot.platforms.twitch.endpoints import redirected
from bot.platforms.twitch.helix import Helix, Identity
from bot.platforms.twitch.life import Life
from bot.platforms.twitch.tokens import TokenFile
from bot.platforms.twitch.translate import translate
from bot.platforms.twitch.values import Patience, TokenPair, TwitchValues
from bot.ports import AnyEvent, Clock, EventSink, Report
from bot.words import Phrasebook

# What ends a client without anybody having made a mistake.
EXPECTED = (PlatformError, twitchio.TwitchioException, aiohttp.ClientError, TimeoutError, OSError)

_log = structlog.get_logger(__name__)


class TwitchAdapter:
    """One channel's chat and stream, through clients that are replaced whenever one fails."""

    def __init__(
        self,
        values: TwitchValues,
        sink: EventSink,
        words: Phrasebook,
        clock: Clock,
        patience: Patience | None = None,
    ) -> None:
        """Prepare; nothing is read, opened or sent before `run`, `perform` or `check`."""
        self._values = values
        self._sink = sink
        self._words = words
        self._clock = clock
        self._patience = patience or Patience()
        self._board = HealthBoard(sink, clock)
        pairs = {"bot": values.bot_tokens, "broadcaster": values.broadcaster_tokens}
        given = {role: pair for role, pair in pairs.items() if pair}
        self._accounts = Accounts(given, TokenFile(values.token_file), self._board, words, clock)
        self._helix = Helix(clock)
        self._acts = TwitchActs(self._helix, words, clock)
        self._who = Identity(bot="", channel="")
        self._heard_at: datetime | None = None
        self._gap_since: datetime | None = None
        self._connected_at: datetime | None = None
        self._tasks = asyncio.TaskGroup()
        self._renewed: dict[str, TokenPair] = {}
        self._gaps = 0
        self.ignored = 0
        self.unreadable = 0

    async def run(self) -> None:
        """Listen until cancelled."""
        with redirected(self._values.helix_url, self._values.oauth_url):
            try:
                async with open_session() as session, asyncio.TaskGroup() as self._tasks:
                    await self._live_on(session)
            finally:
                # The old tokens are worth nothing any more: the new ones must be written, whatever ends this,
                # and though it is asked to end once more meanwhile.
                await asyncio.shield(asyncio.gather(*map(self._keep, tuple(self._renewed))))

    async def perform(self, action: AnyAction) -> Report:
        """Carry an action out; what Twitch refuses is said in the report."""
        return await self._acts.perform(action)

    async def check(self) -> list[HealthReported]:
        """Return what is well and what is not, without listening."""
        with redirected(self._values.helix_url, self._values.oauth_url):
            return await check_up(self._values, self._accounts, self._board, self._words)

    async def _live_on(self, session: aiohttp.ClientSession) -> None:
        failures = 0
        while True:
            # A life that never was connected leaves the gap open.
            self._connected_at, self._gap_since = None, self._gap_since or self._heard_at
            fault = await self._live_once(session)
            failures = 0 if self._was_steady() else failures + 1
            await asyncio.sleep(self._pause(fault, failures).total_seconds())

    async def _live_once(self, session: aiohttp.ClientSession) -> Exception | None:
        """Live one client's life, say how it ended, and return the fault that ended it, if any."""
        life = Life(
            self._values, self._patience, session, self._accounts, self._helix, self._board, self._words, self
        )
        try:
            await life.live()
        except ExceptionGroup as faults:
            fault = _first(faults)
            if isinstance(fault, SignInRefused):
                self._say_refused(str(fault))
            else:
                self._say_lost(Health.DOWN, _short(fault))
            if not isinstance(fault, EXPECTED):
                # The top of the loop: a fault of ours or of the library costs one client, not the show.
                _log.error("twitch client failed", fault=type(fault).__name__)
            return fault
        self._say_lost(Health.DEGRADED, "")
        return None

    def _was_steady(self) -> bool:
        return (
            self._connected_at is not None and self._clock.now() - self._connected_at >= self._patience.steady
        )

    def _pause(self, fault: Exception | None, failures: int) -> timedelta:
        if isinstance(fault, SignInRefused):
            return self._patience.refused
        pauses = self._patience.restarts
        return pauses[min(failures, len(pauses) - 1)]

    def _say_refused(self, what: str) -> None:
        keys = {"none": "twitch-no-tokens", "channel": "twitch-no-channel"}
        key = keys.get(what, "twitch-signed-out")
        detail = self._words.text(key, channel=self._values.broadcaster_login)
        remedy = self._words.text(f"{key}-remedy", account=what)
        self._board.say("twitch", Health.DOWN, detail, remedy)

    def _say_lost(self, health: Health, fault: str) -> None:
        key = "twitch-lost" if health is Health.DEGRADED else "twitch-down"
        self._board.say(
            "twitch", health, self._words.text(key, fault=fault), self._words.text(f"{key}-remedy")
        )

    def heard(self, frame: object) -> None:
        """Take one notification: translate it and pass it on."""
        self._heard_at = self._clock.now()
        try:
            event = translate(frame)
        except msgspec.ValidationError as fault:
            self.unreadable += 1
            _log.warning("twitch notification not understood", fault=str(fault), total=self.unreadable)
            return
        if event is None or self._is_own(event):
            self.ignored += 1
            return
        self._sink.put(event)

    def joined(self, who: Identity) -> None:
        """Learn under which account the bot is."""
        self._who = who

    def renewed(self, user_id: str, pair: TokenPair) -> None:
        """Write a user's new tokens."""
        self._renewed[user_id] = pair
        self._tasks.create_task(self._keep(user_id))

    async def _keep(self, user_id: str) -> None:
        if pair := self._renewed.get(user_id):
            await self._accounts.keep(user_id, pair)
            if self._renewed.get(user_id) is pair:
                del self._renewed[user_id]

    def connected(self, moderates: bool, *, whole: bool) -> None:
        """Learn that listening (re)started, and mark what may have been missed before."""
        now = self._clock.now()
        self._acts.moderating(moderates)
        since = self._heard_at if self._connected_at else self._gap_since
        self._gap_since = None
        self._connected_at = self._connected_at or now
        self._heard_at = self._heard_at or now
        if since is None:
            return
        self._gaps += 1
        self._sink.put(
            GapNoticed(
                id=f"twitch:gap:{self._gaps}:{now.isoformat()}",
                at=now,
                platform=Platform.TWITCH,
                channel=self._who.channel,
                since=since,
                filled=whole,
            )
        )

    def _is_own(self, event: AnyEvent) -> bool:
        if not isinstance(event, MessagePosted) or event.author.id != self._who.bot:
            return False
        # When the broadcaster's account is the bot's, a person types with it too.
        return self._who.bot != self._who.channel or self._acts.has_said(event.text)


def _first(faults: ExceptionGroup[Exception]) -> Exception:
    fault: Exception = faults
    while isinstance(fault, ExceptionGroup):
        fault = fault.exceptions[0]
    return fault


def _short(fault: Exception) -> str:
    # Only our own errors have texts that hold no address and no secret.
    return str(fault) if isinstance(fault, PlatformError) else type(fault).__name__
