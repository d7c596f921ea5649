"""Orders that change the rundown."""

import msgspec

from bot.orders.order import Order

PlanValue = str | int | bool | tuple[str, ...] | None


class EditSegment(Order, frozen=True, kw_only=True, tag="edit_segment"):
    """Change values of a segment: "title", "minutes", "poll.question", "poll.choices"…; None removes one."""

    segment_id: str
    values: dict[str, PlanValue]


class AddSegment(Order, frozen=True, kw_only=True, tag="add_segment"):
    """Add a segment of a kind after another one, first when `after_id` is ""."""

    after_id: str
    kind: str
    values: dict[str, PlanValue] = msgspec.field(default_factory=dict)


class MoveSegment(Order, frozen=True, kw_only=True, tag="move_segment"):
    """Move a segment so many places down, up when `by` is less than 0."""

    segment_id: str
    by: int


class RemoveSegment(Order, frozen=True, kw_only=True, tag="remove_segment"):
    """Take a segment out of the rundown."""

    segment_id: str


class WritePlan(Order, frozen=True, kw_only=True, tag="write_plan"):
    """Write the whole rundown anew, as the text of its file; `version` is of the one that was changed."""

    text: str
    version: str = ""


PlanOrder = EditSegment | AddSegment | MoveSegment | RemoveSegment | WritePlan
