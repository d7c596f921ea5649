"""The moderators' channel on Discord, in step with their page and with what platforms themselves decide."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.clock import SystemClock
from bot.rehearsal.discord.chat import LoopbackMessage
from bot.rehearsal.discord.people import LoopbackUser
from bot.rehearsal.discord.server import LoopbackDiscord
from bot.rehearsal.record import ActKind
from tests.e2e.show.live_show import LiveShow, plain
from tests.e2e.show.test_two_moderators import ROOMS, Socket, moderator

pytestmark = pytest.mark.browser
LIMIT_S = 20


class Desk:
    """One evening with a channel for moderators, a page, and somebody on Discord."""

    def __init__(self, show: LiveShow, page: Socket) -> None:
        """Begin with nothing flagged."""
        self.show = show
        self.page = page
        self.nadia = show.discord.user("Nadia", moderator=True)

    def cards(self) -> list[LoopbackMessage]:
        """Return the messages in the moderators' channel."""
        room = self.show.discord.channel_ids["moderation"]
        return [each for each in self.show.discord.messages if each.channel_id == room]

    async def card(self, such: Callable[[LoopbackMessage], bool]) -> LoopbackMessage:
        """Return a message of that channel, waiting for it."""
        await self.show.until(lambda: any(map(such, self.cards())), LIMIT_S)
        return next(filter(such, self.cards()))

    async def case(self, such: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """Return a case as the page sees it, waiting for it."""
        return await self.page.case(such, LIMIT_S)

    async def press(self, name: str, card: LoopbackMessage, by: LoopbackUser | None = None) -> str:
        """Press a button, and return what the bot answers."""
        control = next(each.control for each in card.buttons if each.control.startswith(f"case:{name}:"))
        asked = self.show.discord.press(by or self.nadia, control, card.id)
        assert asked is not None
        async with asyncio.timeout(LIMIT_S):
            await asked.answered.wait()
        return plain(asked.answers[0]) if asked.answers else f"form {control}"


@asynccontextmanager
async def desk(folder: Path) -> AsyncIterator[Desk]:
    """Run a show with a moderators' channel while inside."""
    show = LiveShow(folder, {"BOUGE_DISCORD__MODERATION_CHANNEL": "moderation"})
    show.discord = LoopbackDiscord(SystemClock(), None, folder, channels=ROOMS, observe=show._observe)
    async with show.running(), moderator(show, "Inès", 1) as page, asyncio.TaskGroup() as tasks:
        listening = tasks.create_task(page.listen())
        yield Desk(show, page)
        listening.cancel()
        assert show.discord.unknown_calls == show.twitch.unknown_calls == []
        assert show.twitch.limit_breaches == show.discord.limit_breaches == 0


def is_open(view: dict[str, Any]) -> bool:
    return bool(view["case"]["status"] == "open")


async def test_page_discord_and_platforms_stay_in_step(tmp_path: Path) -> None:
    async with desk(tmp_path) as here:
        await _decided_on_the_page(here)
        await _decided_on_discord(here)
        await _decided_by_another_moderator(here)
        await _asked_back_and_answered_with_a_form(here)
        actors = {line["actor"]["name"] for line in await here.show.audit()}

    assert {"Inès", "Nadia", "Modeste"} <= actors


async def _decided_on_the_page(here: Desk) -> None:
    here.show.chat("Ada", "espèce de fdp, rentre chez toi")
    card = await here.card(lambda each: "Ada" in each.text)
    assert "||espèce de fdp" in card.text
    case = await here.case(is_open)
    await here.page.give({"order": "decide_case", "case_id": case["case"]["id"], "act": "delete"})

    over = await here.card(lambda each: each.id == card.id and "Inès" in each.text)
    assert "fdp" not in over.text
    assert [each for each in over.buttons if not each.control.startswith("case:undo:")] == []


async def _decided_on_discord(here: Desk) -> None:
    here.show.chat("Bob", "ta gueule, nique ta race")
    card = await here.card(lambda each: "Bob" in each.text)
    viewer = here.show.member("Curieux")
    assert "peuvent exclure" in await here.press("timeout", card, viewer)
    assert "exclue pour un temps" in await here.press("timeout", card)

    case = await here.case(lambda view: view["case"]["author"]["name"] == "Bob" and not is_open(view))
    assert case["case"]["decision"]["actor"] == {"name": "Nadia", "role": "moderator"}
    await here.show.until(lambda: any(act.kind is ActKind.TIMEOUT for act in here.show.twitch.acts))
    over = await here.card(lambda each: each.id == card.id and "par Nadia" in plain(each.text))
    assert here.show.discord.press(here.nadia, card.buttons[0].control, over.id) is None


async def _decided_by_another_moderator(here: Desk) -> None:
    here.show.chat("Cid", "fdp va, sale chien galeux")
    await here.case(lambda view: view["case"]["author"]["name"] == "Cid" and is_open(view))
    modeste = here.show.twitch.user("Modeste", badges=("moderator",))
    cid = next(line.author for line in here.show.twitch.chat.lines.values() if line.author.name == "Cid")
    here.show.twitch.silence(cid, 60, by=modeste)

    case = await here.case(lambda view: view["case"]["author"]["name"] == "Cid" and not is_open(view))
    assert case["case"]["status"] == "elsewhere"
    card = await here.card(lambda each: "Cid" in each.text and "Modeste" in each.text)
    assert card.buttons == ()


async def _asked_back_and_answered_with_a_form(here: Desk) -> None:
    dan = here.show.twitch.user("Dan")
    here.show.twitch.exclude(dan)
    request = here.show.twitch.ask_back(dan, "Je regrette mes mots.")
    card = await here.card(lambda each: "Je regrette mes mots" in each.text)
    assert [each.control.split(":")[1] for each in card.buttons] == ["accept", "reject"]
    form = (await here.press("accept", card)).removeprefix("form ")
    sent = here.show.discord.submit(here.nadia, form, {"text": "Bienvenue de nouveau."})
    assert sent is not None
    async with asyncio.timeout(LIMIT_S):
        await sent.answered.wait()

    await here.show.until(lambda: any(act.kind is ActKind.RESOLVE for act in here.show.twitch.acts))
    resolved = next(act for act in here.show.twitch.acts if act.kind is ActKind.RESOLVE)
    assert resolved.target == request
    assert "Bienvenue de nouveau." in plain(resolved.text)
    assert here.show.twitch.post(dan, "merci") is not None
