"""The channel-point reward with which people ask: what Twitch tells of it, and what hearing it takes."""

from collections.abc import Callable
from typing import Any

import msgspec
from twitchio import eventsub

from bot.events import Author, Platform, RewardRedeemed
from bot.platforms.twitch import wire
from bot.platforms.twitch.subscriptions import Wanted
from bot.ports import AnyEvent

REDEEMED = "channel.channel_points_custom_reward_redemption.add"
READ_REDEMPTIONS = "channel:read:redemptions"
# Either is enough.
SCOPES = frozenset({READ_REDEMPTIONS, "channel:manage:redemptions"})


class Reward(msgspec.Struct, frozen=True):
    """What points were spent on."""

    id: str
    title: str


class Redemption(msgspec.Struct, frozen=True):
    """channel.channel_points_custom_reward_redemption.add"""

    broadcaster_user_id: str
    user_id: str
    user_login: str
    user_name: str
    reward: Reward
    user_input: str = ""


def wanted_rewards(channel: str, account: str, scopes: frozenset[str]) -> tuple[Wanted, ...]:
    """Return the subscription to rewards, when it can be had.

    Twitch tells it to the channel's owner alone, and takes one account per connection: it is there when the
    show is signed in as the owner, with the right to read redemptions.
    """
    if account != channel or not SCOPES & scopes:
        return ()
    payload = eventsub.ChannelPointsRedeemAddSubscription(broadcaster_user_id=channel)
    return (Wanted(payload, (READ_REDEMPTIONS,)),)


def _redeemed(told: wire.Metadata, event: Redemption) -> RewardRedeemed:
    return RewardRedeemed(
        id=told.message_id,
        at=told.message_timestamp,
        platform=Platform.TWITCH,
        channel=event.broadcaster_user_id,
        author=Author(platform=Platform.TWITCH, id=event.user_id, name=event.user_name or event.user_login),
        reward_id=event.reward.id,
        title=event.reward.title,
        text=event.user_input,
    )


# Any: each function takes the shape it stands beside, as in bot.platforms.twitch.translate.
TRANSLATORS: dict[str, tuple[type[msgspec.Struct], Callable[[wire.Metadata, Any], AnyEvent | None]]] = {
    REDEEMED: (Redemption, _redeemed),
}
