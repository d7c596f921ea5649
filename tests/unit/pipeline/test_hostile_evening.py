"""Whole evenings of every order and event, with values nobody meant: no stage raises, no screen leaks."""

from collections.abc import Callable, Iterable
from enum import Enum
from random import Random
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import msgspec
import pytest

from bot.changes import CaseSaved, Change
from bot.events import (
    ActionPerformed,
    Author,
    AutomodAlerted,
    ChatCleared,
    ControlPressed,
    MessageHeld,
    MessageRemoved,
    ModeratorActed,
    Outcome,
    Platform,
    Role,
    RundownRead,
    StreamChanged,
    SuspectWrote,
    SuspicionChanged,
    UnbanRequested,
    UnbanResolved,
    WarningAcknowledged,
)
from bot.formats import FORMATS
from bot.moderation.case import CaseStatus
from bot.orders import AnyOrder, OpenFormat, OpenPoll
from bot.orders.order import Order
from bot.pipeline.evening import Evening
from bot.pipeline.memory.state import ShowState
from bot.pipeline.screens.present import air_view
from bot.pipeline.screens.publish import Publisher
from bot.pipeline.stages import STAGES
from bot.pipeline.step import Consequence, Happening
from bot.ports import ShowRecord
from tests.unit.pipeline.evening import (
    CHANNELS,
    HOST,
    MODERATOR,
    OTHER_MODERATOR,
    ROUGH,
    SCREEN,
    after,
    invoked,
    ordered,
    pressed,
    said,
    submitted,
    ticked,
)
from tests.unit.pipeline.fair import a_fair_evening
from tests.unit.pipeline.test_planning import TEXT

PEOPLE = (
    Author(platform=Platform.TWITCH, id="90000001", name="zoé"),
    Author(platform=Platform.TWITCH, id="90000002", name="max"),
    Author(platform=Platform.TWITCH, id="90000003", name=ROUGH),
    Author(platform=Platform.DISCORD, id="90000004", name="Léa"),
    Author(platform=Platform.DISCORD, id="90000005", name="Sam", roles=(Role.MODERATOR,)),
)
TELLING = ("9000000", "account", 'message_id":"m')
FORMATS_NAMES = (*FORMATS, "", "rien")
ACTS = sorted({act for each in FORMATS.values() for act in each.acts} | {"rien"})
WORDS = sorted({word for each in FORMATS.values() for word in each.words})
NUMBERS = (0, 1, 2, 3, 30, 60, -1, 10**9, 10**12, 10**30)
TEXTS = (
    "",
    "Et l’eau ?",
    "Ana : " + "a" * 64,
    "drand ; 9999999999",
    "ab" * 32,
    "1",
    "eau : plus d’arbres",
    ROUGH,
    "\u202e\u200b{ $x } <b>%s",
    "é" * 3_000,
)
LINES = (
    "1",
    "!question Et l’eau ?",
    "+1 1",
    "!retirer 1",
    "!recours c’était pour rire",
    "!oublie-moi oui",
    "!lier",
    "!parole",
    ROUGH,
    "!question " + ROUGH,
    *(f"!{word} {text}" for word in WORDS for text in ("", "1", "Ma ruelle est inondée", ROUGH)),
)
OPERATORS = (HOST, HOST, HOST, HOST, MODERATOR, OTHER_MODERATOR, SCREEN)
CASE_BUTTONS = ("ban", "delete", "allow", "timeout", "confirm", "decline", "undo", "accept", "reject")
KINDS = {"case_id": "case", "question_id": "question", "poll_id": "poll", "session_id": "session"}


def flat(union: Any) -> list[type[Order]]:
    """Return every order of the union."""
    return [each for part in get_args(union) for each in (flat(part) or [part])]


ORDERS = flat(AnyOrder)


def there(state: ShowState, kind: str) -> list[str]:
    """Return the ids of all that is there of a kind, and one of nothing."""
    known: dict[str, Iterable[str]] = {
        "case": state.docket.cases,
        "question": state.floor.questions,
        "poll": state.polls,
        "session": state.formats.sessions,
    }
    return [*known[kind], *known[kind], *known[kind], "rien"]


def value(name: str, kind: Any, state: ShowState, pick: Callable[[Any], Any]) -> Any:
    """Return a value for a field of an order: mostly one of what is there, now and then an absurd one."""
    origin, absurd = get_origin(kind), pick(range(5)) == 0
    if name in KINDS or name in ("into_id", "other_id"):
        return pick(there(state, KINDS.get(name, "question")))
    if name == "segment_id" or name == "after_id":
        return pick(("accueil", "vote", "questions", "rien", ""))
    if name == "act" and kind is str:
        return pick(ACTS)
    if kind is int and not absurd:
        return pick((0, 1, 1, 2, 3, 30, 60))
    if name == "format":
        return pick(FORMATS_NAMES)
    if name == "method":
        return pick(("plurality", "approval", "ranked", "consent", "moving-debate", "temperature", "rien"))
    if name == "rule":
        return pick(("", "respect", "place", "flood", "links", "rien"))
    if name == "values":
        return pick(
            ({}, {"title": "Autre"}, {"title": None}, {"minutes": -(10**9)}, {"poll.choices": ("a",)})
        )
    if name == "phase":
        return pick(("proposal", "clarify", "objections", "rien"))
    if origin in (Union, UnionType):
        return value(name, pick(get_args(kind)), state, pick)
    if kind is type(None):
        return None
    if origin is tuple:
        return tuple(pick((("a", "b"), ("a",), (), (ROUGH, "b", "c"), ("x" * 500, "y"))))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return pick(tuple(kind))
    return pick({bool: (True, False), int: NUMBERS, float: (0.5, -1.0, 1e308), str: TEXTS}[kind])


def an_order(state: ShowState, pick: Callable[[Any], Any]) -> AnyOrder:
    """Return any order, about what is there or not."""
    made = pick(ORDERS)
    hints = get_type_hints(made)
    fields = {name: value(name, hints[name], state, pick) for name in made.__struct_fields__}
    order: AnyOrder = made(**fields)
    return order


def sanctioning(control: str, by: Author, at: float) -> ControlPressed:
    """Return the press of somebody who may silence others."""
    return msgspec.structs.replace(pressed(control, by, at), sanctions=by.moderates)


def from_people(state: ShowState, at: float, pick: Callable[[Any], Any]) -> list[Happening]:
    """Return what somebody may say, press or send."""
    by, line, text = pick(PEOPLE), pick(LINES), pick(TEXTS)
    return [
        *(said(pick(LINES), by, at) for _ in range(3)),
        submitted(text, by, at, form=pick(("ask", "recours", f"format-{pick(WORDS)}", text))),
        pressed(f"format:{pick(WORDS)}:{text}", by, at),
        pressed(f"vote:{pick(there(state, 'poll'))}:{line}", by, at),
        sanctioning(f"case:{pick(CASE_BUTTONS)}:{pick(there(state, 'case'))}", by, at),
        invoked(pick((*WORDS, "lier", "recours", "question")), by, at, texte=text),
        invoked("oublie-moi", by, at, confirmer="oui"),
    ]


def from_platforms(state: ShowState, at: float, pick: Callable[[Any], Any]) -> list[Happening]:
    """Return what a platform may tell."""
    by, line, text = pick(PEOPLE), pick(LINES), pick(TEXTS)
    message = pick([*(case.message_id for case in state.docket.cases.values()), "rien"])
    where: dict[str, Any] = {
        "id": f"x{pick(range(10_000))}",
        "at": after(at),
        "platform": by.platform,
        "channel": CHANNELS[by.platform],
    }
    acted = ModeratorActed(
        act=pick(("delete", "warn", "timeout", "ban", "untimeout", "unban", "danse")),
        moderator="Modeste",
        author_id=by.id,
        message_id=pick(("", message)),
        seconds=pick((None, -1, 1_209_600)),
        **where,
    )
    return [
        acted,
        MessageHeld(message_id=f"h{text[:3]}", author=by, text=ROUGH, category="c", **where),
        MessageRemoved(message_id=message, **where),
        ChatCleared(author_id=pick((None, by.id)), **where),
        UnbanRequested(request_id="u1", author=by, text=text, **where),
        UnbanResolved(request_id=pick(("u1", "u2")), approved=pick((None, True, False)), **where),
        SuspectWrote(message_id=message, author=by, text=line, restricted=bool(text), **where),
        SuspicionChanged(author=by, level=text[:9], moderator="Modeste", **where),
        WarningAcknowledged(author=by, **where),
        AutomodAlerted(author=by, text=line, rule=text[:20], message_id=message, **where),
        StreamChanged(online=pick((True, False)), **where),
    ]


def an_event(state: ShowState, actions: list[str], at: float, pick: Callable[[Any], Any]) -> Happening:
    """Return anything that may happen."""
    text = pick((TEXT, pick(TEXTS), TEXT[:80]))
    done = pick([*actions[-20:], "rien"])
    outcome = pick(tuple(Outcome))
    happening: Happening = pick(
        (
            *from_people(state, at, pick),
            *from_platforms(state, at, pick),
            *(ordered(an_order(state, pick), pick(OPERATORS), at) for _ in range(20)),
            ticked(at),
            RundownRead(id="r", at=after(at), text=text, source="soir.toml"),
            ActionPerformed(id=f"r{at}", at=after(at), action_id=done, outcome=outcome, detail=text[:100]),
        )
    )
    return happening


class Night:
    """An evening that anything happens in, looked at after each moment."""

    def __init__(self) -> None:
        self.evening: Evening = a_fair_evening()
        self.state = ShowState.of(ShowRecord())
        self.publisher = Publisher(self.evening)
        self.actions: list[str] = []
        self.decided: dict[str, object] = {}
        self._begin()

    def _begin(self) -> None:
        """Have something there of every kind."""
        for line in ("!q Et l’eau ?", "!q Et le train ?", ROUGH):
            for by in PEOPLE:
                self.live(said(line, by, 0))
        for name in FORMATS:
            self.live(ordered(OpenFormat(format=name, subject="L’eau", themes=("Eau", "Rail")), at=0))
        self.live(ordered(OpenPoll(question="On y va ?", choices=("Oui", "Non")), at=0))
        self.live(RundownRead(id="r", at=after(0), text=TEXT, source="soir.toml"))

    def live(self, event: Happening) -> None:
        """Pass an event through the stages as the road does, with the evening as it is now."""
        for stage in STAGES:
            evening = self.state.plan.over(self.evening)
            consequences = stage(event, self.state, evening, None)
            self.state.apply_all(each for each in consequences if isinstance(each, Change))
            for each in consequences:
                self._look_at(each)

    def _look_at(self, each: Consequence) -> None:
        msgspec.json.encode(each)
        if isinstance(each, CaseSaved):
            case = each.case
            earlier = self.decided.get(case.id)
            assert earlier is None or case.undone or not case.decision or case.decision.act == earlier
            if case.status is CaseStatus.DECIDED and case.decision and not case.undone:
                self.decided[case.id] = case.decision.act
        elif name := getattr(each, "id", ""):
            self.actions.append(name)

    def check(self, at: float) -> None:
        """Assert what must hold at every moment, on the screen that everybody sees first."""
        state = self.state
        evening = state.plan.over(self.evening)
        air = air_view(state.stage.air, state, evening)
        shown = msgspec.json.encode(air).decode()
        for each in TELLING:
            assert each not in shown
        assert air.question is None or (air.question.answer, air.question.note) == ("", "")
        assert air.format is None or not any(entry.flagged for entry in air.format.entries)
        for topic in sorted(state.dirty):
            self.publisher._views(topic, state)
        self.publisher.updates(state, after(at))


@pytest.mark.parametrize("seed", range(40))
def test_any_evening_of_all_orders_and_events_holds_together(seed: int) -> None:
    dice, night = Random(seed), Night()
    for moment in range(100):
        at = float(moment * dice.choice((1, 5, 20)))
        night.live(an_event(night.state, night.actions, at, dice.choice))
        night.check(1_000 + moment)
    night.publisher.updates(night.state, after(9_999))
    assert night.state.dirty == set()
