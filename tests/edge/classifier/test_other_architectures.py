"""Models of other architectures are served as transformers saves them: tokenizer, labels, hub."""

import json
from pathlib import Path

import pytest

from bot.classifier.explaining import ExplainingModel
from bot.classifier.model import load_model
from bot.errors import ModelError
from tests.edge.app.command_line import really
from tests.edge.classifier.saved_models import configure, save_unigram, save_wordpiece

LABELS = ("toxicity", "insult", "identity_attack", "threat", "sexual_explicit", "obscene")
LIFTS = {
    "idiot": {"toxicity": 6.0, "insult": 6.0},
    "tuer": {"toxicity": 7.0, "threat": 8.0},
    "nu": {"obscene": 9.0, "sexual_explicit": 2.0},
    "arabe": {"identity_attack": 4.5, "toxicity": 3.5},
}


@pytest.fixture
def multi_label(tmp_path: Path) -> Path:
    """Give a folder with a multi-label model."""
    save_wordpiece(tmp_path, LABELS, LIFTS)
    return tmp_path


def test_a_multi_label_head_is_read_as_our_categories(multi_label: Path) -> None:
    model = load_model(str(multi_label))

    civil, rude, threat = model.score(["Bonjour, merci !", "tu es un IDIOT", "idiot, tu es tuer"])

    assert civil.abusive == pytest.approx(0.047, abs=0.001)
    assert rude.abusive == rude.categories["insult"] == pytest.approx(0.953, abs=0.001)
    assert rude.categories["threat"] < 0.05 < 0.95 < threat.categories["threat"]
    assert set(rude.categories) == {"insult", "hate", "threat", "sexual"}


def test_obscenity_alone_is_no_abuse_unless_the_settings_say_so(multi_label: Path) -> None:
    usual = load_model(str(multi_label)).score(["nu"])[0]
    strict = load_model(str(multi_label), labels={"obscene": "abusive"}).score(["nu"])[0]

    assert usual.abusive < 0.5 < strict.abusive


def test_labels_without_a_meaning_are_asked_for_and_can_be_given(tmp_path: Path) -> None:
    save_unigram(tmp_path, ("LABEL_0", "LABEL_1"), {"idiot": {"LABEL_1": 8.0}, "merci": {"LABEL_0": 8.0}})
    configure(tmp_path, ("LABEL_0", "LABEL_1"), problem_type="single_label_classification")

    with pytest.raises(ModelError, match=r"étiquettes inconnues.*LABEL_0, LABEL_1.*classifier\.labels"):
        load_model(str(tmp_path))
    model = load_model(str(tmp_path), labels={"LABEL_0": "none", "LABEL_1": "abusive"})

    thanks, insult = model.score(["merci", "tu es un idiot"])
    assert thanks.abusive < 0.01 < 0.99 < insult.abusive
    assert thanks.categories == insult.categories == {}


def test_padding_of_another_number_changes_nothing(tmp_path: Path) -> None:
    save_unigram(tmp_path, LABELS, LIFTS)
    model = load_model(str(tmp_path))

    alone = model.score(["idiot"])[0].abusive
    beside = model.score(["idiot", "bonjour merci le tu es un sale idiot bonjour merci"])[0].abusive

    assert alone == pytest.approx(beside, abs=1e-6)


def test_its_scores_can_be_explained_too(multi_label: Path) -> None:
    model = ExplainingModel(load_model(str(multi_label)), 0.5)

    (scores,) = model.score(["bonjour, tu es un idiot !"])

    assert scores.spans == ((18, 23),)


def test_an_int8_export_beside_it_is_found(multi_label: Path) -> None:
    (multi_label / "onnx" / "model.onnx").rename(multi_label / "model_quantized.onnx")

    assert load_model(str(multi_label)).score(["idiot"])[0].abusive > 0.9


def offline(cache: Path, data: Path) -> dict[str, str]:
    """Return the settings of a bot that asks the hub for a model, and has no network."""
    return {
        "HF_HUB_OFFLINE": "1",
        "HF_HUB_CACHE": str(cache),
        "BOUGE_DATA_DIR": str(data),
        "BOUGE_CLASSIFIER__MODEL": "quelquun/toxique",
    }


def a_line(folder: Path) -> Path:
    """Return a file with one message."""
    path = folder / "said.jsonl"
    path.write_text('{"text": "tu es un idiot"}')
    return path


def keep_in_cache(folder: Path, cache: Path) -> None:
    """Move a model's files to where the hub's client keeps what it has fetched."""
    kept = cache / "models--quelquun--toxique"
    (kept / "snapshots" / "abc").mkdir(parents=True)
    (kept / "refs").mkdir()
    (kept / "refs" / "main").write_text("abc")
    for name in ("config.json", "tokenizer.json", "tokenizer_config.json", "onnx"):
        (folder / name).rename(kept / "snapshots" / "abc" / name)


async def test_the_hub_serves_it_by_name_from_its_cache_without_network(multi_label: Path) -> None:
    cache = multi_label / "hub"
    keep_in_cache(multi_label, cache)
    outcome = await really("classify", a_line(multi_label), settings=offline(cache, multi_label))

    assert outcome.code == 0, outcome.said
    assert json.loads(outcome.out)["categories"]["insult"] > 0.9


async def test_a_hub_name_without_network_is_a_clear_error(tmp_path: Path) -> None:
    outcome = await really("classify", settings=offline(tmp_path, tmp_path))

    assert outcome.code == 1
    assert "quelquun/toxique : " in outcome.said.replace("\u00a0", " ")
    assert "le hub ne répond pas, et rien n’en est gardé sur cette machine" in outcome.said
    assert "classifier.model" in outcome.said
    assert "Traceback" not in outcome.said
    assert len(outcome.err.splitlines()) == 1
