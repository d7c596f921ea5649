"""What the tests of moderation say: messages, and the show's own words."""

from datetime import UTC, datetime
from pathlib import Path

from bot.moderation.rules.rule import Finding, Heard, Rule
from bot.phrasebook import FluentPhrasebook

ROOT = Path(__file__).parents[3]
NOW = datetime(2026, 3, 14, 20, 30, tzinfo=UTC)
FRENCH = FluentPhrasebook(ROOT / "config" / "locales", "fr")
ENGLISH = FluentPhrasebook(ROOT / "config" / "locales", "en")


def heard(text: str, *, emotes: tuple[str, ...] = (), recent: tuple[tuple[datetime, str], ...] = ()) -> Heard:
    """Return a message written now."""
    return Heard.of(text, author_key="twitch:1", at=NOW, recent=recent, emotes=emotes)


def marked(text: str, finding: Finding | None) -> list[str]:
    """Return what a finding points at, as it was written."""
    return [text[start:end] for start, end in finding.spans] if finding else []


def finds(rule: Rule, text: str) -> list[str]:
    """Return what a rule points at in a message."""
    return marked(text, rule(heard(text)))
