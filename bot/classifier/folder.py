"""Finds a model folder and reads its config.json, with a clear error for each way it can be broken."""

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from bot.classifier.labels import Meaning, read_meaning
from bot.errors import ModelError

SHIPPED = Path(__file__).parent / "model"
_HUB_NAME = re.compile(r"[\w.-]+/[\w.-]+")
_ONNX_PLACES = ("model.onnx", "onnx/model.onnx", "model_quantized.onnx", "onnx/model_quantized.onnx")
_TORCH_PLACES = ("model.safetensors", "pytorch_model.bin")
_TOKENIZER_PLACES = ("tokenizer.json", "vocab.txt", "sentencepiece.bpe.model", "spiece.model", "vocab.json")
_DEFAULT_FLAG, _DEFAULT_ACT = 0.5, 0.9
# Beginning and end of the weights tell models apart; large ones are not read whole for it.
_READ_OF_WEIGHTS = 1_000_000


class ModelFolder(msgspec.Struct, frozen=True, kw_only=True):
    """A model folder that has everything it needs."""

    path: Path
    meaning: Meaning
    outputs: int
    max_tokens: int
    flag_threshold: float
    act_threshold: float
    onnx: Path | None
    fast_tokenizer: bool
    identity: str


def open_folder(
    source: str, labels: Mapping[str, str], fetch: Callable[[str], Path] | None = None
) -> ModelFolder:
    """Return the folder that `source` names: a path, a hub name, or "" for the shipped model.

    A hub name is fetched only when no such folder exists; `fetch` replaces the hub's own client.
    """
    path = _locate(source, fetch or fetch_from_hub)
    config = _read_config(path)
    names = _label_names(config, path)
    if not any((path / place).is_file() for place in _TOKENIZER_PLACES):
        raise ModelError(
            f"{path}\u00a0: aucun tokenizer ({', '.join(_TOKENIZER_PLACES)}). Copiez-y "
            "les fichiers du tokenizer avec lesquels ce modèle a été entraîné."
        )
    onnx = next((path / place for place in _ONNX_PLACES if (path / place).is_file()), None)
    if onnx is None and not any((path / place).is_file() for place in _TORCH_PLACES):
        raise ModelError(
            f"{path}\u00a0: aucun modèle ({', '.join((*_ONNX_PLACES, *_TORCH_PLACES))}). "
            "Exportez-le en ONNX dans ce dossier, ou choisissez un autre dossier dans classifier.model."
        )
    flag, act = _thresholds(config, path)
    return ModelFolder(
        path=path,
        meaning=read_meaning(names, config.get("problem_type"), labels, str(path)),
        outputs=len(names),
        max_tokens=_max_tokens(config),
        flag_threshold=flag,
        act_threshold=act,
        onnx=onnx,
        fast_tokenizer=(path / "tokenizer.json").is_file(),
        identity=_identity(path, onnx),
    )


def fetch_from_hub(name: str) -> Path:
    """Download a model the operator named, or find it in the local cache of the hub's client.

    Raises OSError, in French, when the hub does not have it or cannot be reached.
    """
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import LocalEntryNotFoundError, RepositoryNotFoundError

    wanted = ["*.json", "*.txt", "*.model", *_ONNX_PLACES, "model.safetensors"]
    try:
        return Path(snapshot_download(name, allow_patterns=wanted))
    except RepositoryNotFoundError:
        raise OSError("il n’y existe pas, ou n’est pas public") from None
    except LocalEntryNotFoundError:
        raise OSError("le hub ne répond pas, et rien n’en est gardé sur cette machine") from None


def _locate(source: str, fetch: Callable[[str], Path]) -> Path:
    path = Path(source).expanduser() if source else SHIPPED
    if path.is_dir():
        return path
    if path.exists():
        raise ModelError(
            f"{path}\u00a0: ce n’est pas un dossier. classifier.model doit nommer le dossier du modèle."
        )
    if not _HUB_NAME.fullmatch(source):
        raise ModelError(
            f"{path}\u00a0: ce dossier n’existe pas. Corrigez classifier.model, "
            "ou laissez-le vide pour le modèle livré."
        )
    try:
        return fetch(source)
    except Exception as error:  # whatever the hub's client raises, the operator needs one clear sentence
        raise ModelError(
            f"{source}\u00a0: ni un dossier, ni un modèle que le hub a pu fournir ({error}). "
            "Vérifiez le nom et le réseau, ou donnez un dossier dans classifier.model."
        ) from error


def _read_config(path: Path) -> dict[str, Any]:
    file = path / "config.json"
    if not file.is_file():
        raise ModelError(
            f"{path}\u00a0: pas de config.json. Ce dossier n’est pas un modèle au format Hugging Face."
        )
    try:
        config = json.loads(file.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ModelError(
            f"{file}\u00a0: JSON invalide ({error}). Recopiez ce fichier depuis sa source."
        ) from error
    if not isinstance(config, dict):
        raise ModelError(f"{file}\u00a0: un objet JSON est attendu. Recopiez ce fichier depuis sa source.")
    return config


def _identity(path: Path, onnx: Path | None) -> str:
    """Return a short digest that another model, or another version of this one, does not share."""
    weights = onnx or next(path / place for place in _TORCH_PLACES if (path / place).is_file())
    digest = hashlib.sha256((path / "config.json").read_bytes())
    digest.update(str(weights.stat().st_size).encode())
    with weights.open("rb") as file:
        digest.update(file.read(_READ_OF_WEIGHTS))
        file.seek(max(0, weights.stat().st_size - _READ_OF_WEIGHTS))
        digest.update(file.read(_READ_OF_WEIGHTS))
    return digest.hexdigest()[:16]


def _label_names(config: dict[str, Any], path: Path) -> list[str]:
    table = config.get("id2label")
    try:
        names = [str(table[key]) for key in sorted(table, key=int)] if isinstance(table, dict) else []
    except ValueError:
        names = []
    if not names:
        raise ModelError(
            f"{path / 'config.json'}\u00a0: id2label manque ou n’est pas une table numéro → étiquette. "
            "Ajoutez le nom de chaque sortie du modèle."
        )
    return names


def _thresholds(config: dict[str, Any], path: Path) -> tuple[float, float]:
    flag, act = config.get("flag_threshold", _DEFAULT_FLAG), config.get("act_threshold", _DEFAULT_ACT)
    for name, value in (("flag_threshold", flag), ("act_threshold", act)):
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= 1:
            raise ModelError(
                f"{path / 'config.json'}\u00a0: {name} vaut {value!r}\u202f; "
                "un nombre entre 0 et 1 est attendu."
            )
    return float(flag), float(act)


def _max_tokens(config: dict[str, Any]) -> int:
    stated = config.get("max_position_embeddings")
    if not isinstance(stated, int) or stated < 8:
        return 512
    # RoBERTa and its kin keep the first two positions for padding.
    return stated - 2 if stated % 16 == 2 else stated
