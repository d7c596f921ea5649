"""What each chat will be told with the next summing up; remembered for one life of the bot only."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime

from bot.changes import Acknowledged, CharterRead, LineSaid, Owed, TooLate
from bot.events import Platform
from bot.questions.question import Question, QuestionStatus

MOST_OWED = 4

DebtChange = Owed | CharterRead | TooLate | LineSaid | Acknowledged


@dataclass
class Debts:
    """By platform: answers, questions to acknowledge and to offer, late voters, ballots, and the last line.

    `charter_read_at` is by channel; `told_late` are the (poll, account) that have been told; `unsaid` is the
    last line while it waits.
    """

    owed: dict[Platform, list[str]] = field(default_factory=lambda: defaultdict(list))
    to_offer: dict[Platform, list[Question]] = field(default_factory=lambda: defaultdict(list))
    to_acknowledge: dict[Platform, list[Question]] = field(default_factory=lambda: defaultdict(list))
    too_late: dict[Platform, list[TooLate]] = field(default_factory=lambda: defaultdict(list))
    told_late: set[tuple[str, str]] = field(default_factory=set)
    unsaid: dict[Platform, str] = field(default_factory=dict)
    ballots: Counter[Platform] = field(default_factory=Counter)
    acknowledged_ballots: Counter[Platform] = field(default_factory=Counter)
    acknowledged_at: dict[Platform, datetime] = field(default_factory=dict)
    charter_read_at: dict[str, datetime] = field(default_factory=dict)

    def note_question(self, question: Question, before: Question | None) -> None:
        """Remember a question that was asked in chat, and one that can be backed from now on."""
        # Who asked by a form was answered at once; who wrote in the chat waits for the next summing up.
        if before is None and question.message_id and not question.detected:
            self.to_acknowledge[question.author.platform].append(question)
        if question.status is QuestionStatus.ACCEPTED and (
            before is None or before.status is QuestionStatus.PROPOSED
        ):
            for platform in Platform:
                self.to_offer[platform].append(question)

    def apply(self, change: DebtChange) -> None:
        """Bring one change in."""
        match change:
            case Owed():
                if len(self.owed[change.platform]) < MOST_OWED:
                    self.owed[change.platform].append(change.text)
            case CharterRead():
                self.charter_read_at[change.channel] = change.at
            case TooLate():
                self.told_late.add((change.poll_id, change.account))
                self.too_late[change.platform].append(change)
            case LineSaid():
                if self.unsaid.get(change.platform) == change.action_id:
                    del self.unsaid[change.platform]
            case Acknowledged():
                self._acknowledged(change)

    def _acknowledged(self, change: Acknowledged) -> None:
        self.acknowledged_at[change.platform] = change.at
        if change.action_id:
            self.unsaid[change.platform] = change.action_id
        self.to_acknowledge[change.platform].clear()
        waiting = self.to_offer[change.platform]
        self.to_offer[change.platform] = [each for each in waiting if each.id not in change.offered]
        self.owed[change.platform].clear()
        self.too_late[change.platform].clear()
        self.acknowledged_ballots[change.platform] = self.ballots[change.platform]
