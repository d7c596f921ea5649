"""Small but real models of other people's architectures, saved as transformers saves them.

The network gives each piece of text its own share of every logit, adds them up, and an offset: enough to know
what must come out.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors
from transformers.tokenization_utils_tokenizers import PreTrainedTokenizerFast

from benchmarks.onnx_file import FLOAT, INT64, Graph

WORDS = ("bonjour", "merci", "le", "tu", "es", "un", "idiot", "tuer", "nu", "sale", "arabe")


def save_wordpiece(folder: Path, labels: Sequence[str], lifts: Mapping[str, Mapping[str, float]]) -> None:
    """Save a model with BERT's tokenizer; `lifts` has, by word, what it adds to which label."""
    special = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
    vocabulary = {piece: number for number, piece in enumerate((*special, *WORDS))}
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, pad_token="[PAD]", unk_token="[UNK]", model_max_length=64
    ).save_pretrained(folder)
    _save_network(folder, vocabulary, labels, lifts, ("input_ids", "attention_mask", "token_type_ids"))


def save_unigram(folder: Path, labels: Sequence[str], lifts: Mapping[str, Mapping[str, float]]) -> None:
    """Save a model with XLM-R's kind of tokenizer: pieces with ▁, padding 1, no token types."""
    pieces = (
        "<s>",
        "<pad>",
        "</s>",
        "<unk>",
        *(f"▁{word}" for word in WORDS),
        "▁",
        *"abcdefghijklmnopqrstuvwxyz",
    )
    tokenizer = Tokenizer(models.Unigram([(piece, -1.0) for piece in pieces], unk_id=3))
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        pad_token="<pad>",
        unk_token="<unk>",
        bos_token="<s>",
        eos_token="</s>",
        model_max_length=64,
    ).save_pretrained(folder)
    vocabulary = {piece.removeprefix("▁") or piece: number for number, piece in enumerate(pieces)}
    _save_network(folder, vocabulary, labels, lifts, ("input_ids", "attention_mask"))


def configure(folder: Path, labels: Sequence[str], **more: Any) -> None:
    """Write config.json."""
    config = {
        "model_type": "bert",
        "id2label": {str(number): label for number, label in enumerate(labels)},
        "max_position_embeddings": 64,
        **more,
    }
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")


def _save_network(
    folder: Path,
    vocabulary: Mapping[str, int],
    labels: Sequence[str],
    lifts: Mapping[str, Mapping[str, float]],
    inputs: Sequence[str],
) -> None:
    table = np.zeros((len(vocabulary), len(labels)), dtype=np.float32)
    for word, lifted in lifts.items():
        for label, lift in lifted.items():
            table[vocabulary[word], labels.index(label)] = lift
    graph = Graph()
    ids, mask, *_ = [graph.input(name, INT64, ("texts", "tokens")) for name in inputs]
    present = graph.node("Unsqueeze", graph.node("Cast", mask, to=FLOAT), graph.constant(np.array([2])))
    lifted_each = graph.node("Mul", graph.node("Gather", graph.constant(table), ids), present)
    tokens = graph.constant(np.array([1]))
    total = graph.node("ReduceSum", lifted_each, tokens, keepdims=0)
    offset = graph.constant(np.full(len(labels), -3.0, dtype=np.float32))
    (folder / "onnx").mkdir(exist_ok=True)
    graph.save(folder / "onnx" / "model.onnx", graph.node("Add", total, offset), ("texts", len(labels)))
    configure(folder, labels, problem_type="multi_label_classification")
