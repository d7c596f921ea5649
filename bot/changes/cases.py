"""Changes of moderation cases and of the lines around them."""

from bot.changes.change import Change
from bot.moderation.case import Case, ContextLine


class CaseSaved(Change, frozen=True, kw_only=True, tag="case_saved"):
    """A case was opened, held or decided."""

    case: Case


class LineHeard(Change, frozen=True, kw_only=True, tag="line_heard"):
    """A message to remember a while, as context for cases."""

    channel: str
    line: ContextLine
    author_key: str


class LineForgotten(Change, frozen=True, kw_only=True, tag="line_forgotten"):
    """A message that left the platform leaves the context too."""

    channel: str
    message_id: str
