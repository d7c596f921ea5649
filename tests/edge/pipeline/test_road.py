"""The one road on a real store: nothing lost, nothing twice, and no fault stops the show."""

import asyncio

import pytest

from bot.changes import Commit, HealthNoted
from bot.errors import StoreError
from bot.events import Health, HealthReported, MessagePosted
from bot.moderation.scores import Scores
from bot.orders import ClosePoll, NextSegment
from bot.pipeline.evening import Evening
from bot.pipeline.memory.state import ShowState
from bot.pipeline.stages import STAGES
from bot.pipeline.step import Consequence, Happening
from bot.polls.poll import PollStatus
from bot.store.connection import Client
from bot.store.feed import RedisFeed
from bot.store.keys import Keys
from tests.edge.pipeline.lives import LIMIT_S, Show, ToldScorer, WatchedLedger
from tests.unit.pipeline.evening import LEA, MAX, POLL, ZOE, after, ordered, said


@pytest.fixture
def show(client: Client, keys: Keys) -> Show:
    """Give a show that no other test uses."""
    return Show(client, keys)


async def codes(show: Show) -> list[str]:
    """Return the ballots of the one poll, sorted."""
    (box,) = (await show.record()).ballots.values()
    return sorted(str(ballot.mark) for ballot in box.values())


async def test_what_is_told_twice_counts_once_in_one_batch_and_over_restarts(show: Show) -> None:
    line = said("bonsoir")
    await show.lived(line, line, said("salut", LEA))
    await show.lived(line)

    counts = (await show.record()).counts

    assert counts == {
        "processed:twitch": 1,
        "processed:discord": 1,
        "duplicates:twitch": 2,
    }


class StuckLedger(WatchedLedger):
    """A ledger before which the life ends."""

    async def commit(self, commit: Commit) -> None:
        """Say that it was asked, and never answer."""
        await self.tell(commit)
        await asyncio.Event().wait()


async def test_a_life_that_ends_before_its_commit_loses_nothing_and_doubles_nothing(show: Show) -> None:
    await show.lived(ordered(POLL, at=0))
    await show.write(said("1", ZOE), said("2", MAX))

    async with show.life(StuckLedger(show.client, show.keys)) as stuck:
        await stuck.finished(2)
    assert (await show.record()).counts.get("processed:twitch") is None

    async with show.life() as ledger:
        await ledger.finished(2)
    assert await codes(show) == ["1", "2"]
    assert (await show.record()).counts["processed:twitch"] == 2


class ForgetfulLedger(WatchedLedger):
    """A ledger that writes the first votes, and whose answer never arrives."""

    struck = False

    async def commit(self, commit: Commit) -> None:
        """Write, then fail as a cut connection does."""
        await super().commit(commit)
        if commit.entries and not self.struck:
            self.struck = True
            raise StoreError("coupure")


async def test_a_commit_of_unknown_fate_is_not_made_twice(show: Show) -> None:
    await show.lived(ordered(POLL, at=0))
    await show.write(said("1", ZOE), said("2", MAX))

    async with show.life(ForgetfulLedger(show.client, show.keys)) as ledger:
        await ledger.finished(2)
        await show.write(said("1", LEA))
        await ledger.finished(3)

    assert await codes(show) == ["1", "1", "2"]
    assert (await show.record()).counts == {"processed:twitch": 2, "processed:discord": 1}


def stumble(
    event: Happening, state: ShowState, evening: Evening, scores: Scores | None = None
) -> list[Consequence]:
    """Play a stage that cannot digest one message."""
    if isinstance(event, MessagePosted) and event.text == "boum":
        raise ZeroDivisionError
    return []


async def test_a_stage_that_raises_is_counted_and_the_show_goes_on(show: Show) -> None:
    await show.write(said("boum"), said("bonsoir"))

    async with show.life(stages=(stumble, *STAGES)) as ledger:
        await ledger.finished(2)

    assert (await show.record()).counts == {"errors": 1, "processed:twitch": 2}


def health(ledger: WatchedLedger) -> list[tuple[str, Health]]:
    """Return what was said of each part's health, in order."""
    return [
        (change.report.part, change.report.health)
        for commit in ledger.commits
        for change in commit.changes
        if isinstance(change, HealthNoted)
    ]


async def test_without_the_classifier_the_rules_go_on_and_its_absence_is_said_once(show: Show) -> None:
    scorer = ToldScorer()
    async with show.life(scorer=scorer) as ledger:
        await show.write(said("bonsoir"))
        await ledger.finished(1)
        scorer.fault = "en panne, 12 textes attendent"
        await show.write(said("espèce de patate pourrie", LEA))
        await ledger.finished(2)
        scorer.fault = "en panne, 13 textes attendent"
        await show.write(said("odieux personnage"), ordered(NextSegment()))
        await ledger.finished(4)
        scorer.fault = ""
        await show.write(said("odieux personnage", MAX))
        await ledger.finished(5)

    assert health(ledger) == [("classifier", kind) for kind in (Health.GOOD, Health.DOWN, Health.GOOD)]
    cases = (await show.record()).cases
    assert [(case.author, case.abusive) for case in cases] == [(LEA, None), (MAX, 0.95)]


async def test_screens_are_told_only_what_differs(show: Show) -> None:
    async with show.life() as ledger:
        await ledger.until(lambda commits: any(commit.feed for commit in commits))
        at_start = len(ledger.commits)
        show.watch.at = after(20)
        await show.write(said("bonsoir"))
        await ledger.finished(1)

    told = [item.topic for commit in ledger.commits[at_start:] for item in commit.feed]
    assert told == ["show"]


async def test_the_answer_to_a_gesture_is_told_once_and_is_in_no_snapshot(show: Show) -> None:
    refused = ordered(ClosePoll(poll_id="x"))
    feed = RedisFeed(show.client, show.keys)
    async with show.life() as ledger, asyncio.timeout(LIMIT_S):
        await show.write(refused)
        await ledger.finished(1)

    _, snapshot = await feed.snapshot()
    told = [item for commit in ledger.commits for item in commit.feed if item.passing]
    assert [item.topic for item in told] == [f"order:{refused.id}"]
    assert "order" not in {record.topic.partition(":")[0] for record in snapshot}


async def test_a_poll_that_ended_while_the_bot_was_down_first_hears_the_ballots_cast_in_time(
    show: Show,
) -> None:
    await show.lived(ordered(POLL, at=0))
    await show.write(*(said("1", ZOE, at=at) for at in (20, 30)), said("2", MAX, at=40))
    show.watch.at = after(500)

    async with show.life() as ledger:
        await ledger.finished(3)
        (poll,) = (await show.record()).polls
        assert poll.status is PollStatus.OPEN
        await show.write(said("1", LEA, at=50))
        # Its history has been told by then.
        await show.write(HealthReported(id="d", at=after(500), part="discord", health=Health.GOOD))
        await ledger.finished(5)

    (poll,) = (await show.record()).polls
    assert (poll.status, poll.closed_at) == (PollStatus.CLOSED, after(65))
    assert await codes(show) == ["1", "1", "2"]
