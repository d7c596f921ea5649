"""Stage: what people say in a consent round; and what the orders that lead it do."""

from datetime import datetime, timedelta

from msgspec.structs import replace

from bot.actions import AnyAction, Say
from bot.changes import PollSaved
from bot.changes.talk import RoundSaved, RoundVoice
from bot.commands.read import Back, read_command
from bot.events import Author, ControlPressed, FormSubmitted, MessagePosted, Role
from bot.moderation.judge import judge
from bot.moderation.rules.rule import Heard
from bot.moderation.scores import Scores
from bot.orders import (
    AmendProposal,
    BackToPhase,
    ConsentOrder,
    IntegrateObjection,
    MergeObjections,
    NextPhase,
    SetAsideObjection,
)
from bot.pipeline.answer import answer, owe
from bot.pipeline.consent.circle import circle_said, drawn, voice
from bot.pipeline.consent.stand_by import left, pressed
from bot.pipeline.evening import Evening
from bot.pipeline.memory.state import ShowState
from bot.pipeline.step import Consequence, Happening
from bot.polls.controls import OBJECT
from bot.polls.counting import rounds
from bot.polls.counting.rounds import LONGEST_TEXT, Contribution, Phase, Round
from bot.polls.grammar import NotAVote
from bot.polls.life import LONGEST, SHORTEST, accepts
from bot.polls.methods import METHODS
from bot.polls.methods.method import Counted
from bot.polls.poll import Poll, PollStatus
from bot.polls.pseudonym import pseudonym
from bot.polls.reading.consent import left as left_one
from bot.polls.reading.consent import read
from bot.words import Refusal

LARGEST_CIRCLE = 500


def consent(
    event: Happening, state: ShowState, evening: Evening, scores: Scores | None = None
) -> list[Consequence]:
    """Return the round with what the event says in it, and what its author is told."""
    poll = next((poll for poll in state.open_polls() if _is_round(poll)), None)
    match event:
        case MessagePosted() if poll is not None and Role.BOT not in event.author.roles:
            return _heard(event, poll, state, evening, scores)
        case FormSubmitted(form=form) if form == OBJECT:
            said = Contribution("objection", event.fields.get("text", ""))
            if poll is None:
                return [answer(event, evening.words.text("consent-over"))]
            saved, told = _say(poll, event.author, said, event.at, state, evening, scores)
            return [*saved, answer(event, told.said(evening.words))]
        case ControlPressed():
            return pressed(event, state, evening)
        case _:
            return []


def _heard(
    event: MessagePosted, poll: Poll, state: ShowState, evening: Evening, scores: Scores | None
) -> list[Consequence]:
    said = read(event.text, (), event.emotes)
    led = state.talk.round_of(poll)
    match read_command(event.text, event.emotes):
        case Back(number=number) if is_objection(number, state):
            return _back(poll, event, number, state)
    leaves = left_one(event.text, event.emotes)
    if leaves is not None:
        return left(event, leaves, poll, state, evening)
    if isinstance(said, NotAVote):
        # A "no" is talk, but for a moment when it would be taken for an objection.
        wants_reason = said.why == "objection-needs-reason" and led.phase is Phase.OBJECTIONS
        if not wants_reason or not accepts(poll, event.at):
            return []
        return [owe(event, evening.words.text("consent-reason-needed"), evening)]
    if said.kind == "question" and led.phase is not Phase.CLARIFICATION:
        # A question for the floor, as at any other time.
        return []
    saved, told = _say(poll, event.author, said, event.at, state, evening, scores)
    if saved and said.kind != "objection":
        # A crowd says how it feels: the number on screen answers.
        return [*saved]
    return [*saved, owe(event, told.said(evening.words), evening)]


def _back(poll: Poll, event: MessagePosted, number: int, state: ShowState) -> list[Consequence]:
    """Return the round with somebody's backing of an objection: the number on screen answers a crowd."""
    voter = pseudonym(state.keys[poll.id], state.person_of(event.author.key))
    backed = rounds.back(state.talk.round_of(poll), voter, number)
    if isinstance(backed, Refusal) or not accepts(poll, event.at):
        return []
    return [RoundSaved(poll_id=poll.id, led=backed)]


def _say(
    poll: Poll,
    author: Author,
    said: Contribution,
    at: datetime,
    state: ShowState,
    evening: Evening,
    scores: Scores | None,
) -> tuple[list[RoundSaved | RoundVoice], Refusal]:
    """Return the round with what somebody says, and the words for them; nothing abusive goes on screen."""
    led = state.talk.round_of(poll)
    if not accepts(poll, at):
        return [], Refusal("consent-over")
    heard = Heard.of(said.text, author_key=author.key, at=at)
    if judge(heard, scores, evening.policy, evening.words).flag:
        return [], Refusal("consent-flagged")
    voter = pseudonym(state.keys[poll.id], state.person_of(author.key))
    changed = rounds.contribute(led, voter, said, at)
    if isinstance(changed, Refusal):
        return [], changed
    mine = [each.number for each in changed.objections if voter in each.authors]
    told = Refusal(f"consent-noted-{said.kind}", {"number": str(mine[-1]) if mine else ""})
    return [RoundSaved(poll_id=poll.id, led=changed), *voice(poll, voter, author, said.kind)], told


def proposal_fault(draft: Poll) -> Refusal | None:
    """Return why a poll cannot open as a consent round, None when it can or is none."""
    if not _is_round(draft):
        return None
    if not 0 <= draft.circle <= LARGEST_CIRCLE:
        return Refusal("consent-circle-size", {"most": LARGEST_CIRCLE})
    return None if _fits(draft.proposal) else _text_needed()


def is_clarifying(state: ShowState) -> bool:
    """Return whether `!question` is for the proposal of a consent round, and not for the floor."""
    return any(
        _is_round(poll) and state.talk.round_of(poll).phase is Phase.CLARIFICATION
        for poll in state.open_polls()
    )


def is_objection(number: int, state: ShowState) -> bool:
    """Return whether `+1` with a number backs an objection, and no question, now."""
    return any(
        _is_round(poll)
        and led.phase is Phase.OBJECTIONS
        and any(each.number == number for each in rounds.standing(led))
        for poll in state.open_polls()
        for led in (state.talk.round_of(poll),)
    )


def lead(
    order: ConsentOrder, cause: str, at: datetime, state: ShowState, evening: Evening
) -> list[Consequence] | Refusal:
    """Return the round that an order leads on, said in every chat when its phase changes."""
    poll = state.polls.get(order.poll_id)
    if poll is None:
        return Refusal("order-poll-unknown")
    if not _is_round(poll):
        return Refusal("order-consent")
    if poll.status is not PollStatus.OPEN:
        return Refusal("order-poll-closed" if poll.status is PollStatus.CLOSED else "order-poll-draft")
    led = _led(order, state.talk.round_of(poll))
    if isinstance(led, Refusal):
        return led
    led = drawn(poll, led, evening)
    saved = RoundSaved(poll_id=poll.id, led=led)
    if not isinstance(order, NextPhase | BackToPhase):
        return [saved]
    timed = _timed(poll, order.seconds, at)
    if isinstance(timed, Refusal):
        return timed
    told = [*_phase_said(led, cause, evening), *circle_said(poll, led, cause, state, evening)]
    return [saved, PollSaved(poll=timed), *told]


def _led(order: ConsentOrder, led: Round) -> Round | Refusal:
    match order:
        case NextPhase():
            return rounds.next_phase(led)
        case BackToPhase():
            known = order.phase in [phase.value for phase in Phase]
            return rounds.back_to(led, Phase(order.phase)) if known else Refusal("order-consent-phase")
        case AmendProposal():
            return rounds.amend(led, order.text) if _fits(order.text) else _text_needed()
        case MergeObjections():
            return rounds.merge(led, order.number, order.into)
        case IntegrateObjection():
            return rounds.integrate(led, order.number, order.text) if _fits(order.text) else _text_needed()
        case SetAsideObjection():
            return rounds.set_aside(led, order.number, order.reason)


def _fits(text: str) -> bool:
    return bool(text.strip()) and len(text) <= LONGEST_TEXT


def _text_needed() -> Refusal:
    return Refusal("consent-text", {"most": LONGEST_TEXT})


def _timed(poll: Poll, seconds: int | None, at: datetime) -> Poll | Refusal:
    """Return the poll with the planned end of its phase: it is shown, and ends nothing by itself."""
    if seconds is None:
        return replace(poll, announced_close_at=None)
    if not SHORTEST.total_seconds() <= seconds <= LONGEST.total_seconds():
        return Refusal("order-poll-seconds")
    return replace(poll, announced_close_at=at + timedelta(seconds=seconds))


def _phase_said(led: Round, cause: str, evening: Evening) -> list[AnyAction]:
    text = evening.words.text(
        f"consent-phase-{led.phase.value}",
        proposal=led.proposal,
        objections=sum(1 for _ in rounds.standing(led)),
    )
    return [
        Say(id=f"{cause}/phase/{platform}", platform=platform, channel="", text=text)
        for platform in evening.platforms
    ]


def _is_round(poll: Poll) -> bool:
    return METHODS[poll.method].counted is Counted.ROUND
