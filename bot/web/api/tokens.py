"""The tokens that programs present: made, found and revoked; only their digests are kept."""

import hashlib
import secrets
from datetime import datetime
from enum import StrEnum

import msgspec

from bot.changes import Audited
from bot.orders import Actor, ActorRole
from bot.ports.clock import Clock
from bot.ports.tokens import Tokens

PREFIX = "bouge_"
LONGEST_TOKEN = 100
SHOWN_DIGITS = 12


class Scope(StrEnum):
    """What a token lets do: all that a host may, all that a moderator may, or only look."""

    HOST = "host"
    MODERATOR = "moderator"
    READ = "read"


ROLES = {Scope.HOST: ActorRole.HOST, Scope.MODERATOR: ActorRole.MODERATOR, Scope.READ: ActorRole.OVERLAY}


class TokenCard(msgspec.Struct, frozen=True, kw_only=True):
    """What a token stands for; `id` is the beginning of its digest."""

    id: str
    name: str
    scope: Scope
    made_at: datetime


decode_card = msgspec.json.Decoder(TokenCard).decode


class TokenBook:
    """The tokens of a show."""

    def __init__(self, tokens: Tokens, clock: Clock) -> None:
        """Keep their digests where `tokens` says."""
        self._tokens = tokens
        self._clock = clock

    async def make(self, name: str, scope: Scope, by: Actor) -> tuple[str, TokenCard]:
        """Return a new token, which nobody will ever be able to read again, and its card.

        Who made it is written in the audit log.
        """
        token = PREFIX + secrets.token_urlsafe(32)
        digest = _digest(token)
        card = TokenCard(id=digest[:SHOWN_DIGITS], name=name, scope=scope, made_at=self._clock.now())
        line = _line("make_token", card, by, card.made_at)
        await self._tokens.keep(digest, msgspec.json.encode(card), line)
        return token, card

    async def find(self, token: str) -> TokenCard | None:
        """Return what a token stands for, None when it is unknown or revoked."""
        if not token.startswith(PREFIX) or len(token) > LONGEST_TOKEN:
            return None
        kept = await self._tokens.fetch(_digest(token))
        return decode_card(kept) if kept is not None else None

    async def cards(self) -> list[TokenCard]:
        """Return the tokens that stand for something, the oldest first."""
        cards = [decode_card(card) for card in (await self._tokens.cards()).values()]
        return sorted(cards, key=lambda card: card.made_at)

    async def revoke(self, token_id: str, by: Actor) -> bool:
        """Have a token stand for nothing; False when there was none of this id."""
        for digest, kept in (await self._tokens.cards()).items():
            if digest[:SHOWN_DIGITS] == token_id:
                line = _line("revoke_token", decode_card(kept), by, self._clock.now())
                await self._tokens.forget(digest, line)
                return True
        return False


def _line(act: str, card: TokenCard, by: Actor, at: datetime) -> Audited:
    detail = f"scope={card.scope} name={card.name}"
    return Audited(at=at, actor=by, act=act, subject=card.id, detail=detail)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()
