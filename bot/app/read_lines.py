"""`bouge read`: chat lines in JSON in, for each the ballot it casts or why it casts none."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import msgspec

from bot.app.tally import method_named
from bot.errors import InputError
from bot.polls.counting.rounds import Contribution
from bot.polls.grammar import NotAVote
from bot.polls.marks import Marked
from bot.polls.methods import METHODS
from bot.polls.methods.method import Counted, Form, Method
from bot.polls.poll import Choice
from bot.polls.reading import consent
from bot.words import Phrasebook

LONGEST_LINE = 1_000_000


class Line(msgspec.Struct, frozen=True):
    """One line of input: a chat message, the emotes in it, and the choice whose window is open for grades."""

    text: str
    emotes: tuple[str, ...] = ()
    choice: str | None = None


def read_lines(
    method: str, choices: str, codes: str, lines: Iterable[bytes], words: Phrasebook
) -> Iterator[bytes]:
    """Return one JSON answer per line, in order; a line that cannot be read gets an error in its place.

    Choices and codes are separated by semicolons; without codes they are 1, 2, 3… Raises InputError for a
    method, choices or codes that make no sense.
    """
    reads = METHODS[method_named(method, METHODS)]
    poll = poll_choices(choices, codes, needed=reads.most > 0)
    return (_answer(reads, poll, number, line, words) for number, line in enumerate(lines, 1))


def poll_choices(choices: str, codes: str, needed: bool = True) -> tuple[Choice, ...]:
    """Return the choices of a poll out of labels and codes; raises InputError when they do not fit."""
    labels = _parts(choices)
    if needed and not labels:
        raise InputError('--choices : il faut au moins un choix, comme "Oui;Non;Blanc".')
    shown = _parts(codes) or [str(code) for code in range(1, len(labels) + 1)]
    if labels and len(shown) != len(labels):
        raise InputError(f"--codes : {len(shown)} codes pour {len(labels)} choix ; il en faut autant.")
    for option, given in (("--choices", labels), ("--codes", shown)):
        folded = [each.casefold() for each in given]
        for each in given:
            if not each or folded.count(each.casefold()) > 1:
                fault = f"« {each} » y est deux fois" if each else "il y en a un de vide"
                raise InputError(f"{option} : {fault}.")
    return tuple(Choice(code=code, label=label) for code, label in zip(shown, labels, strict=False))


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(";")] if text.strip() else []


def _answer(method: Method, poll: tuple[Choice, ...], number: int, line: bytes, words: Phrasebook) -> bytes:
    fault: str | None = None
    said: Line | None = None
    if len(line) > LONGEST_LINE:
        fault = words.text("classify-too-long", line=str(number), most=str(LONGEST_LINE))
    elif not line.strip():
        fault = words.text("classify-empty", line=str(number))
    else:
        try:
            said = msgspec.json.decode(line, type=Line)
        except msgspec.ValidationError:
            fault = words.text("classify-no-text", line=str(number))
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as wrong:
            fault = words.text("classify-not-json", line=str(number), fault=str(wrong))
    return msgspec.json.encode(_read(method, poll, said) if said is not None else {"error": fault})


def _read(method: Method, poll: tuple[Choice, ...], line: Line) -> dict[str, Any]:
    """Return the ballot of a line, in the form that `bouge tally` takes."""
    window = poll
    if line.choice is not None:
        window = tuple(choice for choice in poll if line.choice in (choice.label, choice.code))
        if not window:
            return {"ballot": None, "why": "unknown-choice"}
    reader = consent.read if method.counted is Counted.ROUND else method.read
    found: Marked | Contribution | NotAVote = reader(line.text, window, line.emotes)
    if isinstance(found, NotAVote):
        return {"ballot": None, "why": found.why}
    return {"ballot": SHOWN[method.form](found, {choice.code: choice.label for choice in poll})}


Labels = Mapping[str, str]


def _one(found: Any, labels: Labels) -> str:
    return labels[found.mark]


def _several(found: Any, labels: Labels) -> list[str]:
    return [labels[code] for code in found.mark[0]]


def _tiers(found: Any, labels: Labels) -> list[list[str]]:
    return [[labels[code] for code in tier] for tier in found.mark]


def _grades(found: Any, labels: Labels) -> dict[str, int]:
    return {labels[code]: grade for code, grade in found.mark.items()}


def _value(found: Any, labels: Labels) -> int:
    return int(found.mark)


def _words(found: Any, labels: Labels) -> dict[str, str]:
    return {found.kind: found.text}


SHOWN: Mapping[Form, Callable[[Any, Labels], Any]] = {
    Form.ONE: _one,
    Form.SEVERAL: _several,
    Form.TIERS: _tiers,
    Form.GRADES: _grades,
    Form.VALUE: _value,
    Form.WORDS: _words,
}
