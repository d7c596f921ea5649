"""The show's own words: Fluent files of one language, read once."""

from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax.ast import Junk, Message

from bot.errors import LocaleError

# Fluent refuses to say a longer value, whatever it is: a reason, many names, a seed.
LONGEST_VALUE = 1_000


class FluentPhrasebook:
    """Messages of `folder/<language>/*.ftl`; a missing or broken file is a LocaleError at start."""

    def __init__(self, folder: Path, language: str) -> None:
        """Read every file of the language."""
        files = sorted((folder / language).glob("*.ftl"))
        if not files:
            raise LocaleError(
                f"Langue « {language} » : aucun fichier .ftl dans {folder / language}. "
                "Langues possibles : fr, en."
            )
        self._bundle = FluentBundle([language], use_isolating=False)
        keys: set[str] = set()
        for file in files:
            resource = FluentResource(file.read_text(encoding="utf-8"))
            for entry in resource.body:
                if isinstance(entry, Junk):
                    raise LocaleError(
                        f"{file} : message illisible près de « {(entry.content or '').strip()[:60]} »."
                    )
            self._bundle.add_resource(resource)
            keys |= {entry.id.name for entry in resource.body if isinstance(entry, Message)}
        self._keys = frozenset(keys)

    @property
    def keys(self) -> frozenset[str]:
        """Return the key of every message."""
        return self._keys

    def text(self, key: str, /, **values: str | int) -> str:
        """Return the message of a key; raises LocaleError when it is missing or a value lacks."""
        if not self._bundle.has_message(key):
            raise LocaleError(f"Message « {key} » absent de la langue {self._bundle.locales[0]}.")
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            raise LocaleError(f"Message « {key} » sans texte dans la langue {self._bundle.locales[0]}.")
        text, faults = self._bundle.format_pattern(
            pattern, {name: _short(each) for name, each in values.items()}
        )
        if faults:
            raise LocaleError(f"Message « {key} » : {faults[0]}")
        return str(text)


def _short(value: str | int) -> str | int:
    """Return a value that can be said: a very long one loses its end."""
    if isinstance(value, int) or len(value) <= LONGEST_VALUE:
        return value
    return f"{value[: LONGEST_VALUE - 1]}…"
