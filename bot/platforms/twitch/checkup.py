"""Looks at everything Twitch needs from the operator, without listening to the chat."""

import aiohttp
import twitchio
from twitchio.eventsub.websockets import Websocket

from bot.events import Health, HealthReported
from bot.platforms.health import HealthBoard
from bot.platforms.twitch.accounts import Account, Accounts, SignInRefused, SignInUnavailable
from bot.platforms.twitch.client import TwitchClient, open_session
from bot.platforms.twitch.subscriptions import ALL_SCOPES
from bot.platforms.twitch.values import TokenPair, TwitchValues
from bot.words import Phrasebook


async def check_up(
    values: TwitchValues, accounts: Accounts, board: HealthBoard, words: Phrasebook
) -> list[HealthReported]:
    """Return one report per thing looked at: tokens, rights, channel, moderator."""
    async with open_session() as session:
        look = _Look(values, session, accounts, board, words)
        try:
            return await look.around()
        finally:
            await look.close()


class _Look:
    def __init__(
        self,
        values: TwitchValues,
        session: aiohttp.ClientSession,
        accounts: Accounts,
        board: HealthBoard,
        words: Phrasebook,
    ) -> None:
        self._values = values
        self._accounts = accounts
        self._board = board
        self._words = words
        self._client = TwitchClient(values, session, self)
        self._renewed: list[tuple[str, TokenPair]] = []

    def renewed(self, user_id: str, pair: TokenPair) -> None:
        self._renewed.append((user_id, pair))

    def closed(self, socket: Websocket) -> None:
        raise AssertionError(f"{socket} : aucune connexion n’est ouverte pour un diagnostic.")

    async def close(self) -> None:
        for user_id, pair in self._renewed:
            await self._accounts.keep(user_id, pair)
        await self._client.close()

    async def around(self) -> list[HealthReported]:
        bot, findings = await self._account("bot", "twitch:bot")
        owner, more = await self._account("broadcaster", "twitch:broadcaster")
        account = bot or owner
        if account is None:
            if not findings and not more:
                findings = [self._bad("twitch:bot", Health.DOWN, "twitch-no-tokens")]
            return findings + more
        findings += more
        missing = [scope for scope in ALL_SCOPES if scope not in account.scopes]
        if missing:
            scopes = ", ".join(missing)
            detail = self._words.text("twitch-scopes-missing", scopes=scopes)
            remedy = self._words.text("twitch-scope-remedy", scopes=scopes, login=account.login)
            findings.append(self._board.finding("twitch:scopes", Health.DEGRADED, detail, remedy))
        else:
            findings.append(self._board.finding("twitch:scopes", Health.GOOD))
        return findings + await self._channel(account)

    async def _account(self, role: str, part: str) -> tuple[Account | None, list[HealthReported]]:
        try:
            account = await self._accounts.sign_in(self._client, role)
        except SignInRefused:
            key = "twitch-signed-out" if role == "bot" else "twitch-broadcaster-signed-out"
            detail = self._words.text(key)
            remedy = self._words.text("twitch-signed-out-remedy", account=role)
            return None, [self._board.finding(part, Health.DOWN, detail, remedy)]
        except SignInUnavailable as fault:
            detail = self._words.text("twitch-down", fault=str(fault))
            remedy = self._words.text("twitch-down-remedy")
            return None, [self._board.finding(part, Health.DOWN, detail, remedy)]
        return account, [self._board.finding(part, Health.GOOD)] if account else []

    async def _channel(self, account: Account) -> list[HealthReported]:
        values = self._values
        me = account.user_id
        try:
            if values.broadcaster_id:
                found = await self._client.http.get_users(ids=[values.broadcaster_id], token_for=me)
            else:
                login = values.broadcaster_login or account.login
                found = await self._client.http.get_users(logins=[login], token_for=me)
            if not found["data"]:
                return [self._bad("twitch:channel", Health.DOWN, "twitch-no-channel")]
            channel = found["data"][0]["id"]
            return [
                self._board.finding("twitch:channel", Health.GOOD),
                *await self._moderator(account, channel),
            ]
        except twitchio.HTTPException as refusal:
            fault = str(refusal.status)
        except (aiohttp.ClientError, TimeoutError, OSError) as failure:
            fault = type(failure).__name__
        detail = self._words.text("twitch-down", fault=fault)
        remedy = self._words.text("twitch-down-remedy")
        return [self._board.finding("twitch:channel", Health.DOWN, detail, remedy)]

    async def _moderator(self, account: Account, channel: str) -> list[HealthReported]:
        if "moderator:manage:shield_mode" not in account.scopes:
            return []
        try:
            # The cheapest question that Twitch answers to moderators alone.
            await self._client.http.get_shield_mode_status(channel, account.user_id, account.user_id)
        except twitchio.HTTPException as refusal:
            if refusal.status not in (401, 403):
                raise
            detail = self._words.text("twitch-not-moderator")
            remedy = self._words.text("twitch-moderator-remedy", login=account.login)
            return [self._board.finding("twitch:moderator", Health.DEGRADED, detail, remedy)]
        return [self._board.finding("twitch:moderator", Health.GOOD)]

    def _bad(self, part: str, health: Health, key: str) -> HealthReported:
        detail = self._words.text(key, channel=self._values.broadcaster_login or self._values.broadcaster_id)
        return self._board.finding(part, health, detail, self._words.text(f"{key}-remedy", account="bot"))
