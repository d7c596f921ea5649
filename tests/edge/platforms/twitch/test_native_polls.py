"""Twitch's own polls through the real client: created and put away with the broadcaster's token."""

import asyncio
from pathlib import Path

from bot.actions import CreateNativePoll, EndNativePoll
from bot.events import Outcome, Platform
from bot.rehearsal.record import ActKind
from tests.edge.platforms.twitch.stage import LIMIT_S, Stage, loopback

CHOICES = ("1 — Oui", "2 — Non, ou alors seulement plus tard")


def _create(
    title: str = "On y va ?", choices: tuple[str, ...] = CHOICES, seconds: int = 60
) -> CreateNativePoll:
    return CreateNativePoll(
        id="mirror", platform=Platform.TWITCH, channel="", title=title, choices=CHOICES, seconds=seconds
    )


async def _shown(stage: Stage, action: CreateNativePoll) -> str:
    """Return the id of the poll that is shown, once the broadcaster has been signed in beside the bot."""
    async with asyncio.timeout(LIMIT_S):
        while (report := await stage.adapter.perform(action)).outcome is not Outcome.DONE:
            assert "token is missing" in report.detail
    return report.message_id


def _end(poll_id: str) -> EndNativePoll:
    return EndNativePoll(id="end", platform=Platform.TWITCH, channel="", poll_id=poll_id)


def _acts(stage: Stage, kind: ActKind) -> list[tuple[str, str, int]]:
    return [(act.target, act.text, act.seconds) for act in stage.server.acts if act.kind is kind]


async def test_a_poll_is_shown_then_put_away(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        shown = await _shown(stage, _create())
        gone = await stage.adapter.perform(_end(shown))

    assert gone.outcome is Outcome.DONE
    assert _acts(stage, ActKind.POLL) == [(shown, "On y va ?", 60)]
    assert _acts(stage, ActKind.END_POLL) == [(shown, "ARCHIVED", 0)]


async def test_what_is_too_long_for_twitch_is_cut(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        await _shown(stage, _create("Une question " * 20, seconds=86_400))

    ((_, title, seconds),) = _acts(stage, ActKind.POLL)
    assert len(title) <= 60
    assert seconds == 1_800


async def test_a_second_poll_is_refused_and_one_that_is_over_is_done(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        await _shown(stage, _create())
        second = await stage.adapter.perform(_create())
        unknown = await stage.adapter.perform(_end("ailleurs"))

    assert second.outcome is Outcome.REFUSED
    assert "already has a poll" in second.detail
    assert unknown.outcome is Outcome.DONE


async def test_without_the_broadcasters_token_it_is_refused_and_the_bot_stays_signed_in(
    tmp_path: Path,
) -> None:
    async with loopback(tmp_path) as stage:
        adapter = stage.new_adapter(broadcaster_tokens=None)
        async with stage.listening(adapter):
            refused = await adapter.perform(_create())
            again = await adapter.perform(_create())

    assert refused.outcome is Outcome.REFUSED
    assert "channel:manage:polls" in refused.detail
    assert again.outcome is Outcome.REFUSED
