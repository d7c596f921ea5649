"""A calibration fits the verdicts it was made on, is kept whole, and refuses to guess."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from bot.classifier.calibration import (
    FILE,
    FOLDS,
    LEAST_OF_A_KIND,
    CalibratedModel,
    Calibration,
    cross_validated,
    fit,
    read_calibration,
    write_calibration,
)
from bot.classifier.quality import Chances, Verdicts, judge_quality
from bot.errors import ModelError
from bot.moderation.scores import Scores

AT = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)


def verdicts(count: int, shift: float, seed: int = 1) -> tuple[Chances, Verdicts]:
    """Return probabilities that are too high by `shift` logits, and verdicts drawn from the true ones."""
    chance = np.random.default_rng(seed)
    logits = chance.normal(0, 2.5, count)
    abusive = chance.random(count) < 1 / (1 + np.exp(-logits))
    return 1 / (1 + np.exp(-(logits + shift))), abusive


def test_it_takes_back_a_systematic_error() -> None:
    stated, abusive = verdicts(4000, shift=1.5)

    found = fit(stated, abusive, "m", AT)

    assert found.slope == pytest.approx(1.0, abs=0.1)
    assert found.shift == pytest.approx(-1.5, abs=0.15)
    assert found.flag_threshold == pytest.approx(0.5, abs=0.08)
    assert found.flag_threshold < found.act_threshold < 1
    before = judge_quality(stated, abusive, 0.5)
    after = judge_quality(found.chances(stated), abusive, found.flag_threshold)
    assert after.calibration_error < 0.03 < before.calibration_error
    assert after.macro_f1 > before.macro_f1


def test_few_verdicts_change_little() -> None:
    stated, abusive = verdicts(4 * LEAST_OF_A_KIND, shift=0.0)

    found = fit(stated, abusive, "m", AT)

    assert found.slope == pytest.approx(1.0, abs=0.35)
    assert found.shift == pytest.approx(0.0, abs=0.5)


def test_too_few_of_one_kind_are_refused_in_french() -> None:
    abusive = np.array([True] * (LEAST_OF_A_KIND - 1) + [False] * 500)

    with pytest.raises(ModelError, match=r"Trop peu d’exemples.*29 abusifs et 500 innocents.*au moins 30"):
        fit(np.linspace(0.9, 0.1, len(abusive)), abusive, "m", AT)


def test_few_innocents_above_do_not_move_the_acting_threshold_below_them() -> None:
    stated, abusive = verdicts(2000, shift=0.0)

    found = fit(stated, abusive, "m", AT)

    assert (found.chances(stated)[~abusive] >= found.act_threshold).mean() <= 0.01


def test_each_text_is_judged_by_a_calibration_that_has_not_seen_it() -> None:
    stated, abusive = verdicts(600, shift=1.5)
    parts = [number % FOLDS for number in range(600)]

    chances, flagged = cross_validated(stated, abusive, parts, "m", AT)
    # Turning one part's verdicts round must leave that part's own probabilities alone.
    turned = np.where(np.array(parts) == 0, ~abusive, abusive)
    others, _ = cross_validated(stated, turned, parts, "m", AT)

    first = np.array(parts) == 0
    assert np.array_equal(chances[first], others[first])
    assert not np.array_equal(chances[~first], others[~first])
    assert judge_quality(chances, abusive, 0.5).calibration_error < 0.08
    assert flagged.dtype == np.bool_


def test_verdicts_against_the_model_never_turn_its_ranks_round() -> None:
    stated, abusive = verdicts(1000, shift=0.0)

    assert fit(stated, ~abusive, "m", AT).slope > 0


def made() -> Calibration:
    """Return some calibration."""
    return Calibration(
        model="m", slope=0.5, shift=-1.0, flag_threshold=0.4, act_threshold=0.8, examples=90, made_at=AT
    )


def test_it_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    assert read_calibration(tmp_path) is None

    path = write_calibration(tmp_path / "new", made())

    assert path == tmp_path / "new" / FILE
    assert read_calibration(tmp_path / "new") == made()
    assert [file.name for file in path.parent.iterdir()] == [FILE]


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b"\xff\xfe", b'{"model": 1}'])
def test_a_broken_file_is_a_clear_error(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)

    with pytest.raises(ModelError, match=r"calibration\.json.*illisible.*bouge model calibrate"):
        read_calibration(tmp_path)


class Half:
    """A model that says one half of everything."""

    flag_threshold, act_threshold = 0.6, 0.9

    def score(self, texts: Sequence[str]) -> list[Scores]:
        """Return halves."""
        return [Scores(0.5, {"insult": 0.5}) for _ in texts]


def test_a_calibrated_model_has_its_probabilities_and_thresholds() -> None:
    model = CalibratedModel(Half(), made())

    (scores,) = model.score(["bonsoir"])

    assert scores.abusive == pytest.approx(1 / (1 + np.e))
    assert scores.categories == {"insult": 0.5}
    assert (model.flag_threshold, model.act_threshold) == (0.4, 0.8)
    assert model.score([]) == []
