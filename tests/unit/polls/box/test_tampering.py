"""A box that was touched is not valid: any byte, and any statement, even by whoever holds the key."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.polls.box.document import BoxRules
from bot.verify_box import canonical, examine
from tests.unit.polls.box.made import (
    METHODS,
    OTHER_KEY,
    SHOW_KEY,
    a_file,
    public,
    resealed,
    resigned,
)

FILE = a_file(["4", "5", "4", "6", "4"])
GRADES = a_file([{"4": 6, "5": 0}, {"4": 5}, {"5": 2, "6": 3}], "majority-judgment")
RANKED = a_file([(("4",), ("5", "6")), (("5",),), (("6", "7"),)], "ranked")
APPROVED = a_file([(("4", "5"),), (("5",),), ((),)], "approval")
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
Edit = Callable[[Any], object]


def said_of(raw: bytes) -> str:
    """Return what is said against a file that must not be valid."""
    lines, valid = examine(raw, public())
    assert not valid, lines
    assert lines[-1].startswith("✗ ")
    return lines[-1]


def test_any_byte_changed_is_noticed() -> None:
    assert examine(FILE, public())[1]
    for place in range(len(FILE)):
        touched = bytearray(FILE)
        touched[place] ^= (1, 0x20, 0x80)[place % 3]
        said_of(bytes(touched))


@settings(deadline=None, max_examples=50)
@given(st.integers(0, len(FILE)), st.integers(0, len(FILE)), st.binary(max_size=8))
def test_any_bytes_cut_out_or_put_in_are_noticed(start: int, end: int, put: bytes) -> None:
    touched = FILE[:start] + put + FILE[max(start, end) :]

    assert examine(touched, public())[1] == (touched == FILE)


@settings(deadline=None, max_examples=50)
@given(st.binary() | ANY_JSON.map(lambda value: json.dumps(value).encode()))
def test_no_file_at_all_raises(raw: bytes) -> None:
    assert said_of(raw).startswith("✗ ")


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_no_value_anywhere_in_a_box_raises(data: st.DataObject) -> None:
    document = json.loads(data.draw(st.sampled_from([FILE, GRADES, RANKED, APPROVED])))
    before = canonical(document["box"])
    inner: Any = document["box"]
    while True:
        key = data.draw(st.sampled_from(sorted(inner) if isinstance(inner, dict) else range(len(inner))))
        if not isinstance(inner[key], dict | list) or not inner[key] or data.draw(st.booleans()):
            break
        inner = inner[key]
    inner[key] = data.draw(ANY_JSON)
    try:
        touched = resigned(document, SHOW_KEY)
    except UnicodeEncodeError:
        return

    # The value drawn may be the one that stood there: then the box is whole.
    assert examine(touched, public())[1] or canonical(document["box"]) != before


def test_a_file_that_was_set_anew_is_not_the_original() -> None:
    assert "remis en forme" in said_of(json.dumps(json.loads(FILE), indent=1).encode())
    assert "remis en forme" in said_of(FILE.rstrip())
    assert "remis en forme" in said_of(FILE.replace(b'"digest":', b'"digest":"","digest":'))


@pytest.mark.parametrize(
    "raw", [b"", b"[" * 100_000, b"1" * 5_000, b'"\\ud800"', b"\xff", b"null", b"[]", b"{}"]
)
def test_what_is_no_box_is_said_to_be_none(raw: bytes) -> None:
    assert "n’est pas une urne" in said_of(raw)


def test_a_box_changed_without_the_key_is_noticed() -> None:
    document = json.loads(FILE)
    document["box"]["ballots"][0][1] = "5"

    assert "modifiée" in said_of(canonical(document) + b"\n")
    own = resigned(document, SHOW_KEY)
    assert "Le résultat annoncé" in said_of(own)
    document["digest"] = json.loads(own)["digest"]
    assert "signature est fausse" in said_of(canonical(document) + b"\n")


def test_a_box_signed_by_another_is_signed_by_an_unknown_key() -> None:
    stranger = resigned(json.loads(FILE), OTHER_KEY)

    assert "clé inconnue" in said_of(stranger)
    assert examine(stranger)[1]
    assert any("à comparer" in line for line in examine(stranger)[0])


def swap(box: Any) -> None:
    """Put the first two ballots in each other's place."""
    box["ballots"][:2] = box["ballots"][1::-1]


def repeat(box: Any) -> None:
    """Give two ballots one receipt."""
    box["ballots"][1][0] = box["ballots"][0][0]


def set_to(path: str, value: Any) -> Edit:
    """Return an edit that sets what a path of keys leads to."""

    def edit(box: Any) -> None:
        *way, last = [int(key) if key.isdigit() else key for key in path.split("/")]
        for key in way:
            box = box[key]
        box[last] = value

    return edit


STATEMENTS: list[tuple[bytes, Edit, str]] = [
    (FILE, swap, "à sa place"),
    (FILE, repeat, "deux fois"),
    (FILE, lambda box: box["ballots"].pop(), "il en manque"),
    (FILE, lambda box: box["ballots"].append(["ZZZZZ-ZZZZZ", "4"]), "il en manque, ou il y en a trop"),
    (FILE, set_to("ballots/0/1", "5"), "Le résultat annoncé"),
    (FILE, set_to("ballots/0/1", "9"), "pas un bulletin"),
    (FILE, set_to("ballots/0/1", ["4"]), "pas un bulletin"),
    (FILE, set_to("ballots/0/0", "OOOOO-00000"), "pas un bulletin"),
    (FILE, lambda box: box["ballots"][0].append("twitch"), "pas un bulletin"),
    (FILE, set_to("result/winners", ["5"]), "Le résultat annoncé"),
    (FILE, set_to("result/ranking", [["4"], ["6"], ["5"], ["7"]]), "Le résultat annoncé"),
    (FILE, set_to("result/ranking", []), "Le résultat annoncé"),
    (FILE, lambda box: box["result"]["counts"].update({"7": False}), "Le résultat annoncé"),
    (FILE, lambda box: box["result"]["counts"].update({"4": 3.0}), "Le résultat annoncé"),
    (FILE, lambda box: box["result"]["counts"].pop("7"), "Le résultat annoncé"),
    (FILE, set_to("result", None), "il en manque"),
    (FILE, set_to("turnout/voters", 6), "total"),
    (FILE, set_to("turnout/platforms", {"twitch": -1, "discord": 6}), "total"),
    (FILE, set_to("turnout/platforms", {"Twitch\x1b": 5}), "total"),
    (FILE, set_to("rules/smallest_group", 6), "ou il y en a trop"),
    (FILE, set_to("rules/smallest_group", -1), "ne convient pas"),
    (FILE, set_to("rules/smallest_group", True), "ne convient pas"),
    (FILE, set_to("rules/minimum_turnout", 2**53), "ne convient pas"),
    (FILE, set_to("poll/question", "On\x1b[2J y va ?"), "ne convient pas"),
    (FILE, set_to("poll/question", "On y \u202eva ?"), "ne convient pas"),
    (FILE, set_to("poll/method", "dodgson"), "Méthode inconnue"),
    (FILE, set_to("poll/method", "approval"), "pas un bulletin"),
    (FILE, set_to("poll/opened_at", "2027-01-01T00:00:00.000Z"), "contredisent"),
    (FILE, set_to("poll/opened_at", "hier"), "ne convient pas"),
    (FILE, set_to("poll/choices/1/code", "4"), "contredisent"),
    (FILE, set_to("poll/choices", [{"code": "4", "label": "Oui"}]), "contredisent"),
    (FILE, set_to("format", "bouge-box/2"), "ne convient pas"),
    (FILE, set_to("voters", ["twitch:1"]), "ne convient pas"),
    (FILE, lambda box: box.pop("software"), "ne convient pas"),
    (GRADES, set_to("ballots/0/1", {"4": 7}), "pas un bulletin"),
    (GRADES, set_to("ballots/0/1", {"4": True}), "pas un bulletin"),
    (GRADES, set_to("ballots/0/1", {"9": 1}), "pas un bulletin"),
    (GRADES, set_to("ballots/0/1", "4"), "pas un bulletin"),
    (GRADES, set_to("ballots/0/1", {}), "Le résultat annoncé"),
    (RANKED, set_to("ballots/0/1", [["4"], ["5", "6"]]), "pas un bulletin"),
    (RANKED, set_to("ballots/0/1", [["4"], [], ["5", "6", "7"]]), "pas un bulletin"),
    (RANKED, set_to("ballots/0/1", [["5", "4"], ["6", "7"]]), "pas un bulletin"),
    (RANKED, set_to("ballots/0/1", [["4"], ["4", "5", "6", "7"]]), "pas un bulletin"),
    (APPROVED, set_to("ballots/0/1", [["4"], ["5"]]), "pas un bulletin"),
    (APPROVED, set_to("ballots/0/1", [["5", "4"]]), "pas un bulletin"),
    (APPROVED, set_to("ballots/0/1", []), "pas un bulletin"),
    (APPROVED, set_to("ballots/0/1", [["9"]]), "pas un bulletin"),
]


@pytest.mark.parametrize(("raw", "edit", "said"), STATEMENTS)
def test_a_false_statement_is_noticed_even_when_it_is_signed(raw: bytes, edit: Edit, said: str) -> None:
    assert examine(raw, public())[1]
    assert said in said_of(resealed(raw, edit))


@pytest.mark.parametrize("method", METHODS)
def test_too_few_voters_are_withheld_and_that_is_valid(method: str) -> None:
    marks: dict[str, Any] = {"plurality": "4", "approval": (("4",),), "ranked": (("4",),), "borda": (("4",),)}
    mark = marks.get(method, {"4": 6})
    lines, valid = examine(a_file([mark] * 2, method, BoxRules(smallest_group=3)), public())

    assert valid
    assert any("Moins de 3" in line for line in lines)


def test_a_minimum_turnout_that_was_missed_is_said() -> None:
    lines, valid = examine(a_file(["4"] * 5, rules=BoxRules(smallest_group=1, minimum_turnout=6)))

    assert valid
    assert any("minimum requis n’est pas atteint" in line for line in lines)


def test_a_box_of_nobody_is_valid() -> None:
    lines, valid = examine(a_file([]))

    assert valid
    assert any("0 (personne)" in line for line in lines)


def test_a_receipt_finds_its_ballot_however_it_is_typed() -> None:
    receipt, mark = json.loads(FILE)["box"]["ballots"][2]

    assert examine(FILE, receipt=receipt.lower().replace("-", " "))[0][-1] == f"Votre bulletin : {mark}"
    assert "Aucun bulletin" in examine(FILE, receipt="00000-00000")[0][-1]
