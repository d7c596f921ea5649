"""What programs can ask for: each action's name, what it needs, and the order that it is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

import msgspec

from bot.orders import (
    AirPoll,
    AnyOrder,
    CancelPoll,
    ClearAir,
    ClosePoll,
    DecideQuestion,
    ExtendPoll,
    GoToSegment,
    HideResults,
    NextSegment,
    OpenPoll,
    Panic,
    QuestionAct,
    ShowPoll,
    Take,
    UndoAct,
)
from bot.words import Refusal

Text = Annotated[str, msgspec.Meta(max_length=500)]


class Present(msgspec.Struct, frozen=True, kw_only=True):
    """What an action has to know of the show now: the open poll, the latest one, the questions in order."""

    open_poll_id: str = ""
    latest_poll_id: str = ""
    next_question_id: str = ""
    aired_question_id: str = ""


class Body(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What may be said with an action."""


class Nothing(Body, frozen=True, kw_only=True):
    """Nothing has to be said."""


class Segment(Body, frozen=True, kw_only=True):
    """Which segment of the rundown, by its id."""

    segment_id: Text


class Opening(Body, frozen=True, kw_only=True):
    """The poll to open: without a question, the current segment's."""

    question: Text = ""
    choices: tuple[Text, ...] = ()
    seconds: int | None = None
    method: str = "plurality"
    hide_results: bool = False
    on_air: bool = True
    minimum_turnout: int | None = None
    proposal: Text = ""


class OfPoll(Body, frozen=True, kw_only=True):
    """Which poll; without it, the open one."""

    poll_id: Text = ""


class Extension(OfPoll, frozen=True, kw_only=True):
    """By how many seconds a poll is extended."""

    seconds: int = 30


class Cancelling(OfPoll, frozen=True, kw_only=True):
    """Why a poll is called off."""

    reason: Text


class OfQuestion(Body, frozen=True, kw_only=True):
    """Which question; without it, the first in order, or the one on air."""

    question_id: Text = ""


Made = AnyOrder | Refusal


@dataclass(frozen=True)
class Action:
    """One action: what it is called, what its body is, and the order that it makes."""

    name: str
    summary: str
    body: type[Body]
    order: Callable[[Any, Present], Made]


def _of_poll(make: Callable[[Any, str], AnyOrder], latest: bool = False) -> Callable[[Any, Present], Made]:
    def order(body: OfPoll, present: Present) -> Made:
        poll_id = body.poll_id or present.open_poll_id or (present.latest_poll_id if latest else "")
        return make(body, poll_id) if poll_id else Refusal("order-poll-none-open")

    return order


def _of_question(act: QuestionAct, aired: bool = False) -> Callable[[Any, Present], Made]:
    def order(body: OfQuestion, present: Present) -> Made:
        usual = present.aired_question_id if aired else present.next_question_id
        question_id = body.question_id or usual
        if not question_id:
            return Refusal("api-no-question")
        return DecideQuestion(question_id=question_id, act=act)

    return order


def _open(body: Opening, present: Present) -> Made:
    return OpenPoll(**{name: getattr(body, name) for name in body.__struct_fields__})


_LIST = (
    Action("next", "Passer à la séquence suivante", Nothing, lambda body, now: NextSegment()),
    Action("go", "Aller à une séquence", Segment, lambda body, now: GoToSegment(segment_id=body.segment_id)),
    Action("take", "Mettre la prévisualisation à l’antenne", Nothing, lambda body, now: Take()),
    Action("clear", "Vider l’antenne", Nothing, lambda body, now: ClearAir()),
    Action("open", "Ouvrir le vote de la séquence en cours, ou un autre", Opening, _open),
    Action("close", "Clore le vote", OfPoll, _of_poll(lambda body, poll: ClosePoll(poll_id=poll))),
    Action(
        "extend",
        "Prolonger le vote",
        Extension,
        _of_poll(lambda body, poll: ExtendPoll(poll_id=poll, seconds=body.seconds)),
    ),
    Action(
        "hide",
        "Cacher les résultats",
        OfPoll,
        _of_poll(lambda body, poll: HideResults(poll_id=poll, hidden=True)),
    ),
    Action(
        "reveal",
        "Montrer les résultats",
        OfPoll,
        _of_poll(lambda body, poll: HideResults(poll_id=poll, hidden=False)),
    ),
    Action(
        "cancel",
        "Annuler le vote, en disant pourquoi",
        Cancelling,
        _of_poll(lambda body, poll: CancelPoll(poll_id=poll, reason=body.reason)),
    ),
    Action(
        "preview-poll",
        "Mettre le vote en prévisualisation",
        OfPoll,
        _of_poll(lambda body, poll: ShowPoll(poll_id=poll), latest=True),
    ),
    Action(
        "air-poll",
        "Mettre le vote à l’antenne",
        OfPoll,
        _of_poll(lambda body, poll: AirPoll(poll_id=poll), latest=True),
    ),
    Action(
        "preview-question", "Préparer la question suivante", OfQuestion, _of_question(QuestionAct.PREVIEW)
    ),
    Action(
        "air-question", "Mettre la question suivante à l’antenne", OfQuestion, _of_question(QuestionAct.AIR)
    ),
    Action(
        "answered",
        "Dire que la question à l’antenne a eu sa réponse",
        OfQuestion,
        _of_question(QuestionAct.ANSWERED, aired=True),
    ),
    Action("panic", "Panique : antenne vidée, chats calmés", Nothing, lambda body, now: Panic(on=True)),
    Action("calm", "Lever la panique", Nothing, lambda body, now: Panic(on=False)),
    Action("undo", "Annuler le dernier geste de ce jeton", Nothing, lambda body, now: UndoAct()),
)

ACTIONS: Mapping[str, Action] = {action.name: action for action in _LIST}
