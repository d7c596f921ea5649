"""`bouge alike`: pairs of questions in, for each how alike they are and whether merging is proposed."""

from collections.abc import Iterable, Iterator

import msgspec

from bot.questions.duplicates import are_alike, likeness
from bot.words import Phrasebook


class Pair(msgspec.Struct, frozen=True):
    """One line of input."""

    one: str
    other: str


def compared(lines: Iterable[bytes], words: Phrasebook) -> Iterator[bytes]:
    """Yield one JSON answer per line, in order; a line that cannot be read gets an error in its place."""
    for number, line in enumerate(lines, 1):
        try:
            pair = msgspec.json.decode(line, type=Pair)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            yield msgspec.json.encode({"error": words.text("alike-no-pair", line=str(number))})
        else:
            like = round(likeness(pair.one, pair.other), 3)
            yield msgspec.json.encode({"alike": are_alike(pair.one, pair.other), "likeness": like})
