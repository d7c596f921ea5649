"""Views of moderation cases, of the desk's numbers and of dry runs."""

from datetime import datetime

import msgspec

from bot.events import Platform
from bot.moderation.case import Case, ContextLine
from bot.moderation.ladder import Past, Step


class DeskView(msgspec.Struct, frozen=True, kw_only=True):
    """The moderation page's numbers; times in seconds.

    `waiting` counts the `appeals` too; `overturned` is the share (0 to 1) of sanctions taken back since,
    `flags` the cases by what flagged them.
    """

    waiting: int
    decided: int
    oldest_at: datetime | None
    median_decision_s: float | None
    acts: dict[str, int]
    appeals: int = 0
    overturned: float | None = None
    flags: dict[str, int] = {}


class RuleView(msgspec.Struct, frozen=True, kw_only=True):
    """A rule of the charter as moderators and authors read it; `two_needed` acts take a second moderator."""

    id: str
    title: str
    text: str
    two_needed: tuple[str, ...] = ()


class CharterView(msgspec.Struct, frozen=True, kw_only=True):
    """The charter's rules in their order, in the show's language: those that an act can cite."""

    rules: tuple[RuleView, ...] = ()


class CopiesView(msgspec.Struct, frozen=True, kw_only=True):
    """The other messages under a case's decision.

    `latest` are a few of them; `awaited`, `done` and `refused` count what was asked for them, and `detail` is
    why the last refused one was. Until `joins_until` later ones join, also when the case is decided.
    """

    count: int
    authors: int
    latest: tuple[ContextLine, ...]
    awaited: int = 0
    done: int = 0
    refused: int = 0
    detail: str = ""
    joins_until: datetime | None = None


class CaseView(msgspec.Struct, frozen=True, kw_only=True):
    """A case, with what the platform can still do about it.

    `rule` is the charter's, `step` what its ladder comes to for this author, `past` what was done about them
    before, the latest first. `two_needed` are the acts that a second moderator must confirm; `undo` says that
    its decision can be taken back. `barred` are the moderators who may not judge its appeal: it is theirs.
    `statements` are what the author would be told, by act; a timeout's by "timeout:<seconds>".
    """

    case: Case
    acts: tuple[str, ...]
    rule: RuleView | None = None
    step: Step | None = None
    past: tuple[Past, ...] = ()
    copies: CopiesView | None = None
    two_needed: tuple[str, ...] = ()
    undo: bool = False
    barred: tuple[str, ...] = ()
    statements: dict[str, str] = {}


class DryRunLine(msgspec.Struct, frozen=True, kw_only=True):
    """One message that would have been flagged, why, and whether it was."""

    platform: Platform
    author: str
    text: str
    at: datetime
    reason: str
    spans: tuple[tuple[int, int], ...] = ()
    was_flagged: bool = False


class DryRunView(msgspec.Struct, frozen=True, kw_only=True):
    """What a rule or a threshold would have flagged: so many of the messages kept, and the latest of them."""

    id: str
    sentence: str
    examined: int
    flagged: int
    lines: tuple[DryRunLine, ...]
