"""Discord's permission bits, by name."""

BITS = {
    "kick_members": 1 << 1,
    "ban_members": 1 << 2,
    "administrator": 1 << 3,
    "manage_channels": 1 << 4,
    "manage_guild": 1 << 5,
    "view_channel": 1 << 10,
    "send_messages": 1 << 11,
    "manage_messages": 1 << 13,
    "embed_links": 1 << 14,
    "read_message_history": 1 << 16,
    "use_application_commands": 1 << 31,
    "moderate_members": 1 << 40,
}


def bits(*names: str) -> int:
    """Return the rights of these names as Discord's number."""
    total = 0
    for name in names:
        total |= BITS[name]
    return total


EVERYONE = bits("view_channel", "send_messages", "read_message_history", "use_application_commands")
MODERATOR = bits("manage_messages", "moderate_members", "kick_members", "ban_members")
BOT = bits(
    "view_channel",
    "send_messages",
    "embed_links",
    "read_message_history",
    "manage_messages",
    "moderate_members",
    "ban_members",
    "manage_channels",
    "use_application_commands",
)
