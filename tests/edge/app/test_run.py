"""`bouge run` for real: ready on either platform or both, counting votes, and going on with what is left."""

import signal
import stat
from pathlib import Path

import pytest

from bot.events import Health
from tests.edge.app.evening import Evening, evening, said, started
from tests.edge.app.loopbacks import Platforms, secrets_of

CODES = {"BOUGE_WEB__HOST_CODE": "sesame-de-la-regie", "BOUGE_WEB__MODERATOR_CODE": "sesame-de-la-modo"}


def chosen(platforms: Platforms, names: str) -> dict[str, str]:
    """Return the settings of the platforms named."""
    settings = dict(CODES)
    if "twitch" in names:
        settings |= platforms.twitch_settings()
    if "discord" in names:
        settings |= platforms.discord_settings()
    return settings


def silent(live: Evening, settings: dict[str, str]) -> None:
    """Assert that the log is free of traces and secrets."""
    assert "Traceback" not in live.log
    leaked = [secret for secret in secrets_of(settings) if secret in live.log]
    assert leaked == []


@pytest.mark.parametrize("names", ["twitch", "discord", "twitch and discord"])
async def test_each_platform_alone_or_both_make_a_show(
    platforms: Platforms, tmp_path: Path, names: str
) -> None:
    settings = chosen(platforms, names) | {"BOUGE_LOG__LEVEL": "debug"}
    twitch, discord = platforms.twitch, platforms.discord
    async with evening(tmp_path, settings) as live:
        await live.open_poll()
        expected = []
        if "twitch" in names:
            assert twitch.post(twitch.user("Zoé"), "2")
            expected.append("2")
        if "discord" in names:
            assert discord.post(discord.user("Malo"), "1")
            expected.append("1")
        await live.counted(*expected)
        assert stat.S_IMODE((tmp_path / "addresses.json").stat().st_mode) == 0o600
        assert set(live.bot.addresses) >= {"overlay", "regie", "moderation"}
        for secret in (live.bot.addresses["overlay"], live.bot.addresses["regie"]):
            assert secret not in live.log
    silent(live, settings)
    assert twitch.unknown_calls == []
    assert discord.unknown_calls == []


async def test_a_broken_classifier_leaves_the_show_to_the_rules_and_says_so(
    platforms: Platforms, tmp_path: Path
) -> None:
    (tmp_path / "modele").mkdir()
    settings = platforms.twitch_settings() | {
        "BOUGE_CLASSIFIER__ENABLED": "true",
        "BOUGE_CLASSIFIER__MODEL": str(tmp_path / "modele"),
    }
    twitch = platforms.twitch
    async with evening(tmp_path, settings) as live:
        down = await live.part(lambda part: part.part == "classifier" and part.health is Health.DOWN)
        assert "config.json" in down.detail
        assert "bouge doctor" in down.remedy
        message = twitch.post(twitch.user("Pub"), "Gagnez tout de suite sur https://arnaque.example/gagner")
        record = await live.show.until(lambda record: bool(record.cases))
        assert [case.message_id for case in record.cases] == [message]
        await live.open_poll()
        twitch.post(twitch.user("Zoé"), "3")
        await live.counted("3")
    silent(live, settings)


async def test_a_refused_subscription_is_named_and_votes_still_count(
    platforms: Platforms, tmp_path: Path
) -> None:
    platforms.twitch.refuse("automod.message.hold", 403)
    async with evening(tmp_path, platforms.twitch_settings()) as live:
        part = await live.part(lambda part: "automod.message.hold" in part.detail)
        assert part.health is not Health.GOOD
        assert part.remedy
        await live.open_poll()
        platforms.twitch.post(platforms.twitch.user("Zoé"), "1")
        await live.counted("1")
    silent(live, platforms.twitch_settings())


async def test_a_platform_that_refuses_the_bot_does_not_keep_the_other_from_voting(
    platforms: Platforms, tmp_path: Path
) -> None:
    settings = platforms.settings()
    platforms.discord.forbid_reading()
    async with evening(tmp_path, settings) as live:
        part = await live.part(lambda part: "Message Content Intent" in part.remedy)
        assert part.health is not Health.GOOD
        await live.open_poll()
        platforms.twitch.post(platforms.twitch.user("Zoé"), "1")
        await live.counted("1")
    silent(live, settings)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_ends_the_show_without_a_word(
    platforms: Platforms, tmp_path: Path, number: signal.Signals
) -> None:
    settings = platforms.settings() | {
        "BOUGE_DATA_DIR": str(tmp_path / "data"),
        "BOUGE_WEB__PORT": "0",
        "BOUGE_CLASSIFIER__ENABLED": "false",
    }
    async with started("run", **settings) as process:
        before = await said(process, "servent une fois")
        process.send_signal(number)
        after, _ = await process.communicate()
    assert process.returncode == 0
    assert "Traceback" not in before + after.decode()
    assert not [secret for secret in secrets_of(settings) if secret in before + after.decode()]


async def test_a_rehearsal_bot_goes_nowhere_but_here(platforms: Platforms, tmp_path: Path) -> None:
    settings = platforms.twitch_settings() | {
        "BOUGE_DATA_DIR": str(tmp_path / "data"),
        "BOUGE_WEB__PORT": "0",
        "BOUGE_CLASSIFIER__ENABLED": "false",
        "BOUGE_TWITCH__HELIX_URL": "http://192.0.2.1/",
    }
    async with started("run", "--rehearsal", **settings) as process:
        heard = await said(process, "192.0.2.1")
        process.terminate()
        rest, _ = await process.communicate()
    assert "Répétition : connexion refusée vers 192.0.2.1, qui n'est pas cette machine." in heard
    assert process.returncode == 0
    assert "Traceback" not in heard + rest.decode()
