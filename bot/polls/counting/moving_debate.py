"""Moving debate (débat mouvant): people take a side, and cross as often as arguments move them.

As practised in popular education (débat mouvant, "jeu de la rivière"): what counts is who moves, and why.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from operator import attrgetter

import msgspec

from bot.polls.outcome import Crossing, MovingDebateDetail, Outcome, Persuasion, most_of, ranked_by


class Stand(msgspec.Struct, frozen=True):
    """Somebody takes a side, while an argument is on air ("" for none)."""

    voter: str
    side: str
    at: datetime
    argument: str = ""


def count(stands: Iterable[Stand], choices: Sequence[str]) -> Outcome:
    """Return the people on each side now, and every crossing in order of time.

    Taking a first side is no crossing, nor is saying one's side again. Stands for none of the sides are left
    out. The same stands in any order give the same result.
    """
    last: dict[str, str] = {}
    crossings: list[Crossing] = []
    for stand in sorted(stands, key=attrgetter("at", "voter", "side", "argument")):
        if stand.side not in choices:
            continue
        origin = last.get(stand.voter)
        if origin is not None and origin != stand.side:
            crossings.append(Crossing(stand.at, stand.voter, origin, stand.side, stand.argument))
        last[stand.voter] = stand.side
    people = dict.fromkeys(choices, 0)
    for side in last.values():
        people[side] += 1
    return Outcome(
        voters=len(last),
        winners=most_of(people, choices),
        ranking=ranked_by(people, choices),
        detail=MovingDebateDetail(
            people=people,
            flows=_flows(crossings, choices),
            crossings=tuple(crossings),
            arguments=_by_argument(crossings, choices),
            crossed=len({crossing.voter for crossing in crossings}),
        ),
    )


def _flows(crossings: Iterable[Crossing], choices: Sequence[str]) -> dict[str, dict[str, int]]:
    flows = {a: {b: 0 for b in choices if a != b} for a in choices}
    for crossing in crossings:
        flows[crossing.origin][crossing.side] += 1
    return flows


def _by_argument(crossings: Iterable[Crossing], choices: Sequence[str]) -> dict[str, Persuasion]:
    """Return who came and left during each argument that made somebody cross, in that order."""
    arguments: dict[str, Persuasion] = {}
    for crossing in crossings:
        during = arguments.setdefault(
            crossing.argument, Persuasion(came=dict.fromkeys(choices, 0), left=dict.fromkeys(choices, 0))
        )
        during.came[crossing.side] += 1
        during.left[crossing.origin] += 1
    return arguments
