"""What the crowd itself remembers of what it sent, and what it expects to be counted."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

import msgspec

from bot.events import Platform
from bot.rehearsal.crowd.deeds import AnyDeed, Asking, Backing, Contributing, Kind, Linking, Voting, Way
from bot.rehearsal.crowd.marks import Mark, figures
from bot.rehearsal.crowd.screen import ShownPoll

Held = Callable[[Platform, str], bool]


class Sent(msgspec.Struct, frozen=True, kw_only=True):
    """Something a platform took, under the platform's own id and time."""

    id: str
    at: datetime
    deed: AnyDeed

    @property
    def platform(self) -> Platform:
        """Return where it was sent."""
        return self.deed.person.platform


class CrowdRecord:
    """Everything sent, in order; expectations are made when asked for.

    `held` says whether a platform still had an entry when it spoke to the bot: what it lost with a connection
    can be expected of nobody.
    """

    def __init__(self) -> None:
        """Remember nothing."""
        self.sent: list[Sent] = []
        self.refused: Counter[Platform] = Counter()
        self.failures = 0
        self._last_marks: dict[tuple[str, str], Mark] = {}
        self._last_at: dict[str, datetime] = {}
        self._questions: dict[str, str] = {}
        self._askers: set[str] = set()
        self._backed: set[tuple[str, int]] = set()
        self._objected: dict[str, set[str]] = defaultdict(set)
        self.voiced = 0

    def add(self, id: str, at: datetime, deed: AnyDeed, *, heard: bool = True) -> None:
        """Remember something that a platform took; `voiced` counts ballots and voices that somebody heard."""
        sent = Sent(id=id, at=at, deed=deed)
        self.sent.append(sent)
        key = deed.person.key
        self.voiced += heard and isinstance(deed, Voting | Contributing)
        if isinstance(deed, Voting):
            place = (deed.poll_id, key)
            self._last_marks[place] = _added(self._last_marks.get(place), deed.mark)
            self._last_at[key] = at
        elif isinstance(deed, Asking):
            self._questions[_folded(deed.question)] = key
            self._askers.add(key)
        elif isinstance(deed, Backing):
            self._backed.add((key, deed.number))
        elif isinstance(deed, Contributing) and deed.part == "objection":
            self._objected[key].add(deed.said)

    def last_mark(self, poll_id: str, person_key: str) -> Mark | None:
        """Return what somebody's ballot says, held or not."""
        return self._last_marks.get((poll_id, person_key))

    def last_ballot_at(self, person_key: str) -> datetime | None:
        """Return when somebody voted last, in any poll."""
        return self._last_at.get(person_key)

    def has_asked(self, person_key: str) -> bool:
        """Return whether somebody has asked their question."""
        return person_key in self._askers

    def note_asking(self, person_key: str) -> None:
        """Remember that somebody opened the form of a question and will send it."""
        self._askers.add(person_key)

    def forget_asking(self, person_key: str) -> None:
        """Let somebody whose form never came ask again."""
        self._askers.discard(person_key)

    def asker_of(self, text: str) -> str | None:
        """Return who asked a question, by its words."""
        return self._questions.get(_folded(text))

    def has_backed(self, person_key: str, number: int) -> bool:
        """Return whether somebody backed a question."""
        return (person_key, number) in self._backed

    def has_objected(self, person_key: str, reason: str) -> bool:
        """Return whether somebody gave this reason against a proposal."""
        return reason in self._objected.get(person_key, ())

    def marks(self, poll: ShownPoll, held: Held) -> dict[str, Mark]:
        """Return each person's ballot: what they said last, held and sent while the poll was open.

        Accounts that were linked before its end are one person, whatever either had said before.
        Grades come one choice at a time: the last one of each choice counts.
        """
        last: dict[tuple[str, str], Mark] = {}
        for person_key, votes in self.votes(poll, held).items():
            for _, vote in votes:
                parts = vote.mark.items() if isinstance(vote.mark, dict) else [("", None)]
                for code, grade in parts:
                    last[person_key, code] = vote.mark if grade is None else {code: grade}
        ballots: dict[str, Mark] = {}
        for (person_key, _), mark in last.items():
            ballots[person_key] = _added(ballots.get(person_key), mark)
        return ballots

    def votes(self, poll: ShownPoll, held: Held) -> Mapping[str, list[tuple[Sent, Voting]]]:
        """Return each person's ballots, held and sent while the poll was open, in the platforms' order."""
        persons = self.persons(held, poll.closed_at)
        found: dict[str, list[tuple[Sent, Voting]]] = defaultdict(list)
        for sent in sorted(self.sent, key=lambda each: each.at):
            deed = sent.deed
            if not isinstance(deed, Voting) or deed.poll_id != poll.id or not _in_time(sent.at, poll):
                continue
            if held(sent.platform, sent.id):
                found[persons.get(deed.person.key, deed.person.key)].append((sent, deed))
        return found

    def contributions(self, poll: ShownPoll, held: Held) -> Iterator[tuple[str, Contributing]]:
        """Yield what was said in a consent round, held and while it was open, with whose it is, in order."""
        persons = self.persons(held, poll.closed_at)
        for sent in sorted(self.sent, key=lambda each: each.at):
            deed = sent.deed
            if not isinstance(deed, Contributing) or deed.poll_id != poll.id:
                continue
            if _in_time(sent.at, poll) and held(sent.platform, sent.id):
                yield persons.get(deed.person.key, deed.person.key), deed

    def expected(self, poll: ShownPoll, held: Held) -> dict[str, int]:
        """Return the crowd's own figure of each code, as `bot.rehearsal.crowd.marks.figures` makes it."""
        return figures(self.marks(poll, held).values(), [choice.code for choice in poll.choices])

    def asked(self, held: Held) -> int:
        """Return how many questions should have been kept."""
        return sum(isinstance(sent.deed, Asking) for sent in self._held(held))

    def backings(self, held: Held) -> dict[int, int]:
        """Return how many persons should count behind each question, by its number."""
        persons = self.persons(held, None)
        backed = {
            (sent.deed.number, persons.get(sent.deed.person.key, sent.deed.person.key))
            for sent in self._held(held)
            if isinstance(sent.deed, Backing)
        }
        return dict(Counter(number for number, _ in backed))

    def kinds(self, platform: Platform, held: Held | None = None) -> dict[str, Kind]:
        """Return the kind of every chat message sent there, by message id."""
        entries = self.messages(platform)
        return {sent.id: sent.deed.kind for sent in entries if held is None or held(platform, sent.id)}

    def messages(self, platform: Platform) -> list[Sent]:
        """Return what was written in a chat, without presses, commands and forms."""
        return [sent for sent in self.sent if sent.platform is platform and sent.deed.way is Way.CHAT]

    def late_ballots(self, poll: ShownPoll) -> int:
        """Return how many ballots were sent on purpose when the poll was over."""
        return sum(
            isinstance(sent.deed, Voting | Contributing)
            and sent.deed.poll_id == poll.id
            and not _in_time(sent.at, poll)
            for sent in self.sent
        )

    def links(self, held: Held) -> int:
        """Return how many pairs of accounts should be linked."""
        return len(self.persons(held, None))

    def linked_at(self, held: Held) -> dict[str, datetime]:
        """Return when each person of two accounts was linked, by the account that stands for both."""
        return {
            sent.deed.person.key: sent.at
            for sent in self._held(held)
            if isinstance(sent.deed, Linking) and sent.deed.twin is not None
        }

    def persons(self, held: Held, until: datetime | None) -> dict[str, str]:
        """Return the account on Twitch of those that were linked until a time, by the one on Discord."""
        return {
            sent.deed.twin.key: sent.deed.person.key
            for sent in self.sent
            if isinstance(sent.deed, Linking) and sent.deed.twin is not None
            if (until is None or sent.at <= until) and held(sent.platform, sent.id)
        }

    def _held(self, held: Held) -> Iterator[Sent]:
        return (sent for sent in self.sent if held(sent.platform, sent.id))


def _added(before: Mark | None, mark: Mark) -> Mark:
    return {**before, **mark} if isinstance(before, dict) and isinstance(mark, dict) else mark


def _in_time(at: datetime, poll: ShownPoll) -> bool:
    return poll.opened_at <= at and (poll.closed_at is None or at <= poll.closed_at)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
