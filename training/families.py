"""Written sentences with slots, in families of attacks and of their innocent twins, filled by chance."""

import random
import re
import tomllib
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from training.corpus import LABELS, DataError, Example

FOLDER = Path(__file__).parent / "families"
FUNCTIONAL = Path(__file__).parent / "functional"
FUNCTIONAL_ENGLISH = FUNCTIONAL / "english"
_SLOT = re.compile(r"\{(\w+)\}")
_JOINTS = (". ", ", ", " ", " mais ", " et ", "... ", " ! ")


@dataclass(frozen=True)
class Line:
    """One sentence with slots, and the labels its filling carries."""

    family: str
    labels: tuple[str, ...]
    text: str


def held_out(text: str) -> bool:
    """Say whether a line is for development only, as one in sixteen is; its letters alone decide."""
    return zlib.crc32(text.encode()) % 16 == 0


def read_families(folder: Path = FOLDER) -> list[Line]:
    """Return every line of every family; raise DataError for an unknown label."""
    lines = []
    for path in sorted(folder.glob("*.toml")):
        for family in tomllib.loads(path.read_text(encoding="utf-8")).get("family", []):
            labels = tuple(family["labels"])
            unknown = set(labels) - set(LABELS)
            if unknown:
                raise DataError(f"{path}: family {family['name']} has unknown labels {sorted(unknown)}")
            texts = dict.fromkeys(text.strip() for text in family["lines"].splitlines())
            lines += [Line(family["name"], labels, text) for text in texts if text]
    return lines


def _targets(labels: set[str]) -> tuple[float, ...]:
    return tuple(float(name in labels or (bool(labels) and name == "abusive")) for name in LABELS)


def read_slots(folder: Path = FOLDER) -> dict[str, list[str]]:
    """Return the entries of each slot."""
    return _entries(folder, "slots")


def _entries(folder: Path, table: str) -> dict[str, list[str]]:
    tables = [
        tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("lexicon*.toml"))
    ]
    return {
        name: [entry.strip() for entry in entries.split("|") if entry.strip()]
        for read in tables
        for name, entries in read.get(table, {}).items()
    }


class Author:
    """Fills lines by seeded chance; `development` takes the held-out lines."""

    def __init__(self, chance: random.Random, *, development: bool, plain: list[str], folder: Path = FOLDER):
        self._chance, self._development, self._plain = chance, development, plain
        lines = [line for line in read_families(folder) if held_out(line.text) == development]
        self._slots = read_slots(folder)
        dress = _entries(folder, "dress")
        self._openings, self._endings = dress["openings"], dress["endings"]
        self._attacks = self._by_family(line for line in lines if line.labels)
        self._innocents = self._by_family(line for line in lines if not line.labels)
        self._about_groups = [
            line.text
            for line in lines
            if "hate" in line.labels and line.text.startswith(("les {g}", "les {slur}"))
        ]

    @staticmethod
    def _by_family(lines: Iterable[Line]) -> dict[str, list[Line]]:
        families: dict[str, list[Line]] = {}
        for line in lines:
            families.setdefault(line.family, []).append(line)
        return families

    def _pick(self, families: dict[str, list[Line]]) -> Line:
        names = list(families)
        family = self._chance.choices(names, [len(families[name]) ** 0.6 for name in names])[0]
        return self._chance.choice(families[family])

    def fill(self, text: str) -> str:
        """Return the text with every slot filled; {A} and {H} become whole abusive sentences."""

        def entry(match: re.Match[str]) -> str:
            slot = match[1]
            if slot == "A":
                return self.fill(self._pick(self._attacks).text)
            if slot == "H":
                return self.fill(self._chance.choice(self._about_groups))
            return self.fill(self._chance.choice(self._slots[slot]))

        return _SLOT.sub(entry, text)

    def _dress(self, text: str) -> str:
        if self._chance.random() < 0.35:
            text = f"{self._chance.choice(self._openings)} {text}"
        if self._chance.random() < 0.4:
            text = f"{text} {self._chance.choice(self._endings)}"
        return text

    def _join(self, first: str, second: str) -> str:
        return first + self._chance.choice(_JOINTS) + second

    def _around(self) -> str:
        """Return innocent words to stand beside another sentence."""
        if self._plain and self._chance.random() < 0.6:
            return self._chance.choice(self._plain)
        return self.fill(self._pick(self._innocents).text)

    def _surround(self, text: str) -> str:
        beside = self._around()
        return self._join(beside, text) if self._chance.random() < 0.5 else self._join(text, beside)

    def attack(self) -> Example:
        """Return one abusive sentence with every kind known."""
        line = self._pick(self._attacks)
        labels, text = set(line.labels), self.fill(line.text)
        if self._chance.random() < 0.06:
            other = self._pick(self._attacks)
            labels |= set(other.labels)
            text = self._join(text, self.fill(other.text))
        text = self._dress(text)
        if self._chance.random() < 0.22:
            text = self._surround(text)
        return Example(text, _targets(labels), 1.0, f"written:{line.family}")

    def innocent(self) -> Example:
        """Return one sentence that only looks like abuse, or not even that."""
        line = self._pick(self._innocents)
        text = self._dress(self.fill(line.text))
        if self._chance.random() < 0.2:
            text = self._surround(text)
        return Example(text, _targets(set()), 1.0, f"written:{line.family}")

    def write(self, count: int) -> list[Example]:
        """Return about half attacks, half innocents, each text once."""
        examples: dict[str, Example] = {}
        for _ in range(count * 3):
            if len(examples) >= count:
                break
            example = self.attack() if self._chance.random() < 0.5 else self.innocent()
            examples.setdefault(example.text, example)
        return list(examples.values())

    def bare(self, folder: Path, source: str, each: int) -> list[Example]:
        """Return the lines of `folder`, undressed: every one once, or filled `each` times if it has slots.

        Of the folder that attacks and innocents come from, only the held-out lines.
        """
        examples: dict[str, Example] = {}
        for line in read_families(folder):
            if folder == FOLDER and not held_out(line.text):
                continue
            for _ in range(each if _SLOT.search(line.text) else 1):
                text = self.fill(line.text)
                kept = Example(text, _targets(set(line.labels)), 1.0, f"{source}:{line.family}")
                examples.setdefault(text, kept)
        return list(examples.values())
