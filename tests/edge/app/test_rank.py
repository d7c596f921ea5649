"""`bouge rank` as it is called: a floor on standard input, the order with its reasons or a clear fault."""

import json
import subprocess
import sys
from typing import Any

import pytest

from bot.app.places import LOCALES
from bot.app.rank import ranked
from bot.errors import InputError
from bot.phrasebook import FluentPhrasebook

FRENCH, ENGLISH = FluentPhrasebook(LOCALES, "fr"), FluentPhrasebook(LOCALES, "en")
AT = "2018-01-20T20:15:00Z"


def _question(id: str = "q1", author: str = "a", backers: object = (), asked_at: object = AT) -> Any:
    return {"id": id, "author": author, "backers": backers, "asked_at": asked_at}


def _order(floor: object) -> Any:
    return json.loads(ranked(json.dumps(floor).encode(), FRENCH, ENGLISH))["order"]


def _reason(place: Any) -> str:
    return str(place["reason"]).replace("\u00a0", " ")


def test_the_command_prints_the_order_with_its_reasons() -> None:
    floor = {
        "questions": [
            _question("q1", "a", ["b", "c"]),
            _question("q2", "d", ["e", "f"], "2018-01-20T20:16:00+00:00"),
            _question("q7", "g", ["b", "h"]),
        ],
        "heard": ["a"],
        "aired": ["q7"],
    }

    done = subprocess.run(
        [sys.executable, "-m", "bot", "rank"],
        input=json.dumps(floor).encode(),
        capture_output=True,
        timeout=60,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, b"")
    first, second = json.loads(done.stdout)["order"]
    assert (first["place"], first["id"], first["first_voice"]) == (1, "q2", True)
    assert (
        _reason(first)
        == "1re : 2 soutiens, dont aucune question n’est encore passée ; première prise de parole"
    )
    assert (second["place"], second["id"], second["unserved"]) == (2, "q1", 1)
    assert _reason(second) == (
        "2e : 2 soutiens, dont 1 dont aucune question n’est encore passée ; l’auteur a déjà eu la parole"
    )
    assert second["reason_en"] == (
        "No. 2: 2 backings, 1 of them by people none of whose questions has been on air yet; "
        "the author has had the floor"
    )


def test_a_file_is_read_as_well_as_the_standard_input(tmp_path: Any) -> None:
    (tmp_path / "floor.json").write_text(json.dumps({"questions": [_question(backers=["b"])]}))

    done = subprocess.run(
        [sys.executable, "-m", "bot", "rank", str(tmp_path / "floor.json")],
        capture_output=True,
        timeout=60,
        check=False,
    )

    assert [each["id"] for each in json.loads(done.stdout)["order"]] == ["q1"]


def test_an_aired_question_has_no_place_and_its_backers_wait() -> None:
    questions = [
        _question("x1", "a", list("123")),
        _question("x2", "b", list("123")),
        _question("y", "c", ["4", "5"]),
    ]

    places = _order({"questions": questions, "aired": ["x1"]})

    assert [each["id"] for each in places] == ["y", "x2"]
    assert "qui ont tous déjà eu une question à l’antenne" in places[1]["reason"]


def test_equals_near_equals_and_unbacked_ones_say_so() -> None:
    questions = [
        _question("heard", "tlm", [f"v{n}" for n in range(10)]),
        _question("new", "neuf", [f"w{n}" for n in range(8)]),
        _question("twin", "autre", [f"x{n}" for n in range(8)], "2018-01-20T20:20:00Z"),
        _question("alone", "seul"),
        _question("again", "neuf"),
    ]

    said = {each["id"]: _reason(each) for each in _order({"questions": questions, "heard": ["tlm"]})}

    assert said["new"].endswith("; première prise de parole ; passe devant heard, presque à égalité")
    assert said["twin"].endswith(
        "; passe devant heard, presque à égalité ; à égalité avec new, posée plus tôt"
    )
    assert said["heard"].endswith(
        "; l’auteur a déjà eu la parole ; laisse passer twin, première prise de parole presque à égalité"
    )
    assert said["alone"] == "4e : aucun soutien pour l’instant ; première prise de parole"
    assert said["again"].endswith("; une autre question de l’auteur est plus haut")


def test_an_empty_floor_has_an_empty_order() -> None:
    assert _order({"questions": []}) == []


def _fault(document: object) -> str:
    raw = document if isinstance(document, bytes) else json.dumps(document).encode()
    with pytest.raises(InputError) as fault:
        ranked(raw, FRENCH, ENGLISH)
    return str(fault.value)


@pytest.mark.parametrize(
    ("floor", "said"),
    [
        (b"{", "n'est pas du JSON valide"),
        (b'{"questions": ["\xff"]}', "n'est pas du JSON valide"),
        ([], "Il faut un objet JSON"),
        ({}, "« questions » : il faut la liste"),
        ({"questions": ["q1"]}, "Question 1 : il faut un objet"),
        ({"questions": [_question(id="  ")]}, "Question 1 : il faut « id »"),
        ({"questions": [_question(author=7)]}, "Question 1 (« q1 ») : il faut « author »"),  # type: ignore[arg-type]
        ({"questions": [_question(backers="bc")]}, "« q1 »), « backers » : il faut une liste"),
        ({"questions": [_question(backers=[1])]}, "« backers » : il faut une liste de textes"),
        ({"questions": [_question(), _question()]}, "Question 2 : l'identifiant « q1 » y est deux fois"),
        ({"questions": [_question(asked_at=12)]}, "« asked_at » : il faut une heure"),
        ({"questions": [_question(asked_at="hier")]}, "« hier » n'est pas une heure"),
        ({"questions": [_question(asked_at="2018-01-20T20:15:00")]}, "le fuseau manque"),
        ({"questions": [], "heard": "a"}, "« heard » : il faut une liste"),
        ({"questions": [], "aired": None}, "« aired » : il faut une liste"),
        (
            {"questions": [_question()], "aired": ["q2"]},
            "« q2 » n'est pas dans « questions ». Vouliez-vous dire « q1 »",
        ),
        (
            {"questions": [_question()], "aired": ["q1", "q1"]},
            "« aired », élément 2 : « q1 » y est deux fois",
        ),
    ],
)
def test_what_cannot_be_ranked_is_said_in_french(floor: object, said: str) -> None:
    assert said in _fault(floor)
