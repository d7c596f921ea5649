"""Signs the bot's and the broadcaster's accounts in, with the newest tokens that work."""

import aiohttp
import msgspec
import twitchio

from bot.errors import PlatformError
from bot.events import Health
from bot.platforms.health import HealthBoard
from bot.platforms.twitch.client import TwitchClient
from bot.platforms.twitch.tokens import KeptTokens, TokenFile, candidates, print_of
from bot.platforms.twitch.values import TokenPair
from bot.ports import Clock
from bot.words import Phrasebook


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """A signed-in user."""

    user_id: str
    login: str
    scopes: frozenset[str]


class SignInRefused(PlatformError):
    """No token of an account works any more; somebody has to grant access again."""


class SignInUnavailable(PlatformError):
    """Twitch's sign-in does not answer; the tokens may well be good."""


class Accounts:
    """The accounts given by the operator, by the name of their role (« bot », « broadcaster »)."""

    def __init__(
        self,
        given: dict[str, TokenPair],
        file: TokenFile,
        health: HealthBoard,
        words: Phrasebook,
        clock: Clock,
    ) -> None:
        """Know what was given; nothing is signed in yet."""
        self._given = given
        self._file = file
        self._health = health
        self._words = words
        self._clock = clock
        self._roles: dict[str, str] = {}

    async def sign_in(self, client: TwitchClient, role: str) -> Account | None:
        """Add an account to the client and return it, None when no token of it is known.

        Raises SignInRefused or SignInUnavailable.
        """
        given = self._given.get(role)
        pairs = candidates(given, await self._kept(role))
        if not pairs:
            return None
        for pair in pairs:
            try:
                told = await client.add_token(pair.token, pair.refresh)
            except twitchio.InvalidTokenException as refusal:
                if refusal.status >= 500 or refusal.status == 429:
                    raise SignInUnavailable(str(refusal.status)) from None
                continue
            except (aiohttp.ClientError, TimeoutError, OSError) as fault:
                raise SignInUnavailable(type(fault).__name__) from None
            if told.user_id is None or (present := client.pair_of(told.user_id)) is None:
                continue
            self._roles[told.user_id] = role
            await self.keep(told.user_id, present)
            return Account(user_id=told.user_id, login=told.login or "", scopes=frozenset(told.scopes))
        raise SignInRefused(role)

    async def keep(self, user_id: str, pair: TokenPair) -> None:
        """Write a user's present tokens, so that a restart finds them."""
        role = self._roles.get(user_id)
        if role is None:
            return
        kept = KeptTokens(
            given=print_of(self._given.get(role)),
            token=pair.token,
            refresh=pair.refresh,
            user_id=user_id,
            kept_at=self._clock.now(),
        )
        try:
            before = await self._kept(role)
            if before is None or msgspec.structs.replace(before, kept_at=kept.kept_at) != kept:
                await self._file.keep(role, kept)
            self._health.heal("twitch:tokens")
        except PlatformError as fault:
            self._complain(fault)

    async def _kept(self, role: str) -> KeptTokens | None:
        try:
            return await self._file.kept(role)
        except PlatformError as fault:
            self._complain(fault)
            return None

    def _complain(self, fault: PlatformError) -> None:
        remedy = self._words.text("twitch-token-file-remedy")
        self._health.say("twitch:tokens", Health.DEGRADED, str(fault), remedy)
