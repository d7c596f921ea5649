"""A published box counted again, by the show's own method modules."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import msgspec

from bot.polls.box.document import Box, SealedBox
from bot.polls.box.figures import figures_of
from bot.polls.counting import approval, majority_judgment, plurality, schulze
from bot.polls.outcome import Outcome

# One line for each method that has a box.
COUNTS: Mapping[str, Callable[[Iterable[Any], Sequence[str]], Outcome]] = MappingProxyType(
    {
        "plurality": plurality.count,
        "approval": approval.count,
        "majority-judgment": majority_judgment.count,
        "ranked": schulze.count,
    }
)


def read_box(raw: bytes) -> Box:
    """Return the box of a published file; raises msgspec.MsgspecError for anything else."""
    return msgspec.json.decode(raw, type=SealedBox).box


def recount(box: Box) -> Outcome | None:
    """Return what the ballots add up to, None where none are published or nothing here counts them."""
    count = COUNTS.get(box.poll.method)
    if count is None or box.result is None:
        return None
    return count([mark for _, mark in box.ballots], [choice.code for choice in box.poll.choices])


def agrees(box: Box, outcome: Outcome) -> bool:
    """Tell whether a count gives the result that a box announces."""
    told = box.result
    return told is not None and (told.winners, told.ranking, told.counts) == (
        outcome.winners,
        outcome.ranking,
        figures_of(outcome),
    )
