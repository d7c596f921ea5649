"""A case's life, and what each act asks of each platform."""

from dataclasses import dataclass, field
from datetime import timedelta
from itertools import product
from typing import Any

import msgspec
import pytest

from bot.actions import AnyAction, ReleaseHeld, TimeoutAuthor, WarnAuthor
from bot.events import Author, MessageEdited, MessageHeld, MessagePosted, Outcome, Platform, Role
from bot.moderation.case import Case, CaseStatus, ContextLine, Severity, Verdict
from bot.moderation.cases import (
    Decided,
    decide,
    hold,
    left_platform,
    open_case,
    possible_acts,
    record_outcome,
    release,
    resolved_elsewhere,
)
from bot.orders import Actor, ActorRole, CaseAct
from bot.words import Refusal
from tests.unit.moderation.saying import FRENCH, NOW

VERDICT = Verdict(flag=True, severity=Severity.HIGH)
LATER = NOW + timedelta(seconds=40)
ZOE = Actor(name="Zoé", role=ActorRole.MODERATOR)


@dataclass(frozen=True)
class Told:
    """What a case is opened from."""

    platform: Platform = Platform.TWITCH
    roles: tuple[Role, ...] = ()
    held: bool = False
    more: dict[str, Any] = field(default_factory=dict)


def case_of(told: Told) -> Case:
    """Return a freshly opened case."""
    facts: dict[str, Any] = {
        "id": "e1",
        "at": NOW,
        "platform": told.platform,
        "channel": "salon",
        "message_id": "m1",
        "author": Author(platform=told.platform, id="7", name="Max", roles=told.roles),
        "text": "gros nul",
    }
    event = MessageHeld(**facts, category="insult") if told.held else MessagePosted(**facts)
    return open_case(case_id="case-1", event=event, verdict=VERDICT, before=(), earlier_cases=2, abusive=0.97)


def decided(case: Case, act: CaseAct, seconds: int | None = None, reason: str = "") -> Decided:
    """Return Zoé's decision, which must be possible."""
    answer = decision_on(case, act, seconds, reason)
    assert isinstance(answer, Decided)
    return answer


def decision_on(
    case: Case, act: CaseAct, seconds: int | None = None, reason: str = "", actor: Actor = ZOE
) -> Decided | Refusal:
    """Return what becomes of a decision."""
    return decide(
        case,
        actor=actor,
        act=act,
        seconds=seconds,
        reason=reason,
        at=LATER,
        default_seconds=600,
        default_reason="Contraire à la charte",
    )


def test_a_case_opens_with_its_message_and_context() -> None:
    line = ContextLine(message_id="m0", author="Ana", text="bonsoir", at=NOW)
    author = Author(platform=Platform.DISCORD, id="7", name="Max")
    event = MessageEdited(
        id="e", at=NOW, platform=Platform.DISCORD, channel="c", message_id="m", author=author, text="nul"
    )

    case = open_case(
        case_id="case-9", event=event, verdict=VERDICT, before=(line,), earlier_cases=3, abusive=None
    )

    assert case == Case(
        id="case-9",
        platform=Platform.DISCORD,
        channel="c",
        message_id="m",
        author=author,
        text="nul",
        posted_at=NOW,
        opened_at=NOW,
        verdict=VERDICT,
        before=(line,),
        earlier_cases=3,
    )
    assert case_of(Told(held=True)).held_message


@pytest.mark.parametrize(
    ("told", "acts"),
    [
        (Told(), "allow delete warn timeout ban"),
        (Told(platform=Platform.DISCORD), "allow delete warn timeout ban"),
        (Told(roles=(Role.VIP,)), "allow delete warn timeout ban"),
        (Told(held=True), "allow delete timeout ban"),
        (Told(roles=(Role.MODERATOR,)), "allow"),
        (Told(roles=(Role.BROADCASTER,)), "allow"),
        (Told(platform=Platform.DISCORD, roles=(Role.MODERATOR,)), "allow delete"),
    ],
)
def test_a_case_offers_what_its_platform_can_do(told: Told, acts: str) -> None:
    assert " ".join(possible_acts(case_of(told))) == acts


def test_a_case_that_is_over_offers_nothing() -> None:
    assert possible_acts(left_platform(case_of(Told()), LATER)) == ()


@pytest.mark.parametrize(
    ("held", "act", "kinds"),
    [
        (False, CaseAct.ALLOW, ""),
        (False, CaseAct.DELETE, "DeleteMessage"),
        (False, CaseAct.WARN, "DeleteMessage WarnAuthor"),
        (False, CaseAct.TIMEOUT, "DeleteMessage TimeoutAuthor"),
        (False, CaseAct.BAN, "DeleteMessage BanAuthor"),
        (True, CaseAct.ALLOW, "ReleaseHeld"),
        (True, CaseAct.DELETE, "ReleaseHeld"),
        (True, CaseAct.TIMEOUT, "ReleaseHeld TimeoutAuthor"),
        (True, CaseAct.BAN, "ReleaseHeld BanAuthor"),
    ],
)
def test_an_act_asks_for_its_actions(held: bool, act: CaseAct, kinds: str) -> None:
    answer = decided(case_of(Told(held=held)), act, reason=" hors charte ")

    assert " ".join(type(action).__name__ for action in answer.actions) == kinds
    assert answer.case.status is CaseStatus.DECIDED
    assert answer.case.closed_at == LATER
    decision = answer.case.decision
    assert decision is not None
    assert (decision.actor, decision.act, decision.at, decision.reason) == (ZOE, act, LATER, "hors charte")
    assert [effect.action_id for effect in decision.effects] == [action.id for action in answer.actions]
    assert all(action.channel == "salon" for action in answer.actions)


def test_effects_are_named_as_acts() -> None:
    names = {
        (held, act): [str(effect.act) for effect in decision.effects]
        for held, act in product((False, True), CaseAct)
        if (held, act) != (True, CaseAct.WARN)
        and (decision := decided(case_of(Told(held=held)), act).case.decision)
    }

    assert names[True, CaseAct.ALLOW] == ["allow"]
    assert names[True, CaseAct.BAN] == ["delete", "ban"]
    assert names[False, CaseAct.WARN] == ["delete", "warn"]
    assert names[False, CaseAct.TIMEOUT] == ["delete", "timeout"]


def test_a_held_message_is_let_through_or_refused() -> None:
    case = case_of(Told(held=True))
    released = [decided(case, act).actions[0] for act in (CaseAct.ALLOW, CaseAct.DELETE, CaseAct.BAN)]

    assert [action.allow for action in released if isinstance(action, ReleaseHeld)] == [True, False, False]


def test_action_ids_follow_from_the_case_and_the_act_alone() -> None:
    case = case_of(Told())
    ids = [action.id for act in CaseAct for action in decided(case, act).actions]

    assert ids == [action.id for act in CaseAct for action in decided(case, act, reason="autre").actions]
    assert len(set(ids)) == len(ids)


def _sent(answer: Decided, kind: type[AnyAction]) -> AnyAction:
    return next(action for action in answer.actions if isinstance(action, kind))


def test_without_a_reason_or_a_length_the_show_gives_them() -> None:
    timeout = _sent(decided(case_of(Told()), CaseAct.TIMEOUT), TimeoutAuthor)
    warning = _sent(decided(case_of(Told()), CaseAct.WARN, reason="  "), WarnAuthor)
    allowed = decided(case_of(Told()), CaseAct.ALLOW).case.decision

    assert isinstance(timeout, TimeoutAuthor)
    assert (timeout.seconds, timeout.reason, timeout.author_id) == (600, "Contraire à la charte", "7")
    assert isinstance(warning, WarnAuthor)
    assert warning.reason == "Contraire à la charte"
    assert allowed is not None
    assert allowed.reason == ""


@pytest.mark.parametrize("seconds", [1, 1_209_600])
def test_a_timeout_lasts_what_was_asked(seconds: int) -> None:
    answer = decided(case_of(Told()), CaseAct.TIMEOUT, seconds)
    timeout = _sent(answer, TimeoutAuthor)

    assert isinstance(timeout, TimeoutAuthor)
    assert timeout.seconds == seconds
    assert answer.case.decision is not None
    assert answer.case.decision.seconds == seconds


@pytest.mark.parametrize("seconds", [0, -5, 1_209_601])
def test_a_timeout_of_an_impossible_length_is_refused(seconds: int) -> None:
    assert decision_on(case_of(Told()), CaseAct.TIMEOUT, seconds) == Refusal("order-case-seconds")


def test_a_length_means_nothing_to_other_acts() -> None:
    decision = decided(case_of(Told()), CaseAct.DELETE, seconds=-5).case.decision

    assert decision is not None
    assert decision.seconds is None


@pytest.mark.parametrize(
    ("told", "act"),
    [
        (Told(held=True), CaseAct.WARN),
        (Told(roles=(Role.MODERATOR,)), CaseAct.TIMEOUT),
        (Told(roles=(Role.BROADCASTER,)), CaseAct.BAN),
        (Told(platform=Platform.DISCORD, roles=(Role.MODERATOR,)), CaseAct.BAN),
    ],
)
def test_what_the_platform_cannot_do_is_refused(told: Told, act: CaseAct) -> None:
    assert decision_on(case_of(told), act) == Refusal("order-case-act")


def test_a_case_is_decided_once() -> None:
    case = decided(case_of(Told()), CaseAct.ALLOW).case

    refusal = decision_on(case, CaseAct.BAN)

    assert refusal == Refusal("order-case-closed", {"by": "Zoé"})
    assert refusal.said(FRENCH) == "Ce dossier est déjà clos\u00a0: Zoé s’en est chargé."


def test_a_case_that_left_is_closed_by_its_platform() -> None:
    case = left_platform(case_of(Told(platform=Platform.DISCORD)), LATER)

    assert (case.status, case.closed_at, case.decision) == (CaseStatus.ELSEWHERE, LATER, None)
    assert decision_on(case, CaseAct.DELETE) == Refusal("order-case-closed", {"by": "Discord"})
    assert hold(case, holder="Zoé", until=LATER, at=NOW) == Refusal("order-case-closed", {"by": "Discord"})


def test_a_decided_case_stays_decided_when_its_message_leaves() -> None:
    case = decided(case_of(Told()), CaseAct.DELETE).case

    assert left_platform(case, LATER) == case
    assert resolved_elsewhere(case, LATER, allowed=True) == case


@pytest.mark.parametrize(("allowed", "act"), [(True, CaseAct.ALLOW), (False, CaseAct.DELETE)])
def test_a_held_message_decided_on_the_platform_says_how(allowed: bool, act: CaseAct) -> None:
    case = resolved_elsewhere(case_of(Told(held=True)), LATER, allowed=allowed)

    assert case.status is CaseStatus.ELSEWHERE
    assert case.decision is not None
    assert (case.decision.act, case.decision.actor.name, case.decision.at) == (act, "Twitch", LATER)


def test_who_reads_a_case_holds_it_for_a_while() -> None:
    until = NOW + timedelta(seconds=90)
    case = hold(case_of(Told()), holder="Zoé", until=until, at=NOW)
    assert isinstance(case, Case)

    refusal = Refusal("order-case-held", {"holder": "Zoé"})
    ana = Actor(name="Ana", role=ActorRole.MODERATOR)

    assert (case.holder, case.held_until) == ("Zoé", until)
    assert hold(case, holder="Ana", until=until, at=LATER) == refusal
    assert decision_on(case, CaseAct.DELETE, actor=ana) == refusal
    assert isinstance(decision_on(case, CaseAct.DELETE), Decided)
    assert isinstance(hold(case, holder="Zoé", until=until, at=LATER), Case)


def test_a_hold_that_ran_out_stops_nobody() -> None:
    case = msgspec.structs.replace(case_of(Told()), holder="Zoé", held_until=LATER)

    taken = hold(case, holder="Ana", until=LATER + timedelta(seconds=90), at=LATER)

    assert isinstance(taken, Case)
    assert taken.holder == "Ana"


def test_a_holder_without_an_end_stops_nobody() -> None:
    case = msgspec.structs.replace(case_of(Told()), holder="Zoé")

    assert isinstance(hold(case, holder="Ana", until=LATER, at=NOW), Case)


def test_only_its_holder_releases_a_case() -> None:
    case = msgspec.structs.replace(case_of(Told()), holder="Zoé", held_until=LATER)

    assert release(case, "Ana") == case
    assert (release(case, "Zoé").holder, release(case, "Zoé").held_until) == ("", None)


def test_the_decision_frees_the_case() -> None:
    case = msgspec.structs.replace(case_of(Told()), holder="Zoé", held_until=LATER + timedelta(seconds=9))

    over = decided(case, CaseAct.DELETE).case

    assert (over.holder, over.held_until) == ("", None)


def test_each_action_gets_its_own_outcome() -> None:
    answer = decided(case_of(Told()), CaseAct.TIMEOUT)

    case = record_outcome(answer.case, answer.actions[1].id, Outcome.REFUSED, "modérateur")

    assert case.decision is not None
    assert [(effect.outcome, effect.detail) for effect in case.decision.effects] == [
        (None, ""),
        (Outcome.REFUSED, "modérateur"),
    ]
    assert record_outcome(case_of(Told()), "x", Outcome.DONE, "") == case_of(Told())
