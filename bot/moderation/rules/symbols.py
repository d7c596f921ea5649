"""Messages of hardly anything but signs."""

import unicodedata

from bot.moderation.case import Severity
from bot.moderation.rules.rule import Finding, Heard

# Cheers are short: "!!!!!!!!!!", "<3 <3 <3", a row of pictures.
FEWEST_SIGNS = 24
SHARE = 0.7
# Pictures are how a chat laughs; flags, hearts and the marks that colour them are among them.
_PICTURES = frozenset({"So", "Sk", "Mn", "Me", "Cf", "Cs", "Co"})


class Symbols:
    """Flags walls and drawings of signs; letters of any writing, digits, emotes and pictures are none."""

    name = "symbols"

    def __call__(self, heard: Heard) -> Finding | None:
        """Return how much of the message is signs."""
        if sum(not letter.isalnum() for letter in heard.text) < FEWEST_SIGNS:
            return None
        emotes = frozenset(heard.emotes)
        words = "".join(word for word in heard.text.split() if word not in emotes and "://" not in word)
        seen = [letter for letter in words if not _is_picture(letter)]
        signs = sum(not letter.isalnum() for letter in seen)
        if signs < FEWEST_SIGNS or signs < SHARE * len(seen):
            return None
        return Finding(
            severity=Severity.LOW, key="reason-symbols", values={"percent": signs * 100 // len(seen)}
        )


def _is_picture(letter: str) -> bool:
    # Drawings are made of blocks, lines and dots, which are symbols too.
    return unicodedata.category(letter) in _PICTURES and not "\u2500" <= letter <= "\u28ff"
