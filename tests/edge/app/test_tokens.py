"""Twitch tokens across lives of the bot: renewed when they end, kept for their owner alone, used again."""

import json
import stat
from pathlib import Path

import pytest

from tests.edge.app.evening import Evening, evening
from tests.edge.app.loopbacks import Platforms


async def assert_vote_counts(live: Evening, platforms: Platforms, name: str, *counted: str) -> None:
    """Have one viewer vote for the first choice; exactly these ballots must then be counted."""
    assert platforms.twitch.post(platforms.twitch.user(name), "1")
    await live.counted(*counted)


async def test_an_ended_token_is_renewed_kept_and_used_again_after_a_restart(
    platforms: Platforms, tmp_path: Path
) -> None:
    twitch, settings = platforms.twitch, platforms.twitch_settings()
    given = settings["BOUGE_TWITCH__BOT_TOKEN"]
    twitch.expire_token(given)
    async with evening(tmp_path, settings) as live:
        await live.open_poll()
        await assert_vote_counts(live, platforms, "Zoé", "1")
    kept = tmp_path / "data" / "twitch-tokens.json"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert given not in kept.read_text(encoding="utf-8")

    # What renews the given token has been used up: only the kept pair lets the bot in again.
    async with evening(tmp_path, settings) as live:
        await assert_vote_counts(live, platforms, "Malo", "1", "1")
    assert given not in live.log
    renewed = [value for value in _texts(json.loads(kept.read_bytes())) if len(value) >= 30]
    assert renewed
    assert not [value for value in renewed if value in live.log]


async def test_a_sign_in_server_that_fails_does_not_keep_a_bot_with_good_tokens_out(
    platforms: Platforms, tmp_path: Path
) -> None:
    settings = platforms.twitch_settings()
    async with evening(tmp_path, settings) as live:
        await live.open_poll()
        await assert_vote_counts(live, platforms, "Zoé", "1")
    platforms.twitch.fail_oauth(503, 3)
    async with evening(tmp_path, settings) as live:
        await assert_vote_counts(live, platforms, "Malo", "1", "1")


@pytest.mark.slow
async def test_tokens_that_cannot_be_renewed_are_said_with_what_to_do(
    platforms: Platforms, tmp_path: Path
) -> None:
    twitch, settings = platforms.twitch, platforms.settings()
    twitch.expire_token(settings["BOUGE_TWITCH__BOT_TOKEN"], for_good=True)
    async with evening(tmp_path, settings) as live:
        part = await live.part(lambda part: "refuse les jetons du bot" in part.detail)
        assert "Autorisez de nouveau le compte" in part.remedy
        await live.open_poll()
        platforms.discord.post(platforms.discord.user("Malo"), "2")
        await live.counted("2")
    assert settings["BOUGE_TWITCH__BOT_TOKEN"] not in live.log


def _texts(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for each in value.values() for text in _texts(each)]
    if isinstance(value, list):
        return [text for each in value for text in _texts(each)]
    return [value] if isinstance(value, str) else []
