"""Running the evening: segments, preview, air, panic."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.show.life import (
    air,
    clear_air,
    forget_question,
    go_to,
    next_segment,
    panic,
    preview,
    segment_of,
    take,
)
from bot.show.rundown import Rundown, Segment, SegmentKind
from bot.show.stage import Scene, Stage
from bot.words import Refusal

START = datetime(2026, 3, 12, 20, 0, tzinfo=UTC)
LATER = START + timedelta(minutes=1)
NOTHING = Scene()
POLL = Scene(poll_id="p1")
QUESTION = Scene(question_id="q1")
BOTH = Scene(poll_id="p1", question_id="q1")
SEGMENTS = tuple(Segment(id=name, kind=SegmentKind.STANDBY, title=name) for name in ("un", "deux"))
RUNDOWN = Rundown(title="Essai", segments=SEGMENTS)


def _taken(stage: Stage, at: datetime) -> Stage:
    taken = take(stage, at)
    assert isinstance(taken, Stage), taken
    return taken


def test_going_to_a_segment_leaves_the_screens_alone() -> None:
    stage = go_to(air(Stage(), POLL, START), "un", LATER)

    assert (stage.segment_id, stage.segment_since_at, stage.air) == ("un", LATER, POLL)


def test_what_is_taken_goes_on_air_and_leaves_the_preview() -> None:
    stage = _taken(preview(Stage(), POLL), START)

    assert (stage.air, stage.preview, stage.on_air_since_at) == (POLL, NOTHING, START)


def test_nothing_ready_is_nothing_to_take() -> None:
    assert take(air(Stage(), POLL, START), LATER) == Refusal("order-nothing-ready")


def test_the_time_on_air_goes_on_from_scene_to_scene_and_ends_with_the_last() -> None:
    stage = air(air(Stage(), POLL, START), QUESTION, LATER)

    assert stage.on_air_since_at == START
    assert clear_air(stage).on_air_since_at is None
    assert air(stage, NOTHING, LATER).on_air_since_at is None


def test_panic_clears_the_air_and_puts_it_back() -> None:
    before = preview(air(Stage(), BOTH, START), POLL)
    alarmed = panic(before, True)

    assert (alarmed.air, alarmed.before_panic, alarmed.panic, alarmed.preview) == (NOTHING, BOTH, True, POLL)
    assert panic(alarmed, False) == before


def test_pressing_panic_twice_is_pressing_it_once() -> None:
    calm = air(Stage(), BOTH, START)
    alarmed = panic(calm, True)

    assert panic(alarmed, True) == alarmed
    assert panic(calm, False) == calm


def test_panic_with_nothing_on_air_brings_nothing_back() -> None:
    assert panic(panic(Stage(), True), False) == Stage()


def test_what_was_taken_during_panic_stays_after_it() -> None:
    alarmed = panic(air(Stage(), POLL, START), True)

    assert panic(_taken(preview(alarmed, QUESTION), LATER), False).air == QUESTION
    assert panic(clear_air(alarmed), False).air == NOTHING
    assert _taken(preview(alarmed, QUESTION), LATER).on_air_since_at == LATER


def test_a_forgotten_question_leaves_every_screen_and_the_poll_stays() -> None:
    stage = forget_question(preview(air(Stage(), BOTH, START), QUESTION), "q1")

    assert (stage.air, stage.preview, stage.on_air_since_at) == (POLL, NOTHING, START)


def test_a_question_forgotten_alone_on_air_leaves_nothing_on_air() -> None:
    stage = forget_question(air(Stage(), QUESTION, START), "q1")

    assert (stage.air, stage.on_air_since_at) == (NOTHING, None)


def test_panic_does_not_bring_a_forgotten_question_back() -> None:
    assert panic(forget_question(panic(air(Stage(), QUESTION, START), True), "q1"), False) == Stage()
    assert panic(forget_question(panic(air(Stage(), BOTH, START), True), "q1"), False) == air(
        Stage(), POLL, START
    )


def test_another_question_is_not_forgotten() -> None:
    stage = preview(air(Stage(), BOTH, START), QUESTION)

    assert forget_question(stage, "q2") == stage


def test_segments_follow_in_order_to_the_last() -> None:
    assert next_segment(RUNDOWN, Stage()) == SEGMENTS[0]
    assert next_segment(RUNDOWN, go_to(Stage(), "un", START)) == SEGMENTS[1]
    assert next_segment(RUNDOWN, go_to(Stage(), "deux", START)) == Refusal("order-last-segment")
    assert next_segment(RUNDOWN, go_to(Stage(), "retiré", START)) == Refusal("order-no-segment")


def test_a_segment_is_found_by_its_id() -> None:
    assert segment_of(RUNDOWN, "deux") == SEGMENTS[1]
    assert segment_of(RUNDOWN, "trois") == Refusal("order-no-segment")


SCENES = st.sampled_from([NOTHING, POLL, QUESTION, BOTH])
GESTURES = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["preview", "air"]), SCENES),
        st.tuples(st.sampled_from(["take", "clear", "panic", "calm", "forget"]), st.just(NOTHING)),
    ),
    max_size=15,
)


def _after(stage: Stage, gesture: str, scene: Scene) -> Stage:
    taken = take(stage, START)
    return {
        "preview": preview(stage, scene),
        "air": air(stage, scene, START),
        "take": stage if isinstance(taken, Refusal) else taken,
        "clear": clear_air(stage),
        "panic": panic(stage, True),
        "calm": panic(stage, False),
        "forget": forget_question(stage, "q1"),
    }[gesture]


@settings(deadline=None)
@given(GESTURES)
def test_there_is_a_time_on_air_exactly_while_something_is_on_air_or_waits_behind_panic(
    gestures: list[tuple[str, Scene]],
) -> None:
    stage = Stage()
    for gesture, scene in gestures:
        stage = _after(stage, gesture, scene)

        shown = stage.air != NOTHING or stage.before_panic is not None
        assert (stage.on_air_since_at is not None) == shown
        assert stage.before_panic is None or (stage.panic and stage.air == NOTHING)
        assert panic(panic(stage, not stage.panic), stage.panic) == stage or stage.panic
