"""Runs a model without an ONNX file with torch, where the operator has installed it."""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.classifier.batch import Arrays
from bot.errors import ModelError


class TorchNetwork:
    """A sequence classifier of transformers."""

    def __init__(self, path: Path, outputs: int, threads: int) -> None:
        """Load the weights; raise ModelError without torch or when they do not fit."""
        try:
            import torch
        except ImportError as error:
            raise ModelError(
                f"{path}\u00a0: ce modèle n’a pas de fichier ONNX et torch n’est pas installé. "
                "Exportez-le en ONNX (optimum-cli export onnx), "
                "ou installez torch dans l’environnement de bouge."
            ) from error
        from transformers.models.auto.modeling_auto import AutoModelForSequenceClassification

        torch.set_num_threads(threads)
        self._torch: Any = torch
        try:
            self._model = AutoModelForSequenceClassification.from_pretrained(
                path, local_files_only=True
            ).eval()
        except Exception as error:  # the library raises many kinds for a broken file
            raise ModelError(
                f"{path}\u00a0: les poids ne se chargent pas ({error}). Recopiez-les depuis leur source."
            ) from error
        self._outputs = outputs

    def __call__(self, arrays: Arrays) -> NDArray[np.float32]:
        """Return logits [texts, outputs]."""
        tensors = {name: self._torch.from_numpy(array) for name, array in arrays.items()}
        with self._torch.no_grad():
            return np.asarray(self._model(**tensors).logits.float().numpy(), dtype=np.float32)
