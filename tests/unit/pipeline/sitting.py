"""Sessions of formats on the road: opened, led, and what is seen of them."""

from bot.formats.session import Session
from bot.orders import (
    GuideFormat,
    OpenFormat,
)
from bot.pipeline.formats.shown import format_view
from bot.pipeline.memory.state import ShowState
from bot.show.kinds.formats import SessionPlan
from bot.show.rundown import Rundown, Segment, SegmentKind
from tests.unit.pipeline.evening import (
    EVENING,
    an_evening,
    live,
    ordered,
)

AUTOMATIC = an_evening(accept_automatically=True)


RUNDOWN = Rundown(
    title="Formats",
    segments=(
        Segment(id="accueil", kind=SegmentKind.STANDBY, title="Accueil"),
        Segment(
            id="jury",
            kind=SegmentKind.DRAW,
            title="Le jury",
            plan=SessionPlan(seconds=60, seats=2, reserves=1, source="balise", round="7"),
        ),
        Segment(
            id="themes", kind=SegmentKind.THEMES, title="Vos avis", plan=SessionPlan(themes=("Eau", "Vélo"))
        ),
        Segment(id="parole", kind=SegmentKind.SPEAKING_QUEUE, title="Tour de parole"),
    ),
)


PLANNED = an_evening(rundown=RUNDOWN)


def open_format(state: ShowState, format: str, evening: object = EVENING, **values: object) -> Session:
    """Open a session of a format, and return it."""
    order = OpenFormat(format=format, subject="L’eau", **values)  # type: ignore[arg-type]
    live(state, ordered(order, at=0), evening=evening)  # type: ignore[arg-type]
    return state.formats.open_ones()[0]


def guide(state: ShowState, act: str, number: int = 0, text: str = "", at: float = 30) -> list[object]:
    """Do something with the latest session, and return all that followed."""
    session = state.formats.latest()[0]
    order = GuideFormat(session_id=session.id, act=act, number=number, text=text)
    return list(live(state, ordered(order, at=at)))


def texts(state: ShowState, evening: object = EVENING) -> list[str]:
    """Return what viewers see of the latest session."""
    view = format_view(state.formats.latest()[0], state, evening, for_viewers=True)  # type: ignore[arg-type]
    return [each.text or each.name for each in view.entries]


def on_screens(state: ShowState) -> tuple[str | None, str | None, str | None]:
    """Return the session in preview, that on air, and the poll on air."""
    return state.stage.preview.format_id, state.stage.air.format_id, state.stage.air.poll_id
