"""Consent rounds: what may be said when, what becomes of objections, and the verdict."""

from typing import Any

import pytest

from bot.polls.counting.consent import count
from bot.polls.counting.rounds import (
    Contribution,
    Kind,
    Phase,
    Round,
    amend,
    back,
    back_to,
    contribute,
    gives_reason,
    integrate,
    merge,
    next_phase,
    set_aside,
    withdraw,
)
from bot.polls.outcome import ConsentDetail, ShownObjection
from bot.words import Refusal
from tests.unit.polls.counting.made import after

PROPOSAL = "Fermer la rue aux voitures le dimanche"


def _done(made: Round | Refusal) -> Round:
    assert isinstance(made, Round), made
    return made


def _in(phase: Phase, **more: Any) -> Round:
    led = Round(proposal=PROPOSAL, **more)
    while led.phase is not phase:
        led = _done(next_phase(led))
    return led


def _say(led: Round, voter: str, kind: Kind, text: str) -> Round | Refusal:
    return contribute(led, voter, Contribution(kind, text), after(0))


def _objected(*reasons: str) -> Round:
    led = _in(Phase.OBJECTIONS)
    for number, reason in enumerate(reasons):
        led = _done(_say(led, f"v{number}", "objection", reason))
    return led


def _detail(led: Round) -> ConsentDetail:
    detail = count(led).detail
    assert isinstance(detail, ConsentDetail)
    return detail


def test_a_round_without_objection_ends_in_consent() -> None:
    led = _in(Phase.CLARIFICATION)
    led = _done(_say(led, "ana", "question", " Toute  l'année ? "))
    led = _done(_say(led, "ana", "question", "Et les bus ?"))
    led = _done(_say(_done(next_phase(led)), "bob", "feeling", "Ça me plaît"))
    led = _done(_say(led, "bob", "feeling", "Ça m'inquiète un peu"))
    assert _detail(led).verdict == "under-way"

    led = _done(next_phase(_done(next_phase(_done(next_phase(led))))))

    assert led.questions[0].text == "Toute l'année ?"
    assert [feeling.text for feeling in led.feelings] == ["Ça m'inquiète un peu"]
    assert count(led).voters == 2
    assert (count(led).winners, count(led).ranking) == ((), ())
    assert _detail(led) == ConsentDetail(
        phase="consent",
        verdict="consent",
        proposal=PROPOSAL,
        amendments=0,
        questions=2,
        feelings=1,
        objections=(),
    )


def test_an_objection_that_the_proposer_takes_in_ends_in_consent_with_amendments() -> None:
    led = _objected("Les livreurs ne passent plus")
    led = _done(integrate(led, 1, " Fermer la rue  le dimanche, sauf livraisons "))
    led = _done(next_phase(led))

    assert _detail(led).verdict == "consent-with-amendments"
    assert led.proposal == "Fermer la rue le dimanche, sauf livraisons"
    assert led.amendments == (PROPOSAL,)
    assert led.objections[0].outcome == led.proposal


def test_an_objection_that_stands_is_in_the_way() -> None:
    led = _done(next_phase(_objected("Les livreurs ne passent plus")))

    assert _detail(led).verdict == "standing-objections"
    assert _detail(led).objections == (ShownObjection(1, "Les livreurs ne passent plus", 1, "standing"),)


def test_an_amendment_before_objections_makes_it_consent_with_amendments() -> None:
    led = amend(_in(Phase.AMENDMENT), "Fermer la rue le dimanche matin")

    assert _detail(_done(next_phase(_done(next_phase(led))))).verdict == "consent-with-amendments"


def test_merged_objections_are_one_with_the_people_of_both() -> None:
    led = _objected("Les livreurs ne passent plus", "Plus de livraisons", "Les bus sont détournés")
    led = _done(back(_done(back(led, "dan", 2)), "v0", 2))
    led = _done(merge(led, 2, into=1))

    assert _detail(led).objections == (
        ShownObjection(1, "Les livreurs ne passent plus", 3, "standing"),
        ShownObjection(3, "Les bus sont détournés", 1, "standing"),
    )
    assert back(led, "eva", 2) == Refusal("consent-no-objection", {"number": 2})
    assert _detail(_done(next_phase(_done(integrate(led, 1, "Sauf livraisons"))))).verdict == (
        "standing-objections"
    )
    assert count(led).voters == 4


def test_an_objection_may_be_set_aside_with_the_reason_on_record() -> None:
    led = _done(set_aside(_objected("Les martiens vont venir"), 1, " Sans rapport avec la proposition "))

    assert led.objections[0].outcome == "Sans rapport avec la proposition"
    assert _detail(_done(next_phase(led))).verdict == "consent"
    assert set_aside(_objected("Les martiens vont venir"), 1, " ") == Refusal("consent-why")


def test_an_objection_falls_when_its_last_author_leaves_it() -> None:
    led = _done(merge(_objected("Plus de livraisons", "Les livreurs ne passent plus"), 2, into=1))
    led = _done(withdraw(_done(back(led, "bob", 1)), "v0", 1))
    assert _detail(led).objections[0].people == 2
    assert withdraw(led, "v0", 1) == Refusal("consent-not-yours")

    led = _done(withdraw(_done(withdraw(led, "bob", 1)), "v1", 1))

    assert _detail(led).objections == (ShownObjection(1, "Plus de livraisons", 0, "withdrawn"),)
    assert _detail(_done(next_phase(led))).verdict == "consent"


def test_objecting_again_puts_it_in_other_words() -> None:
    led = _done(_say(_objected("Trop tôt"), "v0", "objection", "Les livreurs ne passent plus"))

    assert [each.reason for each in led.objections] == ["Les livreurs ne passent plus"]


def test_a_circle_objects_while_all_may_back() -> None:
    led = _in(Phase.OBJECTIONS, circle=frozenset({"ana"}))
    led = _done(_say(led, "ana", "objection", "Les livreurs ne passent plus"))

    assert _say(led, "bob", "objection", "Les bus aussi") == Refusal("consent-not-in-circle")
    assert _detail(_done(back(led, "bob", 1))).objections[0].people == 2


@pytest.mark.parametrize("kind", ["question", "feeling", "objection"])
def test_each_thing_has_its_time(kind: Kind) -> None:
    assert _say(_in(Phase.AMENDMENT), "ana", kind, "Pour les bus") == Refusal(f"consent-not-now-{kind}")


@pytest.mark.parametrize("text", ["", "  ", "a" * 501])
def test_a_text_is_needed_and_not_a_novel(text: str) -> None:
    assert _say(_in(Phase.FEELINGS), "ana", "feeling", text) == Refusal("consent-text", {"most": 500})


@pytest.mark.parametrize(
    "text",
    ["non", "NON !!", "nooooon", "contre", "pas d'accord", "je suis contre", "j'aime pas", "bof", "!?", "no"],
)
def test_a_bare_no_is_no_objection(text: str) -> None:
    assert _say(_in(Phase.OBJECTIONS), "ana", "objection", text) == Refusal("consent-reason-needed")


@pytest.mark.parametrize(
    "text",
    ["non, plus de bus le soir", "trop cher", "sécurité", "pas de bus", "contre : le bruit", "too loud"],
)
def test_an_objection_says_why(text: str) -> None:
    assert gives_reason(text)


def test_what_cannot_be_is_refused() -> None:
    led = _objected("Plus de livraisons")
    nowhere = Refusal("consent-no-objection", {"number": 9})

    assert back(led, "v0", 1) == Refusal("consent-own-objection")
    assert merge(led, 1, into=1) == Refusal("consent-merge-itself")
    assert integrate(led, 1, "  ") == Refusal("consent-text", {"most": 500})
    assert merge(led, 9, into=1) == merge(led, 1, into=9) == nowhere
    assert back(led, "ana", 9) == integrate(led, 9, "x") == set_aside(led, 9, "x") == nowhere
    assert withdraw(led, "ana", 9) == nowhere


def test_a_round_that_is_over_is_taken_up_again_only_from_an_earlier_phase() -> None:
    over = _done(next_phase(_objected("Plus de livraisons")))

    assert next_phase(over) == Refusal("consent-over")
    assert integrate(over, 1, "Sauf livraisons") == Refusal("consent-over")
    assert back_to(over, Phase.CONSENT) == Refusal("consent-not-back")
    again = _done(back_to(over, Phase.OBJECTIONS))
    assert _detail(_done(next_phase(_done(integrate(again, 1, "Sauf livraisons"))))).verdict == (
        "consent-with-amendments"
    )
