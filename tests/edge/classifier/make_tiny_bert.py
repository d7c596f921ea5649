"""Makes tiny_bert/, a real but minute model of transformers; run it by hand where torch is installed."""

import json
from pathlib import Path
from typing import Any

import torch
from transformers import BertConfig, BertForSequenceClassification, BertTokenizer

FOLDER = Path(__file__).parent / "tiny_bert"
WORDS = [
    "bonjour",
    "merci",
    "bravo",
    "oui",
    "sale",
    "idiot",
    "abruti",
    "nul",
    "le",
    "tu",
    "es",
    "un",
    "ch",
    "##at",
]
CIVIL = ["bonjour le chat", "merci bravo", "oui bravo le chat", "bonjour", "tu es un chat", "oui merci"]
RUDE = ["sale idiot", "tu es un abruti", "idiot", "le chat nul sale", "abruti nul", "tu es un sale idiot"]


def _tokenizer() -> Any:
    vocabulary = FOLDER / "vocab.txt"
    vocabulary.write_text(
        "\n".join(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *WORDS]) + "\n", encoding="utf-8"
    )
    return BertTokenizer.from_pretrained(str(FOLDER))


def _train(model: Any, tokenizer: Any) -> None:
    batch = tokenizer(CIVIL + RUDE, padding=True, return_tensors="pt")
    wanted = torch.tensor([0] * len(CIVIL) + [1] * len(RUDE))
    optimizer = torch.optim.Adam(model.parameters(), lr=0.02)
    for _ in range(150):
        optimizer.zero_grad()
        model(**batch, labels=wanted).loss.backward()
        optimizer.step()


def _export(model: Any, tokenizer: Any) -> None:
    (FOLDER / "onnx").mkdir(exist_ok=True)
    batch = tokenizer(["bonjour", "tu es un chat"], padding=True, return_tensors="pt")
    names = ["input_ids", "attention_mask", "token_type_ids"]
    torch.onnx.export(
        model.eval(),
        tuple(batch[name] for name in names),
        str(FOLDER / "onnx" / "model.onnx"),
        dynamo=False,
        input_names=names,
        output_names=["logits"],
        dynamic_axes={name: {0: "texts", 1: "tokens"} for name in names} | {"logits": {0: "texts"}},
        opset_version=17,
    )


def main() -> None:
    """Write the folder."""
    FOLDER.mkdir(exist_ok=True)
    torch.manual_seed(1)
    tokenizer = _tokenizer()
    config = BertConfig(
        vocab_size=len(tokenizer), hidden_size=8, num_hidden_layers=1, num_attention_heads=2,
        intermediate_size=8, max_position_embeddings=32, id2label={0: "non-toxic", 1: "toxic"},
        label2id={"non-toxic": 0, "toxic": 1}, problem_type="single_label_classification",
        attn_implementation="eager",
    )  # fmt: skip
    model = BertForSequenceClassification(config)
    _train(model, tokenizer)
    model.save_pretrained(FOLDER)
    _export(model, tokenizer)
    settings = {"tokenizer_class": "BertTokenizer", "do_lower_case": True, "model_max_length": 32}
    text = json.dumps(settings, indent=2) + "\n"
    (FOLDER / "tokenizer_config.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
