"""What stays of a poll when its ballots are destroyed: figures, and nothing of anybody."""

from datetime import datetime

import msgspec

from bot.polls.outcome import Outcome


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """The outcome, the voters of each platform, and the platform time of its last counted ballot.

    `sides` are the outcomes among some of its voters that may be shown, `disagree` says that they differ.
    """

    outcome: Outcome
    voters_by_platform: dict[str, int] = {}
    latest: dict[str, datetime] = {}
    sides: dict[str, Outcome] = {}
    voters_by_side: dict[str, int] = {}
    disagree: bool = False
