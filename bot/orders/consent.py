"""Orders that lead a consent round."""

from bot.orders.order import Order


class NextPhase(Order, frozen=True, kw_only=True, tag="next_phase"):
    """Lead a consent round into its next phase; `seconds` is how long it is planned to last."""

    poll_id: str
    seconds: int | None = None


class BackToPhase(Order, frozen=True, kw_only=True, tag="back_to_phase"):
    """Lead a consent round back to an earlier phase, by its name."""

    poll_id: str
    phase: str
    seconds: int | None = None


class AmendProposal(Order, frozen=True, kw_only=True, tag="amend_proposal"):
    """Say the proposal of a consent round in its author's new words."""

    poll_id: str
    text: str


class MergeObjections(Order, frozen=True, kw_only=True, tag="merge_objections"):
    """Join an objection to another one that says the same."""

    poll_id: str
    number: int
    into: int


class IntegrateObjection(Order, frozen=True, kw_only=True, tag="integrate_objection"):
    """Amend the proposal so that an objection no longer holds."""

    poll_id: str
    number: int
    text: str


class SetAsideObjection(Order, frozen=True, kw_only=True, tag="set_aside_objection"):
    """Say that the reason of an objection does not hold, and why not."""

    poll_id: str
    number: int
    reason: str


ConsentOrder = (
    NextPhase | BackToPhase | AmendProposal | MergeObjections | IntegrateObjection | SetAsideObjection
)
