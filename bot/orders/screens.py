"""Orders for the screens and the rundown."""

from bot.orders.order import Order


class NextSegment(Order, frozen=True, kw_only=True, tag="next_segment"):
    """Go to the following segment: its scene goes to preview, its poll is ready to open."""


class GoToSegment(Order, frozen=True, kw_only=True, tag="go_to_segment"):
    """Go to one segment."""

    segment_id: str


class Take(Order, frozen=True, kw_only=True, tag="take"):
    """Put what is in preview on air."""


class ClearAir(Order, frozen=True, kw_only=True, tag="clear_air"):
    """Show nothing on the overlay."""


class Panic(Order, frozen=True, kw_only=True, tag="panic"):
    """Clear the overlay and calm the chats; `on=False` puts everything back."""

    on: bool


class ShowPoll(Order, frozen=True, kw_only=True, tag="show_poll"):
    """Put a poll in preview."""

    poll_id: str


class AirPoll(Order, frozen=True, kw_only=True, tag="air_poll"):
    """Put a poll straight on air."""

    poll_id: str
