"""One crowd for each method, counted by the method itself: what the pages' states are made of."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from itertools import chain, repeat

import msgspec
from msgspec.structs import replace

from bot.polls.counting import approval, consent, majority_judgment, moving_debate, schulze, temperature
from bot.polls.counting.moving_debate import Stand
from bot.polls.counting.rounds import Contribution, Phase, Round, contribute
from bot.polls.counting.temperature import Reading
from bot.polls.marks import Mark
from bot.polls.methods import METHODS
from bot.polls.outcome import MoodPoint, Outcome, TemperatureDetail
from bot.polls.poll import Choice
from bot.words import Refusal

AT = datetime(2026, 3, 12, 20, 42, tzinfo=UTC)
MEASURES = (
    ("7", "Budgets participatifs"),
    ("8", "Lycée du futur ouvert"),
    ("9", "Conseil tiré au sort"),
    ("10", "Printemps citoyen"),
)
SIX = (*MEASURES, ("11", "Votation d’initiative"), ("12", "Transports gratuits le week-end"))
SIDES = (("4", "Pour"), ("5", "Contre"), ("6", "Dans le doute"))


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """A poll of one method, its result while it is open, and what is said of it.

    `ended` is its result when that differs; `others` are results of other crowds, by name.
    """

    method: str
    question: str
    choices: tuple[tuple[str, str], ...]
    outcome: Outcome
    sentence: str
    ended: Outcome | None = None
    others: Mapping[str, Outcome] = {}


def _codes(choices: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    return tuple(code for code, _ in choices)


def _approval() -> Counted:
    crowd = {("7", "8"): 214, ("8",): 120, ("9", "8"): 178, ("7",): 61, ("7", "9", "10"): 49, ("10",): 37}
    marks = chain.from_iterable(repeat((codes,), times) for codes, times in crowd.items())
    return Counted(
        method="approval",
        question="Quelles mesures soutenez-vous ?",
        choices=MEASURES,
        outcome=approval.count(marks, _codes(MEASURES)),
        sentence="« Quelles mesures soutenez-vous ? » : Lycée du futur ouvert, par 78 % des votants.",
    )


# How many people gave each grade, from "À rejeter" up; the others graded nothing.
PROFILES = {
    "7": (40, 62, 98, 170, 228, 312, 262),
    "8": (88, 98, 150, 190, 252, 246, 110),
    "9": (236, 140, 104, 84, 178, 140, 296),
    "10": (130, 142, 234, 262, 190, 134, 84),
    "11": (176, 184, 210, 212, 160, 122, 70),
    "12": (20, 25, 40, 90, 130, 110, 70),
}


def _grades(profiles: Mapping[str, tuple[int, ...]]) -> Iterator[dict[str, int]]:
    """Return ballots that give these grades: one voter grades one choice after the other."""
    columns = {
        code: list(chain.from_iterable(repeat(grade, times) for grade, times in enumerate(counts)))
        for code, counts in profiles.items()
    }
    for voter in range(max(map(len, columns.values()))):
        yield {code: grades[voter] for code, grades in columns.items() if voter < len(grades)}


def _merit(choices: tuple[tuple[str, str], ...], profiles: Mapping[str, tuple[int, ...]]) -> Outcome:
    codes = _codes(choices)
    return majority_judgment.count(_grades({code: profiles[code] for code in codes}), codes)


def _majority_judgment() -> Counted:
    return Counted(
        method="majority-judgment",
        question="Quelle mesure d’abord ?",
        choices=SIX,
        outcome=_merit(SIX, PROFILES),
        sentence="« Quelle mesure d’abord ? » : Budgets participatifs l’emporte avec la mention Bien, plus.",
        others={
            "narrow": _merit(
                SIX, PROFILES | {"10": (0, 0, 0, 0, 500, 90, 589), "9": (589, 0, 7, 0, 582, 0, 0)}
            )
        },
    )


def _ranked() -> Counted:
    orders = {
        (("7",), ("8",), ("9",), ("11",), ("10",), ("12",)): 312,
        (("9",), ("7",), ("8",)): 228,
        (("8",), ("9",), ("7", "12")): 176,
        (("12",), ("10",), ("11",)): 141,
        (("10",), ("11",), ("12",), ("7",)): 95,
    }
    return Counted(
        method="ranked",
        question="Dans quel ordre traiter ces sujets ?",
        choices=SIX,
        outcome=schulze.count(
            chain.from_iterable(repeat(order, times) for order, times in orders.items()), _codes(SIX)
        ),
        sentence="« Dans quel ordre traiter ces sujets ? » : Budgets participatifs, que nul autre ne bat.",
        others={"tied": schulze.count([(("7",), ("8",)), (("8",), ("7",))] * 40, _codes(SIX))},
    )


def _borda() -> Counted:
    orders: dict[Mark, int] = {
        (("7",), ("8",), ("9",), ("10",)): 312,
        (("9",), ("8",), ("7",)): 228,
        (("8",), ("9",)): 176,
        (("10",), ("8",)): 141,
    }
    marks = chain.from_iterable(repeat(order, times) for order, times in orders.items())
    return Counted(
        method="borda",
        question="Quels chantiers ouvrir d’abord ?",
        choices=MEASURES,
        outcome=METHODS["borda"].count(marks, [Choice(code=code, label=label) for code, label in MEASURES]),
        sentence="« Quels chantiers ouvrir d’abord ? » : Lycée du futur ouvert, avec 3 780 points.",
    )


def _stands(sides: Mapping[str, int], crossed: Mapping[tuple[str, str], int]) -> Iterator[Stand]:
    """Return the stands that end with these people on each side, some of whom came from another."""
    number = 0
    for (origin, side), times in [*((("", side), times) for side, times in sides.items()), *crossed.items()]:
        for _ in range(times):
            number += 1
            if origin:
                yield Stand(voter=str(number), side=origin, at=AT)
            later = AT + timedelta(seconds=number % 60)
            yield Stand(voter=str(number), side=side, at=later, argument="3" if origin else "")


def _debate(scale: int = 1) -> Outcome:
    sides = {"4": 291 * scale, "5": 214 * scale, "6": 68 * scale}
    crossed = {("4", "5"): 5, ("5", "4"): 9, ("4", "6"): 6, ("6", "4"): 7}
    return moving_debate.count(_stands(sides, crossed), _codes(SIDES))


def _moving_debate() -> Counted:
    return Counted(
        method="moving-debate",
        question="Le tirage au sort est-il plus juste que l’élection ?",
        choices=SIDES,
        outcome=_debate(),
        sentence="« Le tirage au sort est-il plus juste que l’élection ? » : 307 personnes pour, 219 contre.",
        others={"crowd": _debate(9)},
    )


def _consent() -> Counted:
    led = Round(
        proposal="Chaque conseil local réserve la moitié de ses sièges à des habitants tirés au sort."
    )
    rounds = {phase: _at(led, phase) for phase in Phase}
    objecting = rounds[Phase.OBJECTIONS]
    over = replace(objecting, phase=Phase.CONSENT)
    return Counted(
        method="consent",
        question="Des sièges tirés au sort dans chaque conseil local",
        choices=(),
        outcome=consent.count(objecting),
        ended=consent.count(over),
        sentence="La proposition garde 2 objections : elle n’est pas adoptée.",
        others={phase.value: consent.count(rounds[phase]) for phase in list(Phase)[:4]}
        | {"agreed": consent.count(_settled(over))},
    )


OBJECTIONS = (
    ("Deux ans sans formation, c’est trop court pour peser face aux élus qui connaissent la maison.", 7),
    ("Rien n’est prévu pour garder les enfants : des parents seuls devront refuser.", 12),
    ("Le tirage se ferait sur les listes électorales, donc sans les résidents étrangers.", 4),
)


def _at(led: Round, phase: Phase) -> Round:
    """Return the round in one phase, with what people have said by then."""
    led = replace(led, phase=Phase.CLARIFICATION)
    for number in range(4):
        led = _said(led, f"q{number}", Contribution("question", "Qui paie la formation ?"))
    led = replace(led, phase=Phase.FEELINGS)
    for number in range(23):
        led = _said(led, f"f{number}", Contribution("feeling", "Plutôt enthousiaste, avec une réserve."))
    led = replace(led, phase=Phase.OBJECTIONS)
    if phase in (Phase.OBJECTIONS, Phase.CONSENT):
        for number, (reason, people) in enumerate(OBJECTIONS):
            led = _said(led, f"o{number}", Contribution("objection", reason))
            mine = led.objections[-1]
            backers = frozenset(f"b{number}-{backer}" for backer in range(people - 1))
            led = replace(led, objections=(*led.objections[:-1], replace(mine, backers=backers)))
    return replace(led, phase=phase)


def _said(led: Round, voter: str, said: Contribution) -> Round:
    after = contribute(led, voter, said, AT)
    assert not isinstance(after, Refusal), after
    return after


def _settled(led: Round) -> Round:
    settled = tuple(replace(each, state=type(each.state).INTEGRATED) for each in led.objections)
    return replace(led, objections=settled, amendments=(led.proposal,))


def _temperature() -> Counted:
    values = (12, 5, 9, 14, 20, 31, 44, 62, 58, 21, 16)
    readings = [
        Reading(voter=f"{value}-{number}", value=value, at=AT)
        for value, times in enumerate(values)
        for number in range(times)
    ]
    return Counted(
        method="temperature",
        question="Comment vous sentez-vous après cet échange ?",
        choices=(),
        outcome=_over_time(temperature.count(readings, now=AT, window=timedelta(minutes=2))),
        sentence="« Comment vous sentez-vous après cet échange ? » : 6,1 sur 10. Ce n’est pas un vote.",
        others={"cold": temperature.count(readings[:40], now=AT, window=timedelta(minutes=2))},
    )


def _over_time(outcome: Outcome) -> Outcome:
    """Return a temperature's outcome with a line: a cold beginning, few voices for a while, then warmer."""
    assert isinstance(outcome.detail, TemperatureDetail)
    felt = (*range(42, 30, -3), *[None] * 3, *range(36, 64, 4))
    line = [
        MoodPoint(3 * place, *((0, 0) if tenths is None else (tenths * 20, 200)))
        for place, tenths in enumerate(felt)
    ]
    return replace(outcome, detail=replace(outcome.detail, line=tuple(line)))


COUNTED = {
    "approval": _approval(),
    "merit": _majority_judgment(),
    "ranked": _ranked(),
    "borda": _borda(),
    "debate": _moving_debate(),
    "consent": _consent(),
    "temperature": _temperature(),
}
