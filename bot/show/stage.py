"""What viewers see, what is ready, and where the evening is."""

from datetime import datetime

import msgspec


class Scene(msgspec.Struct, frozen=True, kw_only=True):
    """What an overlay shows: a poll or a session of a format, a question card, both, or (standby) neither."""

    poll_id: str | None = None
    question_id: str | None = None
    format_id: str | None = None


class Stage(msgspec.Struct, frozen=True, kw_only=True):
    """The state of the screens; `before_panic` is what was on air when panic was pressed.

    `calmed` says, by platform and in its own terms, how the chat was before it was calmed.
    """

    segment_id: str = ""
    segment_since_at: datetime | None = None
    preview: Scene = Scene()
    air: Scene = Scene()
    panic: bool = False
    panic_at: datetime | None = None
    before_panic: Scene | None = None
    calmed: dict[str, str] = {}
    on_air_since_at: datetime | None = None
