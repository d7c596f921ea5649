"""Chat lines as people write them, each with what it must be read as."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.polls.grammar import NotAVote, Vote, read_choice
from bot.polls.poll import Choice

LINES: list[dict[str, Any]] = [
    json.loads(line) for line in (Path(__file__).parent / "corpus.jsonl").read_text("utf-8").splitlines()
]


def _choices(**labels: str) -> tuple[Choice, ...]:
    return tuple(Choice(code=code.lstrip("_"), label=label) for code, label in labels.items())


POLLS = {
    "oui": _choices(_1="Oui", _2="Non", _3="Blanc"),
    "rue": _choices(_4="Aux vélos", _5="Aux piétons", _6="Aux voitures", _7="Aux canards de la Loire"),
    "lettres": _choices(A="Pour", B="Contre", C="Je ne sais pas"),
    "age": _choices(_10="16 ans", _11="18 ans", _12="Jamais, c'est trop tôt"),
    "pouces": _choices(_1="👍", _2="👎"),
    "accord": _choices(_1="Pas d'accord", _2="D'accord", _3="Tout à fait d'accord"),
}


@pytest.mark.parametrize("poll", POLLS)
def test_every_line_is_read_as_its_author_meant(poll: str) -> None:
    lines = [line for line in LINES if line["poll"] == poll]
    read = [read_choice(line["text"], POLLS[poll], line.get("emotes", ())) for line in lines]

    assert [(line["text"], _shown(each)) for line, each in zip(lines, read, strict=True)] == [
        (line["text"], line["read"]) for line in lines
    ]


def _shown(read: Vote | NotAVote) -> str:
    return read.code if isinstance(read, Vote) else read.why


def test_the_corpus_has_more_lines_that_are_no_votes_than_votes() -> None:
    votes = [line for line in LINES if line["read"] in {choice.code for choice in POLLS[line["poll"]]}]

    assert len(LINES) >= 300
    assert 100 < len(votes) < len(LINES) / 2
