"""From a rundown file to a rundown, or every one of its faults at once."""

import re
import tomllib
from collections.abc import Collection, Mapping
from typing import Any

from bot.errors import RundownError
from bot.show.faults import Faults
from bot.show.heat import read_heat
from bot.show.kinds import KINDS
from bot.show.kinds.kind import Plan
from bot.show.methods import Methods
from bot.show.of_evening import read_texts, read_theme, read_themes, read_thresholds
from bot.show.rundown import FormatPlan, PollPlan, Rundown, Segment, SegmentKind

NAMED = {kind.value: kind for kind in SegmentKind}
EVERY_SEGMENT = ("id", "kind", "title", "minutes", "moderation", "theme")
LONGEST_TITLE = 120
MOST_MINUTES = 600

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_POSITION = re.compile(r"line (\d+), column (\d+)")


def read_rundown(
    text: str, source: str, methods: Methods | None = None, phrases: Collection[str] | None = None
) -> Rundown:
    """Return the rundown that a TOML text describes; `source` names it in faults.

    `methods` are the poll methods that exist, `phrases` the keys of what the bot says, None not to check
    them. Raises RundownError with every fault, one a line, in French: where, what, and what to do.
    """
    tree = _parsed(text, source)
    faults = Faults(source)
    faults.unknown(tree, ("title", "segments", "themes", "thresholds", "texts"))
    title = faults.text(tree, "title", LONGEST_TITLE)
    themes = read_themes(faults, tree)
    segments = [
        _segment(faults, each, place, methods, themes) for place, each in enumerate(_tables(tree, faults), 1)
    ]
    _distinct_ids([segment.id for segment in segments], faults)
    thresholds, texts = read_thresholds(faults, tree), read_texts(faults, tree, phrases)
    if faults.found:
        raise RundownError("\n".join(faults.found))
    return Rundown(title=title, segments=tuple(segments), themes=themes, thresholds=thresholds, texts=texts)


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


def _segment(
    faults: Faults,
    table: Mapping[str, Any],
    place: int,
    methods: Methods | None,
    themes: tuple[str, ...],
) -> Segment:
    named = table.get("id")
    here = faults.at(f"séquence {place}" + (f" (« {named} »)" if isinstance(named, str) else ""))
    here.unknown(table, (*EVERY_SEGMENT, *(key for kind in KINDS.values() for key in kind.keys)))
    identity = here.text(table, "id", 40)
    if identity and not _ID.fullmatch(identity):
        here.add(f"id « {identity} » : n’utilisez que des minuscules sans accent, des chiffres et « - ».")
    kind = NAMED.get(here.one_of(table, "kind", NAMED))
    title = here.text(table, "title", LONGEST_TITLE)
    plan = _plan(here, table, kind, methods)
    return Segment(
        id=identity,
        kind=kind or SegmentKind.STANDBY,
        title=title,
        minutes=here.number(table, "minutes", 5, 1, MOST_MINUTES),
        poll=plan if isinstance(plan, PollPlan) else None,
        plan=plan if isinstance(plan, FormatPlan) else None,
        moderation=read_heat(here, table),
        theme=read_theme(here, table, themes),
    )


def _plan(here: Faults, table: Mapping[str, Any], kind: SegmentKind | None, methods: Methods | None) -> Plan:
    """Return what a segment of this kind plans; what belongs to another kind is a fault.

    Of an unknown kind, whatever is there is read all the same, so that all faults are told at once.
    """
    if kind is None:
        plans = [each.read(here, table, methods) for each in KINDS.values() if set(each.keys) & set(table)]
        return plans[0] if plans else None
    mine = KINDS[kind]
    everywhere = {key: elsewhere for other in KINDS.values() for key, elsewhere in other.keys.items()}
    for key, elsewhere in everywhere.items():
        if key in table and key not in mine.keys:
            here.add(elsewhere.replace("{kind}", kind))
    return mine.read(here, table, methods)


def _distinct_ids(ids: list[str], faults: Faults) -> None:
    for identity in sorted({each for each in ids if each and ids.count(each) > 1}):
        places = ", ".join(str(place) for place, each in enumerate(ids, 1) if each == identity)
        faults.add(f"id « {identity} » est celui de plusieurs séquences ({places}). Donnez-en un autre.")
