"""Hostile texts and evenings in any order: no stage raises, and what must always hold does."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.changes import Change
from bot.events import (
    Author,
    ChatCleared,
    ChatNoticed,
    GapNoticed,
    HoldResolved,
    MessageRemoved,
    Platform,
    RaidArrived,
)
from bot.orders import (
    AirPoll,
    AnyOrder,
    CaseAct,
    ClearAir,
    ClosePoll,
    DecideCase,
    DecideQuestion,
    ExtendPoll,
    GoToSegment,
    HideResults,
    HoldCase,
    NextSegment,
    OpenPoll,
    Panic,
    QuestionAct,
    ShowPoll,
    Take,
)
from bot.pipeline.memory.state import ShowState
from bot.pipeline.score import text_of
from bot.pipeline.screens.publish import Publisher
from bot.pipeline.step import Happening
from bot.polls.marks import Mark
from bot.ports import AnyEvent, ShowRecord
from bot.questions.question import QuestionStatus
from tests.unit.pipeline.evening import (
    CHANNELS,
    EVENING,
    HOST,
    LEA,
    MAX,
    MODERATOR,
    ROBOT,
    ROUGH,
    SAM,
    SCREEN,
    ZOE,
    after,
    edited,
    invoked,
    live,
    opened,
    ordered,
    pressed,
    said,
    submitted,
    ticked,
    withheld,
)

MARKUP = '<img src=x onerror=alert(1)>{ $name } { "x" } %s {0} \u202e@everyone'
TEXTS = (
    "",
    " ",
    "\0",
    "a\0b",
    "x" * 10_000,
    "1" * 10_000,
    "!question " + "é" * 10_000,
    "!question \0\0\0",
    "+1 " + "9" * 10_000,
    "!soutien " + "9" * 10_000,
    "!" * 10_000,
    "!lier",
    "!lier " + "K7QD " * 2_000,
    "!lier " + "BBBB" + " " * 10_000,
    "!délier",
    "!mes données \0",
    "!oublie-moi oui",
    "e\u0301\u0302\u0303" * 2_000,
    "\u202e\u200f\u2066oui\u2069",
    "\ud800 seul",
    "Kappa " * 500,
    "😀" * 3_000,
    MARKUP,
    f"!question {MARKUP}",
    "!q " + "\n" * 400 + "?",
    "١٢٣ 𝟙 ² ①",
)
WAYS: tuple[Callable[[str, Author], AnyEvent], ...] = (
    lambda text, by: said(text, by),
    lambda text, by: said(text, by, emotes=(text, "", "Kappa")),
    lambda text, by: edited(text, said("bonsoir", by)),
    lambda text, by: withheld(text, by),
    lambda text, by: pressed(text, by),
    lambda text, by: pressed(f"vote:{text}", by),
    lambda text, by: pressed(f"back:{text}", by),
    lambda text, by: invoked("question", by, texte=text),
    lambda text, by: invoked("soutien", by, numero=text),
    lambda text, by: invoked(text, by),
    lambda text, by: invoked("vote", SAM, action="ouvrir", question=text, choix=f"{text};a;b", secondes=text),
    lambda text, by: invoked("vote", SAM, action=text),
    lambda text, by: submitted(text, by),
    lambda text, by: submitted(text, by, form=text),
    lambda text, by: ordered(OpenPoll(question=text, choices=(text, "b"))),
    lambda text, by: ordered(GoToSegment(segment_id=text)),
    lambda text, by: RaidArrived(
        id="r", at=after(1), platform=by.platform, channel=text, raider=text[:100], viewers=-1
    ),
    lambda text, by: ChatNoticed(
        id="n", at=after(1), platform=by.platform, channel=text, kind=text, text=text
    ),
)


def hostile(name: str) -> Author:
    """Return an author whose name is no name."""
    return Author(platform=Platform.TWITCH, id=name[:50], name=name[:100])


@pytest.mark.parametrize("way", WAYS)
def test_hostile_text_goes_through_every_stage_as_text(way: Callable[[str, Author], AnyEvent]) -> None:
    for text in TEXTS:
        state = ShowState()
        opened(state)
        event = way(text, hostile(text))

        assert len(text_of(event)) <= 2_000
        live(state, event, ticked(11), ticked(100))
        assert Publisher(EVENING).updates(state, after(200)) != []


def test_markup_is_shown_as_it_was_written() -> None:
    state = ShowState()
    live(state, said(f"!question {MARKUP}", hostile(MARKUP)))

    (question,) = state.floor.questions.values()
    assert question.author.name == MARKUP[:100]
    assert "<img src=x onerror=alert(1)>" in question.text


def test_what_follows_hostile_text_can_be_written_down() -> None:
    writable = [text for text in TEXTS if "\ud800" not in text]
    for text in writable:
        state = ShowState()
        followed = live(state, said(text, hostile(text)), said(f"!question {text}"), ticked(11))
        for change in (each for each in followed if isinstance(each, Change)):
            assert msgspec.json.decode(msgspec.json.encode(change), type=type(change)) == change


PEOPLE = st.sampled_from((ZOE, MAX, LEA, SAM, ROBOT))
LINES = st.sampled_from(
    (
        "1",
        "2",
        "3",
        "!vote 1",
        "bonsoir",
        ROUGH,
        "!q Et ?",
        "!question Quoi ?",
        "+1 1",
        "+1 2",
        "!file",
        "1 2",
        "2>1",
        "tb",
        "1 : tb",
    )
)
TIMES = st.integers(0, 300)
IDS = st.integers(0, 5)


def _chosen(state: ShowState, kind: str, place: int) -> str:
    """Return the id of something that is there, or of nothing."""
    floor, docket = state.floor.questions, state.docket.cases
    names = [*{"poll": list(state.polls), "question": list(floor), "case": list(docket)}[kind], "rien"]
    return names[place % len(names)]


@st.composite
def orders(draw: st.DrawFn) -> Callable[[ShowState], AnyOrder]:
    """Draw a gesture about something that is there when it is made."""
    place, on, seconds = draw(IDS), draw(st.booleans()), draw(st.integers(-5, 200))
    method = draw(st.sampled_from(("approval", "ranked", "majority-judgment")))
    question_act, case_act = draw(st.sampled_from(QuestionAct)), draw(st.sampled_from(CaseAct))
    ways: tuple[Callable[[ShowState], AnyOrder], ...] = (
        lambda _: NextSegment(),
        lambda _: Take(),
        lambda _: ClearAir(),
        lambda _: Panic(on=on),
        lambda _: OpenPoll(seconds=seconds),
        lambda _: OpenPoll(question="Et ?", choices=("a", "b"), on_air=on, hide_results=on),
        lambda _: OpenPoll(question="Et ?", choices=("a", "b", "c"), seconds=seconds, method=method),
        lambda state: ClosePoll(poll_id=_chosen(state, "poll", place)),
        lambda state: ExtendPoll(poll_id=_chosen(state, "poll", place), seconds=seconds),
        lambda state: HideResults(poll_id=_chosen(state, "poll", place), hidden=on),
        lambda state: ShowPoll(poll_id=_chosen(state, "poll", place)),
        lambda state: AirPoll(poll_id=_chosen(state, "poll", place)),
        lambda state: DecideQuestion(question_id=_chosen(state, "question", place), act=question_act),
        lambda state: DecideCase(case_id=_chosen(state, "case", place), act=case_act),
        lambda state: HoldCase(case_id=_chosen(state, "case", place), held=on),
    )
    return draw(st.sampled_from(ways))


@st.composite
def moments(draw: st.DrawFn) -> Callable[[ShowState], Happening]:
    """Draw something that happens."""
    by, at, line, place = draw(PEOPLE), draw(TIMES), draw(LINES), draw(IDS)
    order, actor = draw(orders()), draw(st.sampled_from((HOST, HOST, MODERATOR, SCREEN)))
    where: dict[str, Any] = {
        "id": f"x{at}",
        "at": after(at),
        "platform": by.platform,
        "channel": CHANNELS[by.platform],
    }

    def message(state: ShowState) -> str:
        lines = [each.message_id for _, each in state.lines[CHANNELS[by.platform]]]
        return [*lines, "rien"][place % (len(lines) + 1)]

    ways: tuple[Callable[[ShowState], Happening], ...] = (
        lambda _: said(line, by, at),
        lambda _: said(line, by, at),
        lambda state: ordered(order(state), actor, at),
        lambda state: ordered(order(state), actor, at),
        lambda _: ticked(at),
        lambda state: edited(line, said("x", by, at, message_id=message(state)), at),
        lambda _: withheld(line, by, f"h{place}", at),
        lambda state: HoldResolved(message_id=f"h{place}", allowed=bool(place % 2), **where),
        lambda state: MessageRemoved(message_id=message(state), **where),
        lambda _: ChatCleared(author_id=by.id if place else None, **where),
        lambda state: pressed(f"vote:{_chosen(state, 'poll', place)}:{line}", by, at),
        lambda state: pressed(f"vote:{_chosen(state, 'poll', place)}:", by, at, values=("1", "3")),
        lambda state: pressed(f"vote:{_chosen(state, 'poll', place)}:{place}", by, at, values=("2",)),
        lambda state: pressed(f"vote-change:{_chosen(state, 'poll', place)}:{line}", by, at),
        lambda state: pressed(f"back:{_chosen(state, 'question', place)}", by, at),
        lambda _: submitted(line, by, at),
        lambda _: invoked("vote", by, at, action="ouvrir", question="Q ?", choix="a;b"),
        lambda _: GapNoticed(since=after(0), filled=False, **where),
    )
    return draw(st.sampled_from(ways))


def codes_of(mark: Mark) -> set[str]:
    """Return every code that a ballot names."""
    if isinstance(mark, tuple):
        return {code for tier in mark for code in tier}
    return {mark} if isinstance(mark, str) else set(mark)


def check(state: ShowState) -> None:
    """Assert what must hold at every moment."""
    assert len(state.open_polls()) <= 1
    for poll in state.polls.values():
        assert len(state.ballots[poll.id]) <= 5
        cast = state.ballots[poll.id].values()
        assert {code for each in cast for code in codes_of(each.mark)} <= {c.code for c in poll.choices}
        assert len({each.receipt for each in cast}) == len(cast)
    numbers = [each.number for each in state.floor.questions.values()]
    assert numbers == list(range(1, len(numbers) + 1))
    for question in state.floor.questions.values():
        assert question.backings == len(state.floor.backings[question.id]) <= 4
    on_air = [each.id for each in state.floor.questions.values() if each.status is QuestionStatus.ON_AIR]
    stage = state.stage
    shown = {(stage.before_panic or stage.air).question_id, stage.air.question_id} - {None}
    assert set(on_air) <= shown
    assert len(on_air) <= 1
    removed = {each.id for each in state.floor.questions.values() if each.status is QuestionStatus.REMOVED}
    assert not removed & {stage.air.question_id, stage.preview.question_id}
    waiting = Counter((case.platform, case.message_id) for case in state.docket.open_cases())
    assert max(waiting.values(), default=0) <= 1


@settings(max_examples=150, deadline=None)
@given(st.lists(moments(), max_size=40))
def test_any_evening_holds_together(evening: list[Callable[[ShowState], Happening]]) -> None:
    state = ShowState.of(ShowRecord())
    publisher = Publisher(EVENING)
    for place, moment in enumerate(evening):
        live(state, moment(state))
        check(state)
        publisher.updates(state, after(1_000 + place))
    publisher.updates(state, after(2_000))
    assert state.dirty == set()
