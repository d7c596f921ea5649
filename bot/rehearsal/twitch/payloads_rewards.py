"""What the loopback Twitch tells of channel-point rewards, in Twitch's own shape."""

from datetime import datetime

from bot.rehearsal.twitch.payloads import Payload, named
from bot.rehearsal.twitch.people import LoopbackUser, stamp


def redemption(
    room: LoopbackUser, user: LoopbackUser, id: str, title: str, text: str, at: datetime
) -> Payload:
    """channel.channel_points_custom_reward_redemption.add"""
    return {
        "id": id,
        **named(room, "broadcaster_user"),
        **named(user, "user"),
        "user_input": text,
        "status": "unfulfilled",
        "reward": {"id": f"reward-{title.casefold()}", "title": title, "cost": 500, "prompt": ""},
        "redeemed_at": stamp(at),
    }
