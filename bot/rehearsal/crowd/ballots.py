"""How people spell a vote, and what could be mistaken for one; the crowd's own rules, not the bot's."""

import unicodedata
from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from random import Random

from bot.events import Platform
from bot.rehearsal.crowd.lines import Lines
from bot.rehearsal.crowd.screen import ShownChoice, ShownPoll

_BARE = 0.6
_VERBS = frozenset({"vote", "v"})
_SMALL_WORDS = frozenset(
    ("a", "au", "aux", "d", "de", "des", "du", "et", "l", "la", "le", "les", "of", "the", "un", "une")
)


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text without case, accents and punctuation."""
    folded = unicodedata.normalize("NFKD", text).casefold()
    letters = (letter if letter.isalnum() else " " for letter in folded if not unicodedata.combining(letter))
    return tuple("".join(letters).split())


def plain(text: str) -> str:
    """Return a text without accents, as hurried people type it."""
    folded = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in folded if not unicodedata.combining(letter))


def spell(
    choice: ShownChoice,
    poll: ShownPoll,
    others: Iterable[ShownPoll],
    platform: Platform,
    lines: Lines,
    dice: Random,
) -> str:
    """Return a way to type a ballot: mostly the bare code, else any spelling the show invites to.

    The choice's words are used only where nothing else on screen has them.
    """
    if dice.random() < _BARE:
        return choice.code
    templates = lines.spellings["any"] + lines.spellings[platform]
    if not _is_alone(choice, (poll, *others)):
        templates = tuple(template for template in templates if "{code}" in template)
    return spelt(dice.choice(templates), choice)


def spelt(template: str, choice: ShownChoice) -> str:
    """Return a template with a choice put in."""
    return template.format(
        code=choice.code,
        label=choice.label,
        LABEL=choice.label.upper(),
        lower=choice.label.lower(),
        plain=plain(choice.label),
    )


def could_be_ballot(text: str, polls: Iterable[ShownPoll], *, with_code: bool = False) -> bool:
    """Return whether a line might be read as a ballot; `with_code` lets it hold a code among other words.

    Far more lines are suspected than any bot would count: one that is not said costs nothing.
    """
    words = words_of(text)
    spoken = words[1:] if words[:1] and words[0] in _VERBS else words
    for poll in polls:
        for choice in poll.choices:
            code = choice.code.casefold()
            if (spoken and set(spoken) == {code}) or (not with_code and len(words) <= 3 and code in words):
                return True
            if _is_like(text, words, choice.label):
                return True
    return False


def _is_like(text: str, words: tuple[str, ...], label: str) -> bool:
    known = _squeezed(words_of(label))
    if not known:
        return label.strip() in text
    if len(words) > len(known) + 4:
        return False
    said = _squeezed(words)
    if not _SMALL_WORDS.issuperset(set(said).intersection(known)):
        return True
    letters, other = Counter("".join(said)), Counter("".join(known))
    return (letters - other).total() + (other - letters).total() <= 1


def _squeezed(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words without repeated letters, as in « ouiii »."""
    return tuple("".join(letter for letter, _ in groupby(word)) for word in words)


def _is_alone(choice: ShownChoice, polls: Iterable[ShownPoll]) -> bool:
    """Return whether no other choice on screen has the same words, or has them among its own."""
    words = set(words_of(choice.label))
    others = [set(words_of(other.label)) for poll in polls for other in poll.choices if other is not choice]
    return bool(words) and not any(words <= other for other in others)
