"""What people press and choose on Discord to vote.

All that is needed to understand a press is in the name of what was pressed, so that panels outlive the bot.
"""

from collections.abc import Sequence

import msgspec

from bot.actions import Button, Option, Select
from bot.polls.poll import Choice, Poll
from bot.words import Phrasebook

VOTE = "vote:"
CHANGE = "vote-change:"
# Opens the form in which one objects, on the platform's side.
OBJECT = "objection"
# Lists the objections of a round; what is chosen there is backed, or left.
OBJECTIONS, BACK, LEAVE = "objections:", "objection-back:", "objection-leave:"
# Between the codes of an order that is being chosen rank by rank.
_BEFORE = "."


class Controls(msgspec.Struct, frozen=True, kw_only=True):
    """What stands below a message."""

    buttons: tuple[Button, ...] = ()
    selects: tuple[Select, ...] = ()


def choice_said(choice: Choice, words: Phrasebook) -> str:
    """Return a choice as it is listed, with its code."""
    return words.text("vote-choice", code=choice.code, label=choice.label)


def a_button_each(poll: Poll, words: Phrasebook) -> Controls:
    """Return a button for each choice."""
    return Controls(
        buttons=tuple(
            Button(control=f"{VOTE}{poll.id}:{each.code}", label=choice_said(each, words))
            for each in poll.choices
        )
    )


def next_rank(poll: Poll, before: Sequence[str], words: Phrasebook) -> Controls:
    """Return what chooses the next rank among the choices that are left; nothing when only one is."""
    left = [choice for choice in poll.choices if choice.code not in before]
    if len(left) < 2:
        return Controls()
    return Controls(
        selects=(
            Select(
                control=f"{VOTE}{poll.id}:{_BEFORE.join(before)}",
                hint=words.text("vote-rank", place=len(before) + 1),
                options=tuple(Option(value=each.code, label=choice_said(each, words)) for each in left),
            ),
        )
    )


def ranked_so_far(poll: Poll, named: str, values: Sequence[str]) -> tuple[str, ...] | None:
    """Return the codes of an order that a press adds to, best first; None when it makes none."""
    order = (*filter(None, named.split(_BEFORE)), *values)
    known = {choice.code for choice in poll.choices}
    return order if values and len(set(order)) == len(order) and known.issuperset(order) else None
