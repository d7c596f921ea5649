"""A whole show here: loopback platforms in the test, the bot in its own process, pages in Chromium."""

import asyncio
import json
import os
import shutil
import sys
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from bot.clock import SystemClock
from bot.ports import AnyEvent
from bot.rehearsal.bot_process import BotProcess
from bot.rehearsal.discord.chat import LoopbackMessage
from bot.rehearsal.discord.people import LoopbackUser as DiscordUser
from bot.rehearsal.discord.server import LoopbackDiscord
from bot.rehearsal.record import Act, ActKind, Exchange
from bot.rehearsal.settings import discord_settings, free_port, twitch_settings
from bot.rehearsal.twitch.people import LoopbackUser as TwitchUser
from bot.rehearsal.twitch.server import LoopbackTwitch
from bot.store.connection import connect
from bot.store.inbox import RedisInboxWriter
from bot.store.keys import Keys

LIMIT_S = 10.0
HOST_CODE = "code-de-la-regie"
MODERATOR_CODE = "code-de-la-moderation"
RUNDOWN = Path(__file__).with_name("rundown.toml")
QUICK = {
    "BOUGE_SHOW__ID": "direct",
    "BOUGE_SHOW__RUNDOWN": str(RUNDOWN),
    "BOUGE_SHOW__STREAM_DELAY_S": "0",
    "BOUGE_SHOW__SMALLEST_GROUP": "1",
    "BOUGE_SHOW__ACKNOWLEDGE_EVERY_S": "1",
    "BOUGE_WEB__HOST_CODE": HOST_CODE,
    "BOUGE_WEB__MODERATOR_CODE": MODERATOR_CODE,
    "BOUGE_CLASSIFIER__ENABLED": "false",
}


class LiveShow:
    """One evening: what people do on the platforms, what the bot does there, where its pages are."""

    def __init__(self, folder: Path, settings: Mapping[str, str]) -> None:
        """Prepare the platforms; `settings` are added to the quick ones."""
        clock = SystemClock()
        self.folder = folder
        self.twitch = LoopbackTwitch(clock, observe=self._observe)
        self.discord = LoopbackDiscord(clock, None, folder, observe=self._observe)
        # Chosen once, so that the next life of a bot that was killed is at the same address.
        self._settings = {**QUICK, "BOUGE_WEB__PORT": str(free_port()), **settings}
        # A copy, since the régie writes into it.
        self.rundown = folder / "rundown.toml"
        shutil.copyfile(RUNDOWN, self.rundown)
        if self._settings["BOUGE_SHOW__RUNDOWN"] == str(RUNDOWN):
            self._settings["BOUGE_SHOW__RUNDOWN"] = str(self.rundown)
        self._news = asyncio.Event()
        self._viewers: dict[str, TwitchUser] = {}
        self._members: dict[str, DiscordUser] = {}
        self.bot = BotProcess(folder, {})

    @asynccontextmanager
    async def running(self) -> AsyncIterator["LiveShow"]:
        """Run the platforms and the bot."""
        async with self.twitch, self.discord:
            self.bot = BotProcess(self.folder, self._environment())
            await self.bot.__aenter__()
            try:
                yield self
            finally:
                await self.bot.stop()

    async def restart(self) -> None:
        """Start the bot again after it was killed."""
        self.bot = BotProcess(self.folder, self._environment())
        await self.bot.__aenter__()

    @property
    def base(self) -> str:
        """Return the address of the pages' server."""
        return self.bot.addresses["regie"].partition("/enter/")[0]

    @property
    def overlay(self) -> str:
        """Return the overlay's address as it was when the bot started."""
        return self.bot.addresses["overlay"]

    def chat(self, name: str, text: str, reply_to: str = "") -> str:
        """Write in Twitch's chat under a name, and return the message's id; Twitch must take it."""
        person = self._viewers.get(name) or self._viewers.setdefault(name, self.twitch.user(name))
        id = self.twitch.post(person, text, reply_to)
        assert id is not None, f"Twitch did not take {text!r} of {name}"
        return id

    def write(self, name: str, text: str) -> str:
        """Write on Discord under a name, and return the message's id; Discord must take it."""
        id = self.discord.post(self.member(name), text)
        assert id is not None, f"Discord did not take {text!r} of {name}"
        return id

    def member(self, name: str) -> DiscordUser:
        """Return the member of this name, who arrives when first named."""
        return self._members.get(name) or self._members.setdefault(name, self.discord.user(name))

    async def press(self, name: str, label: str) -> str:
        """Press the button of this label on the latest message that has one; return what the bot answers."""
        panel = await self.panel(label)
        control = next(button.control for button in panel.buttons if label in plain(button.label))
        pressed = self.discord.press(self.member(name), control, panel.id)
        assert pressed is not None, f"Nobody can press {label!r}"
        async with asyncio.timeout(LIMIT_S):
            await pressed.answered.wait()
        return plain(pressed.answers[0])

    async def panel(self, label: str) -> LoopbackMessage:
        """Return the latest message on Discord with a button of this label, waiting for it."""
        await self.until(lambda: self._panels(label) != [])
        return self._panels(label)[-1]

    async def said(self, words: str, kind: ActKind = ActKind.SAY, *, on_discord: bool = False) -> Act:
        """Return the bot's latest act of a kind whose text holds these words, waiting for it."""
        acts = self.discord.acts if on_discord else self.twitch.acts

        def found() -> list[Act]:
            return [act for act in acts if act.kind is kind and words in plain(act.text)]

        try:
            await self.until(lambda: found() != [])
        except TimeoutError:
            raise AssertionError(f"The bot did not say {words!r}, but: {acts}") from None
        return found()[-1]

    async def until(self, met: Callable[[], bool], limit_s: float = LIMIT_S) -> None:
        """Wait until something is true on the platforms, looking again at each call of the bot."""
        async with asyncio.timeout(limit_s):
            while not met():
                self._news.clear()
                await self._news.wait()

    async def put(self, *events: AnyEvent) -> None:
        """Put events into the show's inbox, as an adapter of a platform without limits would."""
        client = connect(self.bot.addresses["store"])
        writer = RedisInboxWriter(client, Keys(self.bot.addresses["show"]))
        async with asyncio.TaskGroup() as tasks:
            writing = tasks.create_task(writer.run())
            for event in events:
                writer.put(event)
            await writer.drained()
            writing.cancel()
        await client.aclose()

    async def audit(self) -> list[dict[str, Any]]:
        """Return the lines of `bouge audit`, run beside the bot."""
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "audit"),
            stdout=asyncio.subprocess.PIPE,
            env={**os.environ, **self._environment()},
        )
        told, _ = await process.communicate()
        assert process.returncode == 0
        return [json.loads(line) for line in told.splitlines()]

    def _panels(self, label: str) -> list[LoopbackMessage]:
        return [
            message
            for message in self.discord.messages
            if any(label in plain(button.label) for button in message.buttons)
        ]

    def _observe(self, exchange: Exchange) -> None:
        self._news.set()

    def _environment(self) -> dict[str, str]:
        return {
            **self._settings,
            **twitch_settings(self.twitch),
            **discord_settings(self.discord),
            "BOUGE_DATA_DIR": str(self.folder / "data"),
        }


def plain(text: str) -> str:
    """Return the text with one plain space for any space, so that typography is not what a test is about."""
    return " ".join(text.split())
