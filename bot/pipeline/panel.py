"""What people press and choose on Discord to vote, for each method, and the ballot that it makes.

All that is needed to understand a press is in the name of what was pressed, so that panels outlive the bot.
"""

from collections.abc import Sequence

import msgspec

from bot.actions import Button, Option, Select
from bot.polls.counting.how import grade_name
from bot.polls.counting.temperature import VALUES, WARMEST
from bot.polls.marks import GRADES, Mark
from bot.polls.poll import Choice, Poll
from bot.words import Phrasebook

VOTE = "vote:"
CHANGE = "vote-change:"
# Five rows a message: as many selects, or four and a row of buttons for the other choices.
_MOST_SELECTS = 5
_SELECTS_A_PAGE = 4
_BEFORE = "."
# Opens the form in which one objects, on the platform's side.
OBJECT = "objection"
_MOODS = tuple(str(value) for value in VALUES)


class Controls(msgspec.Struct, frozen=True, kw_only=True):
    """What stands below a message."""

    buttons: tuple[Button, ...] = ()
    selects: tuple[Select, ...] = ()


def ballot_controls(poll: Poll, words: Phrasebook, page: int = 0) -> Controls:
    """Return all that it takes to vote; grades of many choices stand on several pages."""
    match poll.method:
        case "approval":
            return Controls(selects=(_approved(poll, words),))
        case "ranked":
            return next_rank(poll, (), words)
        case "majority-judgment":
            return _graded(poll, words, page)
        case "temperature":
            return Controls(selects=(_felt(poll, words),))
        case "consent":
            return consent_controls(poll, words)
        case _:
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


def receipt_controls(poll: Poll, mark: Mark, words: Phrasebook) -> Controls:
    """Return what stands below a receipt: the next rank, and a way to change the ballot."""
    ranked = isinstance(mark, tuple) and poll.method == "ranked"
    more = next_rank(poll, [code for tier in mark for code in tier], words) if ranked else Controls()
    change = Button(control=f"{CHANGE}{poll.id}:0", label=words.text("vote-change"))
    return Controls(buttons=(change,), selects=more.selects)


def pressed_mark(poll: Poll, named: str, values: Sequence[str]) -> Mark | None:
    """Return the ballot of a press: what its name says, and what was chosen; None when it makes none."""
    codes = [choice.code for choice in poll.choices]
    match poll.method:
        case "approval":
            chosen = tuple(code for code in codes if code in values)
            return (chosen,) if chosen and not named and len(chosen) == len(values) else None
        case "ranked":
            order = [*filter(None, named.split(_BEFORE)), *values]
            distinct = len(set(order)) == len(order)
            return tuple((code,) for code in order) if values and distinct and {*order} <= {*codes} else None
        case "majority-judgment":
            grades = {str(grade): grade for grade in GRADES}
            given = [grades[value] for value in values if value in grades]
            return {named: given[0]} if named in codes and len(given) == 1 else None
        case "temperature":
            return values[0] if len(values) == 1 and values[0] in _MOODS else None
        case _:
            return named if named in codes else None


def choice_said(choice: Choice, words: Phrasebook) -> str:
    """Return a choice as it is listed, with its code."""
    return words.text("vote-choice", code=choice.code, label=choice.label)


def _approved(poll: Poll, words: Phrasebook) -> Select:
    return Select(
        control=f"{VOTE}{poll.id}:",
        hint=words.text("vote-approve"),
        options=tuple(Option(value=each.code, label=choice_said(each, words)) for each in poll.choices),
        most=len(poll.choices),
    )


def _felt(poll: Poll, words: Phrasebook) -> Select:
    return Select(
        control=f"{VOTE}{poll.id}:",
        hint=words.text("mood-hint"),
        options=tuple(
            Option(value=mood, label=words.text("mood-value", value=mood, most=WARMEST)) for mood in _MOODS
        ),
    )


def consent_controls(poll: Poll, words: Phrasebook) -> Controls:
    """Return the button that opens the form in which one objects."""
    return Controls(buttons=(Button(control=OBJECT, label=words.text("consent-object")),))


def _graded(poll: Poll, words: Phrasebook, page: int) -> Controls:
    grades = tuple(Option(value=str(grade), label=grade_name(grade, words)) for grade in reversed(GRADES))
    selects = [
        Select(
            control=f"{VOTE}{poll.id}:{choice.code}",
            hint=words.text("vote-grade", choice=choice_said(choice, words)),
            options=grades,
        )
        for choice in poll.choices
    ]
    if len(selects) <= _MOST_SELECTS:
        return Controls(selects=tuple(selects))
    starts = range(0, len(selects), _SELECTS_A_PAGE)
    buttons = tuple(
        Button(
            control=f"{CHANGE}{poll.id}:{number}",
            label=words.text("vote-page", first=start + 1, last=min(start + _SELECTS_A_PAGE, len(selects))),
        )
        for number, start in enumerate(starts)
    )
    first = starts[page % len(starts)]
    return Controls(buttons=buttons, selects=tuple(selects[first : first + _SELECTS_A_PAGE]))
