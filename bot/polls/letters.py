"""A chat line as people see it: folded to plain letters, its emotes and hidden marks taken out."""

import re
import unicodedata
from collections.abc import Sequence

# Above this a line is not read at all: the longest label and every decoration fit many times.
LONGEST = 600

# NFKD would read "x²" as "x2": a power is no digit that somebody typed as a code.
_KEPT_APART = str.maketrans({"¹": "^1", "²": "^2", "³": "^3", "œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae"})
_UNSEEN = frozenset({"Mn", "Me", "Cc", "Cf", "Cs", "Co", "Cn"})
_PICTURES = frozenset({"So", "Sk"})
_DEGREE_AND_ASCII = frozenset("°^`")
_NAMED_EMOTE = re.compile(r":[A-Za-z_]\w*:")
# As they are after folding, one word each. "8)" is not among them: it may be the code 8.
_SMILEY = re.compile(r"[:;=][-'o]?[()\[\]dpo/\\|3*]+|<3+|\^_*\^+|xd+|xp")
# Emotes of browser extensions, which the platform does not report; none is a word of our languages.
_EXTENSION_EMOTE = re.compile(
    "kappa|kekw|lulw?|omegalul|pog(?:u|gers|champ)?|catjam|monka[sw]|sadge|pepega|pepelaugh|pepehands"
    "|hypers|ezclap|feels(?:good|bad|strong)man|peepo(?:happy|sad)|copium"
)


def fold(text: str) -> str:
    """Return the text in small plain letters: no accent, no style, no picture, nothing unseen."""
    if text.isascii() and text.isprintable():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.translate(_KEPT_APART)).casefold()
    return "".join(map(_as_seen, unicodedata.normalize("NFKD", plain)))


def cleaned(text: str, emotes: Sequence[str] = ()) -> str:
    """Return the folded text without emotes, smileys and repeated spaces."""
    reported = frozenset(emotes)
    spoken = " ".join(word for word in text.split() if word not in reported)
    words = fold(_NAMED_EMOTE.sub(" ", spoken)).split()
    return " ".join(
        word for word in words if not (_SMILEY.fullmatch(word) or _EXTENSION_EMOTE.fullmatch(word))
    )


def words_of(folded: str) -> tuple[str, ...]:
    """Return the words of a folded text, without signs."""
    return tuple(re.findall(r"[^\W_]+", folded))


def _as_seen(character: str) -> str:
    if character.isspace():
        return " "
    category = unicodedata.category(character)
    if category in _UNSEEN:
        return ""
    if category in _PICTURES and character not in _DEGREE_AND_ASCII:
        return " "
    return character
