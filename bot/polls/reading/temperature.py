"""How a feeling is read: `+`, `-`, or a number from 0 to 10."""

import re
from collections.abc import Sequence

from bot.polls.counting.temperature import COLDEST, WARMEST
from bot.polls.grammar import NotAVote
from bot.polls.marks import Marked
from bot.polls.poll import Choice
from bot.polls.reading.line import said_in, unread

_CALL = re.compile(r"(?:temp|temperature|meteo|humeur|mood|t)(?![^\W\d_])\s*[:=]?\s*")
_WARM = re.compile(r"(?:\+\s*){1,4}")
_COLD = re.compile(r"[-−–—]{1,4}")
_NUMBER = re.compile(r"([0-9]{1,3})\s*(?:(?:/|sur|out of)\s*10|°)?")


def read(
    text: str,
    choices: tuple[Choice, ...] = (),
    emotes: Sequence[str] = (),
    taken: Sequence[str] = (),
) -> Marked | NotAVote:
    """Return the value that a line says, from "0" to "10": `+` is 10 and `-` is 0.

    A temperature has no choices of its own; `taken` are the codes of a poll that is open beside it, which
    bare numbers belong to.
    """
    said = said_in(text, emotes)
    if isinstance(said, NotAVote):
        return said
    words = _CALL.sub("", said.text, count=1) if said.called else said.text
    if _WARM.fullmatch(words):
        return Marked(str(WARMEST))
    if _COLD.fullmatch(words):
        return Marked(str(COLDEST))
    repeated = set(words.split())
    number = _NUMBER.fullmatch(repeated.pop() if len(repeated) == 1 else words)
    if number is None:
        return unread(said)
    if number[0] in taken:
        return NotAVote("code-of-a-poll")
    return Marked(str(int(number[1]))) if int(number[1]) <= WARMEST else NotAVote("number-out-of-scale")
