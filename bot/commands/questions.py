"""What a chat line asks to be done with a question that is there already."""

import re
from collections.abc import Sequence

import msgspec

from bot.commands.read import Malformed, plain_words, read_number, read_word


class Edit(msgspec.Struct, frozen=True):
    """`!modifier 12 …`: somebody words their question anew; the text is as typed."""

    number: int
    text: str


class Withdraw(msgspec.Struct, frozen=True):
    """`!retirer 12`: somebody takes their question back."""

    number: int


class Unback(msgspec.Struct, frozen=True):
    """`-1 12`, `!soutien -12`: somebody no longer backs a question."""

    number: int


class Discreet(msgspec.Struct, frozen=True):
    """`!discret`, `!discret non`: whether it is not to be remembered that somebody has had the floor."""

    hidden: bool


OwnCommand = Edit | Withdraw | Unback | Discreet | Malformed

_NUMBERED = re.compile(
    r"\s*(?:n\s?[°o]\s?|#\s?)?(?P<number>[0-9]{1,6})(?:\s*[:,-])?\s+(?P<text>\S.*)", re.DOTALL
)
_MINUS = "-−–"
_MINUS_ONE = re.compile(r"[-−–]\s?1\s+(?P<rest>.*)")
_LONGEST_MINUS_ONE = 200
_NO = frozenset({"non", "no", "off"})


def read_own(text: str, emotes: Sequence[str] = ()) -> OwnCommand | None:
    """Return the command of a line that is about a question already there, None for any other line."""
    # Most of a chat is neither: it is not read any closer.
    command = read_word(text) if "!" in text or "！" in text else None
    if command is None:
        is_short = len(text) <= _LONGEST_MINUS_ONE and any(sign in text for sign in _MINUS)
        minus = _MINUS_ONE.fullmatch(plain_words(text)) if is_short else None
        number = read_number(minus["rest"], emotes) if minus else None
        return None if number is None else Unback(number)
    word, rest = command
    match word:
        case "modifier" | "edit":
            numbered = _NUMBERED.fullmatch(rest)
            if numbered is None:
                return Malformed("command-edit-how")
            return Edit(int(numbered["number"]), numbered["text"])
        case "retirer" | "withdraw":
            number = read_number(plain_words(rest))
            return Malformed("command-withdraw-how") if number is None else Withdraw(number)
        case "soutien" if rest.startswith("-"):
            number = read_number(plain_words(rest[1:]))
            return None if number is None else Unback(number)
        case "discret" | "discreet":
            return Discreet(plain_words(rest) not in _NO)
    return None
