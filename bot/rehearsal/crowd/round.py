"""What people say in a consent round, phase by phase, and what could be mistaken for it."""

from random import Random

from bot.events import Platform
from bot.rehearsal.crowd.ballots import words_of
from bot.rehearsal.crowd.deeds import Contributing, Kind, Way
from bot.rehearsal.crowd.lines import Lines
from bot.rehearsal.crowd.people import Person
from bot.rehearsal.crowd.record import CrowdRecord
from bot.rehearsal.crowd.screen import ShownPoll

CONSENT = "consent"
_CALLS = {
    "question": ("!question", "!q", "!question"),
    "feeling": ("!ressenti", "!ressenti", "Ressenti :", "!feeling"),
    "objection": ("!objection", "!objection", "Objection :"),
}
# One in so many turns is an objection; the others back those that stand, as in a room.
_OBJECTS = 0.04
_BY_FORM = 0.5
_STEMS = ("object", "obj", "ressent", "feeling", "question", "q")


def contribution(
    person: Person, poll: ShownPoll, record: CrowdRecord, lines: Lines, dice: Random
) -> Contributing | None:
    """Return what somebody says in the phase on screen; None when there is nothing for them to say."""
    match poll.phase:
        case "clarification":
            return _said(person, poll, "question", lines, dice)
        case "feelings":
            return _said(person, poll, "feeling", lines, dice)
        case "objections":
            # Only people with one account object, so that nobody backs an objection of their own.
            if person.asks and (not poll.objections or dice.random() < _OBJECTS):
                return _said(person, poll, "objection", lines, dice)
            return _backed(person, poll, record, dice)
        case _:
            return None


def late_contribution(person: Person, poll: ShownPoll, lines: Lines, dice: Random) -> Contributing:
    """Return an objection to a proposal that has been decided."""
    said = dice.choice(lines.round["objection"])
    return _voiced(person, poll, "objection", f"!objection {said}", said, Way.CHAT)


def could_be_voice(text: str) -> bool:
    """Return whether a line might be taken for a part of a round."""
    words = words_of(text)
    return bool(words) and any(word.startswith(_STEMS[:4]) or word in _STEMS for word in words[:2])


def _said(person: Person, poll: ShownPoll, part: str, lines: Lines, dice: Random) -> Contributing:
    said = dice.choice(lines.round[part])
    by_form = part == "objection" and person.platform is Platform.DISCORD and dice.random() < _BY_FORM
    text = f"{dice.choice(_CALLS[part])} {said}"
    return _voiced(person, poll, part, text, said, Way.FORM if by_form else Way.CHAT)


def _backed(person: Person, poll: ShownPoll, record: CrowdRecord, dice: Random) -> Contributing | None:
    numbers = [each.number for each in poll.objections if not record.has_objected(person.key, each.reason)]
    if not numbers:
        return None
    number = dice.choice(numbers)
    text = dice.choice((f"+1 {number}", f"!soutien {number}"))
    return Contributing(
        person=person, text=text, kind=Kind.ROUND, poll_id=poll.id, part="backing", number=number
    )


def _voiced(person: Person, poll: ShownPoll, part: str, text: str, said: str, way: Way) -> Contributing:
    return Contributing(
        person=person, text=text, kind=Kind.ROUND, way=way, poll_id=poll.id, part=part, said=said
    )
