"""The numbers of the model card, against hand-made cases and definitions."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.calibrate import place_thresholds, threshold_for
from training.measure import auc, expected_calibration_error, f1, macro_f1, recall_at, reliability


def test_a_perfect_ranking_has_auc_one_and_its_reverse_zero() -> None:
    abusive = np.array([False, False, True, True])

    assert auc(np.array([0.1, 0.2, 0.8, 0.9]), abusive) == 1.0
    assert auc(np.array([0.9, 0.8, 0.2, 0.1]), abusive) == 0.0


def test_auc_needs_both_kinds() -> None:
    assert auc(np.array([0.1, 0.2]), np.array([True, True])) is None


@given(st.lists(st.tuples(st.sampled_from([0.0, 0.25, 0.5, 1.0]), st.booleans()), min_size=2, max_size=40))
def test_auc_is_the_share_of_pairs_ranked_right(rows: list[tuple[float, bool]]) -> None:
    scores, abusive = np.array([score for score, _ in rows]), np.array([kind for _, kind in rows])
    pairs = [
        (guilty > innocent) + (guilty == innocent) / 2
        for guilty in scores[abusive]
        for innocent in scores[~abusive]
    ]

    assert auc(scores, abusive) == (pytest.approx(sum(pairs) / len(pairs)) if pairs else None)


def test_f1_balances_missed_and_false() -> None:
    guessed, wanted = np.array([True, True, False]), np.array([True, False, True])

    assert f1(guessed, wanted) == pytest.approx(0.5)
    assert f1(guessed, np.zeros(3, dtype=bool)) is None


def test_stated_chances_that_come_true_have_no_calibration_error() -> None:
    scores = np.array([0.25] * 4)

    assert expected_calibration_error(scores, np.array([True, False, False, False])) == pytest.approx(0.0)
    assert expected_calibration_error(scores, np.array([True] * 4)) == pytest.approx(0.75)


@given(st.lists(st.floats(0, 0.99), min_size=1, max_size=200), st.floats(0, 1))
def test_a_threshold_lets_through_no_more_than_its_share(scores: list[float], share: float) -> None:
    values = np.array(scores)

    assert (values >= threshold_for(values, share)).mean() <= max(share, 1e-9) or share == 1.0


def test_the_strictest_pool_decides() -> None:
    pools = {"civil": np.array([0.1] * 99 + [0.9]), "forum": np.array([0.1, 0.6])}

    assert place_thresholds(pools, {"civil": 0.01, "forum": 0.0}, floor=0.3) == pytest.approx(0.6, abs=1e-3)


def test_macro_f1_and_recall_at_a_share() -> None:
    scores = np.array([0.9, 0.8, 0.4, 0.35, 0.1])
    abusive = np.array([True, False, True, False, False])

    assert macro_f1(scores >= 0.5, abusive) == pytest.approx((1 / 2 + 2 / 3) / 2)
    assert macro_f1(scores >= 0.5, np.zeros(5, dtype=bool)) is None
    assert recall_at(scores, abusive, 0.0) == 0.5
    assert recall_at(scores, abusive, 0.34) == 1.0
    assert recall_at(scores, ~abusive & False, 0.05) is None


def test_reliability_says_what_was_stated_and_what_was_so() -> None:
    rows = reliability(np.array([0.75, 0.75, 1.0]), np.array([True, False, True]))

    assert [(row["stated"], row["rows"], row["abusive"]) for row in rows] == [
        ("0.7 to 0.8", 2, 0.5),
        ("0.9 to 1.0", 1, 1.0),
    ]
