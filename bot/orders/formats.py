"""Orders for the formats of debate."""

from bot.orders.order import Order


class OpenFormat(Order, frozen=True, kw_only=True, tag="open_format"):
    """Open a session of a format: the current segment's when `format` is empty; `themes` are its labels."""

    format: str = ""
    subject: str = ""
    seconds: int | None = None
    themes: tuple[str, ...] = ()
    on_air: bool = True


class GuideFormat(Order, frozen=True, kw_only=True, tag="guide_format"):
    """Do something with a session, in its format's own word, to a contribution by its number or to a tag."""

    session_id: str
    act: str
    number: int = 0
    text: str = ""


class CloseFormat(Order, frozen=True, kw_only=True, tag="close_format"):
    """End a session: nothing more is taken."""

    session_id: str


class ExtendFormat(Order, frozen=True, kw_only=True, tag="extend_format"):
    """Give what is timed in a session (its phase, or who speaks) more time."""

    session_id: str
    seconds: int


class ShowFormat(Order, frozen=True, kw_only=True, tag="show_format"):
    """Put a session in preview."""

    session_id: str


class AirFormat(Order, frozen=True, kw_only=True, tag="air_format"):
    """Put a session straight on air."""

    session_id: str


FormatOrder = OpenFormat | GuideFormat | CloseFormat | ExtendFormat | ShowFormat | AirFormat
