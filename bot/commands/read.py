"""What a chat line asks of the bot, apart from votes."""

import re
import unicodedata
from collections.abc import Sequence

import msgspec
from rapidfuzz.distance import OSA


class Ask(msgspec.Struct, frozen=True):
    """`!question …`, `!q …`: somebody asks; the text is as typed."""

    text: str


class Back(msgspec.Struct, frozen=True):
    """`+1 12`, `!soutien 12`: somebody backs the question of this number."""

    number: int


class Where(msgspec.Struct, frozen=True):
    """`!file`: somebody wants to know where their question is."""


class Help(msgspec.Struct, frozen=True):
    """`!aide`, `!help`, `!bouge`: somebody wants to know what to type."""


class Link(msgspec.Struct, frozen=True):
    """`!lier`, `!lier ABCD-EFGH`: somebody links two accounts; `code` is as typed, "" to be given one."""

    code: str


class Unlink(msgspec.Struct, frozen=True):
    """`!delier`: somebody parts their two accounts."""


class MyData(msgspec.Struct, frozen=True):
    """`!mesdonnees`: somebody wants to know what is kept of them."""


class ForgetMe(msgspec.Struct, frozen=True):
    """`!oublie-moi`, `!oublie-moi oui`: somebody wants to be forgotten, and means it when confirmed."""

    confirmed: bool


class Malformed(msgspec.Struct, frozen=True):
    """A command that lacks what it needs; `key` is the phrasebook's answer."""

    key: str


Command = Ask | Back | Where | Help | Link | Unlink | MyData | ForgetMe | Malformed

_WORDS = {
    "question": "ask",
    "q": "ask",
    "soutien": "back",
    "file": "where",
    "aide": "help",
    "help": "help",
    "bouge": "help",
    "lier": "link",
    "delier": "unlink",
    "unlink": "unlink",
    "mesdonnees": "data",
    "mydata": "data",
    "oubliemoi": "forget",
    "forgetme": "forget",
}
# Words that only mean something with the next one, with a hyphen, a space or nothing between them.
_PAIRS = re.compile(r"[\s-]*(?P<second>donnees|data|moi|me)(?!\w)(?P<rest>.*)", re.DOTALL)
_FIRSTS = {"mes": "mes", "my": "my", "oublie": "oublie", "oubliez": "oublie", "forget": "forget"}
_YES = frozenset({"oui", "yes", "confirmer", "je confirme"})
# Long enough for a slip of the finger to be no other word.
_FORGIVEN = ("question", "soutien", "mesdonnees", "oubliemoi")
# Twitch puts the name of whom one answers before the text.
_COMMAND = re.compile(r"(?:@\S+\s+)?!\s*(?P<word>[^\W\d_]+)(?P<rest>.*)", re.DOTALL)
_PLUS_ONE = re.compile(r"(?:@\S+\s+)?\+\s?1\s+(?P<rest>.*)", re.DOTALL)
_NUMBER = re.compile(
    r"(?:n\s?[°o]\s?|no\.\s?|numero\s+|question\s+|#\s?)?(?P<number>[0-9]{1,6})(?![\w%°/])(?P<after>.*)"
)
_SMILEYS = re.compile(r"(?:\s+(?:[:;=][-'o]?[()\[\]dpo/\\|3*]+|<3+|xd+|:[a-z_]\w*:?))*")
_LONGEST_PLUS_ONE = 200


def read_command(text: str, emotes: Sequence[str] = ()) -> Command | None:
    """Return the command of a line, None when it is ordinary chat; `emotes` are the words that are emotes.

    Case, accents, spaces and full-width letters do not matter; a number may be followed by emotes or
    punctuation. `+1` is ordinary chat unless a question's number follows, and nothing else.
    """
    line = _visible(text).strip()
    command = _COMMAND.match(line)
    if command:
        return _ordered(command["word"], command["rest"])
    backing = _PLUS_ONE.match(_plain(line)) if len(line) <= _LONGEST_PLUS_ONE else None
    return _backed(backing["rest"], emotes) if backing else None


def read_word(text: str) -> tuple[str, str] | None:
    """Return the word of any command, in small letters without accents, and what follows it as typed.

    None when the line is no command: formats have words of their own, that this module does not know.
    """
    command = _COMMAND.match(_visible(text).strip())
    return (_plain(command["word"]).strip(), command["rest"].strip(" :")) if command else None


def plain_words(text: str) -> str:
    """Return a text in small letters without accents or hidden characters, pictures as spaces."""
    return _plain(_visible(text)).strip()


def read_number(rest: str, emotes: Sequence[str] = ()) -> int | None:
    """Return the number that plain words are, with or without emotes or punctuation after it, else None."""
    found = _backed(rest, emotes)
    return found.number if found else None


def _ordered(word: str, rest: str) -> Command | None:
    named, rest = _whole(_plain(word), rest)
    match _WORDS.get(_known(named)):
        case "ask":
            asked = rest.lstrip(" :,-\t\n").strip()
            return Ask(asked) if asked else Malformed("command-question-how")
        case "back":
            number = _NUMBER.match(_plain(rest).strip(" :"))
            return Back(int(number["number"])) if number else Malformed("command-back-how")
        case "where":
            return Where()
        case "help":
            return Help()
        case "link":
            return Link(rest.strip(" :"))
        case "unlink":
            return Unlink()
        case "data":
            return MyData()
        case "forget":
            return ForgetMe(_plain(rest).strip(" :.,!-") in _YES)
        case _:
            return None


def _whole(word: str, rest: str) -> tuple[str, str]:
    """Return a command word together with its second half, and what is left."""
    pair = _PAIRS.match(_plain(rest)) if word in _FIRSTS else None
    return (_FIRSTS[word] + pair["second"], pair["rest"]) if pair else (word, rest)


def _backed(rest: str, emotes: Sequence[str]) -> Back | None:
    reported = {_plain(emote).strip() for emote in emotes}
    words = [word for word in rest.split() if word not in reported]
    number = _NUMBER.fullmatch(" ".join(words))
    if number is None or not _is_decoration(number["after"]):
        return None
    return Back(int(number["number"]))


def _is_decoration(after: str) -> bool:
    return _SMILEYS.fullmatch(after.rstrip(" .,;:!?…)\"'*")) is not None


def _known(word: str) -> str:
    """Return the command word that was meant: itself, or the long one that is one slip away."""
    near = (each for each in _FORGIVEN if OSA.distance(word, each, score_cutoff=1) <= 1)
    return word if word in _WORDS else next(near, word)


def _visible(text: str) -> str:
    """Return the text without hidden characters; a full-width "!" before a command becomes a plain one."""
    seen = "".join(" " if letter.isspace() else letter for letter in text if _is_seen(letter)).lstrip()
    return "!" + seen[1:] if seen.startswith("！") else seen


def _is_seen(letter: str) -> bool:
    # The joiner holds families of emoji together in a question's text.
    return letter.isprintable() or letter.isspace() or letter == "\u200d"


def _plain(text: str) -> str:
    """Return the text in small letters without accents, pictures as spaces."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    kinds = ((letter, unicodedata.category(letter)) for letter in decomposed)
    return "".join(
        " " if kind == "So" and letter != "°" else letter
        for letter, kind in kinds
        if kind not in ("Mn", "Me", "Sk")
    )
