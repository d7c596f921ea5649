"""Carries the show's actions out on Discord."""

import asyncio
import hashlib
from collections import OrderedDict
from datetime import timedelta
from typing import Any

import discord
import msgspec
from discord.http import Route

from bot.actions import (
    MODERATORS,
    Announce,
    Answer,
    AnyAction,
    BanAuthor,
    Button,
    CalmChat,
    CreateNativePoll,
    DeleteMessage,
    EditPanel,
    EndNativePoll,
    LiftSanction,
    PostPanel,
    ReleaseHeld,
    ResolveUnbanRequest,
    Say,
    SendPrivately,
    TimeoutAuthor,
    WarnAuthor,
)
from bot.events import Outcome
from bot.platforms.discord.calm import DiscordCalm
from bot.platforms.discord.client import DiscordClient
from bot.platforms.discord.door import DiscordRefused, DiscordUnreachable, Door
from bot.platforms.discord.outgoing import all_ids, fits, panel, reference, webhook
from bot.platforms.discord.refusals import explained
from bot.platforms.fitting import cut, split
from bot.ports import Clock, Report
from bot.words import Phrasebook

MESSAGE_CHARACTERS = 2_000
EMBED_CHARACTERS = 4_096
REASON_CHARACTERS = 512
MOST_BUTTONS = 25
LONGEST_TIMEOUT = timedelta(days=28)

_PARTS = 2
_LONGEST_WAIT = timedelta(seconds=30)
_EPHEMERAL = 64
_REMEMBERED_ANSWERS = 5_000
_BAN = "/guilds/{guild_id}/bans/{user_id}"
_NOBODY = discord.AllowedMentions.none()


class DiscordActs:
    """Says, answers, shows panels and moderates, as the bot."""

    def __init__(self, door: Door, words: Phrasebook, clock: Clock) -> None:
        """Know no server until the adapter says which: acts wait for that."""
        self._door = door
        self._words = words
        self._clock = clock
        self._guild = 0
        self._main = ""
        self._settled = asyncio.Event()
        self._answered: OrderedDict[str, None] = OrderedDict()
        self._modes = DiscordCalm(door)
        self._moderators = ""

    def settle(self, guild_id: int, main_channel: str, moderators: str = "") -> None:
        """Act in this server from now on, in the main channel where none is named."""
        self._guild = guild_id
        self._main = main_channel
        self._moderators = moderators
        self._settled.set()

    async def perform(self, action: AnyAction) -> Report:
        """Do it and report; raises nothing that Discord can cause."""
        try:
            return await self._perform(await self._placed(action))
        except DiscordRefused as refusal:
            return explained(action, refusal, self._words)
        except DiscordUnreachable as fault:
            return self._report(Outcome.FAILED, "discord-act-unreachable", fault=str(fault))

    async def _placed(self, action: AnyAction) -> AnyAction:
        """Return the action in the channel that it means, once it is known where the show is."""
        if isinstance(action, Answer):
            return action
        try:
            async with asyncio.timeout(_LONGEST_WAIT.total_seconds()):
                await self._settled.wait()
        except TimeoutError:
            raise DiscordUnreachable("absent") from None
        meant = self._moderators if action.channel == MODERATORS else action.channel or self._main
        return msgspec.structs.replace(action, channel=meant)

    async def _perform(self, action: AnyAction) -> Report:
        if not isinstance(action, Answer) and not action.channel:
            return self._report(Outcome.REFUSED, "discord-act-no-channel")
        if not isinstance(action, Answer) and not all_ids(action):
            return self._report(Outcome.REFUSED, "discord-act-not-an-id")
        match action:
            case Say():
                return await self._say(action)
            case Announce():
                return await self._announce(action)
            case Answer():
                return await self._answer(action)
            case PostPanel():
                return await self._post_panel(action)
            case EditPanel():
                return await self._edit_panel(action)
            case DeleteMessage():
                return await self._delete(action)
            case TimeoutAuthor():
                return await self._silence(action)
            case BanAuthor():
                return await self._ban(action)
            case WarnAuthor():
                return await self._warn(action)
            case CalmChat():
                return await self._modes.perform(action)
            case LiftSanction():
                return await self._lift(action)
            case SendPrivately():
                return await self._write(action.author_id, action.text, action.buttons)
            case ReleaseHeld():
                return self._report(Outcome.REFUSED, "discord-act-nothing-held")
            case CreateNativePoll() | EndNativePoll():
                return self._report(Outcome.REFUSED, "discord-act-no-native-poll")
            case ResolveUnbanRequest():
                return self._report(Outcome.REFUSED, "discord-act-no-unban-requests")

    async def _say(self, action: Say) -> Report:
        first = ""
        for number, text in enumerate(split(action.text, MESSAGE_CHARACTERS, _PARTS)):
            answered = reference(action) if action.reply_to and not number else None
            message = await self._send(action, text, number, reference=answered)
            first = first or str(message.id)
        return Report(outcome=Outcome.DONE, message_id=first)

    async def _announce(self, action: Announce) -> Report:
        embed = discord.Embed(description=cut(action.text, EMBED_CHARACTERS), colour=discord.Colour.gold())
        try:
            message = await self._send(action, None, 0, embed=embed)
        except DiscordRefused as refusal:
            if refusal.status != 403:
                raise
            # Without the right to embed, the words still pass.
            message = await self._send(action, cut(action.text, MESSAGE_CHARACTERS), 0)
        return Report(outcome=Outcome.DONE, message_id=str(message.id))

    async def _post_panel(self, action: PostPanel) -> Report:
        if not fits(action.buttons, action.selects):
            return self._report(Outcome.REFUSED, "discord-act-too-many-buttons", most=str(MOST_BUTTONS))
        message = await self._send(
            action, cut(action.text, MESSAGE_CHARACTERS), 0, view=panel(action.buttons, action.selects)
        )
        return Report(outcome=Outcome.DONE, message_id=str(message.id))

    async def _send(
        self,
        action: Say | Announce | PostPanel,
        text: str | None,
        number: int,
        *,
        embed: discord.Embed | None = None,
        view: discord.ui.View | None = None,
        reference: discord.MessageReference | None = None,
    ) -> discord.Message:
        # With the same nonce, Discord publishes one message even when it is asked twice.
        nonce = hashlib.blake2b(f"{action.id}:{number}".encode(), digest_size=12).hexdigest()

        async def send(client: DiscordClient) -> discord.Message:
            channel = client.get_partial_messageable(int(action.channel), guild_id=self._guild or None)
            extra: dict[str, Any] = {"embed": embed, "view": view, "reference": reference}
            given = {name: value for name, value in extra.items() if value is not None}
            message: discord.Message = await channel.send(
                text,
                nonce=nonce,
                allowed_mentions=_NOBODY,
                mention_author=False,
                suppress_embeds=embed is None,
                **given,
            )
            return message

        return await self._door.call(send)

    async def _edit_panel(self, action: EditPanel) -> Report:
        if not fits(action.buttons, action.selects):
            return self._report(Outcome.REFUSED, "discord-act-too-many-buttons", most=str(MOST_BUTTONS))

        async def edit(client: DiscordClient) -> None:
            channel = client.get_partial_messageable(int(action.channel), guild_id=self._guild or None)
            await channel.get_partial_message(int(action.message_id)).edit(
                content=cut(action.text, MESSAGE_CHARACTERS),
                view=panel(action.buttons, action.selects),
                allowed_mentions=_NOBODY,
            )

        await self._door.call(edit)
        return Report(outcome=Outcome.DONE, message_id=action.message_id)

    async def _answer(self, action: Answer) -> Report:
        to = action.interaction
        body: dict[str, Any] = {
            "content": cut(action.text, MESSAGE_CHARACTERS),
            "allowed_mentions": {"parse": []},
        }
        if action.buttons or action.selects:
            body["components"] = panel(action.buttons, action.selects).to_components()
        if to.id in self._answered:
            body["flags"] = _EPHEMERAL
            route = webhook("POST", "", to)
        else:
            route = webhook("PATCH", "/messages/@original", to)
        await self._door.call(lambda client: client.http.request(route, json=body))
        self._answered[to.id] = None
        if len(self._answered) > _REMEMBERED_ANSWERS:
            self._answered.popitem(last=False)
        return Report(outcome=Outcome.DONE)

    async def _delete(self, action: DeleteMessage) -> Report:
        channel, message = int(action.channel), int(action.message_id)
        reason = cut(action.reason, REASON_CHARACTERS) or None
        await self._door.call(lambda client: client.http.delete_message(channel, message, reason=reason))
        return Report(outcome=Outcome.DONE)

    async def _silence(self, action: TimeoutAuthor) -> Report:
        length = min(timedelta(seconds=max(action.seconds, 1)), LONGEST_TIMEOUT)
        until = (self._clock.now() + length).isoformat()
        reason = cut(action.reason, REASON_CHARACTERS) or None
        await self._door.call(
            lambda client: client.http.edit_member(
                self._guild, int(action.author_id), reason=reason, communication_disabled_until=until
            )
        )
        return Report(outcome=Outcome.DONE)

    async def _ban(self, action: BanAuthor) -> Report:
        reason = cut(action.reason, REASON_CHARACTERS) or None
        # The library would put it in the query, where Discord no longer documents it.
        body = {"delete_message_seconds": 0}
        route = Route("PUT", _BAN, guild_id=self._guild, user_id=action.author_id)
        await self._door.call(lambda client: client.http.request(route, json=body, reason=reason))
        return Report(outcome=Outcome.DONE)

    async def _warn(self, action: WarnAuthor) -> Report:
        return await self._write(action.author_id, self._words.text("discord-warning", reason=action.reason))

    async def _write(self, author_id: str, text: str, buttons: tuple[Button, ...] = ()) -> Report:
        said = cut(text, MESSAGE_CHARACTERS)

        async def write(client: DiscordClient) -> None:
            # Discord's ids are texts; the library's own way would send a number.
            private = await client.http.start_private_message(author_id)
            channel = client.get_partial_messageable(int(private["id"]))
            if buttons:
                view = panel(buttons)
                await channel.send(said, view=view, allowed_mentions=_NOBODY, suppress_embeds=True)
            else:
                await channel.send(said, allowed_mentions=_NOBODY, suppress_embeds=True)

        await self._door.call(write)
        return Report(outcome=Outcome.DONE)

    async def _lift(self, action: LiftSanction) -> Report:
        guild, author = self._guild, int(action.author_id)
        reason = cut(action.reason, REASON_CHARACTERS) or None
        if action.banned:
            # Discord documents a body, though an empty one; the library sends none.
            route = Route("DELETE", _BAN, guild_id=guild, user_id=author)
            await self._door.call(lambda client: client.http.request(route, json={}, reason=reason))
        else:
            await self._door.call(
                lambda client: client.http.edit_member(
                    guild, author, reason=reason, communication_disabled_until=None
                )
            )
        return Report(outcome=Outcome.DONE)

    def _report(self, outcome: Outcome, key: str, **values: str) -> Report:
        return Report(outcome=outcome, detail=self._words.text(key, **values))
