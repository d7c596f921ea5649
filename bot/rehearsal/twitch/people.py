"""Who has an account on the loopback Twitch."""

from datetime import datetime

import msgspec


class LoopbackUser(msgspec.Struct, frozen=True, kw_only=True):
    """One account; `badges` are the set ids that Twitch shows in this channel (« moderator », « vip »…)."""

    id: str
    login: str
    name: str
    color: str = ""
    badges: tuple[str, ...] = ()

    @property
    def is_privileged(self) -> bool:
        """Return whether Twitch spares this account the limits of ordinary viewers."""
        return "moderator" in self.badges or "broadcaster" in self.badges


class Users:
    """Every account, by id and by login."""

    def __init__(self) -> None:
        """Start with nobody."""
        self._by_id: dict[str, LoopbackUser] = {}
        self._by_login: dict[str, LoopbackUser] = {}

    def add(self, name: str, badges: tuple[str, ...] = (), color: str = "") -> LoopbackUser:
        """Open an account under a name nobody has, and return it."""
        login = name.lower()
        if login in self._by_login:
            raise ValueError(f"the loopback Twitch already has an account {login!r}")
        user = LoopbackUser(
            id=str(100_000_000 + len(self._by_id) * 7), login=login, name=name, color=color, badges=badges
        )
        self._by_id[user.id] = user
        self._by_login[login] = user
        return user

    def replace(self, user: LoopbackUser) -> None:
        """Keep another state of an account, e.g. with other badges."""
        self._by_id[user.id] = user
        self._by_login[user.login] = user

    def by_id(self, id: str) -> LoopbackUser | None:
        """Return the account of an id."""
        return self._by_id.get(id)

    def by_login(self, login: str) -> LoopbackUser | None:
        """Return the account of a login."""
        return self._by_login.get(login.lower())


def stamp(at: datetime) -> str:
    """Return a time as Twitch writes it, with nanoseconds."""
    return at.isoformat(timespec="microseconds")[:26] + "000Z"
