"""View of what operators just did."""

from datetime import datetime

import msgspec

from bot.orders import ActorRole


class ActView(msgspec.Struct, frozen=True, kw_only=True):
    """Who did what when; it can be taken back until `undo_until_at`, None when it cannot."""

    id: str
    at: datetime
    name: str
    role: ActorRole
    kind: str
    subject: str
    undo_until_at: datetime | None
    is_undone: bool


class ActsView(msgspec.Struct, frozen=True, kw_only=True):
    """The latest acts, the newest first; `version` names the state of the show that they led to."""

    version: str
    acts: tuple[ActView, ...]
