"""Other moderators' hands on the loopback Discord, and its own filter's; instant and sync."""

from datetime import datetime, timedelta
from typing import Any

from bot.rehearsal.discord import rights
from bot.rehearsal.discord.ids import stamp
from bot.rehearsal.discord.people import LoopbackUser
from bot.rehearsal.discord.session import AUTO_MODERATION, GUILD_MODERATION
from bot.rehearsal.discord.world import World

_BAN, _UNBAN, _MEMBER_UPDATE, _MESSAGE_DELETE = 22, 23, 24, 72
_BLOCK, _ALERT = 1, 2
_KEYWORD = 1


class Moderators:
    """What people do with Discord's own tools."""

    def __init__(self, world: World) -> None:
        """Act on this world."""
        self._world = world

    def keep_private(self, name: str, *, but_for_bot: bool = True, withheld: tuple[str, ...] = ()) -> None:
        """Hide a channel from everybody, but not from the bot; it has not the `withheld` rights there."""
        world = self._world
        room = next(room for room in world.rooms.values() if room.name == name)
        seen = rights.bits("view_channel")
        room.overwrites[world.everyone.id] = (0, seen)
        room.overwrites[world.bot_role.id] = (seen if but_for_bot else 0, rights.bits(*withheld))

    def delete_as(self, moderator: LoopbackUser, message_id: str) -> bool:
        """Delete a message as this moderator would; False when it is not there."""
        message = self._world.chat.messages.get(message_id)
        if message is None:
            return False
        self._world.remove([message_id])
        where = {"channel_id": message.channel_id, "count": "1"}
        self._audit(moderator, _MESSAGE_DELETE, message.author, options=where)
        return True

    def silence(self, user: LoopbackUser, seconds: int | None, by: LoopbackUser, reason: str = "") -> None:
        """Keep somebody from writing for some seconds, or (None) let them write again."""
        person = self._world.person(user.id)
        if person is None:
            return
        now = self._world.clock.now()
        before, until = person.silenced_until, now + timedelta(seconds=seconds) if seconds else None
        person.silence(until)
        change = {"key": "communication_disabled_until", **_from_to(before, until)}
        self._audit(by, _MEMBER_UPDATE, user, changes=[change], reason=reason)

    def ban(self, user: LoopbackUser, by: LoopbackUser, reason: str = "") -> None:
        """Exclude somebody as a moderator would; their messages stay."""
        person = self._world.person(user.id)
        if person:
            person.banned = True
            self._audit(by, _BAN, user, reason=reason)

    def filter(self, user: LoopbackUser, text: str, keyword: str, *, blocks: bool = True) -> str | None:
        """Have Discord's filter act on what somebody writes; return the message's id, None when it blocks."""
        world = self._world
        room = next(iter(world.rooms))
        id = None if blocks else world.write(user, room, text)
        rule = str(world.ids.next())
        for action in (_BLOCK, _ALERT) if blocks else (_ALERT,):
            told: dict[str, Any] = {
                "guild_id": world.guild_id,
                "action": {"type": action, "metadata": {"channel_id": room} if action == _ALERT else {}},
                "rule_id": rule,
                "rule_trigger_type": _KEYWORD,
                "user_id": user.id,
                "channel_id": room,
                "alert_system_message_id": None,
                "content": text,
                "matched_keyword": keyword,
                "matched_content": keyword,
            }
            world.gateway.tell(
                "AUTO_MODERATION_ACTION_EXECUTION",
                told if id is None else told | {"message_id": id},
                AUTO_MODERATION,
            )
        return id

    def _audit(self, by: LoopbackUser, action: int, about: LoopbackUser, **more: Any) -> None:
        entry = {
            "id": str(self._world.ids.next()),
            "guild_id": self._world.guild_id,
            "user_id": by.id,
            "target_id": about.id,
            "action_type": action,
            "changes": [],
            **more,
        }
        self._world.gateway.tell("GUILD_AUDIT_LOG_ENTRY_CREATE", entry, GUILD_MODERATION)


def _from_to(before: datetime | None, after: datetime | None) -> dict[str, str]:
    told = {"old_value": before, "new_value": after}
    return {name: stamp(at) for name, at in told.items() if at}
