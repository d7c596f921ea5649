"""Changes of moderation cases and of the lines around them."""

from bot.changes.change import Change
from bot.moderation.case import Case, ContextLine
from bot.moderation.example import Example


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


class ExampleKept(Change, frozen=True, kw_only=True, tag="example_kept"):
    """A moderator's verdict on a case is kept as a labelled example; a later one replaces it."""

    case_id: str
    example: Example


class ExampleForgotten(Change, frozen=True, kw_only=True, tag="example_forgotten"):
    """The author of a case's message was forgotten, or its decision withdrawn: its example goes."""

    case_id: str


ExampleChange = ExampleKept | ExampleForgotten
