"""Tokens are renewed, kept where only their owner reads, and never lost to a failing sign-in."""

import asyncio
from pathlib import Path

import msgspec
import pytest

from bot.actions import Say
from bot.clock import SystemClock
from bot.events import Health, Outcome, Platform
from bot.platforms.twitch.adapter import TwitchAdapter
from bot.platforms.twitch.tokens import KeptTokens, TokenFile
from bot.platforms.twitch.values import TokenPair
from tests.edge.platforms.twitch.stage import Stage, loopback, pair

SAY = Say(id="say", platform=Platform.TWITCH, channel="", text="Bonjour")


def kept(stage: Stage, role: str = "bot") -> TokenPair:
    """Return the pair that the file holds."""
    account = msgspec.json.decode(stage.token_file.read_bytes())["accounts"][role]
    return TokenPair(account["token"], account["refresh"])


def renewed_pair(name: str) -> KeptTokens:
    """Return a pair under a name of its own."""
    return KeptTokens(given="", token=name, refresh=name, user_id=name, kept_at=SystemClock().now())


async def say(adapter: TwitchAdapter) -> Outcome:
    """Say something and return what became of it."""
    return (await adapter.perform(SAY)).outcome


async def test_a_token_that_expired_is_renewed_on_the_way_and_kept_privately(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage:
        given = pair(stage.server.bot_grant)
        async with stage.listening():
            assert kept(stage) == given
            stage.server.expire_token(given.token)
            outcome = await say(stage.adapter)

    renewed = kept(stage)
    assert outcome is Outcome.DONE
    assert renewed.token != given.token
    assert renewed.refresh != given.refresh
    assert stage.token_file.stat().st_mode & 0o777 == 0o600
    assert stage.token_file.parent.stat().st_mode & 0o777 == 0o700


async def test_many_acts_at_once_renew_the_token_once_and_all_succeed(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        stage.server.expire_token(stage.server.bot_grant.token)
        async with stage.saying(12) as reports:
            await reports.until(lambda: len(reports.done) == 12)

    assert reports.refused == []


async def test_renewed_tokens_survive_a_restart(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage:
        given = pair(stage.server.bot_grant)
        stage.server.expire_token(given.token)
        async with stage.listening():
            renewed = kept(stage)
        stage.server.expire_token(renewed.token)
        # The pair given in the settings is used up: only the kept one can be renewed.
        again = stage.new_adapter()
        async with stage.listening_anew(again):
            outcome = await say(again)

    assert given not in (renewed, kept(stage))
    assert outcome is Outcome.DONE


async def test_a_write_that_was_cancelled_takes_no_later_one_back(tmp_path: Path) -> None:
    path = tmp_path / "twitch.json"
    for life in range(40):
        file = TokenFile(path)
        async with asyncio.TaskGroup() as tasks:
            cancelled = [
                tasks.create_task(file.keep(role, renewed_pair(f"{role}-{life}-{number}")))
                for number in range(3)
                for role in ("broadcaster", "bot")
            ]
            await asyncio.sleep(0)
            for writing in cancelled:
                writing.cancel()
            await file.keep("bot", renewed_pair(f"bot-{life}"))
        accounts = msgspec.json.decode(path.read_bytes())["accounts"]
        assert accounts["bot"]["token"] == f"bot-{life}"


async def test_tokens_newly_given_win_over_those_kept(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage:
        async with stage.listening():
            pass
        fresh = stage.server.issue(stage.server.bot, tuple(stage.server.bot_grant.scopes))
        async with stage.listening_anew(stage.new_adapter(fresh)):
            pass

    assert kept(stage) == pair(fresh)


async def test_a_failing_sign_in_loses_no_token_and_is_tried_again(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage:
        async with stage.listening():
            before = kept(stage)
        stage.server.fail_oauth(500, count=5)
        again = stage.new_adapter()
        async with stage.listening_anew(again):
            outcome = await say(again)
            down = await stage.ears.health("twitch", lambda said: said.health is Health.DOWN)

    assert down.detail == "Twitch ne répond pas (500)."
    assert outcome is Outcome.DONE
    assert kept(stage) == before


async def test_tokens_refused_for_good_say_what_to_do_and_the_new_ones_work(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage:
        stage.server.expire_token(stage.server.bot_grant.token, for_good=True)
        async with stage.alive():
            down = await stage.ears.health("twitch")
        fresh = stage.server.issue(stage.server.bot, tuple(stage.server.bot_grant.scopes))
        async with stage.listening_anew(stage.new_adapter(fresh)):
            assert stage.server.subscribed_types == stage.wanted_types()

    assert down.health is Health.DOWN
    assert down.detail == "Twitch refuse les jetons du bot, et refuse de les renouveler."
    assert "BOUGE_TWITCH__" in down.remedy


async def test_tokens_refused_during_the_show_are_reported(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        stage.server.expire_token(stage.server.bot_grant.token, for_good=True)
        report = await stage.adapter.perform(SAY)
        down = await stage.ears.health("twitch", lambda said: said.health is Health.DOWN)

    assert (report.outcome, report.detail) == (
        Outcome.REFUSED,
        "Twitch refuse les jetons du bot\u00a0: autorisez de nouveau son compte.",
    )
    assert down.detail == "Twitch refuse les jetons du bot, et refuse de les renouveler."


async def test_without_tokens_the_settings_to_give_are_named(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage:
        stage.adapter = stage.new_adapter(bot_tokens=None, broadcaster_tokens=None)
        async with stage.alive():
            down = await stage.ears.health("twitch")

    assert down.detail == "Aucun jeton Twitch n’est donné."
    assert "BOUGE_TWITCH__BOT_TOKEN" in down.remedy
    assert stage.exchanges == []


async def test_a_channel_that_does_not_exist_is_named(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.alive(stage.new_adapter(broadcaster_login="personne")):
        down = await stage.ears.health("twitch")

    assert down.detail == "La chaîne Twitch «\u00a0personne\u00a0» n’existe pas."


async def test_a_broadcaster_signed_out_degrades_without_stopping(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage:
        stage.server.expire_token(stage.server.broadcaster_grant.token, for_good=True)
        async with stage.listening():
            said = await stage.ears.health("twitch:broadcaster")
            outcome = await say(stage.adapter)

    assert said.health is Health.DEGRADED
    assert outcome is Outcome.DONE


async def test_both_accounts_are_kept(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage:
        stage.server.expire_token(stage.server.broadcaster_grant.token)
        await stage.adapter.check()

    assert kept(stage, "bot") == pair(stage.server.bot_grant)
    assert kept(stage, "broadcaster") != pair(stage.server.broadcaster_grant)


async def test_an_unreadable_token_file_is_set_aside_and_said(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage:
        stage.token_file.parent.mkdir(mode=0o700)
        stage.token_file.write_text("{ceci n’est pas du JSON", encoding="utf-8")
        async with stage.listening():
            said = await stage.ears.health("twitch:tokens")

    assert said.health is Health.DEGRADED
    assert str(stage.token_file) in said.detail
    assert stage.token_file.with_name("twitch.json.illisible").read_text(encoding="utf-8").startswith("{ceci")
    assert kept(stage) == pair(stage.server.bot_grant)


async def test_no_secret_is_shown_nor_logged(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    async with loopback(tmp_path) as stage:
        stage.server.expire_token(stage.server.bot_grant.token)
        stage.server.fail_oauth(500)
        async with stage.listening():
            await say(stage.adapter)
            secrets = {kept(stage).token, kept(stage).refresh, stage.server.client_secret}
        secrets |= {stage.server.bot_grant.token, stage.server.bot_grant.refresh}
        shown = repr((stage.values(), stage.ears.events, stage.server.bot_grant.login))

    written = "\n".join(record.getMessage() for record in caplog.records if record.name.startswith("bot"))
    assert [secret for secret in secrets if secret in shown + written] == []
