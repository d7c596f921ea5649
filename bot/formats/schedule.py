"""When the rounds of known beacons come out, so that none is announced that is already out.

drand: round n comes at genesis + (n - 1) × period (https://docs.drand.love/docs/dev-guide/); the chains are
the League of Entropy's `quicknet` (52db9ba7…e971) and `default` (8990e7a9…b2ce).
"""

import re
from datetime import UTC, datetime, timedelta

import msgspec

# The list is read out before its seed comes.
SOONEST = timedelta(seconds=60)


class Schedule(msgspec.Struct, frozen=True):
    """When a beacon began, and how long after one round the next one comes."""

    genesis_at: datetime
    period: timedelta

    def time_of(self, number: int) -> datetime:
        """Return when a round comes out."""
        return self.genesis_at + (number - 1) * self.period

    def first_after(self, at: datetime) -> int:
        """Return the first round that comes out at a time or after it."""
        return 1 - (self.genesis_at - at) // self.period


_KNOWN = {
    "drand quicknet": Schedule(datetime.fromtimestamp(1_692_803_367, UTC), timedelta(seconds=3)),
    "drand": Schedule(datetime.fromtimestamp(1_595_431_050, UTC), timedelta(seconds=30)),
}
# One way to write each, and none so far away that no calendar has it.
_ROUND = re.compile(r"[1-9][0-9]{0,8}")


def schedule_of(name: str) -> Schedule | None:
    """Return when a beacon's rounds come out, None when that is not known here."""
    return _KNOWN.get(" ".join(name.casefold().split()))


def time_of_round(name: str, number: str) -> datetime | None:
    """Return when a round of a beacon comes out, None when that cannot be known."""
    known = schedule_of(name)
    return known.time_of(int(number)) if known and _ROUND.fullmatch(number) else None
