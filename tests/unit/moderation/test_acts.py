"""What each act asks of each platform, and what a platform cannot do."""

from itertools import product

import pytest

from bot.actions import AnyAction, ReleaseHeld, TimeoutAuthor, WarnAuthor
from bot.events import Platform, Role
from bot.moderation.acts import possible_acts
from bot.moderation.case import CaseStatus
from bot.moderation.cases import Decided, left_platform
from bot.orders import CaseAct
from bot.words import Refusal
from tests.unit.moderation.deciding import LATER, ZOE, Told, case_of, decided, decision_on


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
