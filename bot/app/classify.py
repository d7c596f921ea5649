"""`bouge classify`: JSON lines in, one JSON line out for each, in order."""

from collections.abc import AsyncIterator, Iterable, Iterator
from datetime import UTC, datetime
from itertools import islice

import msgspec

from bot.moderation.judge import Policy, judge
from bot.moderation.rules.rule import Heard
from bot.moderation.scores import Scores
from bot.ports import TextScorer
from bot.words import Phrasebook

BATCH = 256
LONGEST_LINE = 1_000_000
# No platform lets a longer message through; a moderator would not read further.
READ_CHARACTERS = 10_000
# Each line stands alone: no rule that looks at when or how often people write has anything to see.
NO_TIME = datetime(1970, 1, 1, tzinfo=UTC)


class Line(msgspec.Struct, frozen=True):
    """One line of input; other keys are left alone."""

    text: str


class Passage(msgspec.Struct, frozen=True):
    """A part of the text: its [start, end) in code points, and its words."""

    start: int
    end: int
    text: str


class Judged(msgspec.Struct, frozen=True):
    """One line of output: probabilities, whether a moderator would see it, and why, in the show's language.

    `flag` is the verdict of classifier and rules together, so it may be true where `abusive` is low.
    """

    abusive: float
    categories: dict[str, float]
    flag: bool
    reasons: tuple[str, ...]


class Explained(Judged, frozen=True):
    """A line of output that also says which words made the classifier's score: what they are and where."""

    spans: tuple[Passage, ...]


class Faulty(msgspec.Struct, frozen=True):
    """What stands in the place of a line that could not be read."""

    error: str


async def judged_lines(
    lines: Iterable[bytes],
    scorer: TextScorer,
    policy: Policy,
    words: Phrasebook,
    *,
    explaining: bool = False,
) -> AsyncIterator[bytes]:
    """Yield one JSON answer per line, in order; a line that cannot be read gets an error in its place.

    `explaining`: each answer has the spans that its scores came with.
    """
    numbered = enumerate(lines, start=1)
    while batch := [_read(number, line, words) for number, line in islice(numbered, BATCH)]:
        scores = iter(await scorer.score([each.text for each in batch if isinstance(each, Line)]))
        for each in batch:
            yield msgspec.json.encode(_answer(each, scores, policy, words, explaining))


def _answer(
    line: Line | Faulty, scores: Iterator[Scores], policy: Policy, words: Phrasebook, explaining: bool
) -> Judged | Faulty:
    if isinstance(line, Faulty):
        return line
    found = next(scores)
    judged = _judge(line.text, found, policy, words)
    if not explaining:
        return judged
    spans = tuple(Passage(start, end, line.text[start:end]) for start, end in found.spans)
    return Explained(**msgspec.structs.asdict(judged), spans=spans)


def _read(number: int, line: bytes, words: Phrasebook) -> Line | Faulty:
    if len(line) > LONGEST_LINE:
        return Faulty(words.text("classify-too-long", line=str(number), most=str(LONGEST_LINE)))
    if not line.strip():
        return Faulty(words.text("classify-empty", line=str(number)))
    try:
        return msgspec.json.decode(line, type=Line)
    except msgspec.ValidationError:
        return Faulty(words.text("classify-no-text", line=str(number)))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as fault:
        return Faulty(words.text("classify-not-json", line=str(number), fault=str(fault)))


def _judge(text: str, scores: Scores, policy: Policy, words: Phrasebook) -> Judged:
    heard = Heard.of(text[:READ_CHARACTERS], author_key="", at=NO_TIME)
    verdict = judge(heard, scores, policy, words)
    return Judged(
        abusive=round(scores.abusive, 6),
        categories={name: round(value, 6) for name, value in scores.categories.items()},
        flag=verdict.flag,
        reasons=tuple(reason.text for reason in verdict.reasons),
    )
