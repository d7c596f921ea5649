"""The ten lines of the document draw the same people as the show and as `bouge verify`."""

import io
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bot.app.verify import verify_box
from bot.errors import InputError
from bot.formats.lot import Quota, file_of
from bot.formats.plan import Plan
from tests.unit.formats.drawing import BEACON, PEOPLE, a_draw, drawn, lot

DOCUMENT = Path(__file__).parents[3] / "docs" / "formats" / "draw.md"
QUOTAS = (Quota(tag="discord", seats=2), Quota(tag="first", seats=2))


def ten_lines() -> str:
    """Return the program of the document."""
    program: str
    (program,) = re.findall(r"```python\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    assert len(program.splitlines()) == 10
    return program


def replayed(file: Path) -> subprocess.CompletedProcess[str]:
    """Run the document's lines on a file."""
    return subprocess.run(
        [sys.executable, "-I", "-c", ten_lines(), str(file)], capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("number", range(6))
@pytest.mark.parametrize("quotas", [(), QUOTAS, (Quota(tag="discord", seats=4),)])
def test_the_documents_lines_draw_the_same_people(
    number: int, quotas: tuple[Quota, ...], tmp_path: Path
) -> None:
    made = lot(drawn(Plan(seats=4, reserves=1, quotas=quotas, source=BEACON), f"graine {number} é"))
    file = tmp_path / "draw.json"
    file.write_bytes(file_of(made))

    ran = replayed(file)

    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.split() == list(made.drawn)


@pytest.mark.parametrize(
    ("before", "after"), [('"T-bob"', '"T-bab"'), ('"seed":"ab', '"seed":"aa'), ("first", "fist")]
)
def test_the_documents_lines_notice_another_list_or_seed(before: str, after: str, tmp_path: Path) -> None:
    told = file_of(lot(drawn())).decode()
    assert before in told
    file = tmp_path / "draw.json"
    file.write_text(told.replace(before, after, 1), encoding="utf-8")

    ran = replayed(file)

    assert ran.returncode != 0
    assert "something was changed" in ran.stderr


def verified(
    raw: bytes, folder: Path, digest: str = "", key: str = "", receipt: str = ""
) -> tuple[bool, str]:
    """Return what `bouge verify` says of a file."""
    file = folder / "draw.json"
    file.write_bytes(raw)
    output = io.StringIO()
    return verify_box(file, key, receipt, output, digest), output.getvalue()


def test_verify_replays_a_draw(tmp_path: Path) -> None:
    made = lot(drawn())

    valid, said = verified(file_of(made), tmp_path, made.digest)

    assert valid
    assert ", ".join(made.drawn) in said
    assert "TIRAGE VALABLE" in said


def test_verify_tells_where_somebody_is_in_a_draw(tmp_path: Path) -> None:
    made = lot(drawn())
    raw = file_of(made)
    left = next(
        each.person for each in made.announced.people if each.person not in (*made.drawn, *made.reserve)
    )

    assert "est au rang 1 du tirage" in verified(raw, tmp_path, receipt=made.drawn[0])[1]
    assert "est au rang 1 de la réserve" in verified(raw, tmp_path, receipt=made.reserve[0])[1]
    assert "est dans la liste" in verified(raw, tmp_path, receipt=left)[1]
    assert "n’est pas dans la liste" in verified(raw, tmp_path, receipt="T-zzz")[1]


def test_verify_refuses_a_draw_that_was_changed(tmp_path: Path) -> None:
    raw = file_of(lot(drawn()))

    valid, said = verified(raw.replace(b"T-ana", b"T-anb"), tmp_path)

    assert not valid
    assert "TIRAGE NON VALABLE" in said


def test_verify_takes_no_key_for_a_draw(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="--digest"):
        verified(file_of(lot(drawn())), tmp_path, key="0" * 64)


def test_a_list_alone_is_verified_before_its_seed_is_known(tmp_path: Path) -> None:
    sitting = a_draw(people=PEOPLE[:2])
    sitting.guide("next")

    valid, said = verified(file_of(lot(sitting)), tmp_path)

    assert valid
    assert "rien n’est tiré" in said
