"""What an author is told of an act: what, under which rule, decided by whom, how long, how to contest it."""

from bot.changes import Owed
from bot.events import Platform
from bot.moderation.case import Case
from bot.moderation.charter import CharterRule
from bot.orders import CaseAct
from bot.pipeline.evening import Evening
from bot.words import Phrasebook

# What Twitch shows of a reason; Discord's own limit is wider.
LONGEST = 500
SHORTEST_NOTE = 20
# Acts of which something follows for the author.
FOLLOWED = (CaseAct.WARN, CaseAct.TIMEOUT, CaseAct.BAN)

_UNITS = ((86_400, "length-days"), (3_600, "length-hours"), (60, "length-minutes"))


def statement_of(
    case: Case,
    act: CaseAct,
    seconds: int | None,
    rule: CharterRule | None,
    note: str,
    evening: Evening,
    *,
    automatic: bool = False,
    by_two: bool = False,
) -> str:
    """Return the statement, "" for an act that takes nothing from anybody or in a show without a charter.

    A moderator's own words come last and are cut where a platform would cut them.
    """
    if act is CaseAct.ALLOW or rule is None:
        return _cleared(case, evening) if act is CaseAct.ALLOW else ""
    words = evening.words
    length = said_length(seconds, words) if seconds else ""
    by = "machine" if automatic else "two" if by_two else "person"
    # What only moderators could read was never published either.
    what = "removed" if case.message_id and not case.held_message else "unpublished"
    then = [words.text(f"statement-then-{act}", length=length)] if act in FOLLOWED else []
    parts = [
        words.text(f"statement-{what}", rule=rule.title),
        *then,
        words.text(f"statement-by-{by}"),
        words.text(f"statement-how-{_way(case, act)}"),
    ]
    said = " ".join(parts)
    return said if automatic or not note.strip() else _with_note(said, note.strip(), words)


def said_length(seconds: int, words: Phrasebook) -> str:
    """Return a length of time in words, in the largest unit that it fills exactly."""
    for unit, key in _UNITS:
        if seconds % unit == 0:
            return words.text(key, count=seconds // unit)
    return words.text("length-seconds", count=seconds)


def told_in_chat(case: Case, key: str, evening: Evening, **values: str) -> Owed:
    """Return words to an author that go with the chat's next summing up: where nothing else reaches them."""
    text = evening.words.text(key, **values)
    return Owed(
        platform=case.platform, text=evening.words.text("owed-to", author=case.author.name, text=text)
    )


def removal_in_chat(case: Case, rule: CharterRule, evening: Evening) -> Owed:
    """Return the words about a removed message to whoever cannot be told alone: the chat reads no more."""
    key = "statement-chat" if case.platform is Platform.TWITCH else "statement-chat-discord"
    return told_in_chat(case, key, evening, rule=rule.title)


def _cleared(case: Case, evening: Evening) -> str:
    """Return what is said to somebody whose message was kept back and does respect the charter."""
    return evening.words.text("statement-cleared") if case.removal else ""


def _way(case: Case, act: CaseAct) -> str:
    """Return how this act can be contested where it was done."""
    if case.platform is Platform.DISCORD:
        return "button"
    return {CaseAct.TIMEOUT: "later", CaseAct.BAN: "unban"}.get(act, "chat")


def _with_note(said: str, note: str, words: Phrasebook) -> str:
    room = LONGEST - len(said) - 1 - len(words.text("statement-note", reason=""))
    if room < SHORTEST_NOTE:
        return said
    cut = note if len(note) <= room else f"{note[: room - 1].rstrip()}…"
    return f"{said} {words.text('statement-note', reason=cut)}"
