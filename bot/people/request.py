"""A link that was asked for on one platform and waits for the other; how often it may be asked and tried."""

import hmac
from collections.abc import Iterable
from datetime import datetime, timedelta

import msgspec

from bot.events import Platform

LASTS = timedelta(minutes=10)
MOST_TRIES = 5
MOST_WAITING = 2_000


class LinkRequest(msgspec.Struct, frozen=True, kw_only=True):
    """A code that waits to be typed: its `digest`, and the keyed hash of the `account` that asked for it.

    `partner` is the only account that may use it, "" for the first that types it. A `public` one was said
    where all could read it: it links nothing, it only names the account that a second, private code is for.
    """

    digest: str
    account: str
    platform: Platform
    expires_at: datetime
    partner: str = ""
    public: bool = False


def find_request(requests: Iterable[LinkRequest], digest: str, at: datetime) -> LinkRequest | None:
    """Return the request of a code that still lasts; takes as long whichever it is, or none."""
    found = None
    for request in requests:
        if hmac.compare_digest(request.digest, digest) and at <= request.expires_at:
            found = request
    return found


def may_use(request: LinkRequest, account: str) -> bool:
    """Return whether an account may use a code: anyone's but the one it was given to, or the only partner."""
    if request.account == account:
        return False
    return not request.partner or hmac.compare_digest(request.partner, account)


def tries_left(times: Iterable[datetime], at: datetime) -> int:
    """Return how many more times an account may ask for a code or type a wrong one."""
    return max(0, MOST_TRIES - sum(at - LASTS < time <= at for time in times))
