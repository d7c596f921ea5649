"""`bouge rehearse` for real: its figures have the keys that others read and agree, and it tidies up."""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.edge.app.command_line import really

pytestmark = pytest.mark.slow

# What the programs that read the figures rely on; more is welcome.
KEYS: dict[str, Any] = {
    "platforms": {
        "twitch": {"sent", "received", "duplicates_dropped"},
        "discord": {"sent", "received", "duplicates_dropped"},
    },
    "votes": {"polls"},
    "questions": {"asked", "kept", "backings_expected", "backings_counted"},
    "moderation": {"abusive_sent", "abusive_flagged", "civil_sent", "civil_flagged", "acts"},
    "latency_ms": {"chat_to_case": {"p50", "p99"}, "chat_to_screen": {"p50", "p99"}},
    "process": {"start_s", "rss_mb", "cpu_s"},
    "errors": None,
}


def has_keys(figures: Any, wanted: Any) -> None:
    """Assert that every key wanted is there, at every depth."""
    if wanted is None:
        return
    assert set(figures) >= set(wanted)
    if isinstance(wanted, dict):
        for name, inside in wanted.items():
            has_keys(figures[name], inside)


def contents(folder: Path) -> list[str]:
    """Return everything that lies in a folder, empty folders included."""
    return [str(each.relative_to(folder)) for each in folder.rglob("*")]


@pytest.fixture
def scratch() -> Iterator[Path]:
    """Give a folder for what is passing, with a name short enough for a socket."""
    with tempfile.TemporaryDirectory(prefix="b-", dir="/tmp") as name:
        yield Path(name)


async def test_a_rehearsal_with_faults_counts_everything_once_and_leaves_nothing_behind(
    tmp_path: Path, scratch: Path
) -> None:
    place = tmp_path / "place"
    place.mkdir()
    file = place / "figures.json"
    words = "rehearse --headless --seconds 12 --rate 40 --seed 3 --faults duplicates,reconnects,drops,429"
    boxes = tmp_path / "boxes"
    boxes.mkdir()
    options: list[str | Path] = ["--json", file, "--boxes", boxes]
    outcome = await really(*words.split(), *options, folder=place, settings={"TMPDIR": str(scratch)})
    assert outcome.code == 0, outcome.said
    assert "Traceback" not in outcome.said
    assert "Tout ce que le public a envoyé a été compté, une fois." in outcome.said
    assert contents(scratch) == []
    assert contents(place) == ["figures.json"]

    figures = json.loads(file.read_bytes())
    has_keys(figures, KEYS)
    assert set(figures["moderation"]["acts"]) >= {"delete", "timeout"}
    assert figures["errors"] == 0
    for each in figures["platforms"].values():
        assert each["sent"] == each["received"] > 0
        assert each["duplicates_dropped"] >= each["duplicates_injected"]
    assert sum(each["duplicates_injected"] for each in figures["platforms"].values()) > 0
    votes_agree(figures["votes"]["polls"])
    asked = figures["questions"]
    assert asked["asked"] == asked["kept"] > 0
    assert asked["backings_expected"] == asked["backings_counted"]
    for name in ("chat_to_case", "chat_to_screen"):
        assert 0 <= figures["latency_ms"][name]["p50"] <= figures["latency_ms"][name]["p99"]
    assert figures["latency_ms"]["chat_to_screen"]["n"] > 0
    assert figures["process"]["rss_mb"] > 0
    await boxes_are_valid(boxes, figures)


def votes_agree(polls: Any) -> None:
    """Assert that each choice of each poll has the votes that the crowd sent, and that there are some."""
    assert polls
    for poll in polls:
        assert poll["id"]
        assert [each["expected"] for each in poll["choices"]] == [each["counted"] for each in poll["choices"]]
        assert [each["code"] for each in poll["choices"]] == [
            str(number) for number in range(1, len(poll["choices"]) + 1)
        ]
    assert sum(each["counted"] for poll in polls for each in poll["choices"]) > 0


async def boxes_are_valid(folder: Path, figures: Any) -> None:
    """Assert that `bouge verify` finds every box valid, with the crowd's own ballots and nothing else."""
    names = contents(folder)
    assert sorted(names) == sorted(f"urne-{each['id']}.json" for each in figures["boxes"])
    assert names
    for name in names:
        verified = await really("verify", folder / name, folder=folder)
        assert verified.code == 0, verified.said
        assert "URNE VALABLE" in verified.said
        assert "Recompté aussi par le code de l’émission : même résultat" in verified.said
    assert [(each["fault"], each["mismatched"]) for each in figures["boxes"]] == [("", 0)] * len(names)
    counted = {each["id"]: each["voters_counted"] for each in figures["votes"]["polls"]}
    assert all(each["voters"] == counted[each["id"]] for each in figures["boxes"])


async def test_real_settings_of_the_environment_stay_out_of_a_rehearsal(
    tmp_path: Path, scratch: Path
) -> None:
    real = tmp_path / "real-data"
    settings = {
        "TMPDIR": str(scratch),
        "BOUGE_DATA_DIR": str(real),
        "BOUGE_TWITCH__BOT_TOKEN": "un-vrai-jeton",
        "BOUGE_TWITCH__HELIX_URL": "http://192.0.2.1/",
    }
    words = "rehearse --headless --seconds 3 --rate 20 --seed 4"
    outcome = await really(*words.split(), folder=tmp_path, settings=settings)
    assert outcome.code == 0, outcome.said
    assert not real.exists()
    assert contents(scratch) == []
    assert "un-vrai-jeton" not in outcome.said
