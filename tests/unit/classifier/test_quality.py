"""Figures of quality, against values worked out by hand."""

import numpy as np
import pytest

from bot.classifier.quality import auc, calibration_error, judge_quality, macro_f1, recall_at, reliability

CHANCES = np.array([0.9, 0.8, 0.4, 0.35, 0.1])
ABUSIVE = np.array([True, False, True, False, False])


def test_auc_counts_the_pairs_in_the_right_order() -> None:
    assert auc(CHANCES, ABUSIVE) == pytest.approx(5 / 6)
    assert auc(np.array([0.5, 0.5]), np.array([True, False])) == 0.5
    assert auc(CHANCES, np.ones(5, dtype=bool)) is None


def test_macro_f1_is_the_mean_of_both_kinds() -> None:
    # Abusive: one of two found, one wrong: 1/2. Innocent: two of three kept, one missed: 2/3.
    assert macro_f1(CHANCES >= 0.5, ABUSIVE) == pytest.approx((1 / 2 + 2 / 3) / 2)


def test_recall_at_a_share_lets_so_many_innocents_pass() -> None:
    assert recall_at(CHANCES, ABUSIVE, 0.0) == 0.5
    assert recall_at(CHANCES, ABUSIVE, 0.34) == 1.0
    assert recall_at(CHANCES, np.zeros(5, dtype=bool), 0.05) is None


def test_calibration_error_is_the_mean_gap_of_stated_and_observed() -> None:
    bins = reliability(np.array([0.75, 0.75, 0.75, 0.75, 1.0]), np.array([True, True, True, False, True]))

    assert [(each.low, each.texts, each.abusive) for each in bins] == [(0.7, 4, 0.75), (0.9, 1, 1.0)]
    assert calibration_error(bins) == 0.0
    assert calibration_error(reliability(np.array([0.2]), np.array([True]))) == pytest.approx(0.8)


def test_all_figures_at_a_threshold() -> None:
    found = judge_quality(CHANCES, ABUSIVE, 0.5)

    assert (found.texts, found.abusive, found.agreement) == (5, 2, 0.6)
    assert (found.precision, found.recall) == (0.5, 0.5)
    assert found.innocent_flagged == pytest.approx(1 / 3)


def test_without_one_of_the_kinds_there_is_no_figure_for_it() -> None:
    found = judge_quality(np.array([0.1, 0.2]), np.array([False, False]), 0.5)

    assert (found.auc, found.precision, found.recall, found.recall_at_5) == (None, None, None, None)
    assert found.innocent_flagged == 0.0
