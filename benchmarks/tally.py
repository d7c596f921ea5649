"""How long counting takes, per method: `python -m benchmarks.tally --voters 100000 --choices 10`.

Ballots are random, so that as few as possible are alike: the worst case for counting. Marks are made before
the clock starts; figures are medians of several runs, of wall-clock and of processor time.
"""

import argparse
import random
import statistics
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta

from rich.console import Console
from rich.table import Table

from bot.polls.counting import approval, majority_judgment, moving_debate, plurality, schulze, temperature
from bot.polls.outcome import Outcome

START = datetime(2026, 1, 1, tzinfo=UTC)
# Milliseconds for 100,000 ballots and 10 choices.
ALLOWED = {"plurality": 50, "approval": 50}
ALLOWED_OTHERS = 300


def elections(voters: int, choices: int, seed: int) -> Mapping[str, Callable[[], Outcome]]:
    """Return the counting of one random election per method, ready to run."""
    chance = random.Random(seed)
    codes = [str(number) for number in range(1, choices + 1)]
    everyone = range(voters)
    ones = [chance.choice(codes) for _ in everyone]
    several = [(tuple(code for code in codes if chance.random() < 0.4),) for _ in everyone]
    grades = [{code: chance.randrange(7) for code in codes} for _ in everyone]
    whole = [tuple((code,) for code in chance.sample(codes, choices)) for _ in everyone]
    few = [tuple((code,) for code in chance.sample(codes, min(3, choices))) for _ in everyone]
    moments = [START + timedelta(milliseconds=number) for number in everyone]
    stands = [
        moving_debate.Stand(str(chance.randrange(voters)), chance.choice("PCD"), at, str(number % 9))
        for number, at in enumerate(moments)
    ]
    readings = [
        temperature.Reading(str(chance.randrange(voters)), chance.randrange(11), at) for at in moments
    ]
    window = timedelta(milliseconds=voters)
    return {
        "plurality": lambda: plurality.count(ones, codes),
        "approval": lambda: approval.count(several, codes),
        "majority judgment": lambda: majority_judgment.count(grades, codes),
        "ranked, all choices": lambda: schulze.count(whole, codes),
        "ranked, three choices": lambda: schulze.count(few, codes),
        "moving debate": lambda: moving_debate.count(stands, "PCD"),
        "temperature": lambda: temperature.count(readings, now=moments[-1], window=window),
    }


def median_ms(count: Callable[[], Outcome], times: int) -> tuple[float, float]:
    """Return the median milliseconds of counting, by the wall clock and of the processor."""
    walls, processors = [], []
    for _ in range(times):
        wall, processor = time.perf_counter(), time.process_time()
        count()
        walls.append(time.perf_counter() - wall)
        processors.append(time.process_time() - processor)
    return 1000 * statistics.median(walls), 1000 * statistics.median(processors)


def main() -> None:
    """Print how long each method takes, beside what it may take."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--voters", type=int, default=100_000)
    parser.add_argument("--choices", type=int, default=10)
    parser.add_argument("--times", type=int, default=7)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    table = Table("method", "wall (ms)", "processor (ms)", "allowed (ms)")
    for name, count in elections(given.voters, given.choices, given.seed).items():
        wall, processor = median_ms(count, given.times)
        table.add_row(name, f"{wall:,.0f}", f"{processor:,.0f}", str(ALLOWED.get(name, ALLOWED_OTHERS)))
    Console().print(table)


if __name__ == "__main__":
    main()
