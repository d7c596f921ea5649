"""Points the real Twitch client at other servers, and back."""

from collections.abc import Iterator
from contextlib import contextmanager

from twitchio.http import Route

from bot.errors import PlatformError

_REAL = (Route.BASE, Route.ID_BASE)
_users: dict[tuple[str, str], int] = {}


@contextmanager
def redirected(helix_url: str, oauth_url: str) -> Iterator[None]:
    """Send the client's Helix and OAuth calls to these addresses while inside.

    The client keeps its addresses on a class, so that one process talks to one Twitch at a time: asking for
    a second one raises PlatformError.
    """
    wanted = (helix_url.rstrip("/") + "/", oauth_url.rstrip("/") + "/")
    if any(other != wanted for other in _users):
        raise PlatformError(
            "Un seul serveur Twitch à la fois par processus : arrêtez le premier avant d’en joindre un autre."
        )
    _users[wanted] = _users.get(wanted, 0) + 1
    Route.BASE, Route.ID_BASE = wanted
    try:
        yield
    finally:
        _users[wanted] -= 1
        if not _users[wanted]:
            del _users[wanted]
            Route.BASE, Route.ID_BASE = _REAL
