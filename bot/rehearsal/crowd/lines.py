"""What the crowd can say, read from the data files beside the code."""

from collections.abc import Mapping
from pathlib import Path

import msgspec

from bot.rehearsal.crowd.deeds import ABUSE, Kind

FOLDER = Path(__file__).parent.parent / "lines"


class Lines(msgspec.Struct, frozen=True, kw_only=True):
    """Every text by its use; what the braces in them stand for is told in their files."""

    by_kind: Mapping[Kind, tuple[str, ...]]
    openings: tuple[str, ...]
    spellings: Mapping[str, tuple[str, ...]]
    frames: Mapping[str, tuple[str, ...]]
    joints: Mapping[str, tuple[str, ...]]
    grades: tuple[tuple[str, ...], ...]
    round: Mapping[str, tuple[str, ...]]
    moods: tuple[str, ...]
    names: tuple[str, ...]
    odd_names: tuple[str, ...]


def read_lines(folder: Path = FOLDER) -> Lines:
    """Return the lines of a folder; raises ValueError naming a file that has none."""
    by_kind = {
        Kind.CIVIL: plain_lines(folder / "civil.txt") + plain_lines(folder / "calls_to_order.txt"),
        Kind.HEATED: plain_lines(folder / "heated.txt"),
        Kind.NEAR_VOTE: plain_lines(folder / "near_votes.txt"),
        Kind.QUESTION: plain_lines(folder / "questions.txt"),
        Kind.SPAM: plain_lines(folder / "spam.txt"),
        Kind.HOSTILE_FORMAT: _encoded(folder / "hostile_format.tsv"),
        Kind.FLOOD: _encoded(folder / "floods.tsv"),
    }
    by_kind.update({kind: plain_lines(folder / "abusive" / f"{kind}.txt") for kind in ABUSE})
    return Lines(
        by_kind=by_kind,
        openings=plain_lines(folder / "question_openings.txt"),
        spellings={
            place: plain_lines(folder / "spellings" / f"{place}.txt")
            for place in ("any", "twitch", "discord")
        },
        frames=grouped_lines(folder / "methods" / "frames.tsv"),
        joints={
            method: tuple(msgspec.json.decode(text, type=str) for text in texts)
            for method, texts in grouped_lines(folder / "methods" / "joints.tsv").items()
        },
        grades=tuple(texts for _, texts in sorted(grouped_lines(folder / "methods" / "grades.tsv").items())),
        round={
            part: plain_lines(folder / "methods" / f"{part}s.txt")
            for part in ("question", "feeling", "objection")
        },
        moods=plain_lines(folder / "methods" / "moods.txt"),
        names=plain_lines(folder / "names.txt"),
        odd_names=_encoded(folder / "odd_names.tsv"),
    )


def plain_lines(path: Path) -> tuple[str, ...]:
    """Return one text per line; "# " begins a comment."""
    lines = path.read_text(encoding="utf-8").splitlines()
    found = tuple(line for line in lines if line.strip() and not line.startswith("# "))
    if not found:
        raise ValueError(f"{path} has no line")
    return found


def _encoded(path: Path) -> tuple[str, ...]:
    """Return texts written as « times, tab, JSON string », since no editor shows them as they are."""
    rows = (line.partition("\t") for line in plain_lines(path))
    return tuple(msgspec.json.decode(text.encode(), type=str) * int(times) for times, _, text in rows)


def grouped_lines(path: Path) -> dict[str, tuple[str, ...]]:
    """Return the texts of lines « name, tab, text », by name."""
    found: dict[str, tuple[str, ...]] = {}
    for line in plain_lines(path):
        name, _, text = line.partition("\t")
        found[name] = (*found.get(name, ()), text)
    return found
