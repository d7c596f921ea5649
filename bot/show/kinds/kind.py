"""What reading a segment of one kind takes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.show.faults import Faults
from bot.show.methods import Methods
from bot.show.rundown import FormatPlan, PollPlan

Plan = PollPlan | FormatPlan | None
Reader = Callable[[Faults, Mapping[str, Any], Methods | None], Plan]


def nothing(here: Faults, table: Mapping[str, Any], methods: Methods | None) -> Plan:
    """Return the plan of a segment that has nothing but its title and its minutes."""
    return None


@dataclass(frozen=True)
class Kind:
    """How the segments of a kind are written.

    `keys` are those of this kind beside id, kind, title and minutes, each with what to say where it stands in
    a segment of another kind ("{kind}" is that one's). `read` returns the segment's plan: it is given where
    the segment is in the file, its whole table and the poll methods, and notes every fault it finds.
    """

    keys: Mapping[str, str]
    read: Reader = nothing
