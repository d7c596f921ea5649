"""How a side is read: `pour`, `contre`, `doute`, their English, codes and labels, said simply."""

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.polls.grammar import NotAVote, Vote, read_choice
from bot.polls.letters import fold
from bot.polls.marks import Marked
from bot.polls.poll import Choice
from bot.polls.reading.line import said_in, unread

# For, against, unsure: the order in which a debate lists its sides when its labels do not say.
_SIDES = (
    r"pour|for|favorable|in favou?r",
    r"contre|against|defavorable|oppose[e]?",
    r"(?:dans le )?doute|je doute|indecise?|mitigee?|pas sure?|j['’]hesite"
    r"|unsure|undecided|(?:in )?doubt|not sure",
)
_WORD = "|".join(f"(?P<side{number}>{words})" for number, words in enumerate(_SIDES))
_STAND = re.compile(
    r"(?:(?:finalement|du coup|en fait|perso|moi|desormais|actually|bon)[ ,:]+)*"
    r"(?:(?:je (?:suis|suis devenue?|reste|passe|bascule|vote|change)|i['’]?m|i am)[ ,:]+)?"
    r"(?:(?:plutot|clairement|toujours|totalement|completement|tout a fait|carrement|maintenant"
    r"|now|still|rather)[ ,:]+)*"
    rf"(?:{_WORD})"
    r"(?:[ ,]+(?:finalement|du coup|maintenant|desormais|now))?"
)
# Ends of talk about something else, not of a stand.
_NOT_ALONE = re.compile(r"(?:moi|bon)[ ,:]+(?:pour|for)|bon[ ,:]+.*")


def read(text: str, choices: tuple[Choice, ...], emotes: Sequence[str] = ()) -> Marked | NotAVote:
    """Return the code of the side that a line takes."""
    one = read_choice(text, choices, emotes)
    if isinstance(one, Vote):
        return Marked(one.code)
    said = said_in(text, emotes)
    if isinstance(said, NotAVote):
        return said
    stand = _STAND.fullmatch(said.text)
    if stand is None or _NOT_ALONE.fullmatch(said.text) or (said.asks and " " in said.text):
        return one if one.why != "sentence" else unread(said)
    side = next(number for number in range(len(_SIDES)) if stand[f"side{number}"])
    code = _sides(choices).get(side)
    return unread(said) if code is None else Marked(code)


@lru_cache(maxsize=64)
def _sides(choices: tuple[Choice, ...]) -> dict[int, str]:
    """Return the code of each side: by the labels that say it, the others in the order of the debate."""
    sides: dict[int, str] = {}
    for choice in choices:
        label = fold(choice.label).strip()
        for number, words in enumerate(_SIDES):
            if re.fullmatch(words, label):
                sides.setdefault(number, choice.code)
    left = [choice.code for choice in choices if choice.code not in sides.values()]
    open_sides = [number for number in range(len(_SIDES)) if number not in sides]
    return sides | dict(zip(open_sides, left, strict=False))
