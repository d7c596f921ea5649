"""Who is signed in: random tokens that browsers keep, of which the vault knows only the digest."""

import hashlib
import secrets
from datetime import datetime, timedelta

import msgspec

from bot.orders import ActorRole
from bot.ports import Clock, Vault

LINK_LIFETIME = timedelta(minutes=10)
LONGEST_TOKEN = 100


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """What a token stands for; `group` is its digest."""

    role: ActorRole
    name: str
    until_at: datetime
    group: str = ""


class Invitation(msgspec.Struct, frozen=True, kw_only=True):
    """What a one-time link stands for."""

    role: ActorRole
    name: str


decode_session = msgspec.json.Decoder(Session).decode
decode_invitation = msgspec.json.Decoder(Invitation).decode


class Sessions:
    """Opens, finds and closes sessions, and makes the links that open one once."""

    def __init__(self, vault: Vault, clock: Clock, lifetime: timedelta) -> None:
        """Let a session live for `lifetime`, whatever is done with it."""
        self._vault = vault
        self._clock = clock
        self.lifetime = lifetime

    async def open(self, role: ActorRole, name: str) -> str:
        """Return the token of a new session."""
        token = secrets.token_urlsafe(32)
        session = Session(role=role, name=name, until_at=self._clock.now() + self.lifetime)
        await self._vault.keep(_session(token), msgspec.json.encode(session), self.lifetime)
        return token

    async def find(self, token: str) -> Session | None:
        """Return what a token stands for, None when it is unknown or over."""
        if not token or len(token) > LONGEST_TOKEN:
            return None
        kept = await self._vault.fetch(_session(token))
        if kept is None:
            return None
        session = msgspec.structs.replace(decode_session(kept), group=_session(token))
        return session if session.until_at > self._clock.now() else None

    async def close(self, token: str) -> None:
        """Make a token stand for nothing."""
        await self._vault.forget(_session(token))

    async def invite(self, role: ActorRole, name: str) -> str:
        """Return the token of a link that lets somebody in once, within ten minutes."""
        token = secrets.token_urlsafe(32)
        invitation = Invitation(role=role, name=name)
        await self._vault.keep(_link(token), msgspec.json.encode(invitation), LINK_LIFETIME)
        return token

    async def accept(self, token: str) -> Invitation | None:
        """Return what a link stands for and make it worthless; None when it already was."""
        if not token or len(token) > LONGEST_TOKEN:
            return None
        kept = await self._vault.take(_link(token))
        return decode_invitation(kept) if kept is not None else None


def seat_of(group: str) -> str:
    """Return a short name for who holds a session: the same on all its pages, and no way to its token."""
    return hashlib.sha256(group.encode()).hexdigest()[:12]


def _session(token: str) -> str:
    return f"session:{_digest(token)}"


def _link(token: str) -> str:
    return f"link:{_digest(token)}"


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
