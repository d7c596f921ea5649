"""Actions leave the outbox of a real store: carried out once, reported always, speech never in the way."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest

from bot.actions import AnyAction, DeleteMessage, Say
from bot.changes import Commit
from bot.errors import PlatformError
from bot.events import ActionPerformed, Outcome, Platform
from bot.pipeline.perform import BATCH, MOST_SPEECH, PlatformPerformer
from bot.ports import Report
from bot.store.connection import Client
from bot.store.inbox import RedisInbox
from bot.store.keys import Keys
from bot.store.ledger import RedisLedger
from bot.store.outbox import RedisOutbox
from tests.edge.pipeline.lives import LIMIT_S, Watch
from tests.unit.pipeline.evening import after

TWITCH = Platform.TWITCH


def say(name: str) -> Say:
    """Return something to say."""
    return Say(id=name, platform=TWITCH, channel="", text=name)


def deletion(name: str) -> DeleteMessage:
    """Return something to do, as often as one likes."""
    return DeleteMessage(id=name, platform=TWITCH, channel="", message_id=name)


class Stand:
    """Plays a platform: notes what it is asked, and answers as it is told."""

    def __init__(self, answer: Callable[[AnyAction], Report] | None = None) -> None:
        """Answer with a function, or that all is done."""
        self.asked: list[str] = []
        self.may_speak = asyncio.Event()
        self.may_speak.set()
        self._answer = answer or (lambda _: Report(outcome=Outcome.DONE))
        self._news = asyncio.Condition()

    async def perform(self, action: AnyAction) -> Report:
        """Note the action, wait for leave to speak, and answer."""
        async with self._news:
            self.asked.append(action.id)
            self._news.notify_all()
        if isinstance(action, Say):
            await self.may_speak.wait()
        return self._answer(action)

    async def heard(self, count: int) -> None:
        """Wait until that many actions were asked."""
        async with asyncio.timeout(LIMIT_S), self._news:
            await self._news.wait_for(lambda: len(self.asked) >= count)


class Stage:
    """A store with an outbox, and lives of the performer on it."""

    def __init__(self, client: Client, keys: Keys) -> None:
        """Begin with an empty outbox."""
        self._client, self._keys = client, keys
        self._inbox = RedisInbox(client, keys)

    async def ask(self, *actions: AnyAction) -> None:
        """Put actions into the outbox."""
        await RedisLedger(self._client, self._keys).commit(Commit(actions=actions))

    @asynccontextmanager
    async def life(self, stand: Stand) -> AsyncIterator[None]:
        """Carry actions out until the block ends."""
        outbox = RedisOutbox(self._client, self._keys)
        performer = PlatformPerformer(TWITCH, outbox, stand, Watch(after(0)))
        async with asyncio.TaskGroup() as tasks:
            running = tasks.create_task(performer.run())
            yield
            running.cancel()

    async def reports(self, count: int) -> dict[str, ActionPerformed]:
        """Return the reports that came back through the inbox, by action."""
        found: dict[str, ActionPerformed] = {}
        async with asyncio.timeout(LIMIT_S):
            while len(found) < count:
                for entry in await self._inbox.read(100, 200):
                    assert isinstance(entry.event, ActionPerformed)
                    found[entry.event.action_id] = entry.event
        return found


@pytest.fixture
def stage(client: Client, keys: Keys) -> Stage:
    """Give a stage that no other test uses."""
    return Stage(client, keys)


async def test_what_was_done_is_reported_with_what_it_posted(stage: Stage) -> None:
    stand = Stand(lambda _: Report(outcome=Outcome.DONE, message_id="m7"))
    await stage.ask(say("a"))
    async with stage.life(stand):
        report = (await stage.reports(1))["a"]

    assert (report.id, report.outcome, report.message_id, report.at) == (
        "a/report",
        Outcome.DONE,
        "m7",
        after(0),
    )


def fail(action: AnyAction) -> Report:
    """Fail in a way of each action's own."""
    if action.id == "foreseen":
        raise PlatformError("la plateforme ne répond pas")
    if action.id == "unforeseen":
        raise ZeroDivisionError
    return Report(outcome=Outcome.REFUSED, detail="pas le droit")


async def test_every_failure_is_reported_and_stops_nothing(stage: Stage) -> None:
    await stage.ask(*(deletion(name) for name in ("foreseen", "unforeseen", "refused")))
    async with stage.life(Stand(fail)):
        reports = await stage.reports(3)

    assert {name: (each.outcome, each.detail) for name, each in reports.items()} == {
        "foreseen": (Outcome.FAILED, "la plateforme ne répond pas"),
        "unforeseen": (Outcome.FAILED, "erreur inattendue (ZeroDivisionError)"),
        "refused": (Outcome.REFUSED, "pas le droit"),
    }


async def test_what_may_have_been_said_is_not_said_again_and_what_may_be_repeated_is(stage: Stage) -> None:
    first, second = Stand(), Stand()
    first.may_speak.clear()
    await stage.ask(say("a"))
    async with stage.life(first):
        await first.heard(1)

    await stage.ask(deletion("b"))
    async with stage.life(second):
        reports = await stage.reports(2)

    assert first.asked == ["a"]
    assert second.asked == ["b"]
    assert reports["a"].outcome is Outcome.FAILED
    assert "non répété" in reports["a"].detail


async def test_a_deletion_that_was_interrupted_is_done_again(stage: Stage) -> None:
    class Interrupted(Stand):
        async def perform(self, action: AnyAction) -> Report:
            await super().perform(action)
            await asyncio.Event().wait()
            raise AssertionError

    first, second = Interrupted(), Stand()
    await stage.ask(deletion("b"))
    async with stage.life(first):
        await first.heard(1)

    async with stage.life(second):
        await stage.reports(1)

    assert second.asked == ["b"]


async def test_a_sentence_that_waits_holds_no_deletion_back(stage: Stage) -> None:
    stand = Stand()
    stand.may_speak.clear()
    await stage.ask(say("a"), say("b"), *(deletion(f"d{number}") for number in range(20)))
    async with stage.life(stand):
        reports = await stage.reports(20)

    assert set(reports) == {f"d{number}" for number in range(20)}
    assert [name for name in stand.asked if not name.startswith("d")] == ["a"]


async def test_sentences_are_said_in_order(stage: Stage) -> None:
    stand, names = Stand(), [f"s{number}" for number in range(20)]
    await stage.ask(*map(say, names))
    async with stage.life(stand):
        await stage.reports(20)

    assert stand.asked == names


async def test_what_waits_too_long_to_be_said_is_not_said_and_that_is_reported(stage: Stage) -> None:
    stand, extra = Stand(), BATCH
    stand.may_speak.clear()
    actions = [say(f"s{number}") for number in range(MOST_SPEECH + extra)]
    await stage.ask(*actions)
    async with stage.life(stand):
        silenced = await stage.reports(extra - 1)
        assert {each.outcome for each in silenced.values()} == {Outcome.REFUSED}
        stand.may_speak.set()
        await stand.heard(MOST_SPEECH)

    assert not set(silenced) & set(stand.asked)
