"""Discord's limits on calls: windows per route, and fifty calls a second over all."""

from collections import deque
from hashlib import blake2b

import msgspec

GLOBAL_CALLS = 50
_SECOND = 1.0
_MOST_BUCKETS = 2_000

_MESSAGES = "/channels/{channel_id}/messages"
_ONE_MESSAGE = _MESSAGES + "/{message_id}"
_WINDOWS: dict[tuple[str, str], tuple[int, float]] = {
    ("POST", _MESSAGES): (5, 5.0),
    ("PATCH", _ONE_MESSAGE): (5, 5.0),
    ("DELETE", _ONE_MESSAGE): (5, 1.0),
    ("GET", _MESSAGES): (50, 1.0),
}
_USUAL = (10, 2.0)
# Interactions are spared the limit over all: their own are per interaction.
_SPARED = ("/interactions/", "/webhooks/")


class Bucket(msgspec.Struct, kw_only=True):
    """One window: how many calls it had, and when it ends."""

    limit: int
    used: int
    ends_at: float


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What the limits say of a call; `wait` is how long it came too early, 0.0 when it did not."""

    headers: dict[str, str]
    wait: float = 0.0
    over_all: bool = False


class Limits:
    """Counts calls; time is told by the caller, in seconds."""

    def __init__(self) -> None:
        """Have counted nothing."""
        self._buckets: dict[tuple[str, str, str], Bucket] = {}
        self._recent: deque[float] = deque()
        self._hashes: dict[tuple[str, str], str] = {}

    @property
    def windows(self) -> int:
        """Return how many windows are remembered."""
        return len(self._buckets)

    def spend(self, method: str, route: str, major: str, now: float) -> Verdict:
        """Count a call on a route; `major` is what it is counted for (a channel, a server…)."""
        bucket = self._bucket(method, route, major, now)
        bucket.used += 1
        too_early = bucket.ends_at - now if bucket.used > bucket.limit else 0.0
        headers = self._headers(bucket, self._hash(method, route), now)
        if not route.startswith(_SPARED):
            while self._recent and self._recent[0] <= now - _SECOND:
                self._recent.popleft()
            self._recent.append(now)
            if len(self._recent) > GLOBAL_CALLS:
                self._recent.pop()
                return Verdict(headers=headers, wait=self._recent[0] + _SECOND - now, over_all=True)
        return Verdict(headers=headers, wait=too_early)

    def _bucket(self, method: str, route: str, major: str, now: float) -> Bucket:
        key = (method, route, major)
        bucket = self._buckets.get(key)
        if bucket is None or bucket.ends_at <= now:
            if len(self._buckets) > _MOST_BUCKETS:
                self._buckets = {k: b for k, b in self._buckets.items() if b.ends_at > now}
            limit, seconds = _WINDOWS.get((method, route), _USUAL)
            bucket = self._buckets[key] = Bucket(limit=limit, used=0, ends_at=now + seconds)
        return bucket

    def _hash(self, method: str, route: str) -> str:
        known = self._hashes.get((method, route))
        if known is None:
            known = blake2b(f"{method} {route}".encode(), digest_size=16).hexdigest()
            self._hashes[method, route] = known
        return known

    def _headers(self, bucket: Bucket, hash: str, now: float) -> dict[str, str]:
        return {
            "X-RateLimit-Limit": str(bucket.limit),
            "X-RateLimit-Remaining": str(max(bucket.limit - bucket.used, 0)),
            "X-RateLimit-Reset": f"{bucket.ends_at:.3f}",
            "X-RateLimit-Reset-After": f"{bucket.ends_at - now + 0.001:.3f}",
            "X-RateLimit-Bucket": hash,
        }
