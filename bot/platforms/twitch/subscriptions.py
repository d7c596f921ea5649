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
UNBAN_REQUESTS = "moderator:manage:unban_requests"
SUSPICIOUS_USERS = "moderator:read:suspicious_users"
WARNINGS = "moderator:manage:warnings"
FOLLOWERS = "moderator:read:followers"
# Seeing what other moderators do takes the right to read each kind of thing that they can do.
SEE_ACTS = ("moderator:read:blocked_terms", "moderator:read:moderators", "moderator:read:vips")

# What acting needs, beside listening.
ACT_SCOPES = (
    "user:write:chat",
    "moderator:manage:announcements",
    "moderator:manage:banned_users",
    "moderator:manage:chat_messages",
    "moderator:manage:chat_settings",
    "moderator:manage:shield_mode",
    UNBAN_REQUESTS,
    WARNINGS,
)
ALL_SCOPES = tuple(sorted({READ_CHAT, AUTOMOD, SUSPICIOUS_USERS, FOLLOWERS, *SEE_ACTS, *ACT_SCOPES}))
# Together, they let the bot see what other moderators do.
_ACTS_SCOPES = (
    *SEE_ACTS,
    "moderator:manage:banned_users",
    "moderator:manage:chat_messages",
    "moderator:manage:chat_settings",
    UNBAN_REQUESTS,
    WARNINGS,
)


@dataclass(frozen=True)
class Wanted:
    """One subscription, and the rights that it needs, all of them."""

    payload: SubscriptionPayload
    scopes: tuple[str, ...] = ()

    @property
    def type(self) -> str:
        """Return Twitch's name of it."""
        return str(self.payload.type)

    @property
    def for_moderators(self) -> bool:
        """Return whether Twitch tells it to moderators alone."""
        return "moderator_user_id" in self.payload.condition


def wanted(channel: str, bot: str) -> tuple[Wanted, ...]:
    """Return every subscription of the show, the most needed first."""
    in_chat = {"broadcaster_user_id": channel, "user_id": bot}
    as_moderator = {"broadcaster_user_id": channel, "moderator_user_id": bot}
    return (
        Wanted(eventsub.ChatMessageSubscription(**in_chat), (READ_CHAT,)),
        Wanted(eventsub.ChatMessageDeleteSubscription(**in_chat), (READ_CHAT,)),
        Wanted(eventsub.ChatClearSubscription(**in_chat), (READ_CHAT,)),
        Wanted(eventsub.ChatClearUserMessagesSubscription(**in_chat), (READ_CHAT,)),
        Wanted(eventsub.ChatNotificationSubscription(**in_chat), (READ_CHAT,)),
        Wanted(eventsub.AutomodMessageHoldV2Subscription(**as_moderator), (AUTOMOD,)),
        Wanted(eventsub.AutomodMessageUpdateV2Subscription(**as_moderator), (AUTOMOD,)),
        Wanted(eventsub.ChannelModerateV2Subscription(**as_moderator), _ACTS_SCOPES),
        Wanted(eventsub.ChannelUnbanRequestSubscription(**as_moderator), (UNBAN_REQUESTS,)),
        Wanted(eventsub.ChannelUnbanRequestResolveSubscription(**as_moderator), (UNBAN_REQUESTS,)),
        Wanted(eventsub.SuspiciousUserMessageSubscription(**as_moderator), (SUSPICIOUS_USERS,)),
        Wanted(eventsub.SuspiciousUserUpdateSubscription(**as_moderator), (SUSPICIOUS_USERS,)),
        Wanted(eventsub.ChannelWarningAcknowledgementSubscription(**as_moderator), (WARNINGS,)),
        Wanted(eventsub.ChannelFollowSubscription(**as_moderator), (FOLLOWERS,)),
        Wanted(eventsub.StreamOnlineSubscription(broadcaster_user_id=channel)),
        Wanted(eventsub.StreamOfflineSubscription(broadcaster_user_id=channel)),
        Wanted(eventsub.ChannelRaidSubscription(to_broadcaster_user_id=channel)),
    )


def explain(
    wish: Wanted, status: int, said: str, scopes: frozenset[str], login: str, words: Phrasebook
) -> tuple[str, str]:
    """Return what a refusal means and what to do about it."""
    detail = words.text("twitch-subscription-refused", type=wish.type, status=status, said=said)
    missing = [scope for scope in wish.scopes if scope not in scopes]
    if missing:
        return detail, words.text("twitch-scope-remedy", scopes=", ".join(missing), login=login)
    if status == 403 and wish.for_moderators:
        return detail, words.text("twitch-moderator-remedy", login=login)
    if status == 403:
        return detail, words.text("twitch-banned-remedy", login=login)
    if status == 400:
        return detail, words.text("twitch-type-remedy", type=wish.type)
    return detail, words.text("twitch-later-remedy")
