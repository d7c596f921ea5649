"""How fast the shipped classifier scores on one core, beside the rules: `python -m benchmarks.classifier`.

Texts are the rehearsal's lines, made distinct so that no cache helps; figures are medians of several runs.
"""

import argparse
import statistics
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from rich.console import Console
from rich.table import Table

from bot.app.evening import policy_of
from bot.app.places import LOCALES, settings_from
from bot.classifier.model import load_model
from bot.moderation.judge import judge
from bot.moderation.rules.rule import Heard
from bot.phrasebook import FluentPhrasebook
from bot.rehearsal.crowd.deeds import Kind
from bot.rehearsal.crowd.lines import read_lines

NOW = datetime(2026, 1, 1, tzinfo=UTC)
BATCHES = (1, 32, 256)


def texts(count: int) -> list[str]:
    """Return so many different messages of a talking crowd."""
    lines = read_lines()
    said = [
        line for kind in (Kind.CIVIL, Kind.HEATED, Kind.INSULT, Kind.QUESTION) for line in lines.by_kind[kind]
    ]
    return [f"{said[number % len(said)]} {number}" for number in range(count)]


def median_rate(run: Callable[[Sequence[str]], object], said: Sequence[str], batch: int, times: int) -> float:
    """Return the median messages per second over several runs."""
    rates = []
    for _ in range(times):
        began = time.perf_counter()
        for start in range(0, len(said), batch):
            run(said[start : start + batch])
        rates.append(len(said) / (time.perf_counter() - began))
    return statistics.median(rates)


def main() -> None:
    """Print messages per second, by batch size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=4_000)
    parser.add_argument("--times", type=int, default=5)
    given = parser.parse_args()
    settings = settings_from(None, {})
    words = FluentPhrasebook(LOCALES, settings.locale)
    model = load_model("")
    policy = policy_of(settings, (model.flag_threshold, model.act_threshold))

    def rules(batch: Sequence[str]) -> None:
        for text in batch:
            judge(Heard.of(text, author_key="", at=NOW), None, policy, words)

    said = texts(given.messages)
    table = Table("batch", "classifier (messages/s)", "rules (messages/s)")
    for batch in BATCHES:
        fast = median_rate(model.score, said, batch, given.times)
        table.add_row(str(batch), f"{fast:,.0f}", f"{median_rate(rules, said, batch, given.times):,.0f}")
    Console().print(table)


if __name__ == "__main__":
    main()
