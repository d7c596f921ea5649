"""The formats of debate in a rundown: each kind has some of the same keys; the title is what it is about."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import msgspec

from bot.show.faults import Faults
from bot.show.kinds.kind import Kind, Reader
from bot.show.methods import Methods
from bot.show.rundown import FormatPlan, SegmentKind

LONGEST_THEME, LONGEST_SOURCE = 60, 120
# One key of the keyboard for each.
MOST_THEMES = 9
MOST_SEATS = 1_000
SHORTEST_S, LONGEST_S = 5, 24 * 3600
QUOTAS = ("twitch", "discord", "first")

_ELSEWHERE = "ne va pas dans une séquence « {kind} ». Retirez-le."


class SessionPlan(FormatPlan, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a segment of a format may say; what its kind does not have keeps its usual value.

    `seconds` None is until led on by hand, `review` None is as for questions. `themes` are labels; `quotas`
    are places by tag. `source` and `round` are a public beacon's, "" when people commit to a seed instead.
    """

    seconds: int | None = None
    review: bool | None = None
    per_person: int = 3
    turn_seconds: int = 90
    dots: int = 3
    themes: tuple[str, ...] = ()
    seats: int = 1
    reserves: int = 0
    quotas: dict[str, int] = msgspec.field(default_factory=dict)
    source: str = ""
    round: str = ""


_Key = Callable[[Faults, Mapping[str, Any]], Any]


def _whole(key: str, default: int, least: int, most: int) -> _Key:
    return lambda here, table: here.number(table, key, default, least, most)


def _themes(here: Faults, table: Mapping[str, Any]) -> tuple[str, ...]:
    listed = table["themes"]
    if not isinstance(listed, list) or not all(isinstance(each, str) and each.strip() for each in listed):
        here.add('« themes » doit être une liste de textes, par exemple themes = ["Eau", "Vélo"].')
        return ()
    labels = tuple(" ".join(each.split()) for each in listed)
    if len(labels) > MOST_THEMES:
        here.add(f"{len(labels)} thèmes : {MOST_THEMES} au plus, un par touche du clavier.")
    for label in labels:
        if len(label) > LONGEST_THEME:
            here.add(f"le thème « {label[:30]}… » a plus de {LONGEST_THEME} caractères. Raccourcissez-le.")
    folded = [label.casefold() for label in labels]
    for label in sorted({each for each in folded if folded.count(each) > 1}):
        here.add(f"le thème « {label} » est là deux fois. Changez-en un.")
    return labels


def _quotas(here: Faults, table: Mapping[str, Any]) -> dict[str, int]:
    listed = table["quotas"]
    if not isinstance(listed, dict):
        here.add("« quotas » doit être une table, par exemple quotas = { discord = 2, first = 1 }.")
        return {}
    inside = here.at("quotas")
    inside.unknown(listed, QUOTAS)
    return {name: inside.number(listed, name, 1, 1, MOST_SEATS) for name in QUOTAS if name in listed}


def _round(here: Faults, table: Mapping[str, Any]) -> str:
    given = table["round"]
    if "source" not in table:
        here.add("« round » est le numéro d’un tour : dites aussi de quelle « source ».")
    if isinstance(given, int) and not isinstance(given, bool):
        return str(given)
    return here.text(table, "round", LONGEST_SOURCE)


_KEYS: Mapping[str, _Key] = MappingProxyType(
    {
        "seconds": _whole("seconds", 60, SHORTEST_S, LONGEST_S),
        "review": lambda here, table: here.truth(table, "review", True),
        "per_person": _whole("per_person", 3, 1, 20),
        "turn_seconds": _whole("turn_seconds", 90, SHORTEST_S, 3600),
        "dots": _whole("dots", 3, 1, 10),
        "themes": _themes,
        "seats": _whole("seats", 1, 1, MOST_SEATS),
        "reserves": _whole("reserves", 0, 0, MOST_SEATS),
        "quotas": _quotas,
        "source": lambda here, table: here.text(table, "source", LONGEST_SOURCE),
        "round": _round,
    }
)


def _kind(*keys: str, needs: tuple[str, str] | None = None) -> Kind:
    return Kind(keys={key: f"« {key} » {_ELSEWHERE}" for key in keys}, read=_reader(keys, needs))


def _reader(keys: tuple[str, ...], needs: tuple[str, str] | None) -> Reader:
    def read(here: Faults, table: Mapping[str, Any], methods: Methods | None) -> SessionPlan:
        """Return the plan of a segment, its keys read one by one."""
        if needs is not None and needs[0] not in table:
            here.add(needs[1])
        given = {key: _KEYS[key](here, table) for key in keys if key in table}
        plan = msgspec.structs.replace(SessionPlan(), **given)
        if sum(plan.quotas.values()) > plan.seats:
            here.add("les quotas demandent plus de places que « seats ». Réduisez-les.")
        return plan

    return read


FORMAT_KINDS: Mapping[SegmentKind, Kind] = MappingProxyType(
    {
        SegmentKind.DRAW: _kind("seconds", "seats", "reserves", "quotas", "source", "round"),
        SegmentKind.SPEAKING_QUEUE: _kind("seconds", "turn_seconds", "review"),
        SegmentKind.SIX_HATS: _kind("seconds", "per_person", "review"),
        SegmentKind.BRAINSTORM: _kind("seconds", "per_person", "dots", "review"),
        SegmentKind.PORTEUR_DE_PAROLE: _kind("seconds", "per_person"),
        SegmentKind.THEMES: _kind(
            "seconds",
            "per_person",
            "themes",
            "review",
            needs=("themes", 'il manque « themes ». Ajoutez themes = ["…", "…"].'),
        ),
    }
)
