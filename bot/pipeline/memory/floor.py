"""The audience's questions as the pipeline remembers them, with who stands behind each."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.changes.floor import (
    BackingAdded,
    BackingRemoved,
    DetectionSet,
    FloorChange,
    QuestionsApart,
    QuestionSaved,
    StreamBegan,
    VoiceForgotten,
    VoiceHeard,
    VoiceHidden,
)
from bot.ports import ShowRecord
from bot.questions.duplicates import AlikeIndex
from bot.questions.order import Place
from bot.questions.question import Question, QuestionStatus

LOOKED_AT_EVERY = timedelta(minutes=10)


@dataclass
class Floor:
    """Every question by id; `backings` has the backers (pseudonyms) of each, `unseen` the newcomers of these.

    A newcomer was not seen before the question was asked.

    `voices` says when each account (a keyed hash) last had the floor, over several shows; `hidden` are those
    that do not want it remembered. `numbers` has the id behind each number that people type, `accounts` the
    keyed hashes of authors, made once. `order` was ranked last, None since something changed.
    """

    questions: dict[str, Question] = field(default_factory=dict)
    backings: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    unseen: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    voices: dict[str, datetime] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)
    apart: set[frozenset[str]] = field(default_factory=set)
    detecting: bool | None = None
    live_since: datetime | None = None
    alike: AlikeIndex = field(default_factory=AlikeIndex)
    parts: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    numbers: dict[str, str] = field(default_factory=dict)
    accounts: dict[str, str] = field(default_factory=dict)
    order: list[Place] | None = None
    _looked_at: datetime | None = None

    @classmethod
    def of(cls, record: ShowRecord) -> "Floor":
        """Return what a store's record tells."""
        floor = cls(
            voices=dict(record.voices),
            hidden=set(record.hidden_voices),
            apart={frozenset(pair) for pair in record.apart},
            detecting=record.detecting,
            live_since=record.live_since,
        )
        for question in record.questions:
            floor.apply(QuestionSaved(question=question))
            floor.backings[question.id] = set(record.backings.get(question.id, frozenset()))
            floor.unseen[question.id] = set(record.unseen.get(question.id, frozenset()))
        return floor

    def outlasted(self, now: datetime, lasts: timedelta) -> list[VoiceForgotten]:
        """Return the voices that were heard too long ago to be remembered."""
        if self._looked_at is not None and now - self._looked_at < LOOKED_AT_EVERY:
            return []
        self._looked_at = now
        return [VoiceForgotten(account=account) for account, at in self.voices.items() if now - at > lasts]

    def floor_counts(self) -> Counter[str]:
        """Return how many times each account has had the floor this evening."""
        return Counter(each.author.key for each in self.aired())

    def aired(self) -> list[Question]:
        """Return the questions that were on air this evening, in the order of airing."""
        return sorted(
            (
                each
                for each in self.questions.values()
                if each.aired_at is not None and each.status is not QuestionStatus.ARCHIVED
            ),
            key=lambda each: (each.aired_at, each.number),
        )

    def whole(self, question: Question) -> Question:
        """Return the question that another one is part of, itself when it is none's."""
        seen = {question.id}
        while question.merged_into and question.merged_into not in seen:
            seen.add(question.merged_into)
            question = self.questions[question.merged_into]
        return question

    def with_parts(self, question: Question) -> list[Question]:
        """Return a question and every one that became part of it, itself first."""
        found = [question]
        for each in found:
            found += [self.questions[id] for id in self.parts.get(each.id, ())]
        return found

    def apply(self, change: FloorChange) -> None:
        """Bring one change in."""
        self.order = None
        match change:
            case QuestionSaved(question=question):
                self._saved(question)
            case BackingAdded():
                self.backings[change.question_id].add(change.backer)
                if change.unseen:
                    self.unseen[change.question_id].add(change.backer)
            case BackingRemoved():
                self.backings[change.question_id].discard(change.backer)
                self.unseen[change.question_id].discard(change.backer)
            case VoiceHeard(account=account, at=at):
                self.voices[account] = max(at, self.voices.get(account, at))
            case VoiceForgotten(account=account):
                self.voices.pop(account, None)
                self.hidden.discard(account)
                self.accounts = {key: each for key, each in self.accounts.items() if each != account}
            case VoiceHidden(account=account, hidden=hidden):
                (self.hidden.add if hidden else self.hidden.discard)(account)
            case QuestionsApart(one=one, other=other):
                self.apart.add(frozenset((one, other)))
            case DetectionSet(on=on):
                self.detecting = on
            case StreamBegan(at=at):
                self.live_since = at

    def _saved(self, question: Question) -> None:
        before = self.questions.get(question.id)
        if before is not None and before.merged_into and before.merged_into != question.merged_into:
            self.parts[before.merged_into].pop(question.id, None)
        if question.merged_into:
            self.parts[question.merged_into][question.id] = None
        self.questions[question.id] = question
        self.numbers[str(question.number)] = question.id
        self.alike.note(question)
