"""What is settled of a session before it opens."""

import msgspec

from bot.formats.lot import Quota, Source

LONGEST_LABEL = 60


class Tag(msgspec.Struct, frozen=True, kw_only=True):
    """What contributions can be sorted by: a theme, a group, a hat."""

    id: str
    label: str


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """How a session goes; `seconds` None is until led on by hand, `review` None is as for questions.

    `per_person` is how much one person may contribute, `dots` how many dots they have, `turn_seconds` how
    long a speaker has. `source` is where the seed of a draw comes from.
    """

    seconds: int | None = None
    review: bool | None = None
    per_person: int = 3
    turn_seconds: int = 90
    dots: int = 3
    tags: tuple[Tag, ...] = ()
    seats: int = 1
    reserves: int = 0
    quotas: tuple[Quota, ...] = ()
    source: Source = Source()
