"""How old an account is, where its platform tells."""

from datetime import UTC, datetime, timedelta

from bot.events import Author, Platform

NEW_FOR = timedelta(days=30)
_DISCORD_EPOCH_MS = 1_420_070_400_000
_LONGEST_ID = 20


def made_at(author: Author) -> datetime | None:
    """Return when an account was made, which a Discord id carries; Twitch's chat does not tell."""
    if author.platform is not Platform.DISCORD or len(author.id) > _LONGEST_ID or not author.id.isdecimal():
        return None
    return datetime.fromtimestamp(((int(author.id) >> 22) + _DISCORD_EPOCH_MS) / 1000, UTC)


def is_new(author: Author, at: datetime) -> bool:
    """Return whether an account is known to be younger than thirty days."""
    made = made_at(author)
    return made is not None and at - made < NEW_FOR
