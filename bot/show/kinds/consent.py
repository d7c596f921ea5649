"""A consent round in a rundown: the segment's title is the question, its proposal what is decided."""

from collections.abc import Mapping
from typing import Any

from bot.show.faults import Faults
from bot.show.kinds.kind import Kind
from bot.show.methods import Methods
from bot.show.rundown import PollPlan

LONGEST_PROPOSAL = 500
LARGEST_CIRCLE = 500


def read_round(here: Faults, table: Mapping[str, Any], methods: Methods | None) -> PollPlan:
    """Return the consent round of a segment."""
    return PollPlan(
        question=" ".join(str(table.get("title", "")).split()),
        choices=(),
        method="consent",
        proposal=here.text(table, "proposal", LONGEST_PROPOSAL),
        minimum_turnout=0,
        circle=here.number(table, "circle", 0, 0, LARGEST_CIRCLE),
    )


CONSENT = Kind(
    keys={
        "proposal": '« proposal » ne va que dans une séquence kind = "consent". Retirez-le.',
        "circle": '« circle » ne va que dans une séquence kind = "consent". Retirez-le.',
    },
    read=read_round,
)
