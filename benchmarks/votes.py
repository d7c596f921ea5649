"""One vote at the size of a large evening, per method: `python -m benchmarks.votes all --ballots 50000`.

Each method is a rehearsal of its own: the real bot and the real clients, loopback platforms, and a crowd
that votes, votes again, votes late, says hostile things, links accounts, and keeps its own record. With
`--kills` the bot and its store are killed meanwhile. The figures are those of `bouge rehearse --json`;
`differences` is all that the crowd's record and the bot do not agree on.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from bot.rehearsal.votes import METHODS

COLUMNS = (
    "method",
    "ballots in time",
    "late",
    "voters",
    "told twice",
    "linked pairs",
    "receipts shown, checked, wrong",
    "kills, lost on the way",
    "differences",
    "chat to screen p50, p99 (ms)",
    "MiB",
    "seconds",
)


def rehearse(method: str, given: argparse.Namespace, file: Path) -> tuple[dict[str, Any], float]:
    """Run one vote and return its summary, with how long it took."""
    command = [sys.executable, "-m", "bot", "rehearse", "--headless", "--votes", method, "--json", str(file)]
    for name in ("viewers", "ballots", "rate", "seed", "kills", "faults"):
        command += [f"--{name}", str(getattr(given, name))]
    began = time.perf_counter()
    said = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout
    print(f"{method}: {said.strip().splitlines()[-1]}", flush=True)
    summary: dict[str, Any] = json.loads(file.read_bytes())
    return summary, time.perf_counter() - began


def row(method: str, summary: dict[str, Any], seconds: float) -> list[str]:
    """Return one method's line of the table."""
    polls, kills, told = summary["votes"]["polls"], summary["kills"], summary["receipts"]
    screen = summary["latency_ms"]["chat_to_screen"]
    return [
        method,
        f"{sum(poll['ballots'] for poll in polls):,}",
        f"{sum(poll['late'] for poll in polls):,}",
        f"{sum(poll['voters_counted'] for poll in polls):,}",
        f"{sum(each['duplicates_dropped'] for each in summary['platforms'].values()):,}",
        str(summary["votes"]["links_counted"]),
        f"{told['shown']:,}, {told['last']:,}, {told['missing'] + told['untaken']}",
        f"{kills['bot']} + {kills['store']}, {kills['unsure'] - kills['taken']}",
        str(differences(summary)),
        f"{screen['p50']:.0f}, {screen['p99']:.0f}",
        f"{summary['process']['rss_mb']:.0f}",
        f"{seconds:.0f}",
    ]


def differences(summary: dict[str, Any]) -> int:
    """Return everything that the crowd's record and the bot's count do not agree on."""
    wrong: int = sum(abs(each["sent"] - each["received"]) for each in summary["platforms"].values())
    for poll in summary["votes"]["polls"]:
        pairs = [*poll["choices"], *poll["talk"]]
        wrong += poll["mismatched"] + sum(abs(each["expected"] - each["counted"]) for each in pairs)
    wrong += sum(box["mismatched"] + bool(box["fault"]) for box in summary["boxes"])
    votes, told = summary["votes"], summary["receipts"]
    wrong += abs(votes["links_expected"] - votes["links_counted"]) + told["missing"] + told["untaken"]
    return wrong + int(summary["errors"])


def main() -> None:
    """Rehearse the methods in turn and print the table; exit 1 when anything differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("method", choices=("all", *METHODS))
    parser.add_argument("--viewers", type=int, default=10_000)
    parser.add_argument("--ballots", type=int, default=50_000)
    parser.add_argument("--rate", type=float, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--faults", default="duplicates")
    given = parser.parse_args()
    table = Table(*COLUMNS, title=f"{given.viewers:,} viewers, {given.rate:g} messages a second")
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        for method in METHODS if given.method == "all" else (given.method,):
            summary, seconds = rehearse(method, given, Path(folder) / f"{method}.json")
            wrong += differences(summary)
            table.add_row(*row(method, summary, seconds))
    Console(width=180).print(table)
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
