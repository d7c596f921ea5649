"""Votes of a simulated public, through the real clients, while the bot and its store are killed."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow

LIMIT_S = 240


def rehearsed(folder: Path, method: str, seed: int) -> dict[str, Any]:
    """Return the figures of a small vote with four crashes; fails when the rehearsal does."""
    file = folder / "figures.json"
    command = [sys.executable, "-m", "bot", "rehearse", "--headless", "--votes", method, "--kills", "4"]
    command += ["--viewers", "300", "--ballots", "800", "--rate", "80", "--faults", "duplicates"]
    command += ["--seed", str(seed), "--json", str(file)]
    subprocess.run(command, check=True, timeout=LIMIT_S, stdout=subprocess.DEVNULL)
    figures: dict[str, Any] = json.loads(file.read_bytes())
    return figures


# By choices, one of which is graded while the bot is away; and by sides, where every crossing counts.
@pytest.mark.parametrize(("method", "seed"), [("majority-judgment", 1), ("moving-debate", 2)])
def test_what_is_counted_is_what_the_public_sent_though_bot_and_store_are_killed(
    tmp_path: Path, method: str, seed: int
) -> None:
    figures = rehearsed(tmp_path, method, seed)
    (poll,) = figures["votes"]["polls"]
    counted = [*poll["choices"], *poll["talk"]]

    assert (figures["kills"]["bot"], figures["kills"]["store"]) == (2, 2)
    assert poll["voters_expected"] == poll["voters_counted"] > 50
    assert poll["mismatched"] == 0
    assert [each for each in counted if each["expected"] != each["counted"]] == []
    assert [each for each in figures["platforms"].values() if each["sent"] != each["received"]] == []
    assert [box for box in figures["boxes"] if box["mismatched"] or box["fault"]] == []
    assert (figures["receipts"]["missing"], figures["receipts"]["untaken"]) == (0, 0)
    # A bot that was killed forgets what it has spent of a platform's limits: it is told, and waits.
    assert [line for line in figures["error_lines"] if "au-delà des limites" not in line] == []
