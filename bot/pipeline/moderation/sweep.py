"""Stage: a decision reaches all copies of its message, some at a time, so that other acts never wait long."""

from collections import defaultdict
from collections.abc import Iterator

from msgspec.structs import replace

from bot.actions import AnyAction, DeleteMessage, LiftSanction, ReleaseHeld
from bot.changes import CopySaved
from bot.events import ActionPerformed, ClockTicked, Outcome, Platform
from bot.moderation.acts import LIFT, SANCTIONS, on_author
from bot.moderation.case import Case, CaseStatus, Decision, Effect
from bot.moderation.copies import Copy
from bot.moderation.scores import Scores
from bot.orders import CaseAct, OrderGiven
from bot.pipeline.evening import Evening
from bot.pipeline.memory.state import ShowState
from bot.pipeline.step import Consequence, Happening

# A moderator's next act waits behind these at most: a second or so at Twitch's pace.
AT_ONCE = 24

Asked = tuple[AnyAction | None, Effect]
# What has just been asked about authors, by account.
Known = dict[str, Effect]


def sweep(
    event: Happening, state: ShowState, evening: Evening, scores: Scores | None = None
) -> list[Consequence]:
    """Return the next acts on copies, and the copies with what was asked for them."""
    if not isinstance(event, ClockTicked | ActionPerformed | OrderGiven):
        return []
    if not state.sweeps.due:
        return []
    room = AT_ONCE - len(state.sweeps.awaited)
    followed: list[Consequence] = []
    asked: dict[str, Known] = defaultdict(dict)
    for case, copy in _waiting(state):
        if room <= 0:
            break
        steps = list(_steps(case, copy, asked[case.id], state))
        new = [action for action, _ in steps if action is not None]
        room -= len(new)
        known = {effect.action_id for effect in copy.effects}
        effects = (*copy.effects, *(effect for _, effect in steps if effect.action_id not in known))
        followed += [CopySaved(case_id=case.id, copy=replace(copy, effects=effects)), *new]
    return followed


def _waiting(state: ShowState) -> Iterator[tuple[Case, Copy]]:
    """Yield the copies for which something is to be asked, the oldest decision first."""
    for case_id in list(state.sweeps.due):
        case = state.docket.cases.get(case_id)
        if case is None or case.decision is None or case.status is not CaseStatus.DECIDED:
            continue
        for message_id in list(state.sweeps.due[case_id]):
            yield case, state.sweeps.copies[case_id][message_id]


def _steps(case: Case, copy: Copy, asked: Known, state: ShowState) -> Iterator[Asked]:
    """Yield what a decision asks for one copy, and what is awaited; no action when it was asked before."""
    decision = case.decision
    if decision is None:
        return
    if case.undone is not None:
        yield from _lifts(case, copy, asked, state)
        return
    if decision.act is CaseAct.ALLOW:
        yield from [_release(case, copy, allow=True)] if copy.held else []
        return
    sanction = _sanction(case, copy, decision, asked, state)
    if copy.held:
        yield _release(case, copy, allow=False)
    elif sanction is None or not _clears(copy, sanction[1]):
        yield _deletion(case, copy, decision)
    if sanction is not None:
        yield sanction


def _clears(copy: Copy, effect: Effect) -> bool:
    """Return whether an act on the author takes this message away too: on Twitch it does."""
    is_twitch = copy.author.platform is Platform.TWITCH
    return is_twitch and effect.act in SANCTIONS and effect.outcome in (None, Outcome.DONE)


def _sanction(case: Case, copy: Copy, decision: Decision, asked: Known, state: ShowState) -> Asked | None:
    """Return the act on a copy's author: once each, whatever the number of their copies."""
    if decision.act is CaseAct.DELETE or copy.author.moderates:
        return None
    if copy.author.key == case.author.key:
        own = next((each for each in decision.effects if each.act == decision.act), None)
        return (None, own) if own is not None and _is_earlier(copy, decision) else None
    before = state.sweeps.sanctions.get((case.id, copy.author.key), "")
    known = asked.get(copy.author.key) or state.sweeps.effect(before)
    if known is not None:
        return None, known
    # Named by its message: ids are kept longer than people's.
    like = replace(case, id=f"{case.id}/{copy.message_id}", author=copy.author, channel=copy.channel)
    told = decision.statement or decision.reason
    (action,) = on_author(like, decision.act, decision.seconds or 0, told)
    asked[copy.author.key] = Effect(action_id=action.id, act=str(decision.act))
    return action, asked[copy.author.key]


def _is_earlier(copy: Copy, decision: Decision) -> bool:
    return copy.at <= decision.at


def _lifts(case: Case, copy: Copy, asked: Known, state: ShowState) -> Iterator[Asked]:
    """Yield what gives a copy's author their voice back, once each."""
    done = next(
        (each for each in copy.effects if each.act in SANCTIONS and each.outcome is Outcome.DONE), None
    )
    if done is None or copy.author.key == case.author.key:
        return
    id = f"{done.action_id}/{LIFT}"
    known = asked.get(copy.author.key) or state.sweeps.effect(id)
    if known is not None:
        yield None, known
        return
    lift = LiftSanction(
        id=id,
        platform=copy.author.platform,
        channel=copy.channel,
        author_id=copy.author.id,
        banned=done.act == CaseAct.BAN,
    )
    asked[copy.author.key] = Effect(action_id=id, act=LIFT)
    yield lift, asked[copy.author.key]


def _deletion(case: Case, copy: Copy, decision: Decision) -> Asked:
    action = DeleteMessage(
        id=f"{case.id}/copy/{copy.message_id}",
        platform=copy.author.platform,
        channel=copy.channel,
        message_id=copy.message_id,
        reason=decision.reason,
    )
    return action, Effect(action_id=action.id, act=str(CaseAct.DELETE))


def _release(case: Case, copy: Copy, *, allow: bool) -> Asked:
    action = ReleaseHeld(
        id=f"{case.id}/copy/{copy.message_id}",
        platform=copy.author.platform,
        channel=copy.channel,
        message_id=copy.message_id,
        allow=allow,
    )
    return action, Effect(action_id=action.id, act=str(CaseAct.ALLOW if allow else CaseAct.DELETE))
