"""The life of a question: asked, accepted or not, on air, answered, or gone. What cannot be is a refusal."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from msgspec.structs import replace

from bot.events import Author
from bot.orders import QuestionAct
from bot.questions.question import Question, QuestionStatus
from bot.questions.text import LONGEST, SHORTEST, cleaned, same_words
from bot.words import Refusal

_PROPOSED, _ACCEPTED, _ON_AIR = QuestionStatus.PROPOSED, QuestionStatus.ACCEPTED, QuestionStatus.ON_AIR
_ANSWERED, _DISMISSED = QuestionStatus.ANSWERED, QuestionStatus.DISMISSED

WAITING = frozenset({_PROPOSED, _ACCEPTED})

# What each act makes of a question, by the state it is in; any other state refuses it.
_MOVES: Mapping[QuestionAct, Mapping[QuestionStatus, QuestionStatus]] = MappingProxyType(
    {
        # A dismissed one may come back: moderators undo.
        QuestionAct.ACCEPT: {_PROPOSED: _ACCEPTED, _DISMISSED: _ACCEPTED},
        QuestionAct.DISMISS: dict.fromkeys(
            (_PROPOSED, _ACCEPTED, _ON_AIR, _ANSWERED, _DISMISSED), _DISMISSED
        ),
        QuestionAct.PREVIEW: {
            _PROPOSED: _ACCEPTED,
            _ACCEPTED: _ACCEPTED,
            _ON_AIR: _ON_AIR,
            _ANSWERED: _ANSWERED,
        },
        # Again from on air: the screen may have been cleared meanwhile.
        QuestionAct.AIR: dict.fromkeys((_PROPOSED, _ACCEPTED, _ON_AIR, _ANSWERED), _ON_AIR),
        QuestionAct.ANSWERED: {_ACCEPTED: _ANSWERED, _ON_AIR: _ANSWERED},
    }
)


def ask(
    *,
    question_id: str,
    number: int,
    text: str,
    author: Author,
    channel: str,
    message_id: str,
    at: datetime,
    earlier: Sequence[Question],
    limit: int,
    flagged: bool,
    automatic: bool,
) -> Question | Refusal:
    """Return a new question, or why it cannot be taken; `automatic` accepts one that is not flagged at once.

    `earlier` are the questions asked so far, anyone's; `limit` is how many one author may have waiting.
    """
    asked = cleaned(text)
    if len(asked) < SHORTEST:
        return Refusal("question-empty")
    if len(asked) > LONGEST:
        return Refusal("question-too-long", {"most": LONGEST})
    waiting = [each for each in earlier if each.author.key == author.key and each.status in WAITING]
    same = next((each for each in waiting if same_words(each.text, asked)), None)
    if same is not None:
        return Refusal("question-repeated", {"number": same.number})
    if len(waiting) >= limit:
        return Refusal("question-limit", {"limit": limit})
    return Question(
        id=question_id,
        number=number,
        text=asked,
        author=author,
        channel=channel,
        message_id=message_id,
        asked_at=at,
        status=_ACCEPTED if automatic and not flagged else _PROPOSED,
        flagged=flagged,
    )


def decide(question: Question, act: QuestionAct, at: datetime) -> Question | Refusal:
    """Return the question after an act of the host or a moderator; a host who airs one accepts it."""
    status = _MOVES[act].get(question.status)
    if status is None:
        return Refusal("order-question-state")
    aired_at = at if act is QuestionAct.AIR else question.aired_at
    return replace(question, status=status, aired_at=aired_at)


def remove(question: Question) -> Question:
    """Return the question as its message left the platform: nothing can be done with it any more."""
    return replace(question, status=QuestionStatus.REMOVED)
