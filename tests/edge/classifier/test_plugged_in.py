"""Another model, saved the way transformers saves them, plugs in."""

import shutil
from pathlib import Path

import pytest

from bot.classifier.model import load_model
from bot.errors import ModelError

TINY = Path(__file__).parent / "tiny_bert"


def test_a_bert_in_onnx_scores_with_its_own_labels() -> None:
    civil, rude = load_model(str(TINY)).score(["bonjour le chat", "tu es un sale idiot"])

    assert civil.abusive < 0.5 < rude.abusive
    assert civil.categories == {}


def test_padding_does_not_change_a_score() -> None:
    model = load_model(str(TINY))

    alone = model.score(["merci"])[0].abusive
    beside = model.score(["merci", "tu es un sale idiot abruti nul le chat oui bravo"])[0].abusive

    assert alone == pytest.approx(beside, abs=1e-4)


def test_settings_may_read_its_labels_otherwise() -> None:
    model = load_model(str(TINY), labels={"toxic": "insult"})

    (scores,) = model.score(["sale idiot"])

    assert scores.categories["insult"] == pytest.approx(scores.abusive)


def test_text_longer_than_the_model_reads_is_cut() -> None:
    (scores,) = load_model(str(TINY)).score(["sale idiot " * 2000])

    assert 0.0 <= scores.abusive <= 1.0


def test_a_hub_name_is_fetched_only_when_no_such_folder_exists(tmp_path: Path) -> None:
    asked: list[str] = []

    def fetch(name: str) -> Path:
        asked.append(name)
        return TINY

    model = load_model("someone/tiny-toxicity", fetch=fetch)
    load_model(str(TINY), fetch=fetch)

    assert asked == ["someone/tiny-toxicity"]
    assert model.score(["bonjour"])[0].abusive < 0.5


def test_a_hub_that_does_not_answer_is_a_clear_error() -> None:
    def fetch(name: str) -> Path:
        raise OSError("pas de réseau")

    with pytest.raises(ModelError, match=r"someone/else.*pas de réseau.*classifier\.model"):
        load_model("someone/else", fetch=fetch)


def test_without_onnx_torch_runs_the_same_model(tmp_path: Path) -> None:
    pytest.importorskip("torch", reason="torch is not installed")
    folder = tmp_path / "torch_only"
    shutil.copytree(TINY, folder, ignore=shutil.ignore_patterns("onnx"))

    with_torch = load_model(str(folder)).score(["tu es un sale idiot"])[0].abusive

    assert with_torch == pytest.approx(
        load_model(str(TINY)).score(["tu es un sale idiot"])[0].abusive, abs=1e-4
    )
