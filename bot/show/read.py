"""From a rundown file to a rundown, or every one of its faults at once."""

import re
import tomllib
from collections.abc import Mapping
from typing import Any, ClassVar, Protocol

from bot.errors import RundownError
from bot.show.faults import Faults
from bot.show.rundown import PollPlan, Rundown, Segment, SegmentKind

KINDS = {kind.value: kind for kind in SegmentKind}
LONGEST_TITLE, LONGEST_QUESTION, LONGEST_CHOICE = 120, 300, 120
# Where nothing is known of the methods.
FEWEST_CHOICES, MOST_CHOICES = 2, 20
SHORTEST_S, LONGEST_S = 5, 24 * 3600
LONGEST_PROPOSAL = 500
MOST_MINUTES = 600
MOST_REQUIRED = 10_000_000

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_POSITION = re.compile(r"line (\d+), column (\d+)")


class Ruled(Protocol):
    """What a poll method asks of a plan: so many choices, in windows or not; a vote, or a mood beside one."""

    fewest: ClassVar[int]
    most: ClassVar[int]
    windows: ClassVar[bool]
    stands_beside: ClassVar[bool]


Methods = Mapping[str, Ruled]


def read_rundown(text: str, source: str, methods: Methods | None = None) -> Rundown:
    """Return the rundown that a TOML text describes; `source` names it in faults.

    `methods` are the poll methods that exist, None not to check them. Raises RundownError with every fault,
    one a line, in French: where, what, and what to do.
    """
    tree = _parsed(text, source)
    faults = Faults(source)
    faults.unknown(tree, ("title", "segments"))
    title = faults.text(tree, "title", LONGEST_TITLE)
    segments = [_segment(faults, each, place, methods) for place, each in enumerate(_tables(tree, faults), 1)]
    _distinct_ids([segment.id for segment in segments], faults)
    if faults.found:
        raise RundownError("\n".join(faults.found))
    return Rundown(title=title, segments=tuple(segments))


def _parsed(text: str, source: str) -> Mapping[str, Any]:
    try:
        return tomllib.loads(text)
    # Not TOMLDecodeError alone: a number of thousands of digits is a plain ValueError.
    except ValueError as fault:
        at = _POSITION.search(str(fault))
        where = f"ligne {at[1]}, colonne {at[2]}" if at else "à la fin ou dans un nombre"
        raise RundownError(
            f"{source} : ce n’est pas du TOML valide ({where}). "
            "Vérifiez les guillemets, les crochets et les virgules à cet endroit."
        ) from None
    except RecursionError:
        raise RundownError(f"{source} : trop de crochets imbriqués. Retirez ceux qui sont de trop.") from None


def _tables(tree: Mapping[str, Any], faults: Faults) -> list[Mapping[str, Any]]:
    """Return the segments as tables, those that are none left out."""
    listed = tree.get("segments")
    if not isinstance(listed, list) or not listed:
        faults.add("aucune séquence. Ajoutez au moins une table [[segments]].")
        return []
    tables: list[Mapping[str, Any]] = [each for each in listed if isinstance(each, dict)]
    if len(tables) < len(listed):
        faults.add("« segments » doit être une suite de tables [[segments]], pas une liste de valeurs.")
    return tables


def _segment(faults: Faults, table: Mapping[str, Any], place: int, methods: Methods | None) -> Segment:
    named = table.get("id")
    here = faults.at(f"séquence {place}" + (f" (« {named} »)" if isinstance(named, str) else ""))
    here.unknown(table, ("id", "kind", "title", "minutes", "poll", "proposal"))
    identity = here.text(table, "id", 40)
    if identity and not _ID.fullmatch(identity):
        here.add(f"id « {identity} » : n’utilisez que des minuscules sans accent, des chiffres et « - ».")
    kind = KINDS.get(here.one_of(table, "kind", KINDS), SegmentKind.STANDBY)
    return Segment(
        id=identity,
        kind=kind,
        title=here.text(table, "title", LONGEST_TITLE),
        minutes=here.number(table, "minutes", 5, 1, MOST_MINUTES),
        poll=_planned(here, table, kind, methods),
    )


def _planned(
    here: Faults, table: Mapping[str, Any], kind: SegmentKind, methods: Methods | None
) -> PollPlan | None:
    plan = table.get("poll")
    if kind is SegmentKind.CONSENT and plan is None:
        return _round(here, table)
    if "proposal" in table and table.get("kind") in KINDS:
        here.add('« proposal » ne va que dans une séquence kind = "consent". Retirez-le.')
    if kind is SegmentKind.POLL and plan is None:
        here.add("un vote sans question. Ajoutez une table [segments.poll] avec question et choices.")
    elif plan is not None and not isinstance(plan, dict):
        here.add("« poll » doit être une table [segments.poll].")
    elif plan is not None and kind is not SegmentKind.POLL and table.get("kind") in KINDS:
        here.add(f'un vote dans une séquence « {kind} ». Écrivez kind = "poll", ou retirez [segments.poll].')
    elif plan is not None:
        return _poll(here.at("poll"), plan, methods)
    return None


def _round(here: Faults, table: Mapping[str, Any]) -> PollPlan:
    """Return the consent round of a segment: its title is the question, its proposal what is decided."""
    return PollPlan(
        question=" ".join(str(table.get("title", "")).split()),
        choices=(),
        method="consent",
        proposal=here.text(table, "proposal", LONGEST_PROPOSAL),
        minimum_turnout=0,
    )


def _poll(here: Faults, table: Mapping[str, Any], methods: Methods | None) -> PollPlan:
    here.unknown(
        table,
        (
            "question",
            "choices",
            "seconds",
            "hide_results",
            "method",
            "window_seconds",
            "mood_window_seconds",
            "minimum_turnout",
        ),
    )
    required = "minimum_turnout" in table
    method = here.text(table, "method", 40, default="plurality")
    if methods is not None and method and method not in methods:
        here.add(f"method « {method} » n’existe pas. Méthodes possibles : {', '.join(sorted(methods))}.")
    if method == "consent":
        here.add('un tour de consentement est une séquence à lui seul. Écrivez kind = "consent" et proposal.')
    ruled = (methods or {}).get(method)
    choices = _choices(here, table, method, ruled)
    return PollPlan(
        question=here.text(table, "question", LONGEST_QUESTION),
        choices=choices,
        seconds=_seconds(here, table, ruled, len(choices)),
        hide_results=here.truth(table, "hide_results", False),
        method=method,
        minimum_turnout=here.number(table, "minimum_turnout", 0, 0, MOST_REQUIRED) if required else None,
        mood_window_s=_mood_window(here, table, ruled),
    )


def _mood_window(here: Faults, table: Mapping[str, Any], ruled: Ruled | None) -> int:
    """Return for how many seconds a temperature's values count."""
    if "mood_window_seconds" in table and ruled is not None and not ruled.stands_beside:
        here.add('« mood_window_seconds » ne va qu’avec method = "temperature". Retirez-le.')
    return here.number(table, "mood_window_seconds", 60, SHORTEST_S, 3600)


def _seconds(here: Faults, table: Mapping[str, Any], ruled: Ruled | None, choices: int) -> int | None:
    """Return how long a poll lasts, None until closed by hand; windows of one choice each add up."""
    if "window_seconds" not in table:
        return here.number(table, "seconds", 60, SHORTEST_S, LONGEST_S) if "seconds" in table else None
    if ruled is not None and not ruled.windows:
        here.add(
            '« window_seconds » ne va qu’avec method = "majority-judgment". Retirez-le ou changez de méthode.'
        )
    if "seconds" in table:
        here.add("« seconds » et « window_seconds » disent tous deux la durée. Gardez-en un.")
    return here.number(table, "window_seconds", 20, SHORTEST_S, LONGEST_S // MOST_CHOICES) * choices


def _choices(here: Faults, table: Mapping[str, Any], method: str, ruled: Ruled | None) -> tuple[str, ...]:
    listed = table.get("choices")
    fewest, most = (ruled.fewest, ruled.most) if ruled else (FEWEST_CHOICES, MOST_CHOICES)
    if most == 0:
        if listed is not None:
            here.add(f'« choices » ne va pas avec method = "{method}". Retirez-le.')
        return ()
    if not isinstance(listed, list) or not all(isinstance(each, str) for each in listed):
        here.add('« choices » doit être une liste de textes, par exemple choices = ["Oui", "Non"].')
        return ()
    labels = tuple(" ".join(each.split()) for each in listed)
    if not fewest <= len(labels) <= most:
        here.add(f"{len(labels)} choix : il en faut de {fewest} à {most}.")
    if "" in labels:
        here.add("un choix est vide. Écrivez-le ou retirez-le.")
    for label in labels:
        if len(label) > LONGEST_CHOICE:
            here.add(f"le choix « {label[:30]}… » a plus de {LONGEST_CHOICE} caractères. Raccourcissez-le.")
    folded = [label.casefold() for label in labels]
    for label in sorted({label for label in folded if label and folded.count(label) > 1}):
        here.add(f"le choix « {label} » est là deux fois. Changez-en un.")
    return labels


def _distinct_ids(ids: list[str], faults: Faults) -> None:
    for identity in sorted({each for each in ids if each and ids.count(each) > 1}):
        places = ", ".join(str(place) for place, each in enumerate(ids, 1) if each == identity)
        faults.add(f"id « {identity} » est celui de plusieurs séquences ({places}). Donnez-en un autre.")
