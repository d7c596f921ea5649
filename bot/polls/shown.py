"""What an operator wrote, made fit to be shown: one line, nothing hidden, "" when there is nothing to see."""

import unicodedata

_JOINER = "\u200d"
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
# Letters and signs that are drawn as nothing.
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")


def shown(text: str) -> str:
    """Return the text on one line without hidden characters; "" when all that is left is blank."""
    seen = "".join(
        " " if letter.isspace() else letter
        for letter in text
        if letter.isspace() or letter == _JOINER or unicodedata.category(letter) not in _HIDDEN
    )
    line = " ".join(seen.split())
    return line if any(letter not in _BLANK and letter not in (" ", _JOINER) for letter in line) else ""
