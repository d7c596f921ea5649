"""View of the rundown as it is edited."""

import msgspec

PlanValue = str | int | bool | tuple[str, ...]


class PlanView(msgspec.Struct, frozen=True, kw_only=True):
    """The rundown's text, and the values of each of its segments by id: "title", "poll.question"…

    `version` names this text, `is_due` until its file says the same.
    """

    text: str
    version: str
    segments: dict[str, dict[str, PlanValue]]
    is_due: bool
