"""Reading a table of a rundown: its values, and what is wrong with them, in French."""

import difflib
from collections.abc import Collection, Iterable, Mapping
from typing import Any


class Faults:
    """The faults found so far, each with its place; a value that cannot be used is noted and replaced."""

    def __init__(self, place: str, found: list[str] | None = None) -> None:
        """Begin at a place; faults of inner places join the same list."""
        self._place = place
        self.found: list[str] = [] if found is None else found

    def at(self, place: str) -> "Faults":
        """Return the same faults, seen from an inner place."""
        return Faults(f"{self._place} : {place}", self.found)

    def add(self, fault: str) -> None:
        """Note one fault here."""
        self.found.append(f"{self._place} : {fault}")

    def unknown(self, table: Mapping[str, Any], known: Iterable[str]) -> None:
        """Note each key that means nothing here, with the nearest one that does."""
        for key in table:
            if key not in known:
                self.add(f"clé inconnue « {key} ». {_nearest(key, list(known))}")

    def text(self, table: Mapping[str, Any], key: str, most: int, default: str | None = None) -> str:
        """Return a text on one line, of 1 to `most` characters; without default it must be given."""
        value = table.get(key, default)
        if value is None:
            self.add(f'il manque « {key} ». Ajoutez {key} = "…".')
        elif not isinstance(value, str):
            self.add(f"« {key} » doit être un texte. Mettez-le entre guillemets.")
        elif not (line := " ".join(value.split())):
            self.add(f"« {key} » est vide. Écrivez un texte.")
        elif len(line) > most:
            self.add(f"« {key} » a {len(line)} caractères, {most} au plus. Raccourcissez.")
        else:
            return line
        return ""

    def number(self, table: Mapping[str, Any], key: str, default: int, least: int, most: int) -> int:
        """Return a whole number between two others, both included."""
        value = table.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int):
            self.add(f"« {key} » doit être un nombre entier, sans guillemets.")
        elif not least <= value <= most:
            self.add(f"« {key} » vaut {value} : choisissez de {least} à {most}.")
        else:
            return value
        return default

    def truth(self, table: Mapping[str, Any], key: str, default: bool) -> bool:
        """Return true or false."""
        value = table.get(key, default)
        if isinstance(value, bool):
            return value
        self.add(f"« {key} » doit être true ou false.")
        return default

    def one_of(self, table: Mapping[str, Any], key: str, known: Collection[str]) -> str:
        """Return one of the known words, or ""."""
        word = self.text(table, key, 40)
        if word and word not in known:
            self.add(f"« {key} » ne peut pas être « {word} ». {_nearest(word, known)}")
        return word

    def unsaid(self, table: Mapping[str, Any], known: Collection[str]) -> None:
        """Note each key that is no text's, with the nearest one that is: they are too many to list."""
        for key in table:
            if key not in known:
                near = difflib.get_close_matches(key, sorted(known), n=1, cutoff=0.0)
                advice = f" Vouliez-vous dire « {near[0]} » ?" if near else ""
                self.add(f"aucun texte ne s’appelle « {key} ».{advice}")


def _nearest(word: str, known: Collection[str]) -> str:
    near = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    return f"Vouliez-vous dire « {near[0]} » ?" if near else f"Possibilités : {', '.join(known)}."
