"""What moderators do with a platform's own tools, as cases tell it: who did what, and what is over."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from msgspec.structs import replace

from bot.changes import Audited, CaseSaved
from bot.events import ModeratorActed
from bot.moderation.case import Case, CaseStatus, Decision, Undo
from bot.orders import Actor, ActorRole, CaseAct
from bot.pipeline.evening import Evening
from bot.pipeline.memory.state import ShowState
from bot.pipeline.step import Consequence, Happening

LIFTED = ("unban", "untimeout")
SANCTIONS = (CaseAct.TIMEOUT, CaseAct.BAN)
# The platform tells that a message is gone and who did it in two events, in any order.
SAME_ACT = timedelta(seconds=15)
# The show's own acts are told back like everybody's.
OWN_ACT = timedelta(minutes=2)


def acted_elsewhere(event: Happening, state: ShowState, evening: Evening) -> list[Consequence]:
    """Return the cases that a moderator's act settles, and those whose sanction it lifts."""
    if not isinstance(event, ModeratorActed):
        return []
    author_key = f"{event.platform}:{event.author_id}"
    theirs = state.docket.about(author_key)
    if event.act in LIFTED:
        return _lifted(event, theirs, evening)
    if event.act not in tuple(CaseAct):
        return []
    copied = [state.docket.cases[each] for each in state.sweeps.authored.get(author_key, ())]
    own = _own_decision(event, [*theirs, *copied])
    if own is None and any(_took_away(case, event) for case in theirs):
        return []
    if own is not None:
        # What the show decided about one case takes the author's other messages away too.
        waits = [case for case in theirs if _just_left(case, event)]
        return [each for case in waits for each in _told(case, own.actor, event)]
    actor = Actor(name=event.moderator, role=ActorRole.MODERATOR)
    return [each for case in _settled_by(event, theirs) for each in _told(case, actor, event)]


def settled(case: Case, act: CaseAct, moderator: str, at: datetime) -> list[Consequence]:
    """Return a case that a moderator settled on the platform itself, with its line in the audit log."""
    return _over(case, Decision(actor=Actor(name=moderator, role=ActorRole.MODERATOR), act=act, at=at))


def _settled_by(event: ModeratorActed, theirs: Iterable[Case]) -> list[Case]:
    """Return the cases that the act is about: its message's, or all that wait about its author."""
    if event.message_id:
        return [each for each in theirs if each.message_id == event.message_id and _waits(each, event)]
    if event.act == CaseAct.DELETE:
        # The platform does not say which message: the one that has just gone.
        gone = [each for each in theirs if _just_left(each, event)]
        return gone[-1:]
    return [each for each in theirs if _waits(each, event)]


def _waits(case: Case, event: ModeratorActed) -> bool:
    return case.status is CaseStatus.OPEN or _just_left(case, event)


def _just_left(case: Case, event: ModeratorActed) -> bool:
    if case.status is not CaseStatus.ELSEWHERE or case.decision is not None or case.closed_at is None:
        return False
    return abs(event.at - case.closed_at) < SAME_ACT


def _own_decision(event: ModeratorActed, theirs: Iterable[Case]) -> Decision | None:
    """Return the show's decision that the act comes from, None when it comes from somebody else."""
    for case in theirs:
        decision = case.decision
        if case.status is not CaseStatus.DECIDED or decision is None or abs(event.at - decision.at) > OWN_ACT:
            continue
        if any(effect.act == event.act for effect in decision.effects):
            return decision
    return None


def _took_away(case: Case, event: ModeratorActed) -> bool:
    """Return whether the act is the show's own removal of a message that waits to be read."""
    same = event.act == CaseAct.DELETE and event.message_id == case.message_id
    return same and case.removal is not None and abs(event.at - case.opened_at) < OWN_ACT


def _told(case: Case, actor: Actor, event: ModeratorActed) -> list[Consequence]:
    decision = Decision(
        actor=actor, act=CaseAct(event.act), at=event.at, reason=event.reason, seconds=event.seconds
    )
    return _over(case, decision)


def _over(case: Case, decision: Decision) -> list[Consequence]:
    closed_at = case.closed_at or decision.at
    over = replace(
        case, status=CaseStatus.ELSEWHERE, closed_at=closed_at, decision=decision, holder="", held_until=None
    )
    line = Audited(
        at=decision.at,
        actor=decision.actor,
        act=f"elsewhere:{decision.act}",
        subject=case.id,
        reason=decision.reason,
    )
    return [CaseSaved(case=replace(over, second=None)), line]


def _lifted(event: ModeratorActed, theirs: Iterable[Case], evening: Evening) -> list[Consequence]:
    """Return the latest sanction of the author as taken back, unless the show itself did it."""
    sanctioned = [case for case in theirs if _is_in_force(case, event)]
    latest = max(sanctioned, key=lambda case: case.closed_at or case.opened_at, default=None)
    if latest is None or latest.undone is not None:
        return []
    actor = Actor(name=event.moderator, role=ActorRole.MODERATOR)
    reason = evening.words.text("lifted-elsewhere", platform=evening.words.text(f"platform-{event.platform}"))
    undone = Undo(actor=actor, at=event.at, reason=reason)
    line = Audited(at=event.at, actor=actor, act=f"elsewhere:{event.act}", subject=latest.id)
    return [CaseSaved(case=replace(latest, undone=undone, undoable_until=None)), line]


def _is_in_force(case: Case, event: ModeratorActed) -> bool:
    """Return whether a case's sanction could be lifted now: a timeout that is over ended by itself."""
    decision = case.decision
    if decision is None or decision.act not in SANCTIONS:
        return False
    if decision.act is CaseAct.BAN or decision.seconds is None:
        return True
    return event.at < decision.at + timedelta(seconds=decision.seconds)
