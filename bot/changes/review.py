"""Changes of what moderators decide beside the cases themselves: copies of a message, permits."""

from datetime import datetime

from bot.changes.change import Change
from bot.events import Platform
from bot.moderation.copies import Copy


class CopySaved(Change, frozen=True, kw_only=True, tag="copy_saved"):
    """A message joined a case that is about the same words, or more is known of what became of it."""

    case_id: str
    copy: Copy


class LinkPermitted(Change, frozen=True, kw_only=True, tag="link_permitted"):
    """Somebody, by name, may post a link until then; remembered for this life only."""

    platform: Platform
    name: str
    until: datetime


ReviewChange = CopySaved | LinkPermitted
