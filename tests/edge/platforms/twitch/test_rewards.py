"""Questions that are asked with the channel's points, through the real client."""

from pathlib import Path

from bot.events import RewardRedeemed
from bot.platforms.twitch.rewards import REDEEMED
from tests.edge.platforms.twitch.stage import loopback, pair


async def test_a_reward_is_told_when_the_show_is_signed_in_as_the_channels_owner(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage:
        owner = stage.new_adapter(bot_tokens=None, broadcaster_tokens=pair(stage.server.broadcaster_grant))
        async with stage.alive(owner):
            await stage.ears.until(lambda: REDEEMED in stage.server.subscribed_types)
            stage.server.redeem(stage.server.user("Zoé"), "Ma question", "Et le train ?")
            told = await stage.ears.first(RewardRedeemed)

    assert (told.author.name, told.title, told.text) == ("Zoé", "Ma question", "Et le train ?")
    assert told.is_named("ma question")
    assert told.is_named(told.reward_id)
    assert not told.is_named("")


async def test_a_bots_own_account_does_not_ask_for_what_it_cannot_have(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        assert REDEEMED not in stage.server.subscribed_types
