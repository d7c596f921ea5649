"""What the show listens to on Twitch, and what to tell the operator when Twitch refuses a part of it."""

from dataclasses import dataclass

from twitchio import eventsub
from twitchio.eventsub.subscriptions import SubscriptionPayload

from bot.words import Phrasebook

CHAT = "channel.chat.message"
# Twitch accepts this one from moderators alone: being accepted tells that the bot is one.
MODERATORS_ONLY = "automod.message.hold"

READ_CHAT = "user:read:chat"
AUTOMOD = "moderator:manage:automod"

# What acting needs, beside listening.
ACT_SCOPES = (
    "user:write:chat",
    "moderator:manage:announcements",
    "moderator:manage:banned_users",
    "moderator:manage:chat_messages",
    "moderator:manage:chat_settings",
    "moderator:manage:shield_mode",
    "moderator:manage:warnings",
)
ALL_SCOPES = tuple(sorted({READ_CHAT, AUTOMOD, *ACT_SCOPES}))


@dataclass(frozen=True)
class Wanted:
    """One subscription, and the right it needs (empty: none)."""

    payload: SubscriptionPayload
    scope: str = ""

    @property
    def type(self) -> str:
        """Return Twitch's name of it."""
        return str(self.payload.type)


def wanted(channel: str, bot: str) -> tuple[Wanted, ...]:
    """Return every subscription of the show, the most needed first."""
    in_chat = {"broadcaster_user_id": channel, "user_id": bot}
    as_moderator = {"broadcaster_user_id": channel, "moderator_user_id": bot}
    return (
        Wanted(eventsub.ChatMessageSubscription(**in_chat), READ_CHAT),
        Wanted(eventsub.ChatMessageDeleteSubscription(**in_chat), READ_CHAT),
        Wanted(eventsub.ChatClearSubscription(**in_chat), READ_CHAT),
        Wanted(eventsub.ChatClearUserMessagesSubscription(**in_chat), READ_CHAT),
        Wanted(eventsub.ChatNotificationSubscription(**in_chat), READ_CHAT),
        Wanted(eventsub.AutomodMessageHoldV2Subscription(**as_moderator), AUTOMOD),
        Wanted(eventsub.AutomodMessageUpdateV2Subscription(**as_moderator), AUTOMOD),
        Wanted(eventsub.StreamOnlineSubscription(broadcaster_user_id=channel)),
        Wanted(eventsub.StreamOfflineSubscription(broadcaster_user_id=channel)),
        Wanted(eventsub.ChannelRaidSubscription(to_broadcaster_user_id=channel)),
    )


def explain(
    wish: Wanted, status: int, said: str, scopes: frozenset[str], login: str, words: Phrasebook
) -> tuple[str, str]:
    """Return what a refusal means and what to do about it."""
    detail = words.text("twitch-subscription-refused", type=wish.type, status=status, said=said)
    if wish.scope and wish.scope not in scopes:
        return detail, words.text("twitch-scope-remedy", scopes=wish.scope, login=login)
    if status == 403 and wish.scope == AUTOMOD:
        return detail, words.text("twitch-moderator-remedy", login=login)
    if status == 403:
        return detail, words.text("twitch-banned-remedy", login=login)
    if status == 400:
        return detail, words.text("twitch-type-remedy", type=wish.type)
    return detail, words.text("twitch-later-remedy")
