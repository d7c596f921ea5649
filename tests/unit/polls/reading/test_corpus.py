"""Chat lines as people write them, for every method, each with the ballot it is or why it is none."""

import json
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from bot.polls.counting.rounds import Contribution
from bot.polls.grammar import NotAVote
from bot.polls.marks import Marked
from bot.polls.poll import Choice
from tests.unit.polls.made import choices
from tests.unit.polls.reading.polls import READERS, STREET, YES_NO, Reader

CORPUS = Path(__file__).parent / "corpus"
LINES: dict[str, list[dict[str, Any]]] = {
    path.stem: [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    for path in sorted(CORPUS.glob("*.jsonl"))
}
POLLS: dict[str, tuple[Choice, ...]] = {
    "": (),
    "rue": STREET,
    "oui": YES_NO,
    "dix": choices("Oui", "Non", "Blanc", first=10),
    "fenetre": choices("Aux vélos"),
    "plusieurs": STREET,
    "codes": choices("Aux vélos"),
    "petits": choices("Aux vélos"),
    "bords": choices("Pour", "Contre", "Doute"),
    "phrases": choices("Oui à la gratuité", "Non à la gratuité", "Je ne sais pas", first=4),
    "deux": choices("Pour", "Contre"),
    "beside": (),
}


def _reader(method: str, poll: str) -> Reader:
    read = READERS[method]
    if poll in ("codes", "petits"):
        first = 21 if poll == "codes" else 1
        return partial(read, codes=[str(first + grade) for grade in range(7)])
    return partial(read, taken=["4", "5", "6"]) if poll == "beside" else read


def _shown(read: Marked | Contribution | NotAVote) -> object:
    if isinstance(read, NotAVote):
        return {"why": read.why}
    ballot: Any = {read.kind: read.text} if isinstance(read, Contribution) else read.mark
    return {"ballot": [list(tier) for tier in ballot] if isinstance(ballot, tuple) else ballot}


def _expected(line: dict[str, Any]) -> object:
    return {key: line[key] for key in ("ballot", "why") if key in line}


@pytest.mark.parametrize("method", LINES)
def test_every_line_is_read_as_its_author_meant(method: str) -> None:
    wrong = []
    for line in LINES[method]:
        poll = line["poll"]
        read = _shown(_reader(method, poll)(line["text"], POLLS[poll], line.get("emotes", ())))
        if read != _expected(line):
            wrong.append((line["text"], read, _expected(line)))

    assert wrong == []


@pytest.mark.parametrize("method", LINES)
def test_each_corpus_has_votes_and_many_lines_that_are_none(method: str) -> None:
    votes = [line for line in LINES[method] if "ballot" in line]

    assert len(LINES[method]) >= 60
    assert len(votes) >= 25
    assert len(LINES[method]) - len(votes) >= 30


def _quickest(lines: Sequence[dict[str, Any]], method: str) -> float:
    best = 1.0
    for _ in range(3):
        start = process_time()
        for line in lines:
            _reader(method, line["poll"])(line["text"], POLLS[line["poll"]], ())
        best = min(best, (process_time() - start) / len(lines))
    return best


@pytest.mark.parametrize("method", LINES)
def test_a_line_is_read_in_less_than_a_millisecond(method: str) -> None:
    assert _quickest(LINES[method], method) < 0.001
