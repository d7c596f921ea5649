"""The trained network as int8 ONNX, beside the configuration and tokenizer that transformers reads."""

import json
import warnings
from pathlib import Path
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.alphabet import MAX_CHARACTERS, save_tokenizer
from training.batches import pad
from training.corpus import LABELS
from training.encoder import Classifier

_OPSET = 17


def save_onnx(model: Classifier, path: Path, example: list[list[int]]) -> None:
    """Write the network with int8 matrices and tables, any number of texts of any length."""
    ids = pad(example)
    full = path.with_suffix(".full.onnx")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            model.eval(),
            (ids, (ids > 0).long()),
            str(full),
            dynamo=False,
            opset_version=_OPSET,
            input_names=["input_ids", "attention_mask"],
            output_names=["logits"],
            dynamic_axes={
                "input_ids": {0: "texts", 1: "characters"},
                "attention_mask": {0: "texts", 1: "characters"},
                "logits": {0: "texts"},
            },
        )
    quantize_dynamic(
        str(full),
        str(path),
        weight_type=QuantType.QInt8,
        per_channel=False,
        op_types_to_quantize=["MatMul", "Gather"],
    )
    full.unlink()
    onnx.checker.check_model(str(path))


def save_config(folder: Path, flag: float, act: float, version: str) -> None:
    """Write config.json: what the labels are, how scores are read, and both thresholds."""
    config: dict[str, Any] = {
        "architectures": ["HashedNgramClassifier"],
        "model_type": "hashed-ngram-encoder",
        "version": version,
        "problem_type": "multi_label_classification",
        "id2label": {str(index): name for index, name in enumerate(LABELS)},
        "label2id": {name: index for index, name in enumerate(LABELS)},
        "max_position_embeddings": MAX_CHARACTERS,
        "pad_token_id": 0,
        "flag_threshold": round(flag, 4),
        "act_threshold": round(act, 4),
    }
    (folder / "config.json").write_text(
        json.dumps(config, ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
    )


def save_model(
    model: Classifier, folder: Path, example: list[list[int]], flag: float, act: float, version: str
) -> None:
    """Write the whole folder except its card."""
    folder.mkdir(parents=True, exist_ok=True)
    save_tokenizer(folder)
    save_onnx(model, folder / "model.onnx", example)
    save_config(folder, flag, act, version)
