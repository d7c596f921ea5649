"""The one tree of failures; a refusal is a value, a failure is one of these."""

import errno

_REASONS = {
    errno.ENOENT: "ce fichier ou ce dossier n'existe pas",
    errno.EACCES: "accès refusé",
    errno.EPERM: "accès refusé",
    errno.EISDIR: "c'est un dossier",
    errno.EEXIST: "un fichier de ce nom existe déjà",
    errno.ENOTDIR: "ce n'est pas un dossier",
    errno.EADDRINUSE: "déjà occupé par un autre programme",
    errno.EADDRNOTAVAIL: "cette machine n'a pas cette adresse",
    errno.ENOSPC: "le disque est plein",
    errno.EROFS: "le disque est en lecture seule",
    errno.ECONNREFUSED: "connexion refusée",
}


def reason_of(fault: OSError) -> str:
    """Return why the system refused, in French where we know it."""
    return _REASONS.get(fault.errno or 0, fault.strerror or str(fault))


class BougeError(Exception):
    """Anything that goes wrong on purpose; its text is French and says what, where and what to do."""


class SettingsError(BougeError):
    """Settings that cannot be used; `faults` lists every one of them."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        """Keep the faults apart, so that a page or a terminal can list them."""
        self.faults = faults
        super().__init__("\n".join(faults))


class RundownError(BougeError):
    """A rundown file that cannot be read or does not hold together."""


class LocaleError(BougeError):
    """A locale file that is missing or lacks a message."""


class ModelError(BougeError):
    """A classifier that cannot be loaded or has stopped answering."""


class StoreError(BougeError):
    """The store cannot be started, reached or written."""


class SealingError(BougeError):
    """A ballot box that must not be sealed, or a signing key that cannot be used."""


class PlatformError(BougeError):
    """A platform that cannot be reached or does not answer as it should."""


class InputError(BougeError):
    """An input of the command line or of a page that cannot be understood."""
