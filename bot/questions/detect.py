"""What is plainly a question in a chat line: proposed to moderators, never aired unasked.

Better one too few than a list full of chatter: a line must end in a question mark or begin like a question,
say enough, and be put to the show rather than to somebody in the chat.
"""

import re
import unicodedata

FEWEST_WORDS, MOST_CHARACTERS = 5, 300

_OPENINGS = "bonjour bonsoir salut hello question une-question alors et mais donc du-coup sinon perso"
_BEGINNINGS = """
est-ce-qu qu'est quest-ce pourquoi comment combien quand qui- ou-est ou-sont ou-en ou-trouver quel a-quel
a-quoi dans-quel pour-quel en-quoi y-a-t-il y-aura peut-on pourra pouvez pourriez allez-vous avez-vous comptez
pensez faut-il va-t-on doit-on que-fait que-faites que-pens que-va que-devient pourrait-on existe-t-il seriez
serait-il serez voulez why how when what who where will- can- could do-you does- is- are- should-
"""
_CHATTER_BEGINNINGS = """
ca-va tu- t' vous-allez-bien on-vous-entend quelqu'un qqun qqn vous-entendez y-a-du-son c'est-quoi-ce hein
quoi lol mdr t-as t-es serieux ah-bon vraiment
"""


def _any_of(words: str) -> str:
    """Return a pattern for any of some words, in which a hyphen is a hyphen or a space."""
    return "|".join(re.escape(word).replace(r"\-", "[ -]") for word in words.split())


_ASKING = re.compile(rf"^(?:(?:{_any_of(_OPENINGS)})[ ,:!]+)*(?:{_any_of(_BEGINNINGS)})")
# An inversion says it anywhere: « le train sera-t-il gratuit ? »
_INVERTED = re.compile(r"\b\w+-(?:t-)?(?:il|elle|ils|elles|on|vous|nous)\b")
_TO_SOMEBODY = re.compile(r"(?:^|\s)@\w")
_LINK = re.compile(r"https?://|www\.")
# What a chat asks of itself, or of the stream, and not of the people on stage.
_CHATTER = re.compile(rf"^(?:{_any_of(_CHATTER_BEGINNINGS)})|\b(?:lag|laggue|mdr|lol|ptdr|modos?)\b")


def is_plainly_question(text: str) -> bool:
    """Return whether a chat line is plainly a question to the show."""
    if len(text) > MOST_CHARACTERS or _LINK.search(text) or _TO_SOMEBODY.search(text):
        return False
    folded = _folded(text)
    if folded.startswith(("!", "/")) or _CHATTER.search(folded):
        return False
    words = re.findall(r"\w+", folded)
    if len(words) < FEWEST_WORDS or len(set(words)) < FEWEST_WORDS:
        return False
    begins = _ASKING.match(folded) is not None
    marked = re.search(r"\?\W*$", folded) is not None
    return marked and (begins or _INVERTED.search(folded) is not None)


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    unmarked = "".join(letter for letter in plain if unicodedata.category(letter) != "Mn")
    return " ".join(unmarked.split())
