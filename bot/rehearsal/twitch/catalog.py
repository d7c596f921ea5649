"""The EventSub subscriptions that the loopback Twitch knows, and the rights they need."""

import msgspec

_CHAT = ("broadcaster_user_id", "user_id")
_MODERATOR = ("broadcaster_user_id", "moderator_user_id")
_OWNER = ("broadcaster_user_id",)


class Subscribable(msgspec.Struct, frozen=True, kw_only=True):
    """One type: its version, the condition's fields, the scopes of which any one is enough.

    `beside` are groups of scopes, of each of which one is needed as well.
    """

    version: str
    fields: tuple[str, ...]
    scopes: tuple[str, ...] = ()
    beside: tuple[tuple[str, ...], ...] = ()

    @property
    def acting(self) -> str:
        """Return the condition's field that must name the token's own user, empty when none has to."""
        if self.fields == _CHAT:
            return "user_id"
        if self.fields == _MODERATOR:
            return "moderator_user_id"
        return "broadcaster_user_id" if self.scopes else ""

    @property
    def for_moderators(self) -> bool:
        """Return whether only a moderator may subscribe."""
        return self.fields == _MODERATOR

    def allows(self, granted: tuple[str, ...]) -> bool:
        """Return whether these scopes are enough."""
        groups = (self.scopes, *self.beside) if self.scopes else ()
        return all(set(group) & set(granted) for group in groups)


def _chat() -> Subscribable:
    return Subscribable(version="1", fields=_CHAT, scopes=("user:read:chat",))


def _moderator(name: str, version: str = "1", *, only_manage: bool = False) -> Subscribable:
    scopes = (
        (f"moderator:manage:{name}",)
        if only_manage
        else (f"moderator:manage:{name}", f"moderator:read:{name}")
    )
    return Subscribable(version=version, fields=_MODERATOR, scopes=scopes)


def _either(name: str) -> tuple[str, str]:
    return f"moderator:manage:{name}", f"moderator:read:{name}"


def _owner(*scopes: str) -> Subscribable:
    return Subscribable(version="1", fields=_OWNER, scopes=scopes)


_POLLS = ("channel:manage:polls", "channel:read:polls")
_REDEMPTIONS = ("channel:manage:redemptions", "channel:read:redemptions")

CATALOG: dict[str, Subscribable] = {
    "channel.chat.message": _chat(),
    "channel.chat.message_delete": _chat(),
    "channel.chat.clear": _chat(),
    "channel.chat.clear_user_messages": _chat(),
    "channel.chat.notification": _chat(),
    "channel.chat_settings.update": _chat(),
    "automod.message.hold": _moderator("automod", "2", only_manage=True),
    "automod.message.update": _moderator("automod", "2", only_manage=True),
    "channel.moderate": Subscribable(
        version="2",
        fields=_MODERATOR,
        scopes=_either("banned_users"),
        beside=(
            *(
                _either(name)
                for name in ("blocked_terms", "chat_settings", "unban_requests", "chat_messages")
            ),
            _either("warnings"),
            ("moderator:read:moderators",),
            ("moderator:read:vips",),
        ),
    ),
    "channel.warning.send": _moderator("warnings"),
    "channel.warning.acknowledge": _moderator("warnings"),
    "channel.unban_request.create": _moderator("unban_requests"),
    "channel.unban_request.resolve": _moderator("unban_requests"),
    "channel.shield_mode.begin": _moderator("shield_mode"),
    "channel.shield_mode.end": _moderator("shield_mode"),
    "channel.suspicious_user.message": _moderator("suspicious_users"),
    "channel.suspicious_user.update": _moderator("suspicious_users"),
    "channel.follow": Subscribable(version="2", fields=_MODERATOR, scopes=("moderator:read:followers",)),
    "channel.poll.begin": _owner(*_POLLS),
    "channel.poll.progress": _owner(*_POLLS),
    "channel.poll.end": _owner(*_POLLS),
    "channel.channel_points_custom_reward_redemption.add": _owner(*_REDEMPTIONS),
    "channel.moderator.remove": _owner("moderation:read"),
    "stream.online": _owner(),
    "stream.offline": _owner(),
    "channel.shared_chat.begin": _owner(),
    "channel.shared_chat.update": _owner(),
    "channel.shared_chat.end": _owner(),
    "channel.raid": Subscribable(version="1", fields=("to_broadcaster_user_id",)),
}
