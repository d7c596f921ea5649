"""What leaves the formats of debate: with a person who is forgotten, with a message that left its chat."""

from collections.abc import Iterator

from msgspec.structs import replace

from bot.changes.formats import EntryRemoved, EntrySaved, PicksRemoved, SessionSaved
from bot.events import Author, ChatCleared, MessageRemoved
from bot.formats import FORMATS
from bot.formats.session import Entry, Session
from bot.pipeline.memory.state import ShowState
from bot.pipeline.step import Consequence


def formats_forgotten(person: str, state: ShowState) -> Iterator[Consequence]:
    """Yield what forgets a person in every session; a published list keeps a name that is nobody's."""
    for session in state.formats.sessions.values():
        for entry in entries_of(person, session, state):
            yield from _without(entry, session, state)
        for account in list(state.formats.picks[session.id]):
            if state.people.person(account) == person:
                yield PicksRemoved(session_id=session.id, account=account)


def entries_of(person: str, session: Session, state: ShowState) -> list[Entry]:
    """Return what a person contributed to a session."""
    entries = state.formats.entries[session.id].values()
    return [entry for entry in entries if entry.account and state.people.person(entry.account) == person]


def names_in_formats(person: str, state: ShowState) -> list[Author]:
    """Return the names under which a person contributed; of a linked account nothing else is known here."""
    return [
        Author(platform=entry.platform, id=entry.account, name=entry.name)
        for session in state.formats.sessions.values()
        for entry in entries_of(person, session, state)
    ]


def contributions_of(person: str, state: ShowState) -> int:
    """Return how much a person has contributed to all sessions, dots included."""
    dots = sum(
        state.people.person(account) == person
        for session in state.formats.sessions
        for account in state.formats.picks[session]
    )
    sessions = state.formats.sessions.values()
    return dots + sum(len(entries_of(person, session, state)) for session in sessions)


def formats_left(event: MessageRemoved | ChatCleared, state: ShowState) -> Iterator[Consequence]:
    """Yield what leaves the sessions with a message, or with all of an author's."""
    for session in state.formats.sessions.values():
        for entry in list(state.formats.entries[session.id].values()):
            if _has_left(event, entry, state):
                yield from _without(entry, session, state)


def _has_left(event: MessageRemoved | ChatCleared, entry: Entry, state: ShowState) -> bool:
    if entry.platform is not event.platform:
        return False
    if isinstance(event, MessageRemoved):
        # A hand that is raised, or a name on a list, is not the message that raised it.
        return bool(entry.text) and bool(entry.message_id) and entry.message_id == event.message_id
    if event.author_id is None:
        return bool(entry.text) and entry.channel == event.channel and bool(entry.message_id)
    return entry.account == state.account_of(f"{event.platform}:{event.author_id}")


def _without(entry: Entry, session: Session, state: ShowState) -> Iterator[Consequence]:
    room = state.formats.room(session, state.people.person)
    left = FORMATS[session.format].forgotten(room, entry)
    if left is not None:
        yield EntrySaved(entry=left)
        return
    yield EntryRemoved(session_id=session.id, entry_id=entry.id)
    if session.now == entry.id:
        yield SessionSaved(session=replace(session, now="", closes_at=None))
