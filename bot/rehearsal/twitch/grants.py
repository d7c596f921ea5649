"""The tokens that the loopback Twitch gave out."""

from datetime import datetime, timedelta
from random import Random

import msgspec

LIFETIME = timedelta(hours=4)


class Grant(msgspec.Struct, frozen=True, kw_only=True):
    """One access token; without a user it is the application's own."""

    token: str
    refresh: str
    user_id: str
    login: str
    scopes: tuple[str, ...]
    expires_at: datetime


class DeviceRequest(msgspec.Struct, frozen=True, kw_only=True):
    """A device that waits for its user to say yes on Twitch's page."""

    device_code: str
    user_code: str
    scopes: tuple[str, ...]


class Grants:
    """Every token; a refresh token works once."""

    def __init__(self, dice: Random) -> None:
        """Start with none."""
        self._dice = dice
        self._by_token: dict[str, Grant] = {}
        self._by_refresh: dict[str, Grant] = {}
        self._devices: dict[str, DeviceRequest] = {}
        self._approved: dict[str, tuple[str, str]] = {}

    def issue(self, user_id: str, login: str, scopes: tuple[str, ...], now: datetime) -> Grant:
        """Return a new pair for a user."""
        grant = Grant(
            token=self._secret(30),
            refresh=self._secret(50) if user_id else "",
            user_id=user_id,
            login=login,
            scopes=scopes,
            expires_at=now + LIFETIME,
        )
        self._by_token[grant.token] = grant
        if grant.refresh:
            self._by_refresh[grant.refresh] = grant
        return grant

    def valid(self, token: str, now: datetime) -> Grant | None:
        """Return what a token grants; None for one unknown or expired."""
        grant = self._by_token.get(token)
        return grant if grant and now < grant.expires_at else None

    def refresh(self, refresh: str, now: datetime) -> Grant | None:
        """Return the pair that follows; the refresh token given does not work again."""
        old = self._by_refresh.pop(refresh, None)
        return self.issue(old.user_id, old.login, old.scopes, now) if old else None

    def expire(self, token: str, *, for_good: bool) -> None:
        """End an access token, and with `for_good` what renews it."""
        grant = self._by_token.pop(token, None)
        if grant and for_good:
            self._by_refresh.pop(grant.refresh, None)

    def ask(self, scopes: tuple[str, ...]) -> DeviceRequest:
        """Return a new request of a device."""
        request = DeviceRequest(
            device_code=self._secret(40), user_code=self._secret(8).upper(), scopes=scopes
        )
        self._devices[request.device_code] = request
        return request

    def approve(self, user_code: str, user_id: str, login: str) -> None:
        """Let the user say yes to a device."""
        self._approved[user_code] = (user_id, login)

    def collect(self, device_code: str, now: datetime) -> Grant | None:
        """Return the pair of an approved device; None while it waits. Raises KeyError for one unknown."""
        request = self._devices[device_code]
        approved = self._approved.get(request.user_code)
        if approved is None:
            return None
        del self._devices[device_code]
        return self.issue(*approved, request.scopes, now)

    def _secret(self, characters: int) -> str:
        return "".join(self._dice.choices("abcdefghijklmnopqrstuvwxyz0123456789", k=characters))
