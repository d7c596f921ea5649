"""How often people vote, on an evening and where nothing but votes is rehearsed."""

from datetime import timedelta

import msgspec

# Of the ballots asked for, those that are sent when the poll is over.
LATE_SHARE = 0.02


class Habits(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody does in a turn, as probabilities: vote, vote again, vote when it is over.

    `late_for` is how long after its end people still vote. With `everybody_again` all change their minds,
    else those alone who are so inclined. `ballots` is how many the whole crowd sends in time before it stops,
    None for as many as there are turns.
    """

    votes: float = 0.5
    votes_again: float = 0.06
    votes_late: float = 0.02
    everybody_again: bool = False
    asks: bool = True
    late_for: timedelta = timedelta(seconds=15)
    ballots: int | None = None

    def are_silent(self, is_hushed: bool, voiced: int, is_open: bool) -> bool:
        """Return whether people who came for one vote have nothing to say until it is over."""
        return self.ballots is not None and (is_hushed or (is_open and self.has_said_enough(voiced)))

    def has_said_enough(self, voiced: int) -> bool:
        """Return whether the crowd has sent all that it sends in time."""
        return self.ballots is not None and voiced >= self.ballots


EVENING = Habits()


def of_voters(ballots: int) -> Habits:
    """Return the habits of people who do little else than vote, over and over."""
    return Habits(
        votes=0.94,
        votes_again=0.94,
        votes_late=0.6,
        everybody_again=True,
        asks=False,
        late_for=timedelta(seconds=60),
        ballots=round(ballots * (1 - LATE_SHARE)),
    )
