"""From a charter file to a charter, or every one of its faults at once."""

import re
import tomllib
from collections.abc import Collection, Iterable, Mapping
from datetime import timedelta
from enum import StrEnum
from typing import Any, TypeVar

import msgspec

from bot.errors import SettingsError
from bot.moderation.case import Mode, Severity
from bot.moderation.charter import Charter, CharterRule
from bot.moderation.ladder import Ladder, Step
from bot.orders import CaseAct

# A statement of 500 characters must hold a title and all the rest.
LONGEST_TITLE, LONGEST_TEXT = 90, 600
LONGEST_TIMEOUT_S = 1_209_600
LONGEST_MEMORY_DAYS = 3_650
KEYS = (
    "id",
    "title",
    "text",
    "covers",
    "severity",
    "modes",
    "ladder",
    "begins",
    "forget_after_days",
    "two_moderators",
    "en",
)

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_LENGTH = re.compile(r"(\d{1,7}) ?(s|min|h|j|d)")
_SECONDS = {"s": 1, "min": 60, "h": 3_600, "j": 86_400, "d": 86_400}
_POSITION = re.compile(r"line (\d+), column (\d+)")
_PUNISHING = (CaseAct.DELETE, CaseAct.WARN, CaseAct.TIMEOUT, CaseAct.BAN)

Named = TypeVar("Named", bound=StrEnum)


class Usual(msgspec.Struct, frozen=True, kw_only=True):
    """What a show's settings say for every rule that says nothing else."""

    ladder: tuple[str, ...] = ("warn", "10 s", "10 min", "24 h", "ban")
    forget_after_days: int = 30
    modes: dict[Severity, Mode] = {}
    two_moderators: tuple[CaseAct, ...] = (CaseAct.BAN,)


def read_charter(
    text: str, source: str, *, usual: Usual, covered: Collection[str], english: bool = False
) -> Charter:
    """Return the charter that a TOML text describes, in French or in English where it is there too.

    `covered` are the names of all that can flag a message: each must fall under exactly one rule. Raises
    SettingsError with every fault in French: where, what, and what to do.
    """
    tree = _parsed(text, source)
    faults: list[str] = []
    reader = _Reader(faults, usual, frozenset(covered), english)
    rules = [reader.rule(table, place) for place, table in enumerate(_tables(tree, faults), 1)]
    _once([rule.id for rule in rules if rule.id], "id « {} » est celui de plusieurs règles.", faults)
    named = [name for rule in rules for name in rule.covers]
    _once(named, "« {} » est couvert par plusieurs règles. Laissez-le dans une seule.", faults)
    missing = sorted(set(covered) - set(named))
    if rules and missing:
        faults.append(f"aucune règle ne couvre {', '.join(missing)}. Ajoutez ces noms aux « covers ».")
    if faults:
        raise SettingsError(tuple(f"{source} : {fault}" for fault in faults))
    return Charter(rules=tuple(rules))


def read_steps(written: Iterable[str]) -> tuple[Step, ...] | str:
    """Return the steps of a ladder, or the first of them that cannot be read."""
    steps = []
    for each in written:
        step = _step(each)
        if step is None:
            return each
        steps.append(step)
    return tuple(steps)


def _step(written: str) -> Step | None:
    if written in ("warn", "delete", "ban"):
        return Step(act=CaseAct(written))
    length = _LENGTH.fullmatch(written.strip())
    seconds = int(length[1]) * _SECONDS[length[2]] if length else 0
    return Step(act=CaseAct.TIMEOUT, seconds=seconds) if 1 <= seconds <= LONGEST_TIMEOUT_S else None


def _parsed(text: str, source: str) -> Mapping[str, Any]:
    try:
        return tomllib.loads(text)
    # A number of thousands of digits is a plain ValueError.
    except (ValueError, RecursionError) as fault:
        at = _POSITION.search(str(fault))
        where = f"ligne {at[1]}, colonne {at[2]}" if at else "à la fin du fichier ou dans un nombre"
        raise SettingsError(
            (
                f"{source} : ce n’est pas du TOML valide ({where}). "
                "Vérifiez les guillemets, les crochets et les virgules à cet endroit.",
            )
        ) from None


def _tables(tree: Mapping[str, Any], faults: list[str]) -> list[Mapping[str, Any]]:
    for key in tree.keys() - {"rules"}:
        faults.append(f"« {key} » est inconnu. Seules des tables [[rules]] sont attendues.")
    listed = tree.get("rules")
    if not isinstance(listed, list) or not listed or not all(isinstance(each, dict) for each in listed):
        faults.append("aucune règle. Ajoutez au moins une table [[rules]].")
        return []
    return listed


def _once(names: list[str], fault: str, faults: list[str]) -> None:
    faults.extend(fault.format(name) for name in sorted({each for each in names if names.count(each) > 1}))


class _Reader:
    """Reads rules one by one, and notes what is wrong with them."""

    def __init__(self, faults: list[str], usual: Usual, covered: frozenset[str], english: bool) -> None:
        self._faults = faults
        self._usual = usual
        self._covered = covered
        self._english = english
        self._here = ""

    def rule(self, table: Mapping[str, Any], place: int) -> CharterRule:
        named = table.get("id")
        self._here = f"règle {place}" + (f" (« {named} »)" if isinstance(named, str) else "")
        for key in table.keys() - set(KEYS):
            self._fault(f"« {key} » est inconnu. Clés possibles : {', '.join(KEYS)}.")
        spoken = self._spoken(table)
        identity = self._text(table, "id", 40)
        if identity and not _ID.fullmatch(identity):
            self._fault(
                f"id « {identity} » : n’utilisez que des minuscules sans accent, des chiffres et « - »."
            )
        ladder = self._ladder(table)
        return CharterRule(
            id=identity,
            title=self._text(spoken, "title", LONGEST_TITLE),
            text=self._text(spoken, "text", LONGEST_TEXT),
            covers=self._covers(table),
            ladder=ladder,
            severity=self._one_of(table.get("severity", "low"), Severity, "severity") or Severity.LOW,
            modes={**self._usual.modes, **self._modes(table)},
            two_moderators=self._two(table),
        )

    def _fault(self, what: str) -> None:
        self._faults.append(f"{self._here} : {what}")

    def _spoken(self, table: Mapping[str, Any]) -> Mapping[str, Any]:
        english = table.get("en")
        if not self._english or english is None:
            return table
        return english if isinstance(english, dict) else {}

    def _text(self, table: Mapping[str, Any], key: str, longest: int) -> str:
        value = table.get(key)
        if not isinstance(value, str) or not value.strip():
            self._fault(f"« {key} » manque. C’est un texte entre guillemets.")
            return ""
        if len(value) > longest:
            self._fault(f"« {key} » a {len(value)} caractères. Il en faut au plus {longest}.")
        return " ".join(value.split())

    def _texts(self, table: Mapping[str, Any], key: str, usual: Iterable[str]) -> tuple[str, ...]:
        value = table.get(key, list(usual))
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            self._fault(f"« {key} » doit être une liste de textes entre guillemets.")
            return ()
        return tuple(value)

    def _covers(self, table: Mapping[str, Any]) -> tuple[str, ...]:
        names = self._texts(table, "covers", ())
        for name in names:
            if name not in self._covered:
                self._fault(
                    f"covers : « {name} » n’existe pas. Noms possibles : {', '.join(sorted(self._covered))}."
                )
        return tuple(name for name in names if name in self._covered)

    def _one_of(self, value: object, names: type[Named], key: str) -> Named | None:
        possible = [str(each) for each in names]
        if value in possible:
            return names(str(value))
        self._fault(f"{key} : « {value} » n’existe pas. Valeurs possibles : {', '.join(possible)}.")
        return None

    def _modes(self, table: Mapping[str, Any]) -> dict[Severity, Mode]:
        chosen = table.get("modes", {})
        if not isinstance(chosen, dict):
            self._fault('« modes » est une table par gravité, comme { high = "hold" }.')
            return {}
        read = {
            self._one_of(severity, Severity, "modes"): self._one_of(mode, Mode, "modes")
            for severity, mode in chosen.items()
        }
        return {severity: mode for severity, mode in read.items() if severity and mode}

    def _two(self, table: Mapping[str, Any]) -> tuple[CaseAct, ...]:
        written = self._texts(table, "two_moderators", map(str, self._usual.two_moderators))
        acts = [self._one_of(each, CaseAct, "two_moderators") for each in written]
        return tuple(act for act in acts if act in _PUNISHING)

    def _ladder(self, table: Mapping[str, Any]) -> Ladder:
        written = self._texts(table, "ladder", self._usual.ladder)
        steps = read_steps(written)
        if not written:
            self._fault("« ladder » est vide. Donnez au moins un palier.")
        elif isinstance(steps, str):
            self._fault(
                f"ladder : « {steps} » ne se comprend pas. Écrivez des paliers comme "
                '"warn", "delete", "10 s", "10 min", "24 h", "7 j" (14 jours au plus) ou "ban".'
            )
        if isinstance(steps, str) or not steps:
            steps = (Step(act=CaseAct.WARN),)
        days = table.get("forget_after_days", self._usual.forget_after_days)
        if type(days) is not int or not 1 <= days <= LONGEST_MEMORY_DAYS:
            self._fault(f"forget_after_days doit être un nombre de jours de 1 à {LONGEST_MEMORY_DAYS}.")
            days = 1
        return Ladder(steps=steps, forget_after=timedelta(days=days), first=self._begins(table, steps))

    def _begins(self, table: Mapping[str, Any], steps: tuple[Step, ...]) -> dict[Severity, int]:
        chosen = table.get("begins", {})
        if not isinstance(chosen, dict):
            self._fault('« begins » est une table par gravité, comme { high = "10 min" }.')
            return {}
        first: dict[Severity, int] = {}
        for key, written in chosen.items():
            severity = self._one_of(key, Severity, "begins")
            step = _step(written) if isinstance(written, str) else None
            if step not in steps:
                self._fault(f"begins : « {written} » n’est pas un palier de l’échelle de cette règle.")
            elif severity is not None and step is not None:
                first[severity] = steps.index(step)
        return first
