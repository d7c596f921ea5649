"""Acts on Twitch go out no faster than its points come back."""

import asyncio
from pathlib import Path

from bot.actions import DeleteMessage
from bot.events import Outcome, Platform
from tests.edge.platforms.twitch.stage import loopback


def delete(message_id: str) -> DeleteMessage:
    """Return the removal of a message."""
    return DeleteMessage(id="delete", platform=Platform.TWITCH, channel="", message_id=message_id)


async def test_many_acts_at_once_spend_no_more_points_than_twitch_gives(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        author = stage.server.user("Ana")
        posted = [stage.server.post(author, f"insulte {number}") for number in range(40)]
        stage.server.spend_points(stage.server.bot_grant, leave=25)
        async with asyncio.timeout(20):
            reports = await asyncio.gather(*(stage.adapter.perform(delete(id or "")) for id in posted))

    assert {report.outcome for report in reports} == {Outcome.DONE}
    assert stage.server.limit_breaches == 0
