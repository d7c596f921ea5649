"""`bouge tally` as it is called: an election on standard input, its result or a clear fault."""

import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from bot.app.tally import ALIASES, COUNTABLE, method_named, tallied
from bot.errors import InputError

TENNESSEE = {"Memphis": 42, "Nashville": 26, "Chattanooga": 15, "Knoxville": 17}
CITIES = list(TENNESSEE)


def _election(ballots: list[object], choices: object = ("A", "B", "C")) -> bytes:
    cast = [{"voter": f"v{number}", "ballot": ballot} for number, ballot in enumerate(ballots, 1)]
    return json.dumps({"choices": choices, "ballots": cast}).encode()


def _result(method: str, ballots: list[object], choices: object = ("A", "B", "C")) -> Any:
    return json.loads(tallied(method, _election(ballots, choices)))


def _fault(method: str, document: bytes) -> str:
    with pytest.raises(InputError) as fault:
        tallied(method, document)
    return str(fault.value)


def _bouge(*arguments: str, given: bytes) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments], input=given, capture_output=True, timeout=60, check=False
    )


def test_the_command_prints_one_line_of_json() -> None:
    done = _bouge("tally", "ranked", given=_election([[["A"], ["B", "C"]]]))

    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.endswith(b"}\n")
    assert json.loads(done.stdout) == {
        "winners": ["A"],
        "ranking": [["A"], ["B", "C"]],
        "voters": 1,
        "detail": {
            "method": "ranked",
            "pairwise": {"A": {"B": 1, "C": 1}, "B": {"A": 0, "C": 0}, "C": {"A": 0, "B": 0}},
            "paths": {"A": {"B": 1, "C": 1}, "B": {"A": 0, "C": 0}, "C": {"A": 0, "B": 0}},
        },
    }


def test_the_command_says_what_is_wrong_and_fails() -> None:
    done = _bouge("tally", "plurality", given=_election(["Z"]))

    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == (
        "Erreur : Bulletin 1 (votant « v1 ») : le choix « Z » n'est pas dans l'élection.\n"
    )


@pytest.mark.parametrize(
    ("method", "ballots", "winners"),
    [
        ("plurality", ["A", "A", "B"], ["A"]),
        ("approval", [["A", "B"], ["B"], []], ["B"]),
        ("majority-judgment", [{"A": 6, "B": 0}, {"A": 3, "B": 5}, {"A": 4, "B": 1}], ["A"]),
        ("ranked", [[["A"], ["B", "C"]], [[], ["B"]], []], ["A", "B"]),
        ("moving-debate", ["A", "B", "B"], ["B"]),
        ("temperature", [7, 0, 10], []),
    ],
)
def test_every_method_takes_its_own_ballots(method: str, ballots: list[object], winners: list[str]) -> None:
    result = _result(method, ballots)

    assert list(result) == ["winners", "ranking", "voters", "detail"]
    assert result["winners"] == winners
    assert result["voters"] == 3
    assert result["detail"]["method"] == method


def test_a_later_ballot_of_the_same_voter_replaces_the_earlier_ones() -> None:
    cast = [("v1", {"A": 6, "B": 6}), ("v2", {"A": 1}), ("v1", {"A": 2})]
    election = {"choices": ["A", "B"], "ballots": [{"voter": who, "ballot": what} for who, what in cast]}

    result = json.loads(tallied("majority-judgment", json.dumps(election).encode()))

    assert result["voters"] == 2
    assert result["detail"]["merits"]["A"]["grades"] == [0, 1, 1, 0, 0, 0, 0]
    assert result["detail"]["merits"]["B"]["grades"] == [0] * 7


def test_crossings_are_in_casting_order_with_their_arguments() -> None:
    cast = [{"voter": "v1", "ballot": "A"}, {"voter": "v1", "ballot": "B", "argument": "3"}]

    result = json.loads(
        tallied("moving-debate", json.dumps({"choices": ["A", "B"], "ballots": cast}).encode())
    )

    assert result["detail"]["people"] == {"A": 0, "B": 1}
    assert result["detail"]["arguments"]["3"] == {"came": {"A": 0, "B": 1}, "left": {"A": 1, "B": 0}}


def test_the_last_temperature_of_each_voter_counts() -> None:
    cast = [{"voter": "v1", "ballot": 0}, {"voter": "v2", "ballot": 6}, {"voter": "v1", "ballot": 9}]

    result = json.loads(tallied("temperature", json.dumps({"choices": ["-"], "ballots": cast}).encode()))

    assert result["detail"]["mean"] == [15, 2]


@pytest.mark.parametrize(
    ("method", "winner"),
    [("plurality", "Memphis"), ("ranked", "Nashville"), ("approval", "Nashville"), ("borda", "Nashville")],
)
def test_tennessee_chooses_as_each_method_does(method: str, winner: str) -> None:
    orders = {
        "Memphis": ["Memphis", "Nashville", "Chattanooga", "Knoxville"],
        "Nashville": ["Nashville", "Chattanooga", "Knoxville", "Memphis"],
        "Chattanooga": ["Chattanooga", "Knoxville", "Nashville", "Memphis"],
        "Knoxville": ["Knoxville", "Chattanooga", "Nashville", "Memphis"],
    }
    shapes: dict[str, Callable[[list[str]], object]] = {
        "plurality": lambda order: order[0],
        "approval": lambda order: order[:2],
        "ranked": lambda order: [[city] for city in order],
        "borda": lambda order: [[city] for city in order],
    }
    ballots = [shapes[method](orders[home]) for home, many in TENNESSEE.items() for _ in range(many)]

    assert _result(method, ballots, CITIES)["winners"] == [winner]


@pytest.mark.parametrize(
    "given",
    [
        "majority judgment",
        "Majority_Judgment",
        "MAJORITY-JUDGMENT",
        "mj",
        "jugement majoritaire",
        " majority  judgment",
    ],
)
def test_a_method_is_known_by_its_usual_names(given: str) -> None:
    assert method_named(given, COUNTABLE) == "majority-judgment"
    assert set(ALIASES.values()) - {"consent"} <= set(COUNTABLE)


def test_an_unknown_method_gets_the_nearest() -> None:
    assert _fault("plurlity", b"{}") == (
        "La méthode « plurlity » n'existe pas. Vouliez-vous dire « plurality » ? Méthodes : "
        f"{', '.join(COUNTABLE)}."
    )
    assert _fault("xyz", b"{}").startswith("La méthode « xyz » n'existe pas. Méthodes : plurality")
    assert "en direct" in _fault("consentement", b"{}")


@pytest.mark.parametrize(
    ("document", "said"),
    [
        (b"", "L'élection n'est pas du JSON valide en UTF-8"),
        (b"{", "L'élection n'est pas du JSON valide en UTF-8"),
        (b'{"choices": ["\xff"]}', "L'élection n'est pas du JSON valide en UTF-8"),
        (b"[" * 100_000, "L'élection n'est pas du JSON valide en UTF-8"),
        (b"[]", "Il faut un objet JSON"),
        (b"{}", "« choices » : il faut la liste des choix"),
        (b'{"choices": []}', "« choices » : il faut la liste des choix"),
        (b'{"choices": "A"}', "« choices » : il faut la liste des choix"),
        (b'{"choices": ["A", 2]}', "« choices », choix 2 : il faut un texte"),
        (b'{"choices": ["A", " "]}', "« choices », choix 2 : il faut un texte"),
        (b'{"choices": ["A", "B", "A"]}', "« choices », choix 3 : « A » y est deux fois."),
        (b'{"choices": ["A"]}', "« ballots » : il faut la liste des bulletins"),
        (b'{"choices": ["A"], "ballots": {}}', "« ballots » : il faut la liste des bulletins"),
        (b'{"choices": ["A"], "ballots": [3]}', "Bulletin 1 : il faut un objet"),
        (b'{"choices": ["A"], "ballots": [{"ballot": "A"}]}', "Bulletin 1 : il manque le votant"),
        (b'{"choices": ["A"], "ballots": [{"voter": 3, "ballot": "A"}]}', "Bulletin 1 : il manque le votant"),
        (
            b'{"choices": ["A"], "ballots": [{"voter": " ", "ballot": "A"}]}',
            "Bulletin 1 : il manque le votant",
        ),
        (
            b'{"choices": ["A"], "ballots": [{"voter": "v"}]}',
            "Bulletin 1 (votant « v ») : il manque le bulletin",
        ),
    ],
)
def test_what_is_no_election_is_said_with_its_place(document: bytes, said: str) -> None:
    assert _fault("plurality", document).startswith(said)


@pytest.mark.parametrize(
    ("method", "ballot", "said"),
    [
        (
            "plurality",
            "Orléan",
            "le choix « Orléan » n'est pas dans l'élection. Vouliez-vous dire « Orléans » ?",
        ),
        ("plurality", ["Tours"], '["Tours"] n\'est pas un choix : il faut un texte.'),
        ("plurality", None, "null n'est pas un choix : il faut un texte."),
        ("plurality", ["Tours"] * 20, '["Tours","Tours"'),
        ("approval", "Tours", "il faut la liste des choix approuvés"),
        ("approval", ["Tours", "Paris"], "le choix « Paris » n'est pas dans l'élection."),
        ("approval", ["Tours", "Tours"], "« Tours » y est deux fois."),
        ("ranked", ["Tours", "Blois"], "il faut une liste de rangs"),
        ("ranked", "Tours", "il faut une liste de rangs"),
        ("ranked", [["Tours"], ["Paris"]], "le choix « Paris » n'est pas dans l'élection."),
        ("ranked", [["Tours"], ["Blois", "Tours"]], "« Tours » y est deux fois."),
        ("majority-judgment", ["Tours"], "il faut une mention par choix"),
        ("majority-judgment", {"Paris": 3}, "le choix « Paris » n'est pas dans l'élection."),
        (
            "majority-judgment",
            {"Tours": 7},
            "la mention de « Tours » doit être un nombre entier de 0 à 6, et non 7.",
        ),
        ("majority-judgment", {"Tours": -1}, "la mention de « Tours » doit être"),
        ("majority-judgment", {"Tours": 2.5}, "la mention de « Tours » doit être"),
        ("majority-judgment", {"Tours": True}, "la mention de « Tours » doit être"),
        ("majority-judgment", {"Tours": "Bien"}, "la mention de « Tours » doit être"),
        ("temperature", 11, "la température doit être un nombre entier de 0 à 10, et non 11."),
    ],
)
def test_what_is_no_ballot_of_a_method_is_said_with_its_voter(method: str, ballot: object, said: str) -> None:
    fault = _fault(method, _election([ballot], ["Tours", "Blois", "Orléans"]))

    assert fault.startswith(f"Bulletin 1 (votant « v1 ») : {said}")
