"""How an order is read: `3>1>2`, `3 1 2`, `3 > 1 = 2`, `312`, or the choices' own words between signs."""

import re
from collections.abc import Sequence

from bot.polls.grammar import NotAVote, Vote, read_choice
from bot.polls.marks import Marked
from bot.polls.poll import Choice
from bot.polls.reading.line import Said, choice_of, code_of, glued, is_number, said_in, unread

_THEN = re.compile(r"\s*(?:-+>|=+>|→|>+|\b(?:puis|ensuite|then)\b)\s*")
_BEFORE = re.compile(r"\s*<+\s*")
_SAME = re.compile(r"\s*=+\s*")
_LIST = re.compile(r"\s*[,;]\s*|\s+")
_NAMES = re.compile(r"\s*[,;]\s*")
# Two numbers between these are a score or a fraction; all choices of the poll are an order.
_DASHES = re.compile(r"\s*[-/]\s*")

Tiers = Sequence[Sequence[str]]


def read(text: str, choices: tuple[Choice, ...], emotes: Sequence[str] = ()) -> Marked | NotAVote:
    """Return the tiers that a line says, best first; choices it leaves out are not in them."""
    one = read_choice(text, choices, emotes)
    if isinstance(one, Vote):
        return Marked(((one.code,),))
    said = said_in(text, emotes)
    if isinstance(said, NotAVote):
        return said
    words = _tiers(said, choices)
    if not words:
        return one if one.why != "several-codes" else unread(said)
    codes = [[choice_of(word, choices) for word in tier] for tier in words]
    every = [code for tier in codes for code in tier]
    if None in every:
        foreign = all(choice_of(word, choices) or is_number(word) for tier in words for word in tier)
        return NotAVote("number-out-of-poll") if foreign else unread(said)
    if len(set(every)) < len(every):
        return NotAVote("code-twice")
    # Equals have no order of their own: they are told in that of the poll.
    return Marked(tuple(tuple(each.code for each in choices if each.code in tier) for tier in codes))


def _tiers(said: Said, choices: tuple[Choice, ...]) -> list[list[str]]:
    """Return the words of each tier, or nothing where a line is no order; words may name no choice yet."""
    text = said.text.strip("<> ")
    if together := glued(text, choices):
        return [[code] for code in together]
    if _too_many(text, choices):
        return []
    up, down = _THEN.split(text), _BEFORE.split(text)
    if len(up) > 1 or len(down) > 1:
        steps = up if len(down) == 1 else down[::-1]
        return [] if len(up) > 1 and len(down) > 1 else [_SAME.split(step) for step in steps]
    same = _SAME.split(text)
    if len(same) > 1:
        return [same] if all(code_of(word, choices) for word in same) else []
    return _listed(said, text, choices)


def _too_many(text: str, choices: tuple[Choice, ...]) -> bool:
    signs = sum(text.count(sign) for sign in ",;<>=/-")
    return signs > 4 * len(choices)


def _listed(said: Said, text: str, choices: tuple[Choice, ...]) -> list[list[str]]:
    """Return the words of a list: codes after each other, names with commas, or all codes with dashes."""
    words = [word.removeprefix("!") for word in _LIST.split(text)]
    codes = [word for word in words if code_of(word, choices)]
    if len(words) > 1 and codes and all(code_of(word, choices) or is_number(word) for word in words):
        return [[word] for word in words]
    dashed = _DASHES.split(text)
    if len(dashed) == len(choices) > 2 and all(code_of(word, choices) for word in dashed):
        return [[word] for word in dashed]
    names = _NAMES.split(text)
    if len(names) > 1 and not (said.called or said.asks):
        return [[name] for name in names] if all(choice_of(name, choices) for name in names) else []
    return []
