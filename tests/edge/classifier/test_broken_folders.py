"""Each way a model folder can be broken has its own clear error."""

import importlib.util
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from bot.classifier.model import load_model
from bot.errors import ModelError

TINY = Path(__file__).parent / "tiny_bert"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of a working folder, to be broken."""
    return Path(shutil.copytree(TINY, tmp_path / "model"))


def _edit_config(folder: Path, **changes: Any) -> None:
    file = folder / "config.json"
    config = {**json.loads(file.read_text(encoding="utf-8")), **changes}
    file.write_text(json.dumps(config), encoding="utf-8")


def _fault_of(folder: Path, **settings: Any) -> str:
    with pytest.raises(ModelError) as caught:
        load_model(str(folder), **settings)
    return str(caught.value)


def test_the_copy_works_before_it_is_broken(folder: Path) -> None:
    assert len(load_model(str(folder)).score(["bonjour"])) == 1


def test_a_missing_folder(tmp_path: Path) -> None:
    fault = _fault_of(tmp_path / "absent")

    assert "n’existe pas" in fault
    assert "classifier.model" in fault


def test_a_file_instead_of_a_folder(folder: Path) -> None:
    assert "pas un dossier" in _fault_of(folder / "config.json")


def test_no_config(folder: Path) -> None:
    (folder / "config.json").unlink()

    assert "pas de config.json" in _fault_of(folder)


@pytest.mark.parametrize("text", ["{", "", "[1, 2]", "null"])
def test_a_config_that_is_not_a_json_object(folder: Path, text: str) -> None:
    (folder / "config.json").write_text(text, encoding="utf-8")

    fault = _fault_of(folder)

    assert "config.json" in fault
    assert "JSON" in fault


@pytest.mark.parametrize("labels", [None, {}, ["toxic"], {"first": "toxic"}])
def test_a_config_without_label_names(folder: Path, labels: object) -> None:
    _edit_config(folder, id2label=labels)

    assert "id2label" in _fault_of(folder)


@pytest.mark.parametrize("value", [0, -1, 1.5, "0.5", True, None])
def test_a_threshold_that_is_no_probability(folder: Path, value: object) -> None:
    _edit_config(folder, flag_threshold=value)

    assert "flag_threshold" in _fault_of(folder)


def test_labels_that_mean_nothing_to_us(folder: Path) -> None:
    _edit_config(folder, id2label={"0": "cats", "1": "dogs"})

    fault = _fault_of(folder)

    assert "cats, dogs" in fault
    assert "classifier.labels" in fault


def test_no_tokenizer(folder: Path) -> None:
    (folder / "vocab.txt").unlink()

    assert "aucun tokenizer" in _fault_of(folder)


def test_a_broken_tokenizer(folder: Path) -> None:
    (folder / "tokenizer.json").write_text("{", encoding="utf-8")

    assert "tokenizer ne se charge pas" in _fault_of(folder)


def test_no_model(folder: Path) -> None:
    shutil.rmtree(folder / "onnx")
    (folder / "model.safetensors").unlink()

    assert "aucun modèle" in _fault_of(folder)


@pytest.mark.skipif(importlib.util.find_spec("torch") is not None, reason="torch is installed here")
def test_no_onnx_file_and_no_torch(folder: Path) -> None:
    shutil.rmtree(folder / "onnx")

    fault = _fault_of(folder)

    assert "torch n’est pas installé" in fault
    assert "ONNX" in fault


@pytest.mark.parametrize("content", [b"", b"not a model", b"\x08\x08" * 2000])
def test_a_corrupt_onnx_file(folder: Path, content: bytes) -> None:
    (folder / "onnx" / "model.onnx").write_bytes(content)

    assert "ne s’ouvre pas" in _fault_of(folder)


def test_a_truncated_onnx_file(folder: Path) -> None:
    file = folder / "onnx" / "model.onnx"
    file.write_bytes(file.read_bytes()[:9000])

    assert "ne s’ouvre pas" in _fault_of(folder)


def test_more_labels_than_the_network_has_outputs(folder: Path) -> None:
    _edit_config(folder, id2label={"0": "neutral", "1": "insult", "2": "threat"})

    fault = _fault_of(folder)

    assert "3 étiquettes" in fault
    assert "[2, 2]" in fault


def test_a_network_that_takes_something_else_than_tokens(folder: Path) -> None:
    file = folder / "onnx" / "model.onnx"
    file.write_bytes(file.read_bytes().replace(b"token_type_ids", b"pixel_value_xx"))

    fault = _fault_of(folder)

    assert "pixel_value_xx" in fault
    assert "input_ids" in fault
