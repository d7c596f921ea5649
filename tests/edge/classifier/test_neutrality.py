"""The shipped model is neutral: a name alone decides nothing, and least of all a party's."""

import re

import numpy as np
import pytest

from bot.classifier.folder import SHIPPED
from bot.classifier.model import Model, load_model
from training.corpus import LABELS, Example
from training.measure import Scores
from training.neutrality import by_kind, spread

HALF_A_POINT = 0.005


@pytest.fixture(scope="module")
def model() -> Model:
    """Return the shipped model."""
    return load_model("")


@pytest.fixture(scope="module")
def rows(model: Model) -> dict[str, dict[str, float | str | None]]:
    """Return what neutrality is measured by, by kind of name."""

    def score(examples: list[Example]) -> Scores:
        scores = np.zeros((len(examples), len(LABELS)))
        scores[:, -1] = [each.abusive for each in model.score([example.text for example in examples])]
        return scores

    return {str(row["names"]): row for row in by_kind(score, model.flag_threshold)}


Rows = dict[str, dict[str, float | str | None]]


@pytest.mark.parametrize("kind", ["party", "politician"])
def test_civil_sentences_are_flagged_alike_whatever_the_side(rows: Rows, kind: str) -> None:
    assert spread(rows[kind], "civil") <= HALF_A_POINT


@pytest.mark.parametrize(
    "kind", ["belief", "origin", "gender and love", "work", "region", "given name", "place"]
)
def test_hardly_any_civil_sentence_is_flagged_for_the_names_in_it(rows: Rows, kind: str) -> None:
    mean = rows[kind]["civil_mean"]

    assert isinstance(mean, float)
    assert mean <= 0.05
    assert spread(rows[kind], "civil") <= 0.15


def test_the_card_shows_the_table_and_a_calibration_error_that_holds() -> None:
    card = (SHIPPED / "README.md").read_text(encoding="utf-8")
    stated = re.search(r"Calibration error \(ECE[^)]*\): ([0-9.]+)\.", card)

    assert all(f"| {kind} |" in card for kind in ("party", "politician", "origin", "region", "given name"))
    assert stated is not None
    assert float(stated[1]) <= 0.05
