"""Orders about the audience's questions."""

from enum import StrEnum

from bot.orders.order import Order


class QuestionAct(StrEnum):
    """What can be done with a question."""

    ACCEPT = "accept"
    DISMISS = "dismiss"
    PREVIEW = "preview"
    AIR = "air"
    ANSWERED = "answered"
    DEFER = "defer"
    ARCHIVE = "archive"


class DecideQuestion(Order, frozen=True, kw_only=True, tag="decide_question"):
    """Accept, dismiss, preview, air, defer, archive a question, or say it was answered.

    `reason` is told to its author: why it is dismissed, or what is promised to whose question is deferred.
    """

    question_id: str
    act: QuestionAct
    reason: str = ""


class WriteAnswer(Order, frozen=True, kw_only=True, tag="write_answer"):
    """Write a question's answer: prepared while it waits, given when it was deferred; "" takes it back."""

    question_id: str
    text: str


class RetagQuestion(Order, frozen=True, kw_only=True, tag="retag_question"):
    """Put a question under another of the rundown's themes; "" for none."""

    question_id: str
    theme: str


class MergeQuestions(Order, frozen=True, kw_only=True, tag="merge_questions"):
    """Make a question part of another one that asks the same."""

    question_id: str
    into_id: str


class UnmergeQuestion(Order, frozen=True, kw_only=True, tag="unmerge_question"):
    """Make a question its own again."""

    question_id: str


class KeepApart(Order, frozen=True, kw_only=True, tag="keep_apart"):
    """Say that two questions do not ask the same: they are not proposed for merging any more."""

    question_id: str
    other_id: str


class DetectQuestions(Order, frozen=True, kw_only=True, tag="detect_questions"):
    """Propose what is plainly a question in the chat to moderators, or stop that."""

    on: bool


class ArchiveQuestions(Order, frozen=True, kw_only=True, tag="archive_questions"):
    """Put away every question that was answered or refused: an evening ends, the next one begins anew."""


FloorOrder = (
    DecideQuestion
    | WriteAnswer
    | RetagQuestion
    | MergeQuestions
    | UnmergeQuestion
    | KeepApart
    | DetectQuestions
    | ArchiveQuestions
)
