"""The Ed25519 key that signs the show's boxes: made once, kept in a private file, never said."""

import os
import stat
import tempfile
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from bot.errors import SealingError, reason_of

FILE_NAME = "signing-key.pem"
OWNER_ONLY = 0o600


class SigningKey:
    """A key that signs; only its public half can be read from it."""

    def __init__(self, private: Ed25519PrivateKey) -> None:
        """Keep the private half."""
        self._private = private
        self.public = private.public_key().public_bytes_raw().hex()

    def __repr__(self) -> str:
        """Show the public half alone."""
        return f"SigningKey(public={self.public!r})"

    def sign(self, text: bytes) -> bytes:
        """Return the signature of a text, 64 bytes."""
        return self._private.sign(text)


def open_key(folder: Path) -> SigningKey:
    """Return the installation's key, made on first use; raises SealingError when it cannot be read or kept.

    Blocks for as long as the disk takes.
    """
    path = folder / FILE_NAME
    try:
        if not path.exists():
            _make(path)
        if stat.S_IMODE(path.stat().st_mode) & ~OWNER_ONLY:
            raise SealingError(f"{path} peut être lu par d’autres : chmod 600 {path}")
        return SigningKey(_read(path))
    except OSError as fault:
        raise SealingError(f"Clé de signature {path} : {reason_of(fault)}.") from None


def _read(path: Path) -> Ed25519PrivateKey:
    unusable = SealingError(
        f"{path} n’est pas une clé de signature Ed25519. Remettez-en une copie ; une nouvelle clé signerait "
        "sous un autre nom."
    )
    try:
        private = load_pem_private_key(path.read_bytes(), password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        raise unusable from None
    if not isinstance(private, Ed25519PrivateKey):
        raise unusable
    return private


def _make(path: Path) -> None:
    """Write a new key whole, unless another process has been quicker: then theirs is kept."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    written = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    # mkstemp makes the file 0600 from its first moment.
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".signing-key-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(written)
            file.flush()
            os.fsync(file.fileno())
        os.link(draft, path)
    except FileExistsError:
        return
    finally:
        os.unlink(draft)
