"""An evening that tests live through: its values, who takes part, and the road's real stages without I/O."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

from bot.changes import Change
from bot.events import (
    Author,
    ClockTicked,
    CommandInvoked,
    ControlPressed,
    FormSubmitted,
    Interaction,
    MessageEdited,
    MessageHeld,
    MessagePosted,
    Platform,
    Role,
)
from bot.moderation.judge import Policy
from bot.moderation.policy import RuleChoices, rules_from
from bot.moderation.raids import RaidWatch
from bot.moderation.scores import Scores
from bot.orders import (
    Actor,
    ActorRole,
    AnyOrder,
    DecideQuestion,
    NextSegment,
    OpenPoll,
    OrderGiven,
    QuestionAct,
)
from bot.phrasebook import FluentPhrasebook
from bot.pipeline.evening import Evening
from bot.pipeline.memory.state import ShowState
from bot.pipeline.stages import STAGES
from bot.pipeline.step import Consequence, Happening
from bot.polls.poll import Poll
from bot.questions.question import Question, QuestionStatus
from bot.show.rundown import PollPlan, Rundown, Segment, SegmentKind
from bot.views import OrderView

ROOT = Path(__file__).parents[3]
FRENCH = FluentPhrasebook(ROOT / "config" / "locales", "fr")
START = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)
ROUGH = "espèce de patate pourrie"

ZOE = Author(platform=Platform.TWITCH, id="1", name="zoé")
MAX = Author(platform=Platform.TWITCH, id="2", name="max")
LEA = Author(platform=Platform.DISCORD, id="11", name="Léa")
SAM = Author(platform=Platform.DISCORD, id="12", name="Sam", roles=(Role.MODERATOR,))
ROBOT = Author(platform=Platform.TWITCH, id="99", name="robot", roles=(Role.BOT,))

HOST = Actor(name="Ana", role=ActorRole.HOST)
MODERATOR = Actor(name="Bob", role=ActorRole.MODERATOR)
OTHER_MODERATOR = Actor(name="Cléo", role=ActorRole.MODERATOR)
SCREEN = Actor(name="incrustation", role=ActorRole.OVERLAY)

RUNDOWN = Rundown(
    title="Soirée d’essai",
    segments=(
        Segment(id="accueil", kind=SegmentKind.STANDBY, title="Accueil"),
        Segment(
            id="vote",
            kind=SegmentKind.POLL,
            title="Premier vote",
            poll=PollPlan(question="On commence ?", choices=("Oui", "Non", "Plus tard"), seconds=60),
        ),
        Segment(id="questions", kind=SegmentKind.QUESTIONS, title="Vos questions"),
    ),
)
_keys = count(1)
EVENING = Evening(
    title="Bouge",
    rundown=RUNDOWN,
    words=FRENCH,
    policy=Policy(
        rules=rules_from(RuleChoices(blocked_terms=("patate pourrie",))),
        flag_threshold=0.5,
        act_threshold=0.9,
    ),
    platforms=(Platform.TWITCH, Platform.DISCORD),
    new_key=lambda: hashlib.sha256(str(next(_keys)).encode()).digest(),
    smallest_group=1,
    # Tests repeat themselves; those of copies say when that matters.
    raids=RaidWatch(authors=0),
)
CHANNELS = {Platform.TWITCH: "bouge", Platform.DISCORD: "salon"}
POLL = OpenPoll(question="On y va ?", choices=("Oui", "Non"), seconds=60)

_numbers = count(1)
T = TypeVar("T")


def an_evening(**values: Any) -> Evening:
    """Return the evening with some of its values changed."""
    return replace(EVENING, **values)


def after(seconds: float) -> datetime:
    """Return a moment of the evening."""
    return START + timedelta(seconds=seconds)


def live(
    state: ShowState, *events: Happening, evening: Evening = EVENING, scores: Scores | None = None
) -> list[Consequence]:
    """Pass events through every stage, bring their changes into the state, and return all consequences."""
    followed: list[Consequence] = []
    for event in events:
        for stage in STAGES:
            consequences = stage(event, state, evening, scores)
            state.apply_all(each for each in consequences if isinstance(each, Change))
            followed += consequences
    return followed


def only(kind: type[T], consequences: Sequence[object]) -> list[T]:
    """Return the consequences of one kind."""
    return [each for each in consequences if isinstance(each, kind)]


def kept(kind: type[T], consequences: Sequence[object]) -> T:
    """Return the one consequence of a kind."""
    (one,) = only(kind, consequences)
    return one


def said(
    text: str, by: Author = ZOE, at: float = 10, message_id: str = "", emotes: tuple[str, ...] = ()
) -> MessagePosted:
    """Return a message in the platform's channel, `at` seconds after the start."""
    name = message_id or f"m{next(_numbers)}"
    return MessagePosted(
        id=name,
        at=after(at),
        platform=by.platform,
        channel=CHANNELS[by.platform],
        message_id=name,
        author=by,
        text=text,
        emotes=emotes,
    )


def edited(text: str, message: MessagePosted, at: float = 20) -> MessageEdited:
    """Return the edit of a message."""
    return MessageEdited(
        id=f"e{next(_numbers)}",
        at=after(at),
        platform=message.platform,
        channel=message.channel,
        message_id=message.message_id,
        author=message.author,
        text=text,
    )


def withheld(text: str, by: Author = ZOE, message_id: str = "held", at: float = 10) -> MessageHeld:
    """Return a message that the platform's filter keeps back."""
    return MessageHeld(
        id=f"h{next(_numbers)}",
        at=after(at),
        platform=by.platform,
        channel=CHANNELS[by.platform],
        message_id=message_id,
        author=by,
        text=text,
        category="harcèlement",
    )


def _interaction() -> Interaction:
    return Interaction(id=f"i{next(_numbers)}", token="jeton", application_id="app")


def pressed(control: str, by: Author = LEA, at: float = 10, values: tuple[str, ...] = ()) -> ControlPressed:
    """Return the press of a button, or the choice of some values in a select."""
    return ControlPressed(
        id=f"p{next(_numbers)}",
        at=after(at),
        platform=by.platform,
        channel=CHANNELS[by.platform],
        author=by,
        control=control,
        values=values,
        message_id="panneau",
        interaction=_interaction(),
    )


def invoked(name: str, by: Author = LEA, at: float = 10, **options: str) -> CommandInvoked:
    """Return a slash command."""
    return CommandInvoked(
        id=f"c{next(_numbers)}",
        at=after(at),
        platform=by.platform,
        channel=CHANNELS[by.platform],
        author=by,
        name=name,
        options=options,
        interaction=_interaction(),
    )


def submitted(text: str, by: Author = LEA, at: float = 10, form: str = "ask") -> FormSubmitted:
    """Return the form with which questions are asked."""
    return FormSubmitted(
        id=f"f{next(_numbers)}",
        at=after(at),
        platform=by.platform,
        channel=CHANNELS[by.platform],
        author=by,
        form=form,
        fields={"text": text},
        interaction=_interaction(),
    )


def ordered(order: AnyOrder, by: Actor = HOST, at: float = 10) -> OrderGiven:
    """Return an operator's gesture."""
    return OrderGiven(id=f"o{next(_numbers)}", at=after(at), actor=by, order=order)


def ticked(at: float) -> ClockTicked:
    """Return the passing of time."""
    return ClockTicked(id="tick", at=after(at))


def opened(
    state: ShowState, order: OpenPoll = POLL, at: float = 0, evening: Evening = EVENING
) -> tuple[Poll, list[Consequence]]:
    """Open a poll, and return it with all that followed."""
    followed = live(state, ordered(order, at=at), evening=evening)
    (poll,) = state.open_polls()
    return poll, followed


def asked(state: ShowState, text: str, by: Author = ZOE, at: float = 10) -> Question:
    """Ask a question in chat, and return it."""
    before = set(state.floor.questions)
    live(state, said(f"!question {text}", by, at))
    (new,) = set(state.floor.questions) - before
    return state.floor.questions[new]


def voices(number: int, platform: Platform = Platform.TWITCH) -> list[Author]:
    """Return as many accounts that have nothing else to say."""
    return [Author(platform=platform, id=f"v{each}", name=f"voix{each}") for each in range(number)]


def plain(text: str) -> str:
    """Return a text with plain spaces, since French has several; which ones is tested elsewhere."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def refusal(consequences: Sequence[object]) -> str:
    """Return why the one gesture was refused, "" when it was done."""
    views = (getattr(item, "view", None) for item in consequences)
    return plain(next(view.text for view in views if isinstance(view, OrderView)))


def at_the_vote() -> ShowState:
    """Return an evening that has come to the rundown's poll."""
    state = ShowState()
    live(state, ordered(NextSegment(), at=0), ordered(NextSegment(), at=1))
    return state


def act(question: Question, what: QuestionAct, state: ShowState, at: float = 30) -> list[object]:
    """Do something with a question, and return all that followed."""
    return list(live(state, ordered(DecideQuestion(question_id=question.id, act=what), at=at)))


def status(question: Question, state: ShowState) -> QuestionStatus:
    """Return where a question is now."""
    return state.floor.questions[question.id].status
