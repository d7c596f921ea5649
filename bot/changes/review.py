"""Changes of what moderators decide beside the cases themselves: copies of a message, permits."""

from datetime import datetime

from bot.changes.change import Change
from bot.events import Platform
from bot.moderation.copies import Copy


class CopySaved(Change, frozen=True, kw_only=True, tag="copy_saved"):
    """A message joined a case that is about the same words, or more is known of what became of it."""

    case_id: str
    copy: Copy


class WordsHeard(Change, frozen=True, kw_only=True, tag="words_heard"):
    """Words that may spread were posted, and opened or joined a case, if any; for this life only."""

    message: Copy
    emotes: tuple[str, ...] = ()
    case_id: str = ""


class LinkPermitted(Change, frozen=True, kw_only=True, tag="link_permitted"):
    """Somebody, by name, may post a link until then; remembered for this life only."""

    platform: Platform
    name: str
    until: datetime


class MessageJudged(Change, frozen=True, kw_only=True, tag="message_judged"):
    """What was said of a message, to try other rules on it; for this life only, and not for long."""

    message: Copy
    emotes: tuple[str, ...] = ()
    first: bool = False
    abusive: float | None = None
    flagged: bool = False


class JudgedForgotten(Change, frozen=True, kw_only=True, tag="judged_forgotten"):
    """A message left its platform, or all of an author's did, or (both empty) everything in a channel."""

    channel: str
    message_id: str = ""
    author_key: str = ""


class DryRunShown(Change, frozen=True, kw_only=True, tag="dry_run_shown"):
    """A dry run's answer is on the pages until then, or (None) no more; for this life only."""

    until: datetime | None


class FollowHeard(Change, frozen=True, kw_only=True, tag="follow_heard"):
    """Somebody began to follow the channel; remembered for this life only, without who it was."""

    at: datetime


JudgedChange = MessageJudged | JudgedForgotten | DryRunShown | FollowHeard
ReviewChange = CopySaved | WordsHeard | LinkPermitted
