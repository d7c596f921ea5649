"""Running the evening: from segment to segment, from preview to air, and the panic button."""

from datetime import datetime

from msgspec.structs import replace

from bot.show.rundown import Rundown, Segment
from bot.show.stage import Scene, Stage
from bot.words import Refusal

NOTHING = Scene()


def go_to(stage: Stage, segment_id: str, at: datetime) -> Stage:
    """Return the stage in another segment since `at`; screens stay as they are."""
    return replace(stage, segment_id=segment_id, segment_since_at=at)


def preview(stage: Stage, scene: Scene) -> Stage:
    """Return the stage with a scene ready."""
    return replace(stage, preview=scene)


def take(stage: Stage, at: datetime) -> Stage | Refusal:
    """Return the stage with what was ready on air, and nothing ready any more."""
    if stage.preview == NOTHING:
        return Refusal("order-nothing-ready")
    return replace(air(stage, stage.preview, at), preview=NOTHING)


def air(stage: Stage, scene: Scene, at: datetime) -> Stage:
    """Return the stage with a scene on air; what panic took off will not come back over it."""
    since = stage.on_air_since_at if stage.air != NOTHING else at
    return replace(stage, air=scene, before_panic=None, on_air_since_at=since if scene != NOTHING else None)


def clear_air(stage: Stage) -> Stage:
    """Return the stage with nothing on air, and nothing that panic would bring back."""
    return replace(stage, air=NOTHING, before_panic=None, on_air_since_at=None)


def panic(stage: Stage, on: bool) -> Stage:
    """Return the stage in panic: nothing on air; or out of it: what was there is back, unless replaced since.

    Pressing twice is pressing once. While panic remembers a scene, its time on air is remembered with it.
    """
    if on == stage.panic:
        return stage
    if on:
        remembered = stage.air if stage.air != NOTHING else None
        return replace(stage, panic=True, air=NOTHING, before_panic=remembered)
    return replace(stage, panic=False, air=stage.before_panic or stage.air, before_panic=None)


def forget_question(stage: Stage, question_id: str) -> Stage:
    """Return the stage without a question, on air, ready, or remembered by panic."""
    before = _without(stage.before_panic, question_id) if stage.before_panic else NOTHING
    shown = _without(stage.air, question_id)
    return replace(
        stage,
        preview=_without(stage.preview, question_id),
        air=shown,
        before_panic=before if before != NOTHING else None,
        on_air_since_at=None if shown == before == NOTHING else stage.on_air_since_at,
    )


def segment_of(rundown: Rundown, segment_id: str) -> Segment | Refusal:
    """Return the segment of an id."""
    found = next((each for each in rundown.segments if each.id == segment_id), None)
    return found or Refusal("order-no-segment")


def next_segment(rundown: Rundown, stage: Stage) -> Segment | Refusal:
    """Return the segment after the present one, the first when the evening has not begun."""
    if not stage.segment_id:
        return rundown.segments[0]
    ids = [each.id for each in rundown.segments]
    if stage.segment_id not in ids:
        return Refusal("order-no-segment")
    following = ids.index(stage.segment_id) + 1
    return rundown.segments[following] if following < len(ids) else Refusal("order-last-segment")


def _without(scene: Scene, question_id: str) -> Scene:
    return replace(scene, question_id=None) if scene.question_id == question_id else scene
