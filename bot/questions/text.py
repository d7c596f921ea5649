"""What people typed as a question, made fit to be shown, and compared with what they asked before."""

import re
import unicodedata

SHORTEST, LONGEST, LONGEST_NOTE = 3, 400, 1_000

_JOINER = "\u200d"
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_PILED_MARKS = re.compile(
    r"([\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{2})[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+"
)


def cleaned(text: str) -> str:
    """Return the text on one line, without hidden characters or accents piled higher than two."""
    shown = "".join(" " if letter.isspace() else letter for letter in text if _is_shown(letter))
    return " ".join(_PILED_MARKS.sub(r"\1", unicodedata.normalize("NFC", shown)).split())


def same_words(one: str, other: str) -> bool:
    """Tell whether two questions differ only by case, accents, signs and spaces."""
    return _words(one) == _words(other)


def _is_shown(letter: str) -> bool:
    return letter.isspace() or letter == _JOINER or unicodedata.category(letter) not in _HIDDEN


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.casefold())
    unmarked = "".join(letter for letter in plain if unicodedata.category(letter) != "Mn")
    return re.findall(r"[^\W_]+", unmarked) or [text]
