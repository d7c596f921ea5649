"""A published box counted again, by the show's own method modules."""

import msgspec

from bot.polls.box.document import Box, SealedBox
from bot.polls.methods import BOXED
from bot.polls.outcome import Outcome
from bot.polls.poll import Choice


def read_box(raw: bytes) -> Box:
    """Return the box of a published file; raises msgspec.MsgspecError for anything else."""
    return msgspec.json.decode(raw, type=SealedBox).box


def recount(box: Box) -> Outcome | None:
    """Return what the ballots add up to, None where none are published or nothing here counts them."""
    method = BOXED.get(box.poll.method)
    if method is None or box.result is None:
        return None
    choices = [Choice(code=choice.code, label=choice.label) for choice in box.poll.choices]
    return method.count((mark for _, mark in box.ballots), choices)


def agrees(box: Box, outcome: Outcome) -> bool:
    """Tell whether a count gives the result that a box announces."""
    told, method = box.result, BOXED.get(box.poll.method)
    if told is None or method is None:
        return False
    counted = (outcome.winners, outcome.ranking, method.figures(outcome))
    return (told.winners, told.ranking, told.counts) == counted
