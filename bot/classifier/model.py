"""A loaded model: texts in, scores out, on the thread that calls it."""

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from bot.classifier.batch import Arrays, Row, groups, pad
from bot.classifier.folder import ModelFolder, open_folder
from bot.classifier.labels import Meaning
from bot.errors import ModelError
from bot.moderation.scores import Scores

# Nobody reads further; it bounds what the tokenizer has to go through.
_READ_CHARACTERS = 4000


class Network(Protocol):
    """Runs one padded batch."""

    def __call__(self, arrays: Arrays) -> NDArray[np.float32]:
        """Return logits [texts, outputs]."""
        ...


class Model:
    """A tokenizer, a network and what its outputs mean."""

    def __init__(self, folder: ModelFolder, tokenizer: Any, network: Network, max_tokens: int) -> None:
        """Join the loaded parts; `load_model` loads them."""
        self._tokenizer, self._network, self._meaning = tokenizer, network, folder.meaning
        self._max_tokens = max_tokens
        self.flag_threshold, self.act_threshold = folder.flag_threshold, folder.act_threshold
        self.identity = folder.identity

    @property
    def meaning(self) -> Meaning:
        """What each output stands for."""
        return self._meaning

    def score(self, texts: Sequence[str]) -> list[Scores]:
        """Return one score per text, in order; long texts are cut."""
        if not texts:
            return []
        rows = self._encode(texts)
        scores: list[Scores | None] = [None] * len(texts)
        for group in groups([len(row["input_ids"]) for row in rows]):
            found = self._meaning.scores(self._network(pad([rows[index] for index in group], self._padding)))
            for index, score in zip(group, found, strict=True):
                scores[index] = score
        return [score for score in scores if score is not None]

    @property
    def _padding(self) -> dict[str, int]:
        return {"input_ids": self._tokenizer.pad_token_id or 0}

    def _encode(self, texts: Sequence[str]) -> list[Row]:
        clean = [text[:_READ_CHARACTERS].encode("utf-8", "replace").decode() for text in texts]
        encoded = self._tokenizer(clean, truncation=True, max_length=self._max_tokens)
        rows = [{name: list(encoded[name][index]) for name in encoded} for index in range(len(clean))]
        # A text of which nothing is left still needs one token for the network to run.
        return [row if row["input_ids"] else {name: [0] for name in row} for row in rows]


def load_model(
    source: str,
    *,
    labels: Mapping[str, str] | None = None,
    max_tokens: int = 512,
    threads: int = 1,
    fetch: Callable[[str], Path] | None = None,
) -> Model:
    """Load the model that `source` names (folder, hub name, "" for the shipped one) and try it on one text.

    Raises ModelError, in French, saying what is broken, where, and what to do.
    """
    folder = open_folder(source, labels or {}, fetch)
    # Neither torch nor the network is needed to read a tokenizer; looking for them costs seconds.
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")
    if folder.onnx is not None:
        os.environ.setdefault("USE_TORCH", "0")
    tokenizer = _load_tokenizer(folder)
    limit = min(max_tokens, folder.max_tokens, tokenizer.model_max_length)
    model = Model(folder, tokenizer, _load_network(folder, threads), limit)
    _try_out(model, folder)
    return model


def _load_tokenizer(folder: ModelFolder) -> Any:
    try:
        if folder.fast_tokenizer:
            from transformers.tokenization_utils_tokenizers import PreTrainedTokenizerFast

            return PreTrainedTokenizerFast.from_pretrained(folder.path, local_files_only=True)
        from transformers.models.auto.tokenization_auto import AutoTokenizer

        return AutoTokenizer.from_pretrained(folder.path, local_files_only=True)
    except Exception as error:  # the library raises many kinds for a broken file
        raise ModelError(
            f"{folder.path}\u00a0: le tokenizer ne se charge pas ({error}). "
            "Recopiez ses fichiers depuis leur source."
        ) from error


def _load_network(folder: ModelFolder, threads: int) -> Network:
    if folder.onnx is not None:
        from bot.classifier.onnx_network import OnnxNetwork

        return OnnxNetwork(folder.onnx, folder.outputs, threads)
    from bot.classifier.torch_network import TorchNetwork

    return TorchNetwork(folder.path, folder.outputs, threads)


def _try_out(model: Model, folder: ModelFolder) -> None:
    try:
        model.score(["Bonjour", "Bonsoir à toutes et à tous"])
    except ModelError:
        raise
    except Exception as error:  # a model that loads but does not run is the operator's to replace
        raise ModelError(
            f"{folder.path}\u00a0: le modèle se charge mais ne calcule pas ({error}). "
            "Son tokenizer et son réseau vont-ils ensemble\u202f?"
        ) from error
