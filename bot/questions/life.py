"""The life of a question: proposed, accepted or not, on air, answered or deferred, put away, or gone.

What cannot be is a refusal.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from math import ceil
from types import MappingProxyType

import msgspec
from msgspec.structs import replace

from bot.events import Author
from bot.orders import QuestionAct
from bot.questions.duplicates import likeness
from bot.questions.question import Question, QuestionStatus
from bot.questions.text import LONGEST, LONGEST_NOTE, SHORTEST, cleaned, same_words
from bot.words import Refusal

_PROPOSED, _ACCEPTED, _ON_AIR = QuestionStatus.PROPOSED, QuestionStatus.ACCEPTED, QuestionStatus.ON_AIR
_ANSWERED, _DISMISSED = QuestionStatus.ANSWERED, QuestionStatus.DISMISSED
_DEFERRED, _ARCHIVED = QuestionStatus.DEFERRED, QuestionStatus.ARCHIVED

WAITING = frozenset({_PROPOSED, _ACCEPTED})
MINUTE = timedelta(minutes=1)
# An edit that leaves this much of the words as they were is a correction, and needs no new review.
_CORRECTION = 0.9

# What each act makes of a question, by the state it is in; any other state refuses it.
_MOVES: Mapping[QuestionAct, Mapping[QuestionStatus, QuestionStatus]] = MappingProxyType(
    {
        # A dismissed one may come back: moderators undo.
        QuestionAct.ACCEPT: dict.fromkeys((_PROPOSED, _DISMISSED, _DEFERRED), _ACCEPTED),
        QuestionAct.DISMISS: dict.fromkeys(
            (_PROPOSED, _ACCEPTED, _ON_AIR, _ANSWERED, _DISMISSED, _DEFERRED), _DISMISSED
        ),
        QuestionAct.PREVIEW: {
            _PROPOSED: _ACCEPTED,
            _ACCEPTED: _ACCEPTED,
            _ON_AIR: _ON_AIR,
            _ANSWERED: _ANSWERED,
            _DEFERRED: _DEFERRED,
        },
        # Again from on air: the screen may have been cleared meanwhile.
        QuestionAct.AIR: dict.fromkeys((_PROPOSED, _ACCEPTED, _ON_AIR, _ANSWERED, _DEFERRED), _ON_AIR),
        QuestionAct.ANSWERED: dict.fromkeys((_ACCEPTED, _ON_AIR, _DEFERRED), _ANSWERED),
        QuestionAct.DEFER: dict.fromkeys((_PROPOSED, _ACCEPTED, _ON_AIR, _ANSWERED, _DEFERRED), _DEFERRED),
        # A deferred one keeps its page until somebody answers.
        QuestionAct.ARCHIVE: dict.fromkeys((_ANSWERED, _DISMISSED), _ARCHIVED),
    }
)


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """How many questions one person may have waiting, and may ask in a minute."""

    waiting: int = 3
    per_minute: int = 3


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
    limits: Limits,
    flagged: bool,
    automatic: bool,
) -> Question | Refusal:
    """Return a new question, or why it cannot be taken; `automatic` accepts one that is not flagged at once.

    `earlier` are the questions that this person has asked so far.
    """
    asked = cleaned(text)
    if refusal := _unfit(asked) or _one_too_many(asked, at, earlier, limits):
        return refusal
    accepted = automatic and not flagged
    return Question(
        id=question_id,
        number=number,
        text=asked,
        author=author,
        channel=channel,
        message_id=message_id,
        asked_at=at,
        status=_ACCEPTED if accepted else _PROPOSED,
        accepted_at=at if accepted else None,
        flagged=flagged,
    )


def edit(question: Question, text: str, at: datetime, *, flagged: bool) -> Question | Refusal:
    """Return the question in its author's new words.

    An accepted one stays accepted when it was only corrected; else a moderator reads it again, and its
    backers, who backed other words, see it only then.
    """
    if question.status not in WAITING:
        return Refusal("question-too-late-to-edit", {"number": question.number})
    asked = cleaned(text)
    if refusal := _unfit(asked):
        return refusal
    corrected = likeness(question.text, asked) >= _CORRECTION
    status = question.status if corrected and not flagged else _PROPOSED
    return replace(question, text=asked, status=status, flagged=flagged, edited_at=at)


def withdraw(question: Question) -> Question | Refusal:
    """Return the question as its author took it back, while it waits."""
    if question.status not in WAITING:
        return Refusal("question-too-late-to-withdraw", {"number": question.number})
    return replace(question, status=QuestionStatus.WITHDRAWN)


def decide(question: Question, act: QuestionAct, at: datetime, reason: str = "") -> Question | Refusal:
    """Return the question after an act of the host or a moderator; a host who airs one accepts it."""
    status = _MOVES[act].get(question.status)
    if status is None:
        return Refusal("order-question-state")
    times = {
        QuestionAct.ACCEPT: {"accepted_at": at},
        QuestionAct.AIR: {"aired_at": at},
        QuestionAct.ANSWERED: {"answered_at": at},
        QuestionAct.DEFER: {"deferred_at": at},
        QuestionAct.ARCHIVE: {"archived_at": at},
    }
    noted = (
        {"note": cleaned(reason)[:LONGEST_NOTE]} if act in (QuestionAct.DISMISS, QuestionAct.DEFER) else {}
    )
    return replace(question, status=status, **times.get(act, {}), **noted)


def answered(question: Question, text: str, at: datetime) -> Question | Refusal:
    """Return the question with a written answer: given to a deferred one, prepared for one that waits."""
    answer = cleaned(text)
    if len(answer) > LONGEST_NOTE:
        return Refusal("question-answer-too-long", {"most": LONGEST_NOTE})
    if question.status is _DEFERRED and answer:
        return replace(question, answer=answer, status=_ANSWERED, answered_at=at)
    if question.status in (_PROPOSED, _ACCEPTED, _ON_AIR, _ANSWERED, _DEFERRED):
        return replace(question, answer=answer)
    return Refusal("order-question-state")


def retagged(question: Question, theme: str) -> Question | Refusal:
    """Return the question under another theme, "" for none; what is gone stays as it was."""
    if question.status in (QuestionStatus.REMOVED, QuestionStatus.WITHDRAWN, QuestionStatus.MERGED):
        return Refusal("order-question-state")
    return replace(question, theme=theme)


def remove(question: Question) -> Question:
    """Return the question as its message left the platform: nothing can be done with it any more."""
    return replace(question, status=QuestionStatus.REMOVED)


def _one_too_many(text: str, at: datetime, earlier: Sequence[Question], limits: Limits) -> Refusal | None:
    waiting = [each for each in earlier if each.status in WAITING]
    same = next((each for each in waiting if same_words(each.text, text)), None)
    if same is not None:
        return Refusal("question-repeated", {"number": same.number})
    if len(waiting) >= limits.waiting:
        return Refusal("question-limit", {"limit": limits.waiting})
    if wait := _seconds_to_wait(earlier, at, limits.per_minute):
        return Refusal("question-too-fast", {"limit": limits.per_minute, "seconds": wait})
    return None


def _unfit(text: str) -> Refusal | None:
    if len(text) < SHORTEST:
        return Refusal("question-empty")
    return Refusal("question-too-long", {"most": LONGEST}) if len(text) > LONGEST else None


def _seconds_to_wait(earlier: Sequence[Question], at: datetime, per_minute: int) -> int:
    """Return in how many seconds somebody may ask again, 0 when at once."""
    lately = sorted(each.asked_at for each in earlier if at - MINUTE < each.asked_at <= at)
    if len(lately) < per_minute:
        return 0
    return max(1, ceil((lately[-per_minute] + MINUTE - at).total_seconds()))
