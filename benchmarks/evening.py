"""How the whole bot holds under a growing crowd: `python -m benchmarks.evening --rates 100,250,500`.

Each row is one `bouge rehearse`: crowd, loopback platforms and bot on this machine together.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

COLUMNS = (
    "messages/s",
    "sent",
    "lost or doubled",
    "chat to case p50, p99 (ms)",
    "chat to screen p50, p99 (ms)",
    "memory (MiB)",
    "processor (s)",
    "ready (s)",
)


def rehearse(rate: float, seconds: float, seed: int, faults: str, file: Path) -> dict[str, Any]:
    """Return the summary of one rehearsal; raises CalledProcessError when it fails."""
    command = [sys.executable, "-m", "bot", "rehearse", "--headless", "--json", str(file)]
    command += ["--rate", str(rate), "--seconds", str(seconds), "--seed", str(seed), "--faults", faults]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    summary: dict[str, Any] = json.loads(file.read_bytes())
    return summary


def row(rate: float, summary: dict[str, Any]) -> list[str]:
    """Return one line of the table."""
    platforms = summary["platforms"].values()
    choices = [each for poll in summary["votes"]["polls"] for each in poll["choices"]]
    wrong = sum(abs(each["sent"] - each["received"]) for each in platforms)
    wrong += sum(abs(each["expected"] - each["counted"]) for each in choices)
    case, screen = summary["latency_ms"]["chat_to_case"], summary["latency_ms"]["chat_to_screen"]
    process = summary["process"]
    return [
        f"{rate:g}",
        str(sum(each["sent"] for each in platforms)),
        str(wrong),
        f"{case['p50']:.0f}, {case['p99']:.0f}",
        f"{screen['p50']:.0f}, {screen['p99']:.0f}",
        f"{process['rss_mb']:.0f}",
        f"{process['cpu_s']:.1f}",
        f"{process['start_s']:.1f}",
    ]


def main() -> None:
    """Run the rates in turn and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rates", default="100,250,500", help="messages a second, separated by commas")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--faults", default="")
    given = parser.parse_args()
    table = Table(*COLUMNS, title=f"{given.seconds:g} s each, faults: {given.faults or 'none'}")
    with tempfile.TemporaryDirectory() as folder:
        for rate in map(float, given.rates.split(",")):
            summary = rehearse(rate, given.seconds, given.seed, given.faults, Path(folder) / "summary.json")
            table.add_row(*row(rate, summary))
    Console(width=140).print(table)


if __name__ == "__main__":
    main()
