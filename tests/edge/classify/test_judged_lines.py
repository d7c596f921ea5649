"""`bouge classify` through the shipped model: one answer per line, in order, whatever the line."""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.app.classify import BATCH, LONGEST_LINE, judged_lines
from bot.classifier.explaining import ExplainingModel
from bot.classifier.model import load_model
from bot.classifier.scorer import ThreadedScorer
from bot.moderation.judge import Policy
from bot.moderation.policy import RuleChoices, rules_from
from bot.phrasebook import FluentPhrasebook

FRENCH = FluentPhrasebook(Path(__file__).parents[3] / "config" / "locales", "fr")
RULES = rules_from(RuleChoices(allowed_links=("twitch.tv",)))


@pytest.fixture
async def scorer() -> AsyncIterator[ThreadedScorer]:
    """Return the shipped model in its thread."""
    scorer = ThreadedScorer(lambda: load_model(""))
    await scorer.start()
    yield scorer
    await scorer.close()


async def answers(scorer: ThreadedScorer, lines: list[bytes], flag_threshold: float = 0.0) -> list[Any]:
    """Return what the lines get, with the model's own flag threshold unless one is given."""
    policy = Policy(
        rules=RULES,
        flag_threshold=flag_threshold or scorer.flag_threshold,
        act_threshold=scorer.act_threshold,
    )
    return [json.loads(answer) async for answer in judged_lines(lines, scorer, policy, FRENCH)]


def said(text: str) -> bytes:
    """Return a good line."""
    return json.dumps({"text": text}).encode() + b"\n"


async def test_a_line_gets_its_probabilities_its_flag_and_its_reasons(scorer: ThreadedScorer) -> None:
    rude, civil = await answers(scorer, [said("t'es qu'un gros con"), said("bonsoir à tous")])

    assert set(rude) == set(civil) == {"abusive", "categories", "flag", "reasons"}
    assert rude["flag"] is True
    assert rude["reasons"][0].startswith("Le classifieur y voit une insulte")
    assert civil["flag"] is False
    assert civil["reasons"] == []
    assert 0 <= civil["abusive"] < 0.5 < rude["abusive"] <= 1
    assert all(0 <= chance <= 1 for chance in rude["categories"].values())


async def test_asked_to_explain_it_says_which_words_made_the_score() -> None:
    scorer = ThreadedScorer(lambda: ExplainingModel(load_model(""), 0.5))
    await scorer.start()
    try:
        policy = Policy(rules=RULES, flag_threshold=0.5, act_threshold=0.9)
        lines = [said("bonsoir espèce d'abruti"), said("bonsoir"), b"{"]
        rude, civil, faulty = [
            json.loads(each) async for each in judged_lines(lines, scorer, policy, FRENCH, explaining=True)
        ]
    finally:
        await scorer.close()

    assert any("abruti" in span["text"] for span in rude["spans"])
    assert all(
        "bonsoir espèce d'abruti"[each["start"] : each["end"]] == each["text"] for each in rude["spans"]
    )
    assert civil["spans"] == []
    assert set(faulty) == {"error"}


async def test_a_rule_alone_flags_too(scorer: ThreadedScorer) -> None:
    (answer,) = await answers(scorer, [said("venez sur mon-site.com, c'est mieux")])

    assert answer["abusive"] < scorer.flag_threshold
    assert answer["flag"] is True
    assert answer["reasons"] == ["Lien vers un site qui n’est pas dans la liste\u00a0: mon-site.com"]


async def test_the_flag_follows_its_threshold(scorer: ThreadedScorer) -> None:
    line = said("t'es qu'un gros con")
    (scored,) = await answers(scorer, [line])
    above, below = scored["abusive"] + 1e-4, scored["abusive"] - 1e-4

    flags = [(await answers(scorer, [line], threshold))[0]["flag"] for threshold in (above, below)]

    assert flags == [False, True]


async def test_answers_come_one_for_one_in_order_over_many_batches(scorer: ThreadedScorer) -> None:
    count = BATCH * 2 + 7
    lines = [b"oups" if number % 50 == 0 else said(f"message {number}") for number in range(count)]
    lines[3] = lines[BATCH + 3] = said("t'es qu'un gros con")

    found = await answers(scorer, lines)

    assert len(found) == count
    assert [number for number, answer in enumerate(found) if "error" in answer] == list(range(0, count, 50))
    assert [number for number, answer in enumerate(found) if answer.get("flag")] == [3, BATCH + 3]


@pytest.mark.parametrize(
    ("line", "error"),
    [
        (b"", "ligne 2\u00a0: vide"),
        (b"\n", "ligne 2\u00a0: vide"),
        (b" \r\n", "ligne 2\u00a0: vide"),
        (b"bonsoir\n", "JSON valide"),
        (b'{"text": "bonsoir"', "JSON valide"),
        (b'{"text": "bonsoir"} encore', "JSON valide"),
        (b'{"text": "\xff\xfe"}', "JSON valide en UTF-8"),
        (b'{"text": "a\x00b"}', "JSON valide"),
        (b'{"text": "\\ud800"}', "JSON valide"),
        (b'{"x":' * 20_000, "JSON valide"),
        (b"[]", 'comme {"text": "bonsoir"}'),
        (b"3", 'comme {"text": "bonsoir"}'),
        (b'{"texte": "bonsoir"}', 'comme {"text": "bonsoir"}'),
        (b'{"text": 3}', 'comme {"text": "bonsoir"}'),
        (b'{"text": null}', 'comme {"text": "bonsoir"}'),
        (b'{"text": "' + b"a" * LONGEST_LINE + b'"}', "plus de 1000000 octets"),
    ],
)
async def test_a_bad_line_gets_an_error_in_its_place(scorer: ThreadedScorer, line: bytes, error: str) -> None:
    before, bad, after = await answers(scorer, [said("bonsoir"), line, said("bravo")])

    assert list(bad) == ["error"]
    assert error in bad["error"]
    assert bad["error"].startswith("ligne 2\u00a0:")
    assert "flag" in before
    assert "flag" in after


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\x00\x00",
        "\u202ebonsoir\u202c",
        "z" + "\u0301" * 5_000,
        "<script>alert(1)</script>",
        "😀" * 500,
        "ﷺ" * 10_000,
        "c o n " * 1_600,
    ],
)
async def test_hostile_text_is_judged_like_any_other(scorer: ThreadedScorer, text: str) -> None:
    (answer,) = await answers(scorer, [said(text)])

    assert 0 <= answer["abusive"] <= 1
    assert isinstance(answer["flag"], bool)


async def test_a_line_of_a_megabyte_is_judged_by_its_beginning(scorer: ThreadedScorer) -> None:
    text = "t'es qu'un gros con. " + "bla " * 240_000

    (answer,) = await answers(scorer, [said(text)])

    assert answer["flag"] is True


async def test_other_keys_are_left_alone(scorer: ThreadedScorer) -> None:
    (answer,) = await answers(scorer, [b'{"id": 7, "text": "bonsoir", "x": {"y": [1, 2]}}'])

    assert answer["flag"] is False


async def test_line_numbers_are_written_plainly(scorer: ThreadedScorer) -> None:
    found = await answers(scorer, [b""] * 1_200)

    assert found[-1] == {"error": "ligne 1200\u00a0: vide"}


async def test_no_line_is_no_answer(scorer: ThreadedScorer) -> None:
    assert await answers(scorer, []) == []
