"""`bouge verify`, `bouge key`, and the one file that does without bouge."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bot.app.verify import counted_by_the_show
from bot.polls.marks import Mark
from bot.sealing.key import open_key
from bot.sealing.seal import published
from bot.verify_box import main as verify_alone
from tests.edge.app.command_line import ROOT, Typed
from tests.unit.polls.box.made import METHODS, a_box, a_file, public, resealed

MARKS: dict[str, list[Mark]] = {
    "plurality": ["4", "4", "5"],
    "approval": [(("4", "5"),), (("5",),)],
    "majority-judgment": [{"4": 6, "5": 2}, {"4": 5}],
    "ranked": [(("4",), ("5",)), (("6",),)],
    "borda": [(("4",), ("5",)), (("6",),)],
}


@pytest.fixture
def box(tmp_path: Path) -> Path:
    """Give a published box."""
    path = tmp_path / "urne.json"
    path.write_bytes(a_file(["4", "4", "5", "6"]))
    return path


@pytest.mark.parametrize("method", METHODS)
def test_a_box_of_any_method_is_valid_and_counted_twice(typed: Typed, tmp_path: Path, method: str) -> None:
    (tmp_path / "urne.json").write_bytes(a_file(MARKS[method], method))

    done = typed("verify", tmp_path / "urne.json", "--key", public())

    assert done.code == 0
    assert "URNE VALABLE" in done.said
    assert "Recompté aussi par le code de l’émission : même résultat" in done.said
    assert "Ce que cela ne prouve pas" in done.said


def test_a_touched_box_is_not_valid(typed: Typed, box: Path) -> None:
    box.write_bytes(box.read_bytes().replace(b'"4"]', b'"5"]', 1))

    done = typed("verify", box)

    assert done.code == 1
    assert "L’urne a été modifiée" in done.said
    assert done.said.endswith("URNE NON VALABLE")


def test_another_key_is_an_unknown_key(typed: Typed, box: Path) -> None:
    done = typed("verify", box, "--key", "ab" * 32)

    assert done.code == 1
    assert "clé inconnue" in done.said


def test_the_key_may_be_typed_with_spaces_and_capitals(typed: Typed, box: Path) -> None:
    assert typed("verify", box, "--key", f" {public()[:32].upper()} {public()[32:]}").code == 0


def test_a_receipt_shows_its_ballot(typed: Typed, box: Path) -> None:
    receipt, mark = json.loads(box.read_bytes())["box"]["ballots"][1]

    assert f"Votre bulletin : {mark}" in typed("verify", box, "--receipt", receipt.lower()).said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["{box}", "--key", "abc"], "--key attend la clé publique"),
        (["{box}", "--receipt", "abc"], "n’est pas un reçu"),
        (["{box}.rien"], "illisible"),
    ],
)
def test_a_wrong_command_is_said_so(typed: Typed, box: Path, words: list[str], said: str) -> None:
    done = typed("verify", *(word.format(box=box) for word in words))

    assert done.code == 2
    assert said in done.said


def test_a_withheld_box_has_nothing_to_count_again(typed: Typed, box: Path) -> None:
    box.write_bytes(a_file([]))

    done = typed("verify", box)

    assert done.code == 0
    assert "n’a rien à recompter" in done.said


def test_the_show_counts_for_itself(box: Path) -> None:
    false = resealed(box.read_bytes(), lambda inner: inner["result"].update(winners=["5"]))

    assert counted_by_the_show(box.read_bytes())[1]
    assert counted_by_the_show(false) == (
        "✗ Le code de l’émission compte autrement que ce qui est annoncé.",
        False,
    )


def test_the_key_is_printed_alone_and_is_the_one_that_signs(typed: Typed, tmp_path: Path) -> None:
    first = typed("key", BOUGE_DATA_DIR=str(tmp_path / "data"))
    again = typed("key", BOUGE_DATA_DIR=str(tmp_path / "data"))
    sealed = published(a_box(["4"] * 3), open_key(tmp_path / "data"))

    assert first.code == 0
    assert first.out == again.out == json.loads(sealed)["key"] + "\n"


def test_the_one_file_works_alone_without_any_package(box: Path, tmp_path: Path) -> None:
    alone = tmp_path / "verify_box.py"
    alone.write_bytes((ROOT / "bot" / "verify_box.py").read_bytes())
    command = [sys.executable, "-I", "-S", str(alone), str(box), "--key", public()]

    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60)

    assert (done.returncode, done.stderr) == (0, "")
    assert "URNE VALABLE" in done.stdout


@pytest.mark.parametrize(("key", "code"), [("", 0), (public(), 0), ("ab" * 32, 1)])
def test_the_one_file_ends_with_its_verdict(
    box: Path, capsys: pytest.CaptureFixture[str], key: str, code: int
) -> None:
    assert verify_alone([str(box), "--key", key]) == code
    assert ("URNE NON VALABLE" in capsys.readouterr().out) == bool(code)


def test_the_one_file_says_that_there_is_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        verify_alone([str(tmp_path / "rien.json")])

    assert ended.value.code == 2
