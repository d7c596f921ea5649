"""What the classifier is compared with is what it is said to be."""

import json
import sys
from pathlib import Path

import numpy as np
import pytest

from benchmarks import cases, quality, speed
from benchmarks.tfidf import TfidfRegression
from benchmarks.xlm_roberta import BASE, Shape, build
from bot.classifier.onnx_network import OnnxNetwork
from bot.classifier.quality import auc

SMALL = Shape(pieces=50, positions=20, width=16, layers=2, heads=2, inside=32, labels=3)
# What is published for xlm-roberta-base, without a head.
XLM_ROBERTA_BASE = 277_453_056


def parameters(shape: Shape) -> int:
    """Return the number of parameters of an encoder with a head, worked out from its sizes."""
    width, inside = shape.width, shape.inside
    embedded = (shape.pieces + shape.positions + 1 + 2) * width
    attention, normalised = 4 * (width * width + width), 2 * width
    inner = 2 * width * inside + inside + width
    head = width * width + width + width * shape.labels + shape.labels
    return embedded + shape.layers * (attention + inner + 2 * normalised) + head


def test_the_large_network_has_the_published_size(tmp_path: Path) -> None:
    _, counted = build(tmp_path, SMALL)
    head = BASE.width * BASE.width + BASE.width + BASE.width * BASE.labels + BASE.labels

    assert counted == parameters(SMALL)
    assert parameters(BASE) - head == XLM_ROBERTA_BASE


def test_the_large_network_reads_words_in_order_and_no_padding(tmp_path: Path) -> None:
    path, _ = build(tmp_path, SMALL)
    network = OnnxNetwork(path, SMALL.labels, threads=1)
    ids = np.array([[0, 7, 8, 9, 2, 1, 1]])
    mask = (ids != 1).astype(np.int64)

    padded = network({"input_ids": ids, "attention_mask": mask})
    plain = network({"input_ids": ids[:, :5], "attention_mask": mask[:, :5]})
    turned = network({"input_ids": ids[:, [0, 3, 2, 1, 4]], "attention_mask": mask[:, :5]})

    # Weights are small and at random: so is what the order changes, but padding changes nothing.
    assert np.abs(padded - plain).max() < np.abs(turned - plain).max() / 10


def test_speed_is_measured_on_different_texts_of_the_length_that_is_stated() -> None:
    said = speed.texts(500, 15)

    assert {len(text.split()) for text in said} == {15}
    assert len(set(said)) == 500


def test_the_baseline_learns_which_words_tell() -> None:
    texts = [f"quel {word} {number}" for number in range(60) for word in ("tocard", "plaisir")]
    abusive = np.array(["tocard" in text for text in texts])
    model = TfidfRegression()

    model.learn(texts, abusive)

    assert (
        auc(model.chances(["un tocard", "un plaisir", "des tocards"]), np.array([True, False, True])) == 1.0
    )


def test_quality_is_printed_by_source_and_reader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [
        {"text": f"{text} {number}", "label": label, "source": "salon"}
        for number in range(20)
        for text, label in (("sale abruti", 1), ("merci à vous", 0))
    ]
    for name in ("train.jsonl", "dev.jsonl"):
        (tmp_path / name).write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    (tmp_path / "wordlists").mkdir()
    (tmp_path / "wordlists" / quality.LISTS[0]).write_text("abruti\n", encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["quality", str(tmp_path)])

    quality.main()

    printed = capsys.readouterr().out
    assert all(reader in printed for reader in ("shipped", "TF-IDF", "word list", "salon"))
    assert printed.count("1.000") >= 9


async def test_cases_are_timed_from_the_chat_to_the_feed(tmp_path: Path) -> None:
    rate, sent, abusive, seen, p50, p99, _ = await cases.measure(100, 1.0, 30, tmp_path)

    assert (rate, sent) == ("100", "100")
    assert 1 <= int(seen) <= int(abusive)
    assert 0 < int(p50.replace(",", "")) <= int(p99.replace(",", "")) < 30_000
