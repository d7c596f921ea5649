"""A subscription that Twitch refuses or takes back is named, with what to do, and stops nothing else."""

from pathlib import Path

import pytest

from bot.events import Health, HealthReported, MessagePosted
from bot.platforms.twitch.subscriptions import MODERATORS_ONLY
from bot.rehearsal.twitch.server import BOT_SCOPES
from tests.edge.platforms.twitch.stage import Stage, loopback

AUTOMOD = {"automod.message.hold", "automod.message.update"}
FOR_MODERATORS = AUTOMOD | {
    "channel.follow",
    "channel.moderate",
    "channel.suspicious_user.message",
    "channel.suspicious_user.update",
    "channel.unban_request.create",
    "channel.unban_request.resolve",
    "channel.warning.acknowledge",
}


def ill(stage: Stage) -> dict[str, HealthReported]:
    """Return the last word on each part that is not well."""
    last = {said.part: said for said in stage.ears.all(HealthReported)}
    return {part: said for part, said in last.items() if said.health is not Health.GOOD}


async def still_hears(stage: Stage) -> None:
    """Check that a message still arrives."""
    posted = stage.server.post(stage.server.user("Témoin"), "vous m’entendez ?")
    await stage.ears.first(MessagePosted, lambda event: event.message_id == posted)


async def test_a_missing_scope_is_named_with_the_account_that_must_grant_it(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage:
        scopes = tuple(scope for scope in BOT_SCOPES if scope != "moderator:manage:automod")
        adapter = stage.new_adapter(stage.server.issue(stage.server.bot, scopes))
        async with stage.listening(adapter):
            await still_hears(stage)
            subscribed = stage.server.subscribed_types

    assert subscribed == stage.wanted_types() - AUTOMOD
    assert ill(stage).keys() == {f"twitch:{type}" for type in AUTOMOD}
    said = ill(stage)["twitch:automod.message.hold"]
    assert said.health is Health.DEGRADED
    assert "automod.message.hold (403" in said.detail
    assert said.remedy == (
        "Autorisez de nouveau le compte bouge en accordant\u00a0: moderator:manage:automod. "
        "Donnez ensuite les nouveaux jetons."
    )


async def test_a_type_that_twitch_does_not_know_asks_for_an_update(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage:
        stage.server.refuse("channel.raid", 400)
        async with stage.listening():
            await still_hears(stage)

    assert ill(stage).keys() == {"twitch:channel.raid"}
    said = ill(stage)["twitch:channel.raid"]
    assert "(400" in said.detail
    assert "mettez le bot à jour" in said.remedy


async def test_a_bot_that_is_no_moderator_is_told_how_to_become_one_and_recovers(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage:
        stage.server.dismiss_bot()
        async with stage.listening():
            await still_hears(stage)
            before = ill(stage)
            stage.server.appoint_bot()
            for type in FOR_MODERATORS:
                await stage.ears.health(f"twitch:{type}", lambda said: said.health is Health.GOOD)
            subscribed = stage.server.subscribed_types

    assert before.keys() == {f"twitch:{type}" for type in FOR_MODERATORS}
    assert before["twitch:automod.message.hold"].remedy.startswith("Tapez /mod bouge dans le chat")
    assert subscribed == stage.wanted_types()


async def test_chat_refused_is_a_breakdown_but_the_rest_is_heard(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage:
        stage.server.refuse("channel.chat.message", 403)
        async with stage.listening():
            assert stage.server.subscribed_types == stage.wanted_types() - {"channel.chat.message"}

    said = ill(stage)["twitch:channel.chat.message"]
    assert said.health is Health.DOWN
    assert "n’est pas exclu de la chaîne" in said.remedy


@pytest.mark.parametrize("reason", ["authorization_revoked", "moderator_removed", "a_reason_of_tomorrow"])
async def test_a_subscription_taken_back_is_named_and_asked_for_again(tmp_path: Path, reason: str) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        stage.server.refuse(MODERATORS_ONLY)
        stage.server.revoke(MODERATORS_ONLY, reason)
        said = await stage.ears.health(f"twitch:{MODERATORS_ONLY}")
        await still_hears(stage)
        stage.server.refuse(MODERATORS_ONLY, 0)
        await stage.ears.health(f"twitch:{MODERATORS_ONLY}", lambda said: said.health is Health.GOOD)
        subscribed = stage.server.subscribed_types

    assert said.health is Health.DEGRADED
    assert f"a retiré l’écoute de {MODERATORS_ONLY} ({reason})" in said.detail
    assert subscribed == stage.wanted_types()


async def test_losing_every_subscription_brings_a_new_client(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        for type in stage.wanted_types():
            stage.server.revoke(type, "user_removed")
        await stage.ears.health("twitch", lambda said: said.health is Health.DEGRADED)
        await stage.recovered()
        await still_hears(stage)
        subscribed = stage.server.subscribed_types

    assert subscribed == stage.wanted_types()
