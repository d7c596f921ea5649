"""Approval, ranked and majority judgment as polls use them: read, joined, counted, said."""

from pathlib import Path

import pytest

from bot.phrasebook import FluentPhrasebook
from bot.polls.grammar import NotAVote
from bot.polls.marks import Mark, Marked
from bot.polls.methods import METHODS
from bot.polls.sentence import result_sentence
from bot.polls.spoken import MOST_LISTED, labels_of
from tests.unit.polls.made import choices

LOCALES = Path(__file__).parents[3] / "config" / "locales"
FRENCH, ENGLISH = FluentPhrasebook(LOCALES, "fr"), FluentPhrasebook(LOCALES, "en")
THREE = choices("Gare", "Halle", "Parc")


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def _result(method: str, marks: list[Mark], words: FluentPhrasebook) -> str:
    outcome = METHODS[method].count(marks, THREE)
    return _plain(result_sentence("Où ?", METHODS[method], outcome, THREE, words))


@pytest.mark.parametrize(
    ("method", "line", "mark"),
    [
        ("approval", "1 3", (("1", "3"),)),
        ("approval", "3,1", (("1", "3"),)),
        ("ranked", "3>1>2", (("3",), ("1",), ("2",))),
        ("ranked", "3 1", (("3",), ("1",))),
        ("majority-judgment", "2 : tb, 3 : passable", {"2": 5, "3": 2}),
    ],
)
def test_a_line_is_read_by_its_method(method: str, line: str, mark: Mark) -> None:
    assert METHODS[method].read(line, THREE) == Marked(mark)


def test_a_bare_grade_says_no_choice_among_several() -> None:
    judgment = METHODS["majority-judgment"]

    assert judgment.read("tb", THREE) == NotAVote("which-choice")
    assert judgment.read("tb", THREE[1:2]) == Marked({"2": 5})


@pytest.mark.parametrize(
    ("method", "before", "mark", "joined"),
    [
        ("approval", (("1", "2"),), (("3",),), (("3",),)),
        ("ranked", (("1",), ("2",)), (("3",),), (("3",),)),
        ("majority-judgment", {"1": 6, "2": 0}, {"2": 4}, {"1": 6, "2": 4}),
        ("majority-judgment", None, {"2": 4}, {"2": 4}),
    ],
)
def test_a_later_ballot_replaces_the_earlier_and_a_later_grade_that_of_its_choice(
    method: str, before: Mark | None, mark: Mark, joined: Mark
) -> None:
    assert METHODS[method].joined(before, mark) == joined


@pytest.mark.parametrize(
    ("method", "mark", "said"),
    [
        ("plurality", "2", "2 — Halle"),
        ("approval", (("1", "3"),), "1 — Gare, 3 — Parc"),
        ("ranked", (("3",), ("1", "2")), "3 — Parc > 1 — Gare = 2 — Halle"),
        ("majority-judgment", {"2": 5, "1": 0}, "1 — Gare : À rejeter, 2 — Halle : Très bien"),
    ],
)
def test_a_ballot_is_said_as_it_was_understood(method: str, mark: Mark, said: str) -> None:
    assert _plain(METHODS[method].said(mark, THREE, FRENCH)) == said


@pytest.mark.parametrize(
    ("method", "marks", "french", "english"),
    [
        (
            "approval",
            [(("1", "3"),), (("3",),), (("2",),)],
            "« Parc » l’emporte : 67 % des votants l’approuvent (2 sur 3).",
            "“Parc” wins: 67% of voters approve of it (2 of 3).",
        ),
        (
            "approval",
            [(("1", "3"),)],
            "égalité entre « Gare » et « Parc », chacun approuvé par 100 % des votants (1 sur 1).",
            "a tie between “Gare” and “Parc”, each approved by 100% of voters (1 of 1).",
        ),
        (
            "ranked",
            [(("3",), ("1",)), (("3",),), (("2",),)],
            "« Parc » l’emporte : face à chacun des autres choix, plus de votants le préfèrent (3 votants).",
            "“Parc” wins: against each of the other choices, more voters prefer it (3 voters).",
        ),
        (
            "ranked",
            [(("3", "1"),)],
            "égalité entre « Gare » et « Parc » : aucun ne bat l’autre (1 votant).",
            "a tie between “Gare” and “Parc”: none beats the other (1 voter).",
        ),
        (
            "ranked",
            [(("1",), ("2",), ("3",))] * 4 + [(("2",), ("3",), ("1",))] * 3 + [(("3",), ("1",), ("2",))] * 2,
            "« Gare » l’emporte, par les victoires les plus nettes deux à deux (9 votants).",
            "“Gare” wins, by the clearest victories of one against one (9 voters).",
        ),
        (
            "majority-judgment",
            [{"1": 6, "2": 4}, {"1": 5, "2": 6}, {"1": 5}],
            "« Gare » l’emporte avec la mention « Très bien » (3 votants).",
            "“Gare” wins with the grade “Very good” (3 voters).",
        ),
        (
            "majority-judgment",
            [{"1": 4, "2": 4, "3": 0}],
            "égalité entre « Gare » et « Halle », à la mention « Bien » (1 votant).",
            "a tie between “Gare” and “Halle”, with the grade “Good” (1 voter).",
        ),
    ],
)
def test_a_result_is_said_in_both_languages(
    method: str, marks: list[Mark], french: str, english: str
) -> None:
    assert _result(method, marks, FRENCH) == f"« Où ? » : {french}"
    assert _result(method, marks, ENGLISH) == f"“Où ?”: {english}"


def test_where_no_choice_was_graded_by_enough_voters_nobody_wins() -> None:
    marks: list[Mark] = [{"1": 6}, {"2": 6}, {"3": 6}]

    assert _result("majority-judgment", marks, FRENCH) == (
        "« Où ? » : aucun choix n’a reçu assez de mentions pour l’emporter."
    )


def test_where_nobody_approved_of_anything_nobody_wins() -> None:
    assert _result("approval", [((),), ((),)], FRENCH) == "« Où ? » : aucun choix n’a été approuvé."


@pytest.mark.parametrize("people", [0, 1, 2])
def test_french_counts_nobody_in_the_singular_and_says_how_many(people: int) -> None:
    text = _plain(FRENCH.text("result-mood", whole=0, tenth=0, most=10, people=people))

    assert f"{people} personne{'s' if people > 1 else ''} à la fin" in text


@pytest.mark.parametrize("method", ["plurality", "approval", "ranked", "majority-judgment"])
def test_a_ballot_of_another_method_is_none_of_this_one(method: str) -> None:
    strange: dict[str, list[Mark]] = {
        "plurality": [{"1": 6}, (("1",),)],
        "majority-judgment": ["1", (("1",),)],
    }

    assert METHODS[method].count(strange.get(method, ["1", {"1": 6}]), THREE).voters == 0


def test_of_many_equals_only_the_first_are_named() -> None:
    many = choices(*(f"Projet {number}" for number in range(MOST_LISTED + 2)))
    codes = [choice.code for choice in many]

    assert _plain(labels_of(codes, many, FRENCH)).endswith("« Projet 4 » et 2 autres choix")
    assert labels_of(["inconnu"], many, FRENCH) == ""
