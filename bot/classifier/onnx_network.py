"""Runs an ONNX file with ONNX Runtime."""

from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from bot.classifier.batch import Arrays
from bot.errors import ModelError

_INPUTS = {"input_ids", "attention_mask", "token_type_ids"}
_ERRORS_ONLY = 3


class OnnxNetwork:
    """An inference session that takes token ids and gives logits."""

    def __init__(self, path: Path, outputs: int, threads: int) -> None:
        """Open the file; raise ModelError when it is corrupt or does not take token ids."""
        self._path, self._outputs = path, outputs
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
        options.log_severity_level = _ERRORS_ONLY
        # Batches differ in shape: an arena would keep the largest of them for ever.
        options.enable_cpu_mem_arena = False
        try:
            self._session = onnxruntime.InferenceSession(
                str(path), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # the library's exceptions share no base of their own
            raise ModelError(
                f"{path}\u00a0: ce fichier ONNX ne s’ouvre pas ({error}). "
                "Recopiez-le, ou exportez le modèle à nouveau."
            ) from error
        self._inputs = [item.name for item in self._session.get_inputs()]
        unknown = sorted(set(self._inputs) - _INPUTS)
        if unknown or "input_ids" not in self._inputs:
            raise ModelError(
                f"{path}\u00a0: entrées {', '.join(self._inputs)}\u202f; on attend input_ids, et au plus "
                "attention_mask et token_type_ids. Exportez le modèle pour la classification de textes."
            )
        names = [item.name for item in self._session.get_outputs()]
        self._output = "logits" if "logits" in names else names[0]

    def __call__(self, arrays: Arrays) -> NDArray[np.float32]:
        """Return logits [texts, outputs]; raise ModelError when the output has another shape."""
        ids = arrays["input_ids"]
        given = {name: arrays.get(name, np.zeros_like(ids)) for name in self._inputs}
        if "attention_mask" in given and "attention_mask" not in arrays:
            given["attention_mask"] = np.ones_like(ids)
        logits = np.asarray(self._session.run([self._output], given)[0], dtype=np.float32)
        if logits.shape != (len(ids), self._outputs):
            raise ModelError(
                f"{self._path}\u00a0: la sortie {self._output} a la forme {list(logits.shape)}\u202f; "
                f"id2label annonce {self._outputs} étiquettes par texte. "
                "Ce n’est pas le bon fichier, ou le bon config.json."
            )
        return logits
