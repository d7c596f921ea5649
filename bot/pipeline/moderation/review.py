"""What moderators do with cases: hold one, decide it, alone or with another one's word."""

from datetime import datetime

from bot.changes import CaseSaved
from bot.moderation.cases import hold, release
from bot.moderation.second import awaited_word, noted, proposed, second_asked, unconfirmed
from bot.orders import Actor, ActorRole, AskSecond, CaseAct, ConfirmDecision, DecideCase, HoldCase, NoteCase
from bot.pipeline.evening import Evening
from bot.pipeline.memory.state import ShowState
from bot.pipeline.moderation.ruling import Wanted, rule_cited, ruled
from bot.pipeline.step import Consequence
from bot.words import Refusal


def hold_case(
    order: HoldCase, actor: Actor, at: datetime, state: ShowState, evening: Evening
) -> list[Consequence] | Refusal:
    """Return the case as held by this moderator, or let go."""
    case = state.docket.cases.get(order.case_id)
    if case is None:
        return Refusal("order-case-unknown")
    if not order.held:
        return [CaseSaved(case=release(case, actor.name))]
    held = hold(case, holder=actor.name, until=at + evening.hold, at=at)
    return held if isinstance(held, Refusal) else [CaseSaved(case=held)]


def decide_case(
    order: DecideCase, actor: Actor, at: datetime, state: ShowState, evening: Evening
) -> list[Consequence] | Refusal:
    """Return the decided case and what its platform is asked to do, or the case that awaits a second word."""
    case = state.docket.cases.get(order.case_id)
    if case is None:
        return Refusal("order-case-unknown")
    rule = rule_cited(case, order.rule, evening)
    if isinstance(rule, Refusal):
        return rule
    if rule is not None and order.act in rule.two_moderators:
        length_s = order.seconds or evening.timeout_s
        seconds = length_s if order.act is CaseAct.TIMEOUT else None
        waits = proposed(
            case, by=actor.name, act=order.act, seconds=seconds, rule=rule.id, text=order.reason, at=at
        )
        return waits if isinstance(waits, Refusal) else [CaseSaved(case=waits)]
    return ruled(case, Wanted(actor, order.act, order.seconds, order.reason), rule, at, evening)


def confirm_decision(
    order: ConfirmDecision, actor: Actor, at: datetime, state: ShowState, evening: Evening
) -> list[Consequence] | Refusal:
    """Return what a decision leads to once a second moderator agrees, or the case without it."""
    case = state.docket.cases.get(order.case_id)
    if case is None:
        return Refusal("order-case-unknown")
    word = awaited_word(case, actor.name)
    if isinstance(word, Refusal):
        return word
    if not order.confirmed:
        why = order.reason.strip()
        key = "second-unconfirmed" if why else "second-unconfirmed-bare"
        text = evening.words.text(key, reason=why)
        return [CaseSaved(case=unconfirmed(case, by=actor.name, text=text, at=at))]
    first = Actor(name=word.asked_by, role=ActorRole.MODERATOR)
    wanted = Wanted(first, word.act or CaseAct.ALLOW, word.seconds, order.reason or word.text)
    rule = evening.charter.rule(word.rule)
    return ruled(release(case, actor.name), wanted, rule, at, evening, confirmed_by=actor.name)


def note_case(
    order: NoteCase | AskSecond, actor: Actor, at: datetime, state: ShowState, evening: Evening
) -> list[Consequence] | Refusal:
    """Return the case with a note, or with the question that goes to the other moderators."""
    case = state.docket.cases.get(order.case_id)
    if case is None:
        return Refusal("order-case-unknown")
    write = noted if isinstance(order, NoteCase) else second_asked
    written = write(case, by=actor.name, text=order.text, at=at)
    return written if isinstance(written, Refusal) else [CaseSaved(case=written)]
