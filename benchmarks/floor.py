"""Who gets the floor: `python -m benchmarks.floor [--evenings 20] [--plot docs/images/floor.svg]`.

Simulated evenings of 20 questions on air out of some hundreds, the same ones for each rule: the show's order,
plain upvotes, and first come first served. After each question on air the rest is ranked anew.

Blocs: 1,000 people back questions, each three in five of those of their own group. A bloc of them, of 10 to
60 %, asks 30 questions in the first minutes; the others, in six groups, ask 150 all evening long and back a
few of the other groups' too. A rule is fair when the bloc's share of airtime is its share of people.

First voices: 400 people, of whom 5 % ask half of the 240 questions. How well a question is backed does not
depend on who asks it. Either nobody has had the floor before, or those 5 % have, at earlier shows.
"""

import argparse
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from statistics import mean

import msgspec
from rich.console import Console
from rich.table import Table

from benchmarks.floor_plot import Line, plotted
from bot.questions.order import Waiting, rank, upvoted

ON_AIR = 20
PEOPLE, INTERESTS, BLOC_ASKS, OTHERS_ASK = 1_000, 6, 30, 150
BACKS = 0.6
SHARES = (10, 20, 30, 40, 50, 60)
CROWD, REGULARS, ASKED = 400, 20, 240
START = datetime(2026, 3, 12, 20, 0, tzinfo=UTC)

Rule = Callable[[Sequence[Waiting], Sequence[Waiting], frozenset[str]], Waiting]


def ours(waiting: Sequence[Waiting], aired: Sequence[Waiting], heard: frozenset[str]) -> Waiting:
    """Return the next question by the show's order."""
    first = rank(waiting, aired=aired, heard=heard, exact=1)[0].id
    return next(each for each in waiting if each.id == first)


def plain_upvotes(waiting: Sequence[Waiting], aired: Sequence[Waiting], heard: frozenset[str]) -> Waiting:
    """Return the most backed question."""
    return upvoted(waiting)[0]


def first_come(waiting: Sequence[Waiting], aired: Sequence[Waiting], heard: frozenset[str]) -> Waiting:
    """Return the question that was asked first."""
    return min(waiting, key=lambda each: (each.asked_at, each.id))


RULES: dict[str, Rule] = {"the show's order": ours, "plain upvotes": plain_upvotes, "first come": first_come}


class Evening(msgspec.Struct, frozen=True):
    """What was asked, and who had the floor before."""

    questions: tuple[Waiting, ...]
    heard: frozenset[str] = frozenset()


def on_air(evening: Evening, rule: Rule) -> Iterator[tuple[Waiting, bool]]:
    """Yield the questions of an evening as a rule airs them, and whether each is a first voice."""
    waiting, aired = list(evening.questions), list[Waiting]()
    heard = set(evening.heard)
    for _ in range(ON_AIR):
        chosen = rule(waiting, aired, evening.heard)
        waiting.remove(chosen)
        aired.append(chosen)
        yield chosen, chosen.author not in heard
        heard.add(chosen.author)


def bloc_evening(percent: int, dice: Random) -> Evening:
    """Return an evening with a bloc of so many percent of the people."""
    bloc = PEOPLE * percent // 100
    interests = [dice.randrange(INTERESTS) for _ in range(PEOPLE)]
    asked: list[Waiting] = []
    for number in range(BLOC_ASKS):
        backers = frozenset(str(person) for person in range(bloc) if dice.random() < BACKS)
        at = START + timedelta(seconds=dice.uniform(0, 300))
        asked.append(Waiting(id=f"bloc{number}", author=f"b{number}", backers=backers, asked_at=at))
    for number in range(OTHERS_ASK):
        interest = dice.randrange(INTERESTS)
        backers = frozenset(
            str(person)
            for person in range(bloc, PEOPLE)
            if dice.random() < (BACKS if interests[person] == interest else 0.02)
        )
        at = START + timedelta(seconds=dice.uniform(0, 5_400))
        asked.append(Waiting(id=f"other{number}", author=f"o{number}", backers=backers, asked_at=at))
    return Evening(tuple(asked))


def talkative_evening(dice: Random, *, known: bool) -> Evening:
    """Return an evening at which a few ask half of the questions; `known` when they had the floor before."""
    asked: list[Waiting] = []
    for number in range(ASKED):
        few = number % 2 == 0
        author = dice.randrange(REGULARS) if few else dice.randrange(REGULARS, CROWD)
        liked = min(0.5, 0.02 * dice.paretovariate(1.2))
        backers = frozenset(
            str(person) for person in range(CROWD) if person != author and dice.random() < liked
        )
        at = START + timedelta(seconds=dice.uniform(0, 5_400))
        asked.append(Waiting(id=f"q{number}", author=str(author), backers=backers, asked_at=at))
    return Evening(tuple(asked), frozenset(map(str, range(REGULARS))) if known else frozenset())


def airtime(percent: int, evenings: int) -> dict[str, float]:
    """Return the bloc's share of airtime, in percent, by rule."""
    made = [bloc_evening(percent, Random(f"{percent}/{number}")) for number in range(evenings)]
    return {
        name: 100 * mean(each.id.startswith("bloc") for evening in made for each, _ in on_air(evening, rule))
        for name, rule in RULES.items()
    }


def voices(evenings: int, *, known: bool) -> dict[str, tuple[float, float]]:
    """Return the share of aired questions by first voices, and how many persons spoke, by rule."""
    made = [talkative_evening(Random(f"voices/{number}"), known=known) for number in range(evenings)]
    found: dict[str, tuple[float, float]] = {}
    for name, rule in RULES.items():
        played = [list(on_air(evening, rule)) for evening in made]
        first = 100 * mean(is_first for evening in played for _, is_first in evening)
        found[name] = (first, mean(len({each.author for each, _ in evening}) for evening in played))
    return found


def main() -> None:
    """Simulate, print the table, and draw the plot where asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--evenings", type=int, default=20)
    parser.add_argument("--plot", type=Path, default=None)
    chosen = parser.parse_args()
    table = Table(title=f"Who gets the floor: {ON_AIR} questions on air, mean of {chosen.evenings} evenings")
    for column in ("", *RULES):
        table.add_column(column, justify="left" if not column else "right")
    shares = {percent: airtime(percent, chosen.evenings) for percent in SHARES}
    for percent, found in shares.items():
        table.add_row(f"airtime of a bloc of {percent} %", *(f"{found[name]:.1f} %" for name in RULES))
    table.add_section()
    for known, title in ((False, "nobody heard before"), (True, "the 5 % heard before")):
        said = voices(chosen.evenings, known=known)
        table.add_row(f"first voices, {title}", *(f"{said[name][0]:.1f} %" for name in RULES))
        table.add_row("  persons who spoke", *(f"{said[name][1]:.1f}" for name in RULES))
    Console(width=110).print(table)
    if chosen.plot:
        lines = [Line(name, [(each, shares[each][name]) for each in SHARES]) for name in RULES]
        chosen.plot.write_text(plotted(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
