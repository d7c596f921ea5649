"""A case's life: opened, held, decided once, or settled on its platform."""

from datetime import timedelta

import msgspec
import pytest

from bot.events import Author, MessageEdited, Outcome, Platform
from bot.moderation.case import Case, CaseStatus, ContextLine
from bot.moderation.cases import (
    Decided,
    hold,
    left_platform,
    open_case,
    record_outcome,
    release,
    resolved_elsewhere,
)
from bot.orders import Actor, ActorRole, CaseAct
from bot.words import Refusal
from tests.unit.moderation.deciding import LATER, VERDICT, Told, case_of, decided, decision_on
from tests.unit.moderation.saying import FRENCH, NOW


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
