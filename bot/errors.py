"""The one tree of failures; a refusal is a value, a failure is one of these."""


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


class PlatformError(BougeError):
    """A platform that cannot be reached or does not answer as it should."""


class InputError(BougeError):
    """An input of the command line or of a page that cannot be understood."""
