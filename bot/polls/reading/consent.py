"""How what people say in a consent round is read: `!objection` with its reason, `!ressenti`, `!question`."""

import re
from collections.abc import Sequence

from bot.polls.counting.rounds import Contribution, Kind, gives_reason
from bot.polls.grammar import NotAVote
from bot.polls.letters import LONGEST, cleaned, fold
from bot.polls.poll import Choice
from bot.polls.reading.line import AFTER

_KINDS: dict[str, Kind] = {
    "objection": "objection",
    "objections": "objection",
    "objecte": "objection",
    "object": "objection",
    "obj": "objection",
    "ressenti": "feeling",
    "ressentis": "feeling",
    "feeling": "feeling",
    "feelings": "feeling",
    "question": "question",
    "questions": "question",
    "q": "question",
}
_CALLED = re.compile(r"\s*[!！]\s*([^\W\d_]+)\s*[:：,–-]?\s*(.*)", re.DOTALL)
_ANNOUNCED = re.compile(r"\s*([^\W\d_]{4,})\s*[:：]\s*(.+)", re.DOTALL)
_LEFT = re.compile(
    r"!\s*(?:je )?(?:leve[rz]?|lift)(?: (?:(?:mon|l['’]|my) ?)?objection)?"
    r"\s*(?:n ?°|no|#)?\s*([0-9]{1,4})?[ .!]*"
)
_BARE_NO = re.compile(
    "no+n+|no|nope|contre|against|pas d['’ ]?accord|je m['’ ]?oppose|je refuse"
    "|objection|j['’ ]?objecte|i object"
)


def left(text: str, emotes: Sequence[str] = ()) -> int | None:
    """Return the number of the objection that somebody leaves, `!lever 3`; 0 without one, None else."""
    said = _LEFT.fullmatch(cleaned(text, emotes)) if len(text) <= LONGEST else None
    return None if said is None else int(said[1] or 0)


def read(text: str, choices: tuple[Choice, ...] = (), emotes: Sequence[str] = ()) -> Contribution | NotAVote:
    """Return what somebody says in the round, in their own words; a "no" without a reason is refused.

    A consent round has no choices; whether it is the time for what is said, the round knows.
    """
    if len(text) > LONGEST:
        return NotAVote("too-long")
    line = cleaned(text, emotes)
    if not line:
        return NotAVote("empty")
    if _BARE_NO.fullmatch(line.strip(AFTER)):
        return NotAVote("objection-needs-reason")
    called = _CALLED.fullmatch(text) or _ANNOUNCED.fullmatch(text)
    kind = _KINDS.get(fold(called[1])) if called else None
    if called is None or kind is None:
        return NotAVote("command" if line.startswith("!") else "sentence")
    said = _plain(called[2])
    if kind == "objection":
        return Contribution(kind, said) if gives_reason(said) else NotAVote("objection-needs-reason")
    return Contribution(kind, said) if cleaned(said, emotes).strip(AFTER) else NotAVote("no-text")


def _plain(text: str) -> str:
    """Return a text as it was typed, on one line and without what cannot be seen."""
    return "".join(each for each in " ".join(text.split()) if each.isprintable())
