"""What the show says: where its texts come from, and a refusal as a value that a text explains."""

from typing import Protocol

import msgspec


class Phrasebook(Protocol):
    """The show's own words, in its language."""

    def text(self, key: str, /, **values: str | int) -> str:
        """Return the message of a key with its values put in; raises LocaleError when there is none."""
        ...


class Refusal(msgspec.Struct, frozen=True):
    """Why something asked for is not done: a phrasebook key and its values."""

    key: str
    values: dict[str, str | int] = {}

    def said(self, words: Phrasebook) -> str:
        """Return it in the show's language."""
        return words.text(self.key, **self.values)
