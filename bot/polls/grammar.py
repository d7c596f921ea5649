"""How a ballot is read in a chat line: a code, or an option's own words. Never in a sentence."""

import re
from collections.abc import Sequence

import msgspec

from bot.polls.labels import named
from bot.polls.letters import LONGEST, cleaned, fold
from bot.polls.poll import Choice


class Vote(msgspec.Struct, frozen=True):
    """The line is a ballot for the choice of this code."""

    code: str


class NotAVote(msgspec.Struct, frozen=True):
    """The line is no ballot; `why` is a short stable key.

    "empty" (nothing but emotes), "too-long", "number-out-of-poll", "several-codes", "no-code" (`!vote`
    alone), "unknown-code" (`!vote banana`), "command" (another one), or "sentence".
    """

    why: str


# What may follow a code or stand around it; a dash, a slash, "+", "#" or "%" would make it something else.
_AFTER = " .,;:!?)]}»”’\"'*_"
_AROUND = " «“‘\"'*_"
_ORDER = re.compile(r"(?:!\s*(?:vote[rsz]?|v)|vote)(?![^\W\d_])\s*[:=]?\s*(?P<choice>.*)")
_SHORT_NUMBER = re.compile(r"[0-9]{1,3}")


def read_choice(text: str, choices: tuple[Choice, ...], emotes: Sequence[str] = ()) -> Vote | NotAVote:
    """Return the ballot that a line casts: `2`, `!2`, `!vote 2`, `!v 2`, `vote 2`, or an option's own words.

    Case, accents, spaces, emotes and punctuation at the end do not matter. A number of up to three digits is
    always a code and never an option's own words, so that a vote that comes late does not land in this poll.
    """
    if len(text) > LONGEST:
        return NotAVote("too-long")
    line = cleaned(text, emotes)
    if not line.startswith("!"):
        return _same_label(text, choices) or _bare(line, choices) or _ordered(line, choices)
    coded = _coded(line[1:], choices)
    return coded if isinstance(coded, Vote) else _ordered(line, choices, otherwise=coded)


def _bare(line: str, choices: tuple[Choice, ...]) -> Vote | NotAVote | None:
    if not line:
        return NotAVote("empty")
    return _coded(line, choices) or _named(line, choices)


def _ordered(line: str, choices: tuple[Choice, ...], otherwise: NotAVote | None = None) -> Vote | NotAVote:
    """Read `!vote 2` and its like; `otherwise` is what the line is if it is none of them."""
    order = _ORDER.fullmatch(line)
    if order is None:
        return otherwise or NotAVote("command" if line.startswith("!") else "sentence")
    choice = order["choice"]
    if not choice.strip(_AFTER):
        return NotAVote("no-code")
    unknown = NotAVote("unknown-code" if line.startswith("!") else "sentence")
    return _coded(choice, choices) or _named(choice, choices) or unknown


def _coded(line: str, choices: tuple[Choice, ...]) -> Vote | NotAVote | None:
    """Read a bare code, once or over and over (`2 2 2`); None when the line is none."""
    codes = {fold(choice.code): choice.code for choice in choices}
    words = [word.rstrip(",;") for word in line.rstrip(_AFTER).lstrip(_AROUND).split()]
    if words and all(word in codes for word in words):
        return Vote(codes[words[0]]) if len(set(words)) == 1 else NotAVote("several-codes")
    if len(words) == 1 and _SHORT_NUMBER.fullmatch(words[0]):
        return NotAVote("number-out-of-poll")
    return None


def _named(line: str, choices: tuple[Choice, ...]) -> Vote | None:
    code = named(line, choices)
    return None if code is None else Vote(code)


def _same_label(text: str, choices: tuple[Choice, ...]) -> Vote | None:
    """Read a label typed exactly, even one of pictures alone or that only an accent tells from another."""
    typed = _typed(text)
    if _SHORT_NUMBER.fullmatch(typed) or typed in {_typed(choice.code) for choice in choices}:
        return None
    found = [choice.code for choice in choices if _typed(choice.label) == typed]
    return Vote(found[0]) if len(found) == 1 else None


def _typed(text: str) -> str:
    return text.replace("\ufe0f", "").strip().casefold()
