"""How people vote by each method, what they type for it, and what could be mistaken for such a ballot."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random

from bot.events import Platform
from bot.rehearsal.crowd.ballots import words_of
from bot.rehearsal.crowd.deeds import Kind, Voting, Way
from bot.rehearsal.crowd.lines import Lines
from bot.rehearsal.crowd.marks import Mark
from bot.rehearsal.crowd.people import Person
from bot.rehearsal.crowd.round import CONSENT, could_be_voice
from bot.rehearsal.crowd.screen import ShownPoll

APPROVAL, RANKED, JUDGMENT = "approval", "ranked", "majority-judgment"
DEBATE, MOOD = "moving-debate", "temperature"
# Where the ballot is an order of choices.
ORDERS = (RANKED, "borda")
# Where one code is the whole ballot.
OF_ONE_CODE = ("plurality", DEBATE)
_PRESSES = 0.8
# A grade this close to the end of its window might be heard in the next one.
_MARGIN = timedelta(milliseconds=400)
# So long the stream of the rehearsal may be late, and a bare grade be for the window before.
_UNSURE = timedelta(seconds=1.4)
# So long after a poll its codes are late ballots, and no grades.
_STALE = timedelta(seconds=25)
_LONGEST_GRADE = 6
_LONGEST_SIDE, _LONGEST_MOOD = 10, 4
_SIDES = (
    *("pour", "contre", "doute", "indecis", "hesit", "mitig", "favorable", "defavorable", "oppos", "sur"),
    *("for", "against", "unsure", "undecided", "doubt", "favo", "sure"),
)


def ballot_by_method(
    person: Person,
    poll: ShownPoll,
    before: Mark | None,
    lines: Lines,
    dice: Random,
    now: datetime,
    *,
    digits: bool,
) -> Voting | None:
    """Return a ballot in a poll that asks for more than one code; None when it could be misunderstood.

    `before` is what this person has said; `digits` says that a bare digit can only be a grade.
    """
    presses = person.platform is Platform.DISCORD and dice.random() < _PRESSES
    way = Way.BUTTON if presses else Way.CHAT
    if poll.method == MOOD:
        return _felt(person, poll, lines, dice, way, digits=digits)
    if poll.method == JUDGMENT:
        graded = before if isinstance(before, dict) else {}
        return _grade(person, poll, graded, lines, dice, now, way=way, digits=digits)
    some = _some_codes(person, poll, dice)
    if poll.method == APPROVAL:
        codes = [choice.code for choice in poll.choices]
        mark: Mark = (tuple(sorted(some, key=codes.index)),)
    else:
        mark = tuple((code,) for code in some)
    text = _framed(
        dice.choice(lines.joints[RANKED if poll.method in ORDERS else poll.method]).join(some),
        person.platform,
        lines,
        dice,
    )
    return _voting(person, poll, mark, text, way)


def _felt(person: Person, poll: ShownPoll, lines: Lines, dice: Random, way: Way, *, digits: bool) -> Voting:
    """Return how somebody feels, from 0 to 10; a bare number only where it can be no code."""
    value = min(10, max(0, round(dice.gauss(10 * person.favourite, 2))))
    text = dice.choice(lines.moods).format(value=value)
    if digits and dice.random() < 0.4:
        text = str(value)
    elif value in (0, 10) and dice.random() < 0.5:
        text = dice.choice(("+", "++", "+++") if value else ("-", "--"))
    return _voting(person, poll, str(value), text, way)


def late_ballot(person: Person, poll: ShownPoll, dice: Random) -> Voting:
    """Return a ballot for a poll that is over: only codes, since words may be those of the next poll."""
    if poll.method == MOOD:
        return _voting(person, poll, "9", "9/10", Way.CHAT)
    code = dice.choice(poll.choices).code
    marks: dict[str, Mark] = {APPROVAL: ((code,),), JUDGMENT: {code: 4}}
    marks |= dict.fromkeys(ORDERS, ((code,),))
    text = f"{code} : bien" if poll.method == JUDGMENT else code
    return _voting(person, poll, marks.get(poll.method, code), text, Way.CHAT)


def could_be_grade(text: str, polls: Sequence[ShownPoll], lines: Lines) -> bool:
    """Return whether a short line might be read as a grade where grades are given."""
    if not any(poll.method == JUDGMENT for poll in polls):
        return False
    words = words_of(text)
    stems = tuple({word[:4] for grade in lines.grades for name in grade for word in words_of(name)})
    return len(words) <= _LONGEST_GRADE and any(word.isdigit() or word.startswith(stems) for word in words)


def could_be_said(text: str, polls: Sequence[ShownPoll]) -> bool:
    """Return whether a line might be read as a side in a debate, a feeling, or a voice in a round."""
    words, methods = words_of(text), {poll.method for poll in polls}
    is_side = len(words) <= _LONGEST_SIDE and any(word.startswith(_SIDES) for word in words)
    is_mood = len(words) <= _LONGEST_MOOD and (not words or any(char.isdigit() for char in text))
    return (
        (DEBATE in methods and is_side)
        or (MOOD in methods and is_mood)
        or (CONSENT in methods and could_be_voice(text))
    )


def could_be_list(text: str, polls: Sequence[ShownPoll]) -> bool:
    """Return whether a line might be read as a list or an order of choices."""
    words = set(words_of(text))
    return any(
        choice.code in words
        for poll in polls
        if poll.method in (APPROVAL, *ORDERS, JUDGMENT)
        for choice in poll.choices
    )


def _some_codes(person: Person, poll: ShownPoll, dice: Random) -> list[str]:
    """Return some choices in an order, those that this person leans to mostly first."""
    size = len(poll.choices)
    leaning = [
        (abs(person.favourite**2 * size - place) + dice.random() * size, choice.code)
        for place, choice in enumerate(poll.choices)
    ]
    return [code for _, code in sorted(leaning)][: dice.randint(1, size)]


def _grade(
    person: Person,
    poll: ShownPoll,
    graded: dict[str, int],
    lines: Lines,
    dice: Random,
    now: datetime,
    *,
    way: Way,
    digits: bool,
) -> Voting | None:
    left = [choice.code for choice in poll.choices if choice.code not in graded]
    code = dice.choice(left or [choice.code for choice in poll.choices])
    window = poll.window
    is_sure = (
        window is not None
        and now < window.ends_at - _MARGIN
        and (window.starts_at == poll.opened_at or now > window.starts_at + _UNSURE)
    )
    bare = way is Way.CHAT and window is not None and is_sure and dice.random() < 0.7
    if bare and window is not None:
        code = window.code
    grade = min(6, max(0, round(6 - 6 * abs(person.favourite - dice.random()))))
    names = lines.grades[grade]
    word = str(grade) if digits and dice.random() < 0.3 else dice.choice(names)
    text = word if bare else f"{code}{dice.choice((' : ', ': ', ' = '))}{dice.choice(names)}"
    return _voting(person, poll, {code: grade}, text, way)


def digits_are_grades(polls: Sequence[ShownPoll], now: datetime) -> bool:
    """Return whether no poll ended so recently that a digit might be one of its codes."""
    return all(poll.closed_at is None or now - poll.closed_at > _STALE for poll in polls)


def _framed(text: str, platform: Platform, lines: Lines, dice: Random) -> str:
    return dice.choice(lines.frames["any"] + lines.frames[platform]).format(codes=text)


def _voting(person: Person, poll: ShownPoll, mark: Mark, text: str, way: Way) -> Voting:
    return Voting(person=person, text=text, kind=Kind.BALLOT, way=way, poll_id=poll.id, mark=mark)
