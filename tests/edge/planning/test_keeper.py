"""A rundown and its file: whoever changes one changes the other, and nothing is lost where both do."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.events import Health, HealthReported, RundownRead
from bot.phrasebook import FluentPhrasebook
from bot.planning.file import RundownFile
from bot.planning.keeper import RundownKeeper
from bot.ports import AnyEvent

ROOT = Path(__file__).parents[3]
START = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)


class Told:
    """Keeps what the show is told."""

    def __init__(self) -> None:
        self.events: list[AnyEvent] = []

    def put(self, event: AnyEvent) -> None:
        """Keep one event."""
        self.events.append(event)

    def take(self) -> list[AnyEvent]:
        """Return what was told since."""
        events, self.events = self.events, []
        return events


class Due:
    """What the régie made, in memory."""

    def __init__(self) -> None:
        self.text: str | None = None

    async def due(self) -> str | None:
        """Return it."""
        return self.text

    async def settle(self, text: str) -> None:
        """Forget it, unless something else is due by now."""
        if self.text == text:
            self.text = None


class Hands:
    """A clock that is set by hand."""

    at = START

    def now(self) -> datetime:
        """Return the present."""
        return self.at


class Evening:
    """A keeper with all it needs."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.told, self.due, self.clock = Told(), Due(), Hands()
        words = FluentPhrasebook(ROOT / "config" / "locales", "fr")
        self.keeper = RundownKeeper(RundownFile(path), self.due, self.told, self.clock, words)

    async def look(self) -> list[AnyEvent]:
        """Have the keeper look once, and return what it told."""
        await self.keeper.look()
        return self.told.take()


@pytest.fixture
def evening(tmp_path: Path) -> Evening:
    """Return an evening with a rundown of one line."""
    path = tmp_path / "soir.toml"
    path.write_text("un\n", encoding="utf-8")
    return Evening(path)


def _texts(events: list[AnyEvent]) -> list[tuple[str, bool]]:
    return [(each.text, each.is_echo) for each in events if isinstance(each, RundownRead)]


def _ills(events: list[AnyEvent]) -> list[tuple[str, Health]]:
    return [(each.part, each.health) for each in events if isinstance(each, HealthReported)]


async def test_a_file_is_told_when_it_is_first_seen_and_each_time_it_changes(evening: Evening) -> None:
    assert _texts(await evening.look()) == [("un\n", False)]
    assert await evening.look() == []

    evening.path.write_text("deux, plus long\n", encoding="utf-8")
    assert _texts(await evening.look()) == [("deux, plus long\n", False)]
    assert await evening.look() == []


async def test_a_file_that_is_touched_and_says_the_same_is_no_news(evening: Evening) -> None:
    await evening.look()
    os.utime(evening.path, (1, 1))

    assert await evening.look() == []


async def test_what_the_regie_made_is_written_and_told_as_an_echo(evening: Evening) -> None:
    await evening.look()
    evening.path.chmod(0o640)
    evening.due.text = "de la régie\n"

    assert _texts(await evening.look()) == [("de la régie\n", True)]
    assert evening.path.read_text(encoding="utf-8") == "de la régie\n"
    assert evening.path.stat().st_mode & 0o777 == 0o640
    assert await evening.due.due() is None
    assert [each.name for each in evening.path.parent.iterdir()] == ["soir.toml"]
    assert await evening.look() == []


async def test_what_was_due_before_a_restart_is_written_first(evening: Evening) -> None:
    evening.due.text = "d’avant l’arrêt\n"

    assert _texts(await evening.look()) == [("d’avant l’arrêt\n", True)]
    assert evening.path.read_text(encoding="utf-8") == "d’avant l’arrêt\n"


async def test_where_both_changed_the_file_is_kept_and_it_is_said_for_a_while(evening: Evening) -> None:
    await evening.look()
    evening.path.write_text("à la main, entre-temps\n", encoding="utf-8")
    evening.due.text = "de la régie\n"
    told = await evening.look()

    assert _texts(told) == [("à la main, entre-temps\n", False)]
    assert _ills(told) == [("rundown:crossed", Health.DEGRADED)]
    assert evening.path.read_text(encoding="utf-8") == "à la main, entre-temps\n"
    assert await evening.due.due() is None
    evening.clock.at += timedelta(minutes=3)
    assert _ills(await evening.look()) == [("rundown:crossed", Health.GOOD)]


async def test_a_file_that_is_gone_or_no_text_is_said_once_and_read_when_it_is_back(evening: Evening) -> None:
    await evening.look()
    evening.path.unlink()
    (gone,) = await evening.look()
    assert isinstance(gone, HealthReported)
    assert "n'existe pas" in gone.detail
    assert str(evening.path) in gone.remedy
    assert await evening.look() == []

    evening.path.write_bytes(b"\xff\xfe")
    assert await evening.look() == []
    evening.path.write_text("un\n", encoding="utf-8")
    assert _texts(await evening.look()) == [("un\n", False)]


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes anywhere")
async def test_a_folder_that_takes_nothing_keeps_the_change_due(evening: Evening) -> None:
    await evening.look()
    evening.path.parent.chmod(0o500)
    evening.due.text = "de la régie\n"
    try:
        (ill,) = await evening.look()
        assert isinstance(ill, HealthReported)
        assert "accès refusé" in ill.detail
        assert evening.due.text == "de la régie\n"
    finally:
        evening.path.parent.chmod(0o700)
    assert _texts(await evening.look()) == [("de la régie\n", True)]
