"""Everything the loopback Discord remembers, shared by its routes."""

import asyncio
from random import Random
from typing import Any

import msgspec

from bot.events import Platform
from bot.ports import Clock
from bot.rehearsal.discord import payloads, rights
from bot.rehearsal.discord.asks import Asks
from bot.rehearsal.discord.chat import REPLY, Chat, LoopbackMessage
from bot.rehearsal.discord.gateway import Gateway
from bot.rehearsal.discord.ids import Snowflakes
from bot.rehearsal.discord.payloads import Role, Room
from bot.rehearsal.discord.people import LoopbackUser, Person
from bot.rehearsal.discord.session import GUILD_MESSAGES, Double
from bot.rehearsal.faults import Faults, Mishaps
from bot.rehearsal.record import Act, ActKind

_MODERATOR_RANK = 2
_BOT_RANK = 1


class World:
    """One server, its channels, and everybody in it."""

    def __init__(self, clock: Clock, faults: Faults, guild: str, channels: tuple[str, ...], bot: str) -> None:
        """Open the server with its owner and the bot; its channels are empty."""
        self.clock = clock
        self.ids = Snowflakes(clock)
        self.dice = Random(f"{faults.seed}:discord-ids")
        self.mishaps = Mishaps(faults, Platform.DISCORD)
        self.gateway = Gateway(self.mishaps)
        self.chat = Chat()
        self.asks = Asks()
        self.acts: list[Act] = []
        self.held: set[str] = set()
        self.commands: dict[str, dict[str, Any]] = {}
        self.declared = asyncio.Event()
        self.limit_breaches = 0
        self.unknown_calls: list[str] = []
        self.failures: list[int] = []
        self.pauses: list[float] = []
        self.may_read = True
        self.may_declare = True
        self.silent = False
        self.is_member = True
        self.guild_id = str(self.ids.next())
        self.guild_name = guild
        self.application_id = str(self.ids.next())
        self.token = self._new_token()
        self.rooms = {room.id: room for room in self._open(channels)}
        self.everyone = Role(id=self.guild_id, name="@everyone", rights=rights.EVERYONE, rank=0)
        self.bot_role = Role(id=str(self.ids.next()), name=bot, rights=rights.BOT, rank=_BOT_RANK)
        self.moderators = Role(
            id=str(self.ids.next()), name="Modération", rights=rights.MODERATOR, rank=_MODERATOR_RANK
        )
        self.private: dict[str, Person] = {}
        # What the bot wrote to one person alone, the latest for each.
        self.letters: dict[str, LoopbackMessage] = {}
        self._people: dict[str, Person] = {}
        self._names: set[str] = set()
        self.owner = self.welcome("Organisation", is_moderator=True, rank=_MODERATOR_RANK + 1)
        self.bot = self.welcome(bot, is_bot=True, id=self.application_id)

    def _open(self, channels: tuple[str, ...]) -> list[Room]:
        return [Room(id=str(self.ids.next()), name=name, position=n) for n, name in enumerate(channels)]

    def _new_token(self) -> str:
        letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
        return ".".join("".join(self.dice.choices(letters, k=length)) for length in (26, 6, 38))

    def renew_token(self) -> None:
        """Give the bot another token; the one before is worth nothing."""
        self.token = self._new_token()

    @property
    def roles(self) -> list[Role]:
        """Return the server's roles."""
        return [self.everyone, self.bot_role, self.moderators]

    @property
    def bot_rights(self) -> int:
        """Return what the bot may do."""
        return self.everyone.rights | self.bot_role.rights

    def may(self, right: str, room: Room | None = None) -> bool:
        """Return whether the bot has a right; in a room, what is said there about its roles counts."""
        held = self.bot_rights
        for role in (self.everyone, self.bot_role):
            allowed, denied = room.overwrites.get(role.id, (0, 0)) if room else (0, 0)
            held = held & ~denied | allowed
        return bool(held & rights.BITS[right])

    def welcome(
        self,
        name: str,
        *,
        is_moderator: bool = False,
        is_bot: bool = False,
        rank: int = 0,
        private: bool = True,
        id: str = "",
    ) -> Person:
        """Add a member under a name nobody has."""
        if name.lower() in self._names:
            raise ValueError(f"the loopback Discord already has an account {name!r}")
        role = self.bot_role if is_bot else self.moderators if is_moderator else None
        user = LoopbackUser(
            id=id or str(self.ids.next()),
            name=name,
            joined_at=self.clock.now(),
            roles=(role.id,) if role else (),
            rank=max(rank, role.rank if role else 0),
            rights=self.everyone.rights | (role.rights if role else 0),
            is_bot=is_bot,
            is_moderator=is_moderator,
            takes_private_messages=private,
        )
        person = Person(user)
        self._names.add(name.lower())
        self._people[user.id] = person
        return person

    def person(self, id: str) -> Person | None:
        """Return the account of an id."""
        return self._people.get(id)

    def note(self, kind: ActKind, target: str = "", text: str = "", seconds: int = 0) -> None:
        """Remember what the bot did."""
        now = self.clock.now()
        self.acts.append(Act(kind=kind, at=now, target=target, text=text, seconds=seconds))

    def show(self, message: LoopbackMessage) -> dict[str, object]:
        """Return a message as Discord describes it."""
        parent = self.chat.find(message.channel_id, message.reply_to) if message.reply_to else None
        return payloads.message(message, self, parent)

    def write(self, author: LoopbackUser, channel_id: str, text: str, **more: Any) -> str:
        """Put a new message into a channel, tell it, and return its id."""
        message = LoopbackMessage(
            id=str(self.ids.next()),
            channel_id=channel_id,
            author=author,
            text=text,
            sent_at=self.clock.now(),
            type=REPLY if more.get("reply_to") else 0,
            **more,
        )
        self.publish(message)
        return message.id

    def publish(self, message: LoopbackMessage, event: str = "MESSAGE_CREATE") -> dict[str, object]:
        """Put a message into its channel, or its new state, and tell it."""
        self.chat.put(message)
        shown = self.show(message)
        told = payloads.told_message(shown, self.guild_id, self.person(message.author.id))
        own = message.author.id == self.bot.user.id
        if self.is_member:
            # The bot does not process its own words: their doubles would prove nothing.
            blind, twice = (None, None) if own else (payloads.unread(told), Double())
            self.gateway.tell(event, told, GUILD_MESSAGES, blind, twice)
            if not own and self.gateway.followed:
                self.held.add(message.id)
        return shown

    def remove(self, ids: list[str]) -> list[str]:
        """Take messages away and tell it; return those that were there."""
        gone = [message for id in ids if (message := self.chat.remove(id))]
        if not gone or not self.is_member:
            return [message.id for message in gone]
        where = {"channel_id": gone[0].channel_id, "guild_id": self.guild_id}
        if len(ids) == 1:
            self.gateway.tell("MESSAGE_DELETE", {"id": gone[0].id, **where}, GUILD_MESSAGES, twice=Double())
        else:
            told = {"ids": [message.id for message in gone], **where}
            self.gateway.tell("MESSAGE_DELETE_BULK", told, GUILD_MESSAGES, twice=Double())
        return [message.id for message in gone]

    def guild(self) -> dict[str, Any]:
        """Return the server as Discord describes it."""
        return payloads.guild(self.guild_id, self.guild_name, self.owner.user.id, self.roles)

    def appearing(self) -> dict[str, object]:
        """Return what a client is told when the server appears."""
        rooms, members = list(self.rooms.values()), len(self._people)
        return payloads.guild_create(self.guild(), rooms, self.bot, members)

    def tell_role(self) -> None:
        """Tell that the bot's rights changed."""
        self.gateway.tell(
            "GUILD_ROLE_UPDATE", {"guild_id": self.guild_id, "role": payloads.role(self.bot_role)}, 1
        )

    def join(self, *, member: bool) -> None:
        """Let the bot into the server or out of it, and tell it."""
        if member == self.is_member:
            return
        self.is_member = member
        if member:
            self.gateway.tell("GUILD_CREATE", self.appearing(), 1)
        else:
            self.gateway.tell("GUILD_DELETE", {"id": self.guild_id}, 1)

    def edit(self, message: LoopbackMessage, **changes: Any) -> dict[str, object]:
        """Change a message and tell it."""
        changed = msgspec.structs.replace(message, **changes, edited_at=self.clock.now())
        return self.publish(changed, "MESSAGE_UPDATE")
