"""What the crowd may do on the loopback Discord, and what Discord does not let it do."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.rehearsal.discord.chat import MOST_KEPT, Chat, LoopbackMessage
from bot.rehearsal.discord.ids import Snowflakes, told_at
from bot.rehearsal.discord.server import LoopbackDiscord

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


class HandClock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        """Start at noon."""
        self.at = NOON

    def now(self) -> datetime:
        """Return the time it shows."""
        return self.at


@pytest.fixture
def clock() -> HandClock:
    """Return a clock that shows noon."""
    return HandClock()


@pytest.fixture
def server(clock: HandClock, tmp_path: Path) -> LoopbackDiscord:
    """Return a Discord that nobody serves: its hands need no connection."""
    return LoopbackDiscord(clock, None, tmp_path)


def test_ids_rise_and_carry_their_time(clock: HandClock) -> None:
    ids = Snowflakes(clock)
    first, second = ids.next(), ids.next()
    clock.at += timedelta(milliseconds=5)
    third = ids.next()

    assert first < second < third
    assert [told_at(id) for id in (first, second, third)] == [NOON, NOON, clock.at]


def test_a_name_is_taken_once(server: LoopbackDiscord) -> None:
    server.user("Ada")

    with pytest.raises(ValueError, match="already"):
        server.user("ADA")


def test_slow_mode_spares_moderators(server: LoopbackDiscord, clock: HandClock) -> None:
    server.slow_down(30)
    viewer, moderator = server.user("Ada"), server.user("Modeste", moderator=True)

    assert server.post(viewer, "un")
    assert server.post(viewer, "deux") is None
    assert server.post(moderator, "un")
    assert server.post(moderator, "deux")
    clock.at += timedelta(seconds=30)
    assert server.post(viewer, "deux")


def test_buttons_that_are_gone_or_off_cannot_be_pressed(server: LoopbackDiscord) -> None:
    viewer = server.user("Ada")
    on = {"type": 2, "style": 1, "label": "Oui", "custom_id": "vote:1"}
    off = {"type": 2, "style": 1, "label": "Non", "custom_id": "vote:2", "disabled": True}
    panel = server.show("Votez", {"type": 1, "components": [on, off]})

    assert [button.control for button in server.messages[0].buttons] == ["vote:1"]
    assert server.press(viewer, "vote:1", panel)
    assert server.press(viewer, "vote:2", panel) is None
    assert server.press(viewer, "vote:3", panel) is None
    server.remove(panel)
    assert server.press(viewer, "vote:1", panel) is None


def test_commands_and_forms_must_be_offered_first(server: LoopbackDiscord) -> None:
    viewer = server.user("Ada")

    assert server.invoke(viewer, "question") is None
    assert server.submit(viewer, "ask", {"text": "Quand ?"}) is None


def test_nobody_can_be_missed_before_anybody_listened(server: LoopbackDiscord) -> None:
    server.post(server.user("Ada"), "Bonjour")

    assert server.held == set()


def test_changing_or_removing_what_is_not_there_is_no_deed(server: LoopbackDiscord) -> None:
    assert not server.edit("1", "autre")
    assert not server.remove("1", "2")
    assert server.chat.removed == []


def test_a_full_channel_drops_its_oldest_lines_but_no_panel(server: LoopbackDiscord) -> None:
    chat, author = Chat(), server.user("Ada")
    panel = LoopbackMessage(
        id="0", channel_id="1", author=author, text="Votez", sent_at=NOON, components=({"type": 1},)
    )
    chat.put(panel)
    for number in range(1, MOST_KEPT + 2):
        chat.put(LoopbackMessage(id=str(number), channel_id="1", author=author, text="", sent_at=NOON))

    assert len(chat.messages) == MOST_KEPT
    assert chat.find("1", "0") == panel
    assert chat.find("1", "1") is None
    assert chat.find("2", "0") is None
