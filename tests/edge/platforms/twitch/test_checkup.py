"""What the doctor finds on Twitch, and what to do about it."""

from pathlib import Path

from bot.events import Health, HealthReported
from bot.platforms.twitch.subscriptions import ALL_SCOPES
from tests.edge.platforms.twitch.stage import Stage, loopback


async def findings(stage: Stage) -> dict[str, HealthReported]:
    """Return what the doctor says of each part."""
    return {said.part: said for said in await stage.adapter.check()}


async def test_everything_well_is_said_part_by_part(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage:
        found = await findings(stage)

    assert {part: said.health for part, said in found.items()} == dict.fromkeys(
        ("twitch:bot", "twitch:broadcaster", "twitch:scopes", "twitch:channel", "twitch:moderator"),
        Health.GOOD,
    )
    assert stage.ears.events == []


async def test_missing_scopes_are_named(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage:
        missing = ("moderator:manage:automod", "user:write:chat")
        granted = tuple(scope for scope in ALL_SCOPES if scope not in missing)
        stage.adapter = stage.new_adapter(stage.server.issue(stage.server.bot, granted))
        found = await findings(stage)

    said = found["twitch:scopes"]
    assert said.health is Health.DEGRADED
    assert said.detail == "Droits Twitch manquants\u00a0: moderator:manage:automod, user:write:chat."
    assert "compte bouge" in said.remedy


async def test_a_bot_that_is_no_moderator_is_told_how_to_become_one(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage:
        stage.server.dismiss_bot()
        found = await findings(stage)

    assert found["twitch:moderator"].health is Health.DEGRADED
    assert found["twitch:moderator"].remedy.startswith("Tapez /mod bouge")


async def test_refused_tokens_are_named_by_account(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage:
        stage.server.expire_token(stage.server.bot_grant.token, for_good=True)
        found = await findings(stage)

    assert found["twitch:bot"].health is Health.DOWN
    assert found["twitch:bot"].detail == "Twitch refuse les jetons du bot, et refuse de les renouveler."
    assert found["twitch:broadcaster"].health is Health.GOOD


async def test_no_tokens_at_all_is_one_fault(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage:
        stage.adapter = stage.new_adapter(bot_tokens=None, broadcaster_tokens=None)
        found = await findings(stage)

    assert {part: said.health for part, said in found.items()} == {"twitch:bot": Health.DOWN}


async def test_an_unknown_channel_is_named(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage:
        stage.adapter = stage.new_adapter(broadcaster_login="personne")
        found = await findings(stage)

    assert found["twitch:channel"].health is Health.DOWN
    assert "«\u00a0personne\u00a0»" in found["twitch:channel"].detail


async def test_a_sign_in_that_fails_is_not_taken_for_bad_tokens(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage:
        stage.server.fail_oauth(500, count=2)
        found = await findings(stage)

    assert found["twitch:bot"].detail == "Twitch ne répond pas (500)."


async def test_a_renewed_token_is_kept_for_the_show(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage:
        stage.server.expire_token(stage.server.bot_grant.token)
        await findings(stage)
        stage.adapter = stage.new_adapter()
        async with stage.listening():
            subscribed = stage.server.subscribed_types

    assert subscribed == stage.wanted_types()


async def test_twitch_out_of_reach_is_said(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage:
        stage.adapter = stage.new_adapter(
            oauth_url="http://127.0.0.1:9/", helix_url="http://127.0.0.1:9/helix"
        )
        found = await findings(stage)

    assert {said.health for said in found.values()} == {Health.DOWN}
    assert found["twitch:bot"].detail.startswith("Twitch ne répond pas (Client")
