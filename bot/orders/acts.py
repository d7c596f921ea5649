"""Orders about orders: taking one back."""

from bot.orders.order import Order


class UndoAct(Order, frozen=True, kw_only=True, tag="undo"):
    """Take back an act of the last ten seconds, by the id of its order; "" is one's own latest."""

    act_id: str = ""
