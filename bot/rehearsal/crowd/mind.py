"""What somebody makes of their turn, from what is on screen and what they did before."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random

from bot.events import Platform
from bot.rehearsal.crowd.ballots import could_be_ballot, spell
from bot.rehearsal.crowd.deeds import AnyDeed, Asking, Backing, Kind, Saying, Voting, Way
from bot.rehearsal.crowd.formats import TakersOfPart
from bot.rehearsal.crowd.habits import EVENING, Habits
from bot.rehearsal.crowd.lines import Lines
from bot.rehearsal.crowd.people import Person, Temper
from bot.rehearsal.crowd.record import CrowdRecord
from bot.rehearsal.crowd.round import CONSENT, contribution, late_contribution
from bot.rehearsal.crowd.screen import OnScreen, ShownChoice, ShownPoll
from bot.rehearsal.crowd.script import Intent
from bot.rehearsal.crowd.voice import LONGEST, in_the_voice
from bot.rehearsal.crowd.voting import (
    OF_ONE_CODE,
    ballot_by_method,
    could_be_grade,
    could_be_list,
    could_be_said,
    digits_are_grades,
    late_ballot,
)

# A ballot this close to the announced end might be heard on either side of it; a late one is surely late.
MARGIN = timedelta(seconds=1.5)
LATE_AFTER = timedelta(seconds=3)
_BETWEEN_BALLOTS = timedelta(milliseconds=300)
_BACKS = 0.05
_MOST_ASKING, _ASKED_A_SECOND = 0.1, 1.2
_TRIES = 8
_TALK: dict[Temper, dict[Kind, float]] = {
    Temper.CALM: {Kind.CIVIL: 0.9, Kind.HEATED: 0.045, Kind.NEAR_VOTE: 0.04, Kind.HOSTILE_FORMAT: 0.015},
    Temper.HEATED: {Kind.CIVIL: 0.45, Kind.HEATED: 0.5, Kind.NEAR_VOTE: 0.05},
    Temper.RUDE: {
        Kind.CIVIL: 0.25, Kind.HEATED: 0.15, Kind.INSULT: 0.28, Kind.THREAT: 0.08, Kind.HATE: 0.1,
        Kind.SEXUAL: 0.04, Kind.HARASSMENT: 0.1,
    },
    Temper.SPAMMER: {Kind.CIVIL: 0.7, Kind.HOSTILE_FORMAT: 0.15, Kind.FLOOD: 0.15},
}  # fmt: skip


class Mind:
    """Decides for everybody; the same turns before the same screens give the same deeds."""

    def __init__(
        self,
        seed: int,
        rate: float,
        people: Sequence[Person],
        lines: Lines,
        screen: OnScreen,
        record: CrowdRecord,
        habits: Habits = EVENING,
    ) -> None:
        """Remember who is there, what can be said, and where to look."""
        self._people = people
        self._lines = lines
        self._screen = screen
        self._record = record
        self._habits = habits
        self._takers = TakersOfPart(screen)
        self._asking = min(_MOST_ASKING, _ASKED_A_SECOND / rate)
        dice = Random(f"{seed}:questions")
        questions = list(lines.by_kind[Kind.QUESTION])
        dice.shuffle(questions)
        openings = list(lines.openings)
        dice.shuffle(openings)
        self._questions = (f"{opening} {text}".strip() for opening in ("", *openings) for text in questions)

    def decide(self, intent: Intent, now: datetime) -> AnyDeed | None:
        """Return what is done; None when nothing that could be said would be understood rightly."""
        dice, person = Random(intent.salt), intent.person
        is_open = any(poll.closed_at is None for poll in self._screen.polls.values())
        if self._habits.are_silent(self._screen.is_hushed, self._record.voiced, is_open):
            return None
        if intent.wave is not None:
            ads = self._lines.by_kind[Kind.SPAM]
            return self._say(person, ads[intent.wave % len(ads)], Kind.SPAM)
        return (
            self._takers.decide(person, dice, now)
            or self._vote(person, dice, now)
            or self._ask(person, dice)
            or self._back(person, dice)
            or self._talk(person, dice)
        )

    def _vote(self, person: Person, dice: Random, now: datetime) -> AnyDeed | None:
        shown = list(self._screen.polls.values())
        still_open = [poll for poll in shown if is_open(poll, now)]
        draw = dice.random()
        if self._screen.is_hushed:
            return None
        if not still_open:
            return self._vote_late(person, shown, dice, draw, now)
        if self._habits.has_said_enough(self._record.voiced):
            return None
        last_at = self._record.last_ballot_at(person.key)
        if last_at is not None and now - last_at < _BETWEEN_BALLOTS:
            return None
        poll = dice.choice(still_open)
        if poll.method == CONSENT:
            speaks = draw < self._habits.votes
            return contribution(person, poll, self._record, self._lines, dice) if speaks else None
        before = self._record.last_mark(poll.id, person.key)
        if before is None or (isinstance(before, dict) and len(before) < len(poll.choices)):
            votes = draw < self._habits.votes
        else:
            votes = (person.revotes or self._habits.everybody_again) and draw < self._habits.votes_again
        if not votes:
            return None
        if poll.method not in OF_ONE_CODE:
            sure = digits_are_grades(shown, now)
            return ballot_by_method(person, poll, before, self._lines, dice, now, digits=sure)
        # The square makes the first choices more popular: flat results would hide mistakes.
        first = poll.choices[int(person.favourite**2 * len(poll.choices))]
        return self._cast(person, poll, first if before is None else dice.choice(poll.choices), dice)

    def _vote_late(
        self, person: Person, shown: Sequence[ShownPoll], dice: Random, draw: float, now: datetime
    ) -> AnyDeed | None:
        if draw >= self._habits.votes_late or any(poll.closed_at is None for poll in shown):
            return None
        until = self._habits.late_for
        over = [poll for poll in shown if poll.closed_at and LATE_AFTER < now - poll.closed_at < until]
        if not over:
            return None
        poll = dice.choice(over)
        if poll.method == CONSENT:
            return late_contribution(person, poll, self._lines, dice)
        return late_ballot(person, poll, dice)

    def _cast(self, person: Person, poll: ShownPoll, choice: ShownChoice, dice: Random) -> Voting:
        others = [
            other for other in self._screen.polls.values() if other.id != poll.id and not other.closed_at
        ]
        text = spell(choice, poll, others, person.platform, self._lines, dice)
        presses = person.platform is Platform.DISCORD and dice.random() < 0.8
        return Voting(
            person=person,
            text=text,
            kind=Kind.BALLOT,
            way=Way.BUTTON if presses else Way.CHAT,
            poll_id=poll.id,
            mark=choice.code,
        )

    def _ask(self, person: Person, dice: Random) -> AnyDeed | None:
        # What begins with "!question" or "+1" is for the round while there is one.
        if self._is_deciding() or not self._habits.asks:
            return None
        if dice.random() >= self._asking or not person.asks or self._record.has_asked(person.key):
            return None
        question = next(self._questions, None)
        if question is None:
            return None
        way = Way.CHAT
        if person.platform is Platform.DISCORD:
            way = dice.choice((Way.CHAT, Way.COMMAND, Way.FORM))
        command = dice.choice(("!question", "!question", "!q", "!Question"))
        return Asking(
            person=person, text=f"{command} {question}", kind=Kind.QUESTION, way=way, question=question
        )

    def _back(self, person: Person, dice: Random) -> AnyDeed | None:
        if dice.random() >= _BACKS or not person.backs or self._is_deciding():
            return None
        numbers = [
            question.number
            for question in self._screen.questions
            if question.author != person.name
            and self._record.asker_of(question.text) != person.key
            and not self._record.has_backed(person.key, question.number)
        ]
        if not numbers:
            return None
        number = dice.choice(numbers)
        way = Way.CHAT
        if person.platform is Platform.DISCORD and dice.random() < 0.5:
            way = Way.COMMAND
        text = dice.choice((f"+1 {number}", f"+1 {number}", f"!soutien {number}"))
        return Backing(person=person, text=text, kind=Kind.BACKING, way=way, number=number)

    def _talk(self, person: Person, dice: Random) -> AnyDeed | None:
        kinds = _TALK[person.temper]
        shown = [poll for poll in self._screen.polls.values() if not poll.closed_at]
        for _ in range(_TRIES):
            kind = dice.choices(tuple(kinds), tuple(kinds.values()))[0]
            text = self._worded(kind, person, shown, dice)
            near = kind is Kind.NEAR_VOTE
            misread = (could_be_list(text, shown) and not near) or could_be_said(text, shown)
            if not (misread or could_be_grade(text, shown, self._lines)) and not could_be_ballot(
                text, shown, with_code=near
            ):
                return self._say(person, text, kind)
        return None

    def _is_deciding(self) -> bool:
        return any(poll.method == CONSENT and not poll.closed_at for poll in self._screen.polls.values())

    def _worded(self, kind: Kind, person: Person, shown: Sequence[ShownPoll], dice: Random) -> str:
        line = dice.choice(self._lines.by_kind[kind])
        if kind in (Kind.HOSTILE_FORMAT, Kind.FLOOD):
            return line
        if kind is Kind.NEAR_VOTE:
            codes = [choice.code for poll in shown for choice in poll.choices] or ["1", "2"]
            return line.replace("{code}", dice.choice(codes)).replace("{other}", codes[-1])
        line = line.replace("{name}", dice.choice(self._people).name)
        return in_the_voice(line, person.platform, dice)

    def _say(self, person: Person, text: str, kind: Kind) -> Saying:
        return Saying(person=person, text=text[: LONGEST[person.platform]], kind=kind)


def is_open(poll: ShownPoll, now: datetime) -> bool:
    """Return whether a ballot sent now is surely in time."""
    if poll.closed_at is not None or now < poll.opened_at:
        return False
    return poll.announced_close_at is None or now < poll.announced_close_at - MARGIN
