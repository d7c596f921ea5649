"""What an act asks of a platform: the actions, and the effects that a case waits for."""

from typing import NamedTuple

from bot.actions import (
    AnyAction,
    BanAuthor,
    Button,
    DeleteMessage,
    LiftSanction,
    ReleaseHeld,
    SendPrivately,
    TimeoutAuthor,
    WarnAuthor,
)
from bot.events import Outcome, Platform
from bot.moderation.case import Case, CaseStatus, Effect
from bot.orders import CaseAct

TELL, LIFT, RESOLVE = "tell", "lift", "resolve"
# What the button under a statement says when it is pressed, and the form that it opens.
CONTEST = "recours"
SANCTIONS = (str(CaseAct.TIMEOUT), str(CaseAct.BAN))


class Asked(NamedTuple):
    """Actions to ask for now, and every effect that is awaited, those of later actions too."""

    actions: tuple[AnyAction, ...]
    effects: tuple[Effect, ...]


class Told(NamedTuple):
    """What an author reads of an act, and the label of the button that contests it, "" for none."""

    text: str
    contest: str = ""


UNTOLD = Told("")


def possible_acts(case: Case) -> tuple[str, ...]:
    """Return what the case's platform can do about its message and author, () once the case is over."""
    if case.status is not CaseStatus.OPEN:
        return ()
    if case.author.moderates:
        # Twitch lets nobody delete what its moderators write; no platform silences them.
        return (CaseAct.ALLOW,) if case.platform is Platform.TWITCH else (CaseAct.ALLOW, CaseAct.DELETE)
    if case.held_message:
        return CaseAct.ALLOW, CaseAct.DELETE, CaseAct.TIMEOUT, CaseAct.BAN
    if not case.message_id:
        # The platform itself shows it to nobody: there is nothing to delete.
        return CaseAct.ALLOW, CaseAct.WARN, CaseAct.TIMEOUT, CaseAct.BAN
    return CaseAct.ALLOW, CaseAct.DELETE, CaseAct.WARN, CaseAct.TIMEOUT, CaseAct.BAN


def asked_by(case: Case, act: CaseAct, length_s: int, reason: str, told: Told = UNTOLD) -> Asked:
    """Return what an act asks for, the message first; ids follow from the case and the act.

    Discord writes to an author before it excludes them, since nobody can write to them afterwards: the
    exclusion follows, as `held_back` says.
    """
    if act is CaseAct.ALLOW:
        release = (_release(case, act, allow=True),) if case.held_message else ()
        return _awaited((*release, *_private(case, act, told)))
    now = (*_removal(case, act, reason), *_private(case, act, told))
    by_letter = act is CaseAct.WARN and any(isinstance(action, SendPrivately) for action in now)
    sanction = () if by_letter else _on_author(case, act, length_s, told.text or reason)
    if act is CaseAct.BAN and any(isinstance(action, SendPrivately) for action in now):
        return Asked(now, (*_awaited(now).effects, *_awaited(sanction).effects))
    return _awaited((*now, *sanction))


def held_back(case: Case, performed_id: str) -> AnyAction | None:
    """Return the exclusion that waited until its author was told, when that has just been tried."""
    decision = case.decision
    if decision is None or decision.act is not CaseAct.BAN:
        return None
    if performed_id != f"{case.id}/{CaseAct.BAN}/{TELL}":
        return None
    return _on_author(case, decision.act, 0, decision.statement or decision.reason)[0]


def on_author(case: Case, act: CaseAct, length_s: int, reason: str) -> tuple[AnyAction, ...]:
    """Return what an act asks about an author, for a copy's author too."""
    return _on_author(case, act, length_s, reason)


def first_removal(case: Case, reason: str) -> DeleteMessage:
    """Return the removal of a message that the show keeps back until somebody has read it."""
    return _deletion(case, "review", reason)


def lifting(case: Case, reason: str, told: Told) -> Asked:
    """Return what takes a decided sanction back, as far as there is one, and tells its author."""
    sanction = next((each for each in case_effects(case) if each.act in SANCTIONS), None)
    lift: tuple[AnyAction, ...] = ()
    if sanction is not None and sanction.outcome is Outcome.DONE:
        lift = (
            LiftSanction(
                id=f"{case.id}/{LIFT}/author",
                platform=case.platform,
                channel=case.channel,
                author_id=case.author.id,
                banned=sanction.act == CaseAct.BAN,
                reason=reason,
            ),
        )
    return _awaited((*lift, *_private(case, LIFT, told)))


def case_effects(case: Case) -> tuple[Effect, ...]:
    """Return what a decision asked for, () before there is one."""
    return case.decision.effects if case.decision else ()


def _awaited(actions: tuple[AnyAction, ...]) -> Asked:
    return Asked(actions, tuple(Effect(action_id=action.id, act=_step(action)) for action in actions))


def _removal(case: Case, act: CaseAct, reason: str) -> tuple[AnyAction, ...]:
    if case.held_message:
        return (_release(case, act, allow=False),)
    removed = case.removal is not None and case.removal.outcome in (None, Outcome.DONE)
    return () if removed or not case.message_id else (_deletion(case, act, reason),)


def _release(case: Case, act: CaseAct, *, allow: bool) -> ReleaseHeld:
    return ReleaseHeld(
        id=f"{case.id}/{act}/message",
        platform=case.platform,
        channel=case.channel,
        message_id=case.message_id,
        allow=allow,
    )


def _deletion(case: Case, act: str, reason: str) -> DeleteMessage:
    return DeleteMessage(
        id=f"{case.id}/{act}/message",
        platform=case.platform,
        channel=case.channel,
        message_id=case.message_id,
        reason=reason,
    )


def _private(case: Case, act: str, told: Told) -> tuple[AnyAction, ...]:
    """Return the words to the author where the platform has a way to them."""
    if not told.text or case.platform is not Platform.DISCORD:
        return ()
    return (
        SendPrivately(
            id=f"{case.id}/{act}/{TELL}",
            platform=case.platform,
            channel=case.channel,
            author_id=case.author.id,
            text=told.text,
            buttons=(Button(control=CONTEST, label=told.contest),) if told.contest else (),
        ),
    )


def _on_author(case: Case, act: CaseAct, length_s: int, reason: str) -> tuple[AnyAction, ...]:
    id, platform, channel, author_id = f"{case.id}/{act}/author", case.platform, case.channel, case.author.id
    match act:
        case CaseAct.WARN:
            return (
                WarnAuthor(id=id, platform=platform, channel=channel, author_id=author_id, reason=reason),
            )
        case CaseAct.TIMEOUT:
            return (
                TimeoutAuthor(
                    id=id,
                    platform=platform,
                    channel=channel,
                    author_id=author_id,
                    seconds=length_s,
                    reason=reason,
                ),
            )
        case CaseAct.BAN:
            return (BanAuthor(id=id, platform=platform, channel=channel, author_id=author_id, reason=reason),)
        case _:
            return ()


def _step(action: AnyAction) -> str:
    """Return what an action does, in the words of acts."""
    match action:
        case ReleaseHeld(allow=True):
            return CaseAct.ALLOW
        case WarnAuthor():
            return CaseAct.WARN
        case TimeoutAuthor():
            return CaseAct.TIMEOUT
        case BanAuthor():
            return CaseAct.BAN
        case SendPrivately():
            return TELL
        case LiftSanction():
            return LIFT
        case _:
            return CaseAct.DELETE
