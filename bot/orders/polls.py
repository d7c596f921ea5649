"""Orders for polls."""

from bot.events import Platform
from bot.orders.order import Order


class OpenPoll(Order, frozen=True, kw_only=True, tag="open_poll"):
    """Open a poll: the current segment's one when `question` is empty.

    `proposal` is for a consent round, and so is `circle`, how many are drawn by lot to object (0: all may).
    """

    question: str = ""
    choices: tuple[str, ...] = ()
    seconds: int | None = None
    hide_results: bool = False
    on_air: bool = True
    minimum_turnout: int | None = None
    method: str = "plurality"
    proposal: str = ""
    circle: int = 0
    mood_window_seconds: int | None = None


class ClosePoll(Order, frozen=True, kw_only=True, tag="close_poll"):
    """Close a poll now: no later ballot counts."""

    poll_id: str


class CancelPoll(Order, frozen=True, kw_only=True, tag="cancel_poll"):
    """Call an open poll off, and say why: no result, no box, its ballots are forgotten at once."""

    poll_id: str
    reason: str


class ExtendPoll(Order, frozen=True, kw_only=True, tag="extend_poll"):
    """Give a poll more time."""

    poll_id: str
    seconds: int


class HideResults(Order, frozen=True, kw_only=True, tag="hide_results"):
    """Hide or show a poll's results while it is open."""

    poll_id: str
    hidden: bool


class OfferFloor(Order, frozen=True, kw_only=True, tag="offer_floor"):
    """Offer the floor to somebody who just crossed in a debate, or to who made an objection (`number`)."""

    poll_id: str
    author: str = ""
    platform: Platform | None = None
    number: int = 0


class PutArgument(Order, frozen=True, kw_only=True, tag="put_argument"):
    """Put somebody's argument on air in a moving debate; number 0 is none any more."""

    poll_id: str
    number: int
    speaker: str = ""
