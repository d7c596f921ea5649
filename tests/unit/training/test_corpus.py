"""Reading labelled rows: what is known, what is trusted, what is refused."""

import gzip
import json
import random
from pathlib import Path
from typing import Any

import pytest

from training.corpus import DataError, Example, read_plain, read_rows, targets_of, without_repeats

ROW = {"text": "bonjour", "label": 0, "category": "none", "source": "tatoeba_fr"}


def _write(path: Path, *rows: Any) -> Path:
    lines = (row if isinstance(row, str) else json.dumps(row) for row in rows)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_an_innocent_row_is_innocent_of_every_kind() -> None:
    assert targets_of(0, "profanity") == (0.0,) * 6


def test_an_abusive_row_says_nothing_of_the_kinds_it_does_not_name() -> None:
    assert targets_of(1, "threat") == (None, None, 1.0, None, None, 1.0)
    assert targets_of(1, "unknown") == (None, None, None, None, None, 1.0)


def test_sources_weigh_differently(tmp_path: Path) -> None:
    path = _write(tmp_path / "rows.jsonl", ROW, {**ROW, "text": "salut", "source": "toxifrench_agreement"})

    everyday, forum = read_rows(path)

    assert everyday.weight < forum.weight


@pytest.mark.parametrize("line", ["{", "[]", '{"text": "a"}', "3"])
def test_a_bad_line_is_named(tmp_path: Path, line: str) -> None:
    path = _write(tmp_path / "rows.jsonl", ROW, line)

    with pytest.raises(DataError, match=r"rows\.jsonl:2"):
        read_rows(path)


def test_a_missing_file_says_what_to_give(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="BOUGE_TRAINING_DATA"):
        read_rows(tmp_path / "train.jsonl")


def test_repeats_go_and_contradictions_go_entirely() -> None:
    def example(text: str, label: int) -> Example:
        return Example(text, targets_of(label, "insult"), 1.0, "here")

    kept = without_repeats(
        [example("a", 1), example("A ", 1), example("b", 0), example("B", 1), example("c", 0)]
    )

    assert [item.text for item in kept] == ["a", "c"]


def test_plain_text_is_sampled_by_seed(tmp_path: Path) -> None:
    (tmp_path / "lm").mkdir()
    names = ("granddebat", "commonvoice", "tatoeba", "consultation_an", "granddebat_idees")
    for name in (*(f"fr_{name}" for name in names), "en_commonvoice"):
        with gzip.open(tmp_path / "lm" / f"{name}.txt.gz", "wt", encoding="utf-8") as file:
            file.write("\n".join(f"phrase {index}" for index in range(200)) + "\n\n")

    first, again = (read_plain(tmp_path, random.Random(1), 0.001) for _ in range(2))

    assert first == again
    assert len(first["fr_granddebat.txt.gz"]) == 130


def test_missing_plain_text_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="lm/"):
        read_plain(tmp_path, random.Random(1))
