"""Calls Helix through whichever client is alive, waiting and trying again as Twitch asks."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import TypeVar

import aiohttp
import msgspec
import twitchio
from twitchio.authentication.tokens import ManagedHTTPClient

from bot.errors import PlatformError
from bot.platforms.twitch.client import TwitchClient, noted_headers
from bot.ports import Clock

Answer = TypeVar("Answer")


class Identity(msgspec.Struct, frozen=True, kw_only=True):
    """Who the bot is, and in which channel."""

    bot: str
    channel: str


Call = Callable[[ManagedHTTPClient, Identity], Awaitable[Answer]]

_TRIES = 5
_LANES = 8
# Below so many points left, calls go only as fast as points come back; the others are for what is urgent.
_FEW_POINTS = 4 * _LANES
_LONGEST_WAIT = timedelta(seconds=60)
_LONGEST_REST = timedelta(seconds=5)
_LONGEST_ABSENCE = timedelta(seconds=30)


class HelixRefused(PlatformError):
    """Twitch understood and said no; `said` is Twitch's own sentence."""

    def __init__(self, status: int, said: str, *, about_token: bool = False) -> None:
        """Keep what tells one refusal from another."""
        self.status = status
        self.said = said
        self.about_token = about_token
        super().__init__(f"Twitch a refusé ({status}) : {said}")

    @property
    def about_session(self) -> bool:
        """Return whether a subscription was refused because its connection is gone."""
        return self.status == 400 and "session" in self.said.lower()


class HelixUnreachable(PlatformError):
    """Twitch did not answer, or not in a way that can be used."""


class Helix:
    """The way to Twitch's API, which outlives any one client."""

    def __init__(self, clock: Clock) -> None:
        """Wait for a first client."""
        self._clock = clock
        self._present: tuple[TwitchClient, Identity] | None = None
        self._attached = asyncio.Event()
        # More at once would only meet the rate limit sooner.
        self._lanes = asyncio.Semaphore(_LANES)

    def attach(self, client: TwitchClient, who: Identity) -> None:
        """Use this client from now on."""
        self._present = (client, who)
        self._attached.set()

    def detach(self, client: TwitchClient) -> None:
        """Stop using this client; calls wait for the next one."""
        if self._present and self._present[0] is client:
            self._present = None
            self._attached.clear()

    async def call(self, ask: Call[Answer], *, repeatable: bool, as_broadcaster: bool = False) -> Answer:
        """Return Twitch's answer; raises HelixRefused or HelixUnreachable.

        An unrepeatable call is tried again only when Twitch has certainly not done it. `as_broadcaster` says
        that it is made with the broadcaster's token, and not the bot's.
        """
        async with self._lanes:
            for tries in range(1, _TRIES + 1):
                client, who = await self._whoever()
                signer = who.channel if as_broadcaster else who.bot
                before = client.pair_of(signer)
                with noted_headers() as headers:
                    try:
                        answer = await ask(client.http, who)
                        await asyncio.sleep(_to_refill(headers).total_seconds())
                        return answer
                    except twitchio.HTTPException as refusal:
                        pause, named = self._after_refusal(refusal, headers, repeatable, tries)
                    except aiohttp.ClientConnectorError as fault:
                        pause, named = _growing(tries), HelixUnreachable(type(fault).__name__)
                    except (aiohttp.ClientError, TimeoutError, OSError) as fault:
                        pause = _growing(tries) if repeatable else None
                        named = HelixUnreachable(type(fault).__name__)
                if isinstance(named, HelixRefused) and named.about_token:
                    # Another call may have renewed the tokens first, with the renewal key that this one used.
                    if client.pair_of(signer) == before:
                        await client.remove_token(signer)
                        raise named
                    pause = timedelta()
                if pause is None or tries == _TRIES:
                    raise named
                await asyncio.sleep(pause.total_seconds())
        raise AssertionError("the last try returns or raises")

    async def _whoever(self) -> tuple[TwitchClient, Identity]:
        try:
            async with asyncio.timeout(_LONGEST_ABSENCE.total_seconds()):
                while self._present is None:
                    await self._attached.wait()
        except TimeoutError:
            raise HelixUnreachable("absent") from None
        return self._present

    def _after_refusal(
        self, refusal: twitchio.HTTPException, headers: dict[str, str], repeatable: bool, tries: int
    ) -> tuple[timedelta | None, PlatformError]:
        """Return how long to wait before asking again (None: it is final), and what the refusal means."""
        if refusal.status == 429:
            return self._until_reset(headers), _named(refusal)
        if refusal.status == 409 or (refusal.status >= 500 and repeatable):
            return _growing(tries), _named(refusal)
        return None, _named(refusal)

    def _until_reset(self, headers: dict[str, str]) -> timedelta:
        try:
            reset_at = datetime.fromtimestamp(float(headers["ratelimit-reset"]), UTC)
        except (KeyError, ValueError, OverflowError, OSError):
            return timedelta(seconds=1)
        # Twitch gives whole seconds: a little more, so as not to come back just too early.
        wait: timedelta = reset_at - self._clock.now() + timedelta(milliseconds=50)
        return min(max(wait, timedelta(milliseconds=50)), _LONGEST_WAIT)


def _to_refill(headers: dict[str, str]) -> timedelta:
    """Return how long a lane rests so that all of them together spend no more points than come back.

    Source: dev.twitch.tv/docs/api/guide, "Twitch rate limits": a bucket into which points come back.
    """
    try:
        limit, left = int(headers["ratelimit-limit"]), int(headers["ratelimit-remaining"])
    except (KeyError, ValueError):
        return timedelta()
    if left >= _FEW_POINTS or limit <= 0:
        return timedelta()
    return min(timedelta(minutes=1) * _LANES / limit, _LONGEST_REST)


def _named(refusal: twitchio.HTTPException) -> PlatformError:
    # The exception's own text is never used: for OAuth calls it holds the secrets of the address.
    said = str(refusal.extra.get("message", ""))
    about_token = bool(refusal.route and refusal.route.use_id)
    if refusal.status >= 500 or refusal.status == 429:
        return HelixUnreachable(f"{refusal.status}")
    return HelixRefused(refusal.status, said, about_token=about_token)


def _growing(tries: int) -> timedelta:
    return timedelta(milliseconds=250) * (1 << min(tries, 5))
