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


class DecideQuestion(Order, frozen=True, kw_only=True, tag="decide_question"):
    """Accept, dismiss, preview, air a question, or say it was answered."""

    question_id: str
    act: QuestionAct
