"""A raid on a real store: one case, one decision, all acted upon at a steady pace, the chat untouched."""

import asyncio

import pytest

from bot.actions import AnyAction, DeleteMessage, TimeoutAuthor
from bot.events import Author, MessagePosted, Outcome, Platform
from bot.moderation.case import Case
from bot.moderation.raids import RaidWatch
from bot.orders import CaseAct, DecideCase
from bot.pipeline.perform import PlatformPerformer
from bot.ports import Report
from bot.store.connection import Client
from bot.store.feed import RedisFeed
from bot.store.keys import Keys
from bot.store.outbox import RedisOutbox
from tests.edge.pipeline.lives import Show
from tests.unit.pipeline.evening import MODERATOR, ROUGH, ZOE, ordered, said
from tests.unit.pipeline.fair import a_fair_evening, crowd

RAIDERS, MESSAGES = 1_000, 2_000
TEXT = "Rejoignez la meute sur notre salon à minuit"
WHO = (
    "le maire",
    "ma voisine",
    "la région",
    "un lycéen",
    "mon club",
    "la gare",
    "le marché",
    "une ferme",
    "ce quartier",
    "l’hôpital",
)
WHAT = (
    "attend un car",
    "paie trop cher",
    "manque d’eau",
    "ferme à midi",
    "cherche un médecin",
    "plante des haies",
    "perd sa ligne",
    "vote dimanche",
    "répare les vélos",
    "ouvre une crèche",
)


class PacedPlatform:
    """Plays a platform that grants so many acts for each one that waits, and notes how many ran at once."""

    def __init__(self) -> None:
        """Begin with nothing asked."""
        self.deleted: list[str] = []
        self.silenced: list[str] = []
        self.order: list[str] = []
        self.running = self.most = 0

    async def perform(self, action: AnyAction) -> Report:
        """Do it, one turn of the loop later."""
        self.running += 1
        self.most = max(self.most, self.running)
        await asyncio.sleep(0)
        self.running -= 1
        self.order.append(action.id)
        if isinstance(action, DeleteMessage):
            self.deleted.append(action.message_id)
        if isinstance(action, TimeoutAuthor):
            self.silenced.append(action.author_id)
        return Report(outcome=Outcome.DONE)


@pytest.fixture
def show(client: Client, keys: Keys) -> Show:
    """Give a show with a charter, that no other test uses."""
    show = Show(client, keys)
    show.evening = a_fair_evening(raids=RaidWatch())
    return show


def raid() -> list[MessagePosted]:
    """Return twenty seconds of a raid, and of people who talk meanwhile."""
    raiders, guests = (
        crowd(RAIDERS),
        [Author(platform=Platform.TWITCH, id=f"5{n}", name=f"invité{n}") for n in range(60)],
    )
    heard: list[MessagePosted] = []
    for place in range(MESSAGES):
        at = 10 + 20 * place / MESSAGES
        ending = "!" * (place % 5) + f" {place % 97}"
        heard.append(said(f"{TEXT} {ending}", raiders[place % RAIDERS], at, f"raid{place}"))
        if place % 20 == 0:
            guest = place // 20
            heard.append(
                said(f"{WHO[guest % 10]} {WHAT[guest // 10]}, non ?", guests[guest % 60], at, f"guest{guest}")
            )
    return heard


async def case_of(show: Show, rule: str) -> Case:
    """Return the one case of a rule."""
    (case,) = [each for each in (await show.record()).cases if each.verdict.reasons[0].rule == rule]
    return case


async def test_a_raid_is_one_case_and_one_decision_and_the_queue_stays_usable(
    show: Show, client: Client, keys: Keys
) -> None:
    await show.lived(*raid())
    case = await case_of(show, "raid")
    copies = (await show.record()).copies[case.id]
    assert len(copies) == MESSAGES - 1
    assert {copy.message_id for copy in copies}.isdisjoint(f"guest{n}" for n in range(100))
    assert len(await stored_case(client, keys, case.id)) < 8_000

    platform = await decided(show, CaseAct.TIMEOUT, 1 + RAIDERS, case)

    assert sorted(platform.silenced) == sorted(each.id for each in crowd(RAIDERS))
    assert len(set(platform.silenced)) == len(platform.silenced)
    # Twitch takes a silenced author's messages away; only the case's own is deleted by itself.
    assert platform.deleted == [case.message_id]
    assert platform.most <= 8
    record = await show.record()
    assert {copy.outcome for copy in record.copies[case.id]} == {Outcome.DONE}
    assert len(await shown_cases(client, keys)) == 1


async def test_another_case_decided_meanwhile_does_not_wait_for_the_raid(show: Show) -> None:
    await show.lived(*raid(), said(ROUGH, ZOE, 29, "rough"))
    big, small = await case_of(show, "raid"), await case_of(show, "blocked_terms")

    platform = await decided(show, CaseAct.DELETE, MESSAGES + 1, big, small)

    place = next(at for at, each in enumerate(platform.order) if each.startswith(small.id))
    assert place < 100
    assert len(platform.deleted) == MESSAGES + 1


async def decided(show: Show, act: CaseAct, acts: int, *cases: Case) -> PacedPlatform:
    """Decide cases one right after the other, and carry as many acts out as they ask for."""
    platform = PacedPlatform()
    orders = [ordered(DecideCase(case_id=case.id, act=act), MODERATOR, at=40) for case in cases]
    outbox = RedisOutbox(show.client, show.keys)
    performer = PlatformPerformer(Platform.TWITCH, outbox, platform, show.watch)
    async with show.life() as ledger, asyncio.TaskGroup() as tasks:
        running = tasks.create_task(performer.run())
        await show.write(*orders)
        await ledger.finished(len(orders) + acts)
        running.cancel()
    return platform


async def stored_case(client: Client, keys: Keys, case_id: str) -> bytes:
    """Return a case as the store has it."""
    raw = await client.hget(keys.cases, case_id)
    assert isinstance(raw, bytes)
    return raw


async def shown_cases(client: Client, keys: Keys) -> list[str]:
    """Return the cases on the pages."""
    _, records = await RedisFeed(client, keys).snapshot()
    return [each.topic for each in records if each.topic.startswith("case:")]
