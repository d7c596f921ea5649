"""What a model's outputs are taken to mean."""

import numpy as np
import pytest

from bot.classifier.labels import read_meaning
from bot.errors import ModelError


def test_several_labels_stay_independent() -> None:
    meaning = read_meaning(["insult", "threat", "abusive"], "multi_label_classification", {}, "ici")

    (scores,) = meaning.scores(np.array([[0.0, -20.0, 20.0]], dtype=np.float32))

    assert scores.abusive == pytest.approx(1.0, abs=1e-6)
    assert scores.categories == pytest.approx({"insult": 0.5, "threat": 0.0}, abs=1e-6)


def test_without_an_overall_label_the_worst_category_decides() -> None:
    meaning = read_meaning(["insult", "identity_attack"], "multi_label_classification", {}, "ici")

    (scores,) = meaning.scores(np.array([[-20.0, 0.0]], dtype=np.float32))

    assert scores.abusive == pytest.approx(0.5)
    assert set(scores.categories) == {"insult", "hate"}


def test_one_toxic_label_against_one_neutral_is_a_softmax() -> None:
    meaning = read_meaning(["non-toxic", "toxic"], None, {}, "ici")

    (scores,) = meaning.scores(np.array([[0.0, 2.0]], dtype=np.float32))

    assert meaning.activation == "softmax"
    assert scores.abusive == pytest.approx(0.880797, abs=1e-5)
    assert scores.categories == {}


def test_one_lone_label_is_a_sigmoid() -> None:
    meaning = read_meaning(["toxicity"], None, {}, "ici")

    (scores,) = meaning.scores(np.array([[0.0]], dtype=np.float32))

    assert scores.abusive == pytest.approx(0.5)


def test_exclusive_kinds_of_abuse_add_up() -> None:
    meaning = read_meaning(["neutral", "insult", "threat"], "single_label_classification", {}, "ici")

    (scores,) = meaning.scores(np.zeros((1, 3), dtype=np.float32))

    assert scores.abusive == pytest.approx(2 / 3)


def test_settings_say_what_unknown_labels_mean() -> None:
    meaning = read_meaning(["LABEL_0", "LABEL_1"], None, {"label_0": "none", "LABEL_1": "abusive"}, "ici")

    assert meaning.categories == ("none", "abusive")


def test_every_unknown_label_is_named() -> None:
    with pytest.raises(ModelError, match=r"LABEL_0, LABEL_1.*classifier\.labels"):
        read_meaning(["LABEL_0", "LABEL_1"], None, {}, "ici")


def test_a_setting_that_names_no_category_is_refused() -> None:
    with pytest.raises(ModelError, match="toxic → rude"):
        read_meaning(["toxic"], None, {"toxic": "rude"}, "ici")


def test_a_model_that_looks_for_nothing_of_ours_is_refused() -> None:
    with pytest.raises(ModelError, match="aucune étiquette"):
        read_meaning(["neutral", "obscene"], None, {}, "ici")


def test_huge_logits_stay_probabilities() -> None:
    meaning = read_meaning(["insult", "abusive"], "multi_label_classification", {}, "ici")

    (scores,) = meaning.scores(np.array([[1e30, -1e30]], dtype=np.float32))

    assert scores.categories["insult"] == pytest.approx(1.0)
    assert scores.abusive == pytest.approx(0.0)
