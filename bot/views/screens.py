"""Views of the overlay, the rundown and the top bar."""

from datetime import datetime

import msgspec

from bot.show.rundown import SegmentKind
from bot.views.formats import FormatView
from bot.views.polls import PollView
from bot.views.questions import QuestionView


class AirView(msgspec.Struct, frozen=True, kw_only=True):
    """What an overlay shows; nothing at all is standby. A poll is shown before a session of a format."""

    title: str
    poll: PollView | None = None
    question: QuestionView | None = None
    format: FormatView | None = None
    panic: bool = False


class SegmentView(msgspec.Struct, frozen=True, kw_only=True):
    """One step of the rundown; `state` is "done", "current", "next" or "later"."""

    id: str
    kind: SegmentKind
    title: str
    minutes: int
    state: str


class RundownView(msgspec.Struct, frozen=True, kw_only=True):
    """The evening's plan and where it is."""

    title: str
    segments: tuple[SegmentView, ...]
    since_at: datetime | None


class ShowView(msgspec.Struct, frozen=True, kw_only=True):
    """The top bar: who is there and what is going on; `open_poll_id` is "" when none is open."""

    title: str
    on_air: bool
    on_air_since_at: datetime | None
    speakers: int
    messages: int
    open_poll_id: str
    panic: bool
    panic_at: datetime | None = None
    rehearsal: bool = False
