"""Two moderators on their pages and one on Discord hammer the same queue: nothing twice, nothing lost."""

import asyncio
import json
import uuid
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from pathlib import Path
from random import Random
from typing import Any

import aiohttp
import pytest

from bot.clock import SystemClock
from bot.rehearsal.discord.server import LoopbackDiscord
from bot.rehearsal.record import ActKind
from tests.e2e.show.live_show import MODERATOR_CODE, LiveShow

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CASES = 200
LIMIT_S = 150
# A page that gives orders faster than it may waits for news, or as long as this.
PATIENCE_S = 0.5
ACTS = ("allow", "delete", "warn", "timeout")
WORDS = (
    *("abricot", "bateau", "cerise", "domino", "escalier", "fenêtre", "girafe", "horloge", "igloo", "jardin"),
    *("kayak", "lanterne", "montagne", "nuage", "orage", "parapluie", "quille", "rivière", "savane"),
    *("tambour", "usine", "violon", "wagon", "xylophone", "yaourt", "zèbre"),
)
ROOMS = ("debat", "moderation")


class Socket:
    """One page of a moderator: the cases it sees, and what became of its orders."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse, dice: Random) -> None:
        """Know nothing yet."""
        self._socket = socket
        self._dice = dice
        self.cases: dict[str, dict[str, Any]] = {}
        self.decided = 0
        self.done: Counter[str] = Counter()
        self.refused = 0
        self._given: dict[str, dict[str, Any]] = {}
        self._news = asyncio.Event()

    async def listen(self) -> None:
        """Follow what the show tells, until it closes."""
        async for message in self._socket:
            told = json.loads(message.data)
            if told["type"] == "snapshot":
                for topic, view in told["topics"].items():
                    self._note(topic, view)
            elif told["type"] == "update":
                self._note(told["topic"], told["view"])
            elif told["type"] == "result":
                self._settle(told)
            self._news.set()

    async def hammer(self) -> None:
        """Decide the worst case again and again, sometimes holding it first, until none waits."""
        while True:
            waiting = [view["case"] for view in self.cases.values() if view["case"]["status"] == "open"]
            if waiting:
                case = self._dice.choice(waiting[:5])
                if self._dice.random() < 0.2:
                    await self.give({"order": "hold_case", "case_id": case["id"], "held": True})
                act = self._dice.choice(ACTS)
                await self.give({"order": "decide_case", "case_id": case["id"], "act": act})
            await self._change()

    async def case(self, such: Callable[[dict[str, Any]], bool], limit_s: float) -> dict[str, Any]:
        """Return a case such as asked, waiting for it."""
        async with asyncio.timeout(limit_s):
            while not any(map(such, self.cases.values())):
                await self._change()
        return next(filter(such, self.cases.values()))

    async def all_decided(self, count: int) -> None:
        """Wait until the desk says that as many cases are decided."""
        while self.decided < count:
            await self._change()

    async def _change(self) -> None:
        self._news.clear()
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE_S):
                await self._news.wait()

    async def give(self, order: dict[str, Any]) -> None:
        """Give an order as a page does."""
        id = str(uuid.UUID(int=self._dice.getrandbits(128), version=4))
        self._given[id] = order
        await self._socket.send_json({"type": "order", "id": id, "order": order})

    def _note(self, topic: str, view: dict[str, Any] | None) -> None:
        if topic == "desk" and view is not None:
            self.decided = view["decided"]
        if not topic.startswith("case:"):
            return
        if view is None:
            self.cases.pop(topic, None)
        else:
            self.cases[topic] = view

    def _settle(self, told: dict[str, Any]) -> None:
        order = self._given.pop(told["id"], None)
        if order is None or order["order"] != "decide_case":
            return
        if told["ok"]:
            self.done[order["case_id"]] += 1
        else:
            self.refused += 1


class OnDiscord:
    """A moderator who presses the buttons of whatever case appears in their channel."""

    def __init__(self, show: LiveShow, dice: Random) -> None:
        """Come into the server."""
        self._show = show
        self._dice = dice
        self._me = show.discord.user("Nadia", moderator=True)
        self.pressed: Counter[str] = Counter()
        self.answers: list[str] = []

    async def hammer(self) -> None:
        """Press on, until stopped."""
        while True:
            room = self._show.discord.channel_ids["moderation"]
            cards = [each for each in self._show.discord.messages if each.channel_id == room and each.buttons]
            if cards:
                card = self._dice.choice(cards)
                wanted = [each for each in card.buttons if each.control.split(":")[1] in ACTS]
                if wanted:
                    await self._press(self._dice.choice(wanted).control, card.id)
            with suppress(TimeoutError):
                await self._show.until(lambda: False, PATIENCE_S)

    async def _press(self, control: str, message_id: str) -> None:
        asked = self._show.discord.press(self._me, control, message_id)
        if asked is None:
            return
        self.pressed[control.split(":")[2]] += 1
        async with asyncio.timeout(10):
            await asked.answered.wait()
        self.answers.append(asked.answers[0])


@asynccontextmanager
async def moderator(show: LiveShow, name: str, seed: int) -> AsyncIterator[Socket]:
    """Let somebody in by the code, and open a page's socket."""
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as browser:
        login = {"code": MODERATOR_CODE, "name": name}
        answer = await browser.post(f"{show.base}/login", json=login)
        assert answer.status == 200, await answer.text()
        async with browser.ws_connect(f"{show.base}/ws", max_msg_size=0) as socket:
            yield Socket(socket, Random(seed))


async def test_200_cases_are_each_decided_once_by_pages_and_discord_together(tmp_path: Path) -> None:
    settings = {"BOUGE_DISCORD__MODERATION_CHANNEL": "moderation", "BOUGE_MODERATION__TWO_MODERATORS": ""}
    show = LiveShow(tmp_path, settings)
    show.discord = LoopbackDiscord(SystemClock(), None, tmp_path, channels=ROOMS, observe=show._observe)
    dice = Random(7)
    async with show.running(), AsyncExitStack() as stack:
        pages = [
            await stack.enter_async_context(moderator(show, name, seed))
            for seed, name in enumerate(("Inès", "Inès", "Marc", "Marc"))
        ]
        nadia = OnDiscord(show, dice)
        async with asyncio.timeout(LIMIT_S), asyncio.TaskGroup() as tasks:
            working = [tasks.create_task(page.listen()) for page in pages]
            for number in range(CASES):
                words = " ".join(dice.sample(WORDS, 6))
                show.chat(f"Personne{number}", f"espèce de fdp {words}")
            working += [tasks.create_task(page.hammer()) for page in pages]
            working.append(tasks.create_task(nadia.hammer()))
            await pages[0].all_decided(CASES)
            for task in working:
                task.cancel()
        lines = await show.audit()

    orders = [line for line in lines if line["act"] == "decide_case"]
    by_case = Counter(line["subject"] for line in orders)
    assert len(by_case) == CASES
    assert set(by_case.values()) == {1}
    won = sum((page.done for page in pages), Counter[str]())
    assert set(won.values()) <= {1}
    by_nadia = {line["subject"] for line in orders if line["actor"]["name"] == "Nadia"}
    assert by_nadia
    assert by_nadia.isdisjoint(won)
    assert len(by_nadia) + len(won) == CASES
    assert {line["actor"]["name"] for line in orders} == {"Inès", "Marc", "Nadia"}
    deleted = Counter(act.target for act in show.twitch.acts if act.kind is ActKind.DELETE)
    assert set(deleted.values()) <= {1}
    assert show.twitch.limit_breaches == show.discord.limit_breaches == 0
    assert show.discord.unknown_calls == show.twitch.unknown_calls == []
