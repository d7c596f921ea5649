"""What a host or a moderator can order from a page or from Discord; they travel the one road too."""

from enum import StrEnum

import msgspec

from bot.events import Event


class ActorRole(StrEnum):
    """What somebody may do in the show."""

    HOST = "host"
    MODERATOR = "moderator"
    OVERLAY = "overlay"
    SYSTEM = "system"


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """Who ordered; `name` is what the audit log shows."""

    name: str
    role: ActorRole


class Order(msgspec.Struct, frozen=True, kw_only=True, tag_field="order"):
    """One gesture of an operator."""


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


class OpenPoll(Order, frozen=True, kw_only=True, tag="open_poll"):
    """Open a poll: the current segment's one when `question` is empty; `proposal` is for a consent round."""

    question: str = ""
    choices: tuple[str, ...] = ()
    seconds: int | None = None
    hide_results: bool = False
    on_air: bool = True
    minimum_turnout: int | None = None
    method: str = "plurality"
    proposal: str = ""


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


class ShowPoll(Order, frozen=True, kw_only=True, tag="show_poll"):
    """Put a poll in preview."""

    poll_id: str


class AirPoll(Order, frozen=True, kw_only=True, tag="air_poll"):
    """Put a poll straight on air."""

    poll_id: str


class PutArgument(Order, frozen=True, kw_only=True, tag="put_argument"):
    """Put somebody's argument on air in a moving debate; number 0 is none any more."""

    poll_id: str
    number: int
    speaker: str = ""


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


class QuestionAct(StrEnum):
    """What can be done with a question."""

    ACCEPT = "accept"
    DISMISS = "dismiss"
    PREVIEW = "preview"
    AIR = "air"
    ANSWERED = "answered"


class DecideQuestion(Order, frozen=True, kw_only=True, tag="decide_question"):
    """Accept, dismiss, preview, air a question, or say it was answered."""

    question_id: str
    act: QuestionAct


class CaseAct(StrEnum):
    """What can be done about a case."""

    ALLOW = "allow"
    DELETE = "delete"
    WARN = "warn"
    TIMEOUT = "timeout"
    BAN = "ban"


class DecideCase(Order, frozen=True, kw_only=True, tag="decide_case"):
    """Decide a case; `seconds` is a timeout's length, `reason` goes to the author and the log."""

    case_id: str
    act: CaseAct
    seconds: int | None = None
    reason: str = ""


class HoldCase(Order, frozen=True, kw_only=True, tag="hold_case"):
    """Say that one is reading a case (or, with `held=False`, no more)."""

    case_id: str
    held: bool = True


AnyOrder = (
    NextSegment
    | GoToSegment
    | Take
    | ClearAir
    | Panic
    | OpenPoll
    | ClosePoll
    | CancelPoll
    | ExtendPoll
    | HideResults
    | ShowPoll
    | AirPoll
    | PutArgument
    | NextPhase
    | BackToPhase
    | AmendProposal
    | MergeObjections
    | IntegrateObjection
    | SetAsideObjection
    | DecideQuestion
    | DecideCase
    | HoldCase
)


class OrderGiven(Event, frozen=True, kw_only=True, tag="order_given"):
    """An operator ordered something; the event's id comes from the page, so a double click counts once."""

    actor: Actor
    order: AnyOrder
