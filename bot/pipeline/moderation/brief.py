"""Stage: moderators on Discord find the worst cases in their own channel, in step with the page."""

from datetime import datetime, timedelta

from msgspec.structs import replace

from bot.actions import MODERATORS, EditPanel, PostPanel
from bot.changes import HealthNoted
from bot.changes.cards import CardForgotten, CardSaved, CardsPaused
from bot.events import ActionPerformed, ClockTicked, Health, HealthReported, Outcome, Platform
from bot.moderation.card import Card
from bot.moderation.case import Case, Severity
from bot.moderation.scores import Scores
from bot.pipeline.evening import Evening
from bot.pipeline.memory.state import ShowState
from bot.pipeline.moderation.card_text import appeals, card_of, digest, waits
from bot.pipeline.moderation.case_shown import case_shown
from bot.pipeline.step import Consequence, Happening

PART = "discord:moderation"
# The channel is for reading: what changes is told when it has settled, and never in a burst.
BETWEEN_EDITS = timedelta(seconds=3)
MOST_AWAITED = 3
# A refusal for want of a right is one for a while.
PAUSE = timedelta(seconds=30)
_HARSHNESS = {severity: rank for rank, severity in enumerate(Severity)}


def brief(
    event: Happening, state: ShowState, evening: Evening, scores: Scores | None = None
) -> list[Consequence]:
    """Return the messages to post or to change now, and what became of those asked for before."""
    match event:
        case ActionPerformed() if event.action_id in state.docket.cards.acts:
            return _reported(event, state, evening)
        case ClockTicked() if evening.cards and _is_open(state, event.at):
            return _told(state, evening, event.at)
        case _:
            return []


def _is_open(state: ShowState, now: datetime) -> bool:
    paused = state.docket.cards.paused_until
    return bool(state.docket.cards.touched) and (paused is None or paused <= now)


def _told(state: ShowState, evening: Evening, now: datetime) -> list[Consequence]:
    """Return a few messages; the cases that are not told yet stay touched until another time."""
    cards, free = state.docket.cards, MOST_AWAITED - len(state.docket.cards.acts)
    followed: list[Consequence] = []
    settled: set[str] = set()
    wanted = worst_of(state, evening.cards)
    for case_id in sorted(cards.touched, key=lambda each: _turn(each, state)):
        case, card = state.docket.cases.get(case_id), cards.by_case.get(case_id)
        if case is None or (card is None and case_id not in wanted):
            settled.add(case_id)
            continue
        if free <= 0:
            break
        if card is not None and (card.awaited or not _may_change(card, case, now)):
            continue
        asked = _ask(case, card, state, evening, now)
        free -= len(asked) > 0
        followed += asked
        settled.add(case_id)
    # A place that a decided case leaves is another one's.
    left = wanted - cards.by_case.keys() if settled else set()
    cards.touched.difference_update(settled)
    cards.touched.update(left - settled)
    return followed


def worst_of(state: ShowState, most: int) -> set[str]:
    """Return the cases worth a message: the worst that nobody reads, but no more than there is room for."""
    waiting = [case for case in state.docket.cases.values() if waits(case)]
    free = [case for case in waiting if not case.holder or case.id in state.docket.cards.by_case]
    return {case.id for case in sorted(free, key=_badness)[:most]}


def _badness(case: Case) -> tuple[bool, int, float, datetime]:
    second = case.second is not None or appeals(case)
    return not second, -_HARSHNESS[case.verdict.severity], -(case.abusive or 0.5), case.opened_at


def _turn(case_id: str, state: ShowState) -> tuple[bool, tuple[bool, int, float, datetime] | tuple[()]]:
    """Return whose turn it is: what is over first, so that nobody decides it again; then the worst."""
    case = state.docket.cases.get(case_id)
    if case is None or not waits(case):
        return (False, ())
    return (True, _badness(case))


def _may_change(card: Card, case: Case, now: datetime) -> bool:
    return not waits(case) or now - card.told_at >= BETWEEN_EDITS


def _ask(
    case: Case, card: Card | None, state: ShowState, evening: Evening, now: datetime
) -> list[Consequence]:
    """Return the message of a case, or its change when it says something else by now."""
    text, buttons = card_of(case_shown(case, state, evening), evening)
    shown = digest(text, buttons)
    if card is not None and card.shown == shown:
        return []
    # Never the same twice: what was once refused would not be sent again.
    id = f"{case.id}/card/{round(now.timestamp() * 1000)}"
    base = {"id": id, "platform": Platform.DISCORD, "channel": MODERATORS, "text": text, "buttons": buttons}
    final = not waits(case)
    if card is None or not card.message_id:
        if final:
            return [CardForgotten(case_id=case.id)] if card else []
        new = Card(case_id=case.id, told_at=now, shown=shown, awaited=id)
        return [CardSaved(card=new), PostPanel(**base)]  # type: ignore[arg-type]
    changed = replace(card, told_at=now, shown=shown, awaited=id, final=final)
    return [CardSaved(card=changed), EditPanel(message_id=card.message_id, **base)]  # type: ignore[arg-type]


def _reported(event: ActionPerformed, state: ShowState, evening: Evening) -> list[Consequence]:
    card = state.docket.cards.by_case[state.docket.cards.acts[event.action_id]]
    state.docket.cards.touched.add(card.case_id)
    if event.outcome is Outcome.DONE:
        posted = replace(card, awaited="", message_id=event.message_id or card.message_id)
        return [CardSaved(card=posted), *_health(event, state, evening)]
    pause = CardsPaused(until=event.at + PAUSE)
    if card.message_id and event.outcome is Outcome.FAILED:
        # Perhaps not heard: it is said again.
        return [CardSaved(card=replace(card, awaited="", shown="")), pause, *_health(event, state, evening)]
    # Gone, or never posted: posted anew, if it still is worth it.
    return [CardForgotten(case_id=card.case_id), pause, *_health(event, state, evening)]


def _health(event: ActionPerformed, state: ShowState, evening: Evening) -> list[Consequence]:
    """Return how the channel is, when that is news."""
    done = event.outcome is Outcome.DONE
    before = state.health.get(PART)
    if done and (before is None or before.health is Health.GOOD):
        return []
    report = HealthReported(
        id=event.id,
        at=event.at,
        part=PART,
        health=Health.GOOD if done else Health.DEGRADED,
        detail="" if done else evening.words.text("cards-failed", why=event.detail),
        remedy="" if done else evening.words.text("cards-remedy"),
    )
    return [HealthNoted(report=report)]
