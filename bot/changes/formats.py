"""Changes of the formats of debate."""

from bot.changes.change import Change
from bot.formats.session import Entry, Picks, Session


class SessionSaved(Change, frozen=True, kw_only=True, tag="session_saved"):
    """A session opened, went on or closed; a list that was fixed is published with it."""

    session: Session


class EntrySaved(Change, frozen=True, kw_only=True, tag="entry_saved"):
    """Somebody contributed, or a contribution moved on."""

    entry: Entry


class EntryRemoved(Change, frozen=True, kw_only=True, tag="entry_removed"):
    """A contribution leaves without a trace."""

    session_id: str
    entry_id: str


class PicksSaved(Change, frozen=True, kw_only=True, tag="picks_saved"):
    """Somebody put their dots; they replace the earlier ones of the same account."""

    session_id: str
    picks: Picks


class PicksRemoved(Change, frozen=True, kw_only=True, tag="picks_removed"):
    """An account's dots leave."""

    session_id: str
    account: str


class TokensTold(Change, frozen=True, kw_only=True, tag="tokens_told"):
    """A chat was told who is in the list under which name; for this life only."""

    entry_ids: tuple[str, ...]


FormatChange = SessionSaved | EntrySaved | EntryRemoved | PicksSaved | PicksRemoved | TokensTold
