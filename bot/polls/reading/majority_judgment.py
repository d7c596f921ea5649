"""How a grade is read: `tb`, `très bien`, `6`, or a code on screen; with its choice, among several."""

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA

from bot.polls.grammar import NotAVote
from bot.polls.letters import fold, words_of
from bot.polls.marks import GRADES, HIGHEST_GRADE, Marked
from bot.polls.poll import Choice
from bot.polls.reading.line import AFTER, AROUND, Said, choice_of, said_in, unread

# By grade, from "À rejeter" up: French, English, and what people make of them. All letters, in one piece.
WORDS = (
    "a rejeter,rejeter,a rejete,rejete,rejetee,rejet,rej,ar,to reject,reject",
    "insuffisant,insuffisante,insufisant,insuffisent,insuff,insuf,ins,insufficient,poor",
    "passable,passables,passab,pass",
    "assez bien,ab,fairly good,quite good",
    "bien,b,good",
    "tres bien,tres b,tb,tres tres bien,very good,vg",
    "excellent,excellente,excellents,excellant,exc,exellent",
)
_GRADES = {word.replace(" ", ""): grade for grade, words in enumerate(WORDS) for word in words.split(",")}
_INTRODUCED = re.compile(r"(?:mention|note|grade|je mets|je donne|je lui mets|je lui donne)\s*:?\s+(?=\S)")
_OUT_OF_SIX = re.compile(r"([0-9]{1,3})(?:\s*(?:/|sur)\s*6)?")
_TWO_DIGITS = re.compile(r"[0-9]{2}")
_RUN = re.compile(r"([^\W\d_])\1+")
_RUN_OF_THREE = re.compile(r"([^\W\d_])\1\1")
_SHORTEST_WITH_TYPO = 6
# Nearly a grade by its letters, and something else by its words.
_TALK = re.compile(r"['’]|\btes\b")
_BETWEEN = re.compile(r"\s*[,;|]\s*")
_PAIR = re.compile(r"\s*[:=]\s*")
_SEVERAL_PAIRS = re.compile(r"(?<=[^\s:=,;])\s+(?=[^\s:=,;]+\s*[:=])")


def read(
    text: str, choices: tuple[Choice, ...], emotes: Sequence[str] = (), codes: Sequence[str] = ()
) -> Marked | NotAVote:
    """Return the grade of each choice that a line grades.

    In the window of one choice, `choices` is that choice alone and a bare grade is enough; where there are
    several, each grade needs its choice (`A tb, B : 3`). `codes` are what stands on screen for the seven
    grades, from "À rejeter" up; where one of them is a digit of the scale, bare digits are codes alone.
    """
    said = said_in(text, emotes)
    if isinstance(said, NotAVote):
        return said
    grade = _grade(said.text, codes)
    if isinstance(grade, NotAVote):
        return grade
    if grade is not None:
        return Marked({choices[0].code: grade}) if len(choices) == 1 else NotAVote("which-choice")
    grades = None if said.called else _pairs(said, choices, codes)
    return unread(said) if grades is None else Marked(grades)


def grade_code(text: str, emotes: Sequence[str] = ()) -> str:
    """Return the number of two digits that is all that a line says, however often; "" for any other line."""
    said = said_in(text, emotes)
    words = set() if isinstance(said, NotAVote) else {word.rstrip(",;") for word in said.text.split()}
    word = words.pop() if len(words) == 1 else ""
    return word if _TWO_DIGITS.fullmatch(word) else ""


def _grade(said: str, codes: Sequence[str]) -> int | NotAVote | None:
    """Return the grade that words are, or why their number is none; None when they are something else."""
    words = _INTRODUCED.sub("", said, count=1)
    shown = {fold(code): grade for grade, code in enumerate(codes)}
    repeated = {word.rstrip(",;") for word in words.split()}
    word = repeated.pop() if len(repeated) == 1 else words
    if word in shown:
        return shown[word]
    number = _OUT_OF_SIX.fullmatch(word)
    if number is None:
        return _worded(words)
    if int(number[1]) > HIGHEST_GRADE or len(number[1]) > 1 or any(str(each) in shown for each in GRADES):
        return NotAVote("number-out-of-scale")
    return int(number[1])


@lru_cache(maxsize=4096)
def _worded(words: str) -> int | None:
    """Return the grade that words name: letter by letter, held long, or with one slip of the finger."""
    letters = "".join(words_of(words))
    if letters in _GRADES:
        return _GRADES[letters]
    if _RUN_OF_THREE.search(letters):
        short = _RUN.sub(r"\1", letters)
        return next((grade for word, grade in _GRADES.items() if _RUN.sub(r"\1", word) == short), None)
    if _TALK.search(words):
        return None
    near = {grade for word, grade in _GRADES.items() if _slipped(letters, word)}
    return near.pop() if len(near) == 1 else None


def _slipped(one: str, other: str) -> bool:
    """Tell whether a letter too many, missing, or two swapped parts them; a changed letter is no slip."""
    return (
        len(other) >= _SHORTEST_WITH_TYPO
        and one[:1] == other[:1]
        and OSA.distance(one, other, score_cutoff=1) == 1
        and (len(one) != len(other) or sorted(one) == sorted(other))
    )


def _pairs(said: Said, choices: tuple[Choice, ...], codes: Sequence[str]) -> dict[str, int] | None:
    """Return the grades of choices named together with them, all of them read, or None."""
    several = len(_PAIR.findall(said.text)) > 1
    parts = [
        piece
        for part in _BETWEEN.split(said.text)
        for piece in (_SEVERAL_PAIRS.split(part) if several else [part])
    ]
    if len(parts) > 2 * len(choices):
        return None
    grades: dict[str, int] = {}
    for part in parts:
        pair = _pair(part.strip(AFTER + AROUND), choices, codes)
        if pair is None or grades.get(pair[0], pair[1]) != pair[1]:
            return None
        grades[pair[0]] = pair[1]
    return grades


def _pair(part: str, choices: tuple[Choice, ...], codes: Sequence[str]) -> tuple[str, int] | None:
    """Return the choice and the grade of `A : tb` or `A tb`; two bare numbers need a sign between them."""
    signed = _PAIR.split(part)
    words = part.split()
    cuts = (
        [signed]
        if len(signed) == 2
        else [[" ".join(words[:at]), " ".join(words[at:])] for at in _cuts(words)]
    )
    for who, what in cuts:
        grade = _grade(what, codes)
        if isinstance(grade, int) and (code := choice_of(who, choices)) is not None:
            both_numbers = len(signed) < 2 and what.isdecimal() and who.isdecimal()
            return None if both_numbers else (code, grade)
    return None


def _cuts(words: Sequence[str]) -> range:
    """Return where the words of a grade may begin: its names have three words at most."""
    return range(max(1, len(words) - 3), len(words))
