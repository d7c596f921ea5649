"""The formats of debate as the pipeline remembers them: sessions, what was contributed, and dots."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.changes.formats import (
    EntryRemoved,
    EntrySaved,
    FormatChange,
    PicksRemoved,
    PicksSaved,
    SessionSaved,
    TokensTold,
)
from bot.formats.session import Entry, Picks, Room, Session
from bot.ports import ShowRecord


@dataclass
class Sessions:
    """Sessions by id, with the contributions of each by id, and the dots of each by account.

    `untold` are those of a list who wrote in a chat and were not yet told their name in it.
    """

    sessions: dict[str, Session] = field(default_factory=dict)
    entries: dict[str, dict[str, Entry]] = field(default_factory=lambda: defaultdict(dict))
    picks: dict[str, dict[str, Picks]] = field(default_factory=lambda: defaultdict(dict))
    untold: dict[str, Entry] = field(default_factory=dict)

    @classmethod
    def of(cls, record: ShowRecord) -> "Sessions":
        """Return what a store's record tells."""
        sessions = cls(sessions={each.id: each for each in record.sessions})
        for entry in sorted(record.entries, key=lambda each: each.number):
            sessions.entries[entry.session_id][entry.id] = entry
        for session_id, picks in record.picks.items():
            sessions.picks[session_id] = {each.account: each for each in picks}
        return sessions

    def room(self, session: Session, person: Callable[[str], str]) -> Room:
        """Return a session with all that was contributed to it."""
        return Room(
            session=session,
            entries=tuple(self.entries[session.id].values()),
            picks=tuple(self.picks[session.id].values()),
            person=person,
        )

    def latest(self) -> list[Session]:
        """Return the sessions, the latest first."""
        return sorted(self.sessions.values(), key=lambda each: each.opened_at, reverse=True)

    def open_ones(self) -> list[Session]:
        """Return the sessions that go on, the latest first."""
        return [session for session in self.latest() if session.is_open]

    def apply(self, change: FormatChange) -> None:
        """Bring one change in."""
        match change:
            case SessionSaved(session=session):
                self.sessions[session.id] = session
            case EntrySaved(entry=entry):
                self._saved(entry)
            case EntryRemoved():
                self.entries[change.session_id].pop(change.entry_id, None)
                self.untold.pop(change.entry_id, None)
            case PicksSaved():
                self.picks[change.session_id][change.picks.account] = change.picks
            case PicksRemoved():
                self.picks[change.session_id].pop(change.account, None)
            case TokensTold(entry_ids=told):
                for entry_id in told:
                    self.untold.pop(entry_id, None)

    def _saved(self, entry: Entry) -> None:
        is_drawn_from = self.sessions[entry.session_id].format == "draw" and entry.message_id
        if is_drawn_from and entry.id not in self.entries[entry.session_id]:
            self.untold[entry.id] = entry
        self.entries[entry.session_id][entry.id] = entry


def session_of(change: FormatChange) -> str:
    """Return the session that a change is of, "" for none."""
    match change:
        case SessionSaved(session=session):
            return session.id
        case EntrySaved(entry=entry):
            return entry.session_id
        case EntryRemoved() | PicksSaved() | PicksRemoved():
            return change.session_id
    return ""
