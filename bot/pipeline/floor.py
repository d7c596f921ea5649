"""The audience's questions as the pipeline remembers them, with who stands behind each."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from bot.changes import BackingAdded, BackingRemoved, FloorChange, QuestionSaved
from bot.questions.order import rank
from bot.questions.question import Question


@dataclass
class Floor:
    """Every question by id; `backings` has the backers (pseudonyms) of each."""

    questions: dict[str, Question] = field(default_factory=dict)
    backings: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def ranked(self) -> list[Question]:
        """Return the questions that wait, in the order in which they get the floor."""
        return rank(self.questions.values(), frozenset(self.floor_counts()))

    def floor_counts(self) -> Counter[str]:
        """Return how many times each account has had the floor."""
        return Counter(each.author.key for each in self.questions.values() if each.aired_at is not None)

    def apply(self, change: FloorChange) -> None:
        """Bring one change in."""
        match change:
            case QuestionSaved(question=question):
                self.questions[question.id] = question
            case BackingAdded():
                self.backings[change.question_id].add(change.backer)
            case BackingRemoved():
                self.backings[change.question_id].discard(change.backer)
