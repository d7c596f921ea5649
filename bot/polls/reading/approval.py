"""How several choices are read: `1 3`, `1,3`, `1 et 3`, `13`, or their own words; one is read too."""

import re
from collections.abc import Sequence

from bot.polls.grammar import NotAVote, Vote, read_choice
from bot.polls.marks import Marked
from bot.polls.poll import Choice
from bot.polls.reading.line import Said, choice_of, code_of, glued, is_number, said_in, unread

_AND = re.compile(r"\s*(?:[,;&+]\s*(?:(?:et|and)\b)?|\b(?:et|and)\b)\s*")
_BETWEEN = re.compile(_AND.pattern + r"|\s+")
_ARTICLES = re.compile(r"\b(?:le|la|les|the)\s+")
# Said of a doubt, and not of two approvals.
_BOTH_WAYS = ({"oui", "non"}, {"yes", "no"}, {"pour", "contre"}, {"for", "against"})


def read(text: str, choices: tuple[Choice, ...], emotes: Sequence[str] = ()) -> Marked | NotAVote:
    """Return one tier with the codes that a line names, in the order of the poll."""
    one = read_choice(text, choices, emotes)
    if isinstance(one, Vote):
        return Marked(((one.code,),))
    said = said_in(text, emotes)
    if isinstance(said, NotAVote):
        return said
    found = _coded(said, choices) or _named(said, choices)
    if isinstance(found, NotAVote):
        return found
    if not found:
        return one if one.why != "several-codes" else unread(said)
    return Marked((tuple(choice.code for choice in choices if choice.code in found),))


def _coded(said: Said, choices: tuple[Choice, ...]) -> Sequence[str] | NotAVote:
    """Return the codes of a list of them, all known; a sum or a question in words is no list."""
    if together := glued(said.text, choices):
        return together
    words = _BETWEEN.split(_ARTICLES.sub("", said.text))
    if len(words) < 2 or len(words) > 2 * len(choices) or (said.asks and _in_words(said.text)):
        return ()
    codes = [code_of(word.removeprefix("!"), choices) for word in words]
    known = [code for code in codes if code is not None]
    if len(known) == len(words):
        return () if "+" in said.text and len(set(known)) < len(known) else known
    every = all(code or is_number(word) for code, word in zip(codes, words, strict=True))
    return NotAVote("number-out-of-poll") if every and known and "+" not in said.text else ()


def _named(said: Said, choices: tuple[Choice, ...]) -> Sequence[str]:
    """Return the choices that a list names, code or words, each of them known."""
    parts = _AND.split(said.text)
    if said.called or said.asks or not 2 <= len(parts) <= 2 * len(choices) or set(parts) in _BOTH_WAYS:
        return ()
    found = []
    for part in parts:
        code = choice_of(part, choices)
        if code is None:
            return ()
        found.append(code)
    return found if any(code_of(part, choices) is None for part in parts) else ()


def _in_words(text: str) -> bool:
    return re.search(r"[^\W\d_]{2}", text) is not None
