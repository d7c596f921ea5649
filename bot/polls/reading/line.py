"""A chat line made ready for every method: cleaned, its `!vote` taken off, and split into what it names."""

import re
from collections.abc import Sequence

import msgspec

from bot.polls.grammar import NotAVote
from bot.polls.labels import named
from bot.polls.letters import LONGEST, cleaned, fold
from bot.polls.poll import Choice

# What may stand around a ballot and says nothing.
AROUND = " «“‘\"'*_"
AFTER = " .,;:!?)]}»”’\"'*_"
_ORDER = re.compile(r"(?:!\s*(?:vote[rsz]?|v)|vote)(?![^\W\d_])\s*[:=]?\s*(?P<ballot>.*)")
_SHORT_NUMBER = re.compile(r"[0-9]{1,3}")
_ARTICLE = re.compile(r"(?:le|la|les|the)\s+")
# Ways to cut a number that say a code twice are dropped later; so many kept leave room for them.
_ENOUGH_WAYS = 16
_YEAR = re.compile(r"(?:1[4-9]|20)[0-9]{2}")


class Said(msgspec.Struct, frozen=True):
    """What a line says, without its decoration.

    `called` is after a bare "!" (`!1 3`), where only codes are ballots; `ordered` is after `!vote`; `asks`
    is with a question mark at its end.
    """

    text: str
    called: bool = False
    ordered: bool = False
    asks: bool = False


def said_in(text: str, emotes: Sequence[str] = ()) -> Said | NotAVote:
    """Return what a line says; it is no vote when it is too long, empty, or `!vote` alone."""
    if len(text) > LONGEST:
        return NotAVote("too-long")
    line = cleaned(text, emotes)
    if not line:
        return NotAVote("empty")
    order = _ORDER.fullmatch(line)
    spoken = order["ballot"] if order else line.removeprefix("!")
    body = spoken.rstrip(AFTER).lstrip(AROUND)
    if order and not body:
        return NotAVote("no-code")
    return Said(
        body,
        called=line.startswith("!") and not order,
        ordered=line.startswith("!") and order is not None,
        asks="?" in spoken[len(spoken.rstrip(AFTER)) :],
    )


def unread(said: Said) -> NotAVote:
    """Return why a line that names nothing is no vote."""
    if said.ordered:
        return NotAVote("unknown-code")
    return NotAVote("command" if said.called else "sentence")


def code_of(word: str, choices: tuple[Choice, ...]) -> str | None:
    """Return the code that a word is, "le 1" being 1; None when it is none."""
    bare = _ARTICLE.sub("", word, count=1).strip(AFTER)
    return next((choice.code for choice in choices if fold(choice.code) == bare), None)


def choice_of(words: str, choices: tuple[Choice, ...]) -> str | None:
    """Return the code of the choice that words name, by its code or its label; None when they name none."""
    return code_of(words, choices) or named(words.strip(AFTER), choices)


def is_number(word: str) -> bool:
    """Tell whether a word is a number that could be a code, though maybe of another poll."""
    return _SHORT_NUMBER.fullmatch(word.strip(AFTER)) is not None


def glued(digits: str, choices: tuple[Choice, ...]) -> tuple[str, ...]:
    """Return the codes of numbers typed as one (`13`), when they can be told apart in one way alone.

    A code typed over and over, a year and a number that is itself a code are no such thing.
    """
    codes = {fold(choice.code): choice.code for choice in choices}
    if not (digits.isdecimal() and 2 <= len(digits) <= 2 * len(codes)) or _YEAR.fullmatch(digits):
        return ()
    found = [cut for cut in _cuts(digits, frozenset(codes)) if len(set(cut)) == len(cut)]
    return tuple(codes[each] for each in found[0]) if len(found) == 1 and len(found[0]) > 1 else ()


def _cuts(digits: str, codes: frozenset[str]) -> list[tuple[str, ...]]:
    """Return the first few ways to cut a text into codes; more than one is too many already."""
    ways: list[list[tuple[str, ...]]] = [[()]]
    for end in range(1, len(digits) + 1):
        here = [
            (*way, digits[start:end])
            for start in range(max(0, end - 2), end)
            if digits[start:end] in codes
            for way in ways[start]
        ]
        ways.append(here[:_ENOUGH_WAYS])
    return ways[-1]
