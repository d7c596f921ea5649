"""The written sentences: well formed, split for good, filled by seeded chance."""

import random
import re
from pathlib import Path

import pytest

from training.corpus import LABELS, DataError
from training.families import FUNCTIONAL, FUNCTIONAL_ENGLISH, Author, held_out, read_families, read_slots


def _author(seed: int, *, development: bool = False) -> Author:
    return Author(random.Random(seed), development=development, plain=["je prends le train"])


def test_every_slot_in_a_line_exists() -> None:
    slots = {*read_slots(), "A", "H"}

    assert {
        name
        for line in [*read_families(), *read_families(FUNCTIONAL)]
        for name in re.findall(r"\{(\w+)\}", line.text)
        if name not in slots
    } == set()


def test_no_line_is_both_abuse_and_innocent() -> None:
    lines = read_families()
    attacks = {line.text for line in lines if line.labels}

    assert attacks & {line.text for line in lines if not line.labels} == set()


def test_there_are_many_lines_of_both_kinds_and_every_label() -> None:
    lines = read_families()

    assert sum(bool(line.labels) for line in lines) > 500
    assert sum(not line.labels for line in lines) > 700
    assert {label for line in lines for label in line.labels} == set(LABELS) - {"abusive"}


def test_the_same_seed_writes_the_same_sentences() -> None:
    assert _author(3).write(50) == _author(3).write(50)
    assert _author(3).write(50) != _author(4).write(50)


def test_written_sentences_have_no_slot_left_and_all_targets() -> None:
    examples = _author(1).write(400)

    assert len(examples) == 400
    assert not any(re.search(r"\{\w+\}", example.text) for example in examples)
    assert all(None not in example.targets for example in examples)
    assert 0.4 < sum(example.abusive for example in examples) / 400 < 0.6


def test_development_lines_are_never_trained_on() -> None:
    kept = {line.text for line in read_families() if "{" not in line.text and held_out(line.text)}
    learned = {example.text for example in _author(1).write(3000)}

    assert kept
    assert learned & kept == set()


def test_a_family_with_an_unknown_label_is_refused(tmp_path: Path) -> None:
    (tmp_path / "odd.toml").write_text(
        '[[family]]\nname = "odd"\nlabels = ["rude"]\nlines = "a"\n', encoding="utf-8"
    )

    with pytest.raises(DataError, match="rude"):
        read_families(tmp_path)


def test_functional_tests_are_not_among_the_lines_trained_on() -> None:
    tests = [*read_families(FUNCTIONAL), *read_families(FUNCTIONAL_ENGLISH)]
    assert {line.text for line in tests} & {line.text for line in read_families()} == set()


def test_every_functional_line_is_filled_and_keeps_its_labels() -> None:
    examples = _author(1, development=True).bare(FUNCTIONAL, "functional", 3)
    families = {example.source for example in examples}

    assert {f"functional:{line.family}" for line in read_families(FUNCTIONAL)} == families
    assert not any(re.search(r"\{\w+\}", example.text) for example in examples)
    assert all(example.abusive == any(example.targets[:-1]) for example in examples)


def test_entries_may_have_slots_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "lines.toml").write_text(
        '[[family]]\nname = "a"\nlabels = ["insult"]\nlines = "{outer}"\n', encoding="utf-8"
    )
    (tmp_path / "lexicon.toml").write_text(
        '[slots]\nouter = "{inner} !"\n[dress]\nopenings = "oh"\nendings = "!"\n', encoding="utf-8"
    )
    (tmp_path / "lexicon_more.toml").write_text('[slots]\ninner = "voilà"\n', encoding="utf-8")

    author = Author(random.Random(1), development=False, plain=[], folder=tmp_path)

    assert author.fill("{outer}") == "voilà !"
