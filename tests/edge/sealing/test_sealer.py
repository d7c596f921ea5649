"""From a closed vote to a published box on a real store, and to a store in which nothing names a voter."""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from secrets import token_bytes

import pytest

from bot.app.verify import counted_by_the_show
from bot.errors import SealingError
from bot.events import BoxSealed, Health, HealthReported
from bot.orders import ClosePoll, OpenPoll
from bot.phrasebook import FluentPhrasebook
from bot.polls.poll import Poll
from bot.ports import AnyEvent
from bot.sealing.key import SigningKey, open_key
from bot.sealing.sealer import Sealer
from bot.store.boxes import RedisBoxes
from bot.store.codec import encode
from bot.store.connection import Client, connect
from bot.store.embedded import EmbeddedServer
from bot.store.inbox import RedisInbox
from bot.store.keys import Keys
from bot.store.scrub import RedisScrubber
from bot.verify_box import examine
from tests.edge.pipeline.lives import Show
from tests.unit.pipeline.evening import ROOT, after, an_evening, ordered, said, voices

FRENCH = FluentPhrasebook(ROOT / "config" / "locales", "fr")
WEEK_S = 7 * 24 * 3600


class Told:
    """Hears what a sealer says of itself."""

    def __init__(self) -> None:
        """Begin with nothing heard."""
        self.heard: list[AnyEvent] = []

    def put(self, event: AnyEvent) -> None:
        """Keep it."""
        self.heard.append(event)


@pytest.fixture
def show(client: Client, keys: Keys) -> Show:
    """Give a show on the real store."""
    return Show(client, keys)


async def voted(show: Show, voters: int = 7, smallest_group: int = 1) -> Poll:
    """Have people vote, the last of them twice, and close the poll; return it as it is kept."""
    show.evening = an_evening(smallest_group=smallest_group, new_key=lambda: token_bytes(32))
    show.watch.at = after(0)
    await show.lived(ordered(OpenPoll(question="On y va ?", choices=("Oui", "Non")), at=0))
    (poll,) = (await show.record()).polls
    lines = [said(str(1 + number % 2), each) for number, each in enumerate(voices(voters))]
    await show.lived(*lines, said("1", voices(voters)[-1], at=11))
    # A poll that is over when a life begins waits for what Discord has still to tell.
    told = HealthReported(id="discord", at=after(20), part="discord", health=Health.GOOD)
    await show.write(ordered(ClosePoll(poll_id=poll.id), at=20), told)
    show.watch.at = after(30)
    async with show.life() as ledger:
        await ledger.until(lambda commits: any(each.actions for each in commits))
    (closed,) = (await show.record()).polls
    return closed


def sealer(show: Show, folder: Path, told: Told | None = None) -> Sealer:
    """Return a sealer with a key of its own."""
    boxes = RedisBoxes(show.client, show.keys)
    return Sealer(boxes, lambda: open_key(folder), told or Told(), show.watch, FRENCH)


async def test_a_closed_vote_becomes_a_box_that_anyone_can_recount(show: Show, tmp_path: Path) -> None:
    poll = await voted(show)
    seals = sealer(show, tmp_path)

    await seals.seal_due()

    boxes = RedisBoxes(show.client, show.keys)
    raw = await boxes.fetch(poll.id)
    assert raw is not None
    lines, valid = examine(raw, seals.public_key)
    assert valid, lines
    assert counted_by_the_show(raw)[1]
    box = json.loads(raw)["box"]
    assert box["turnout"] == {"voters": 7, "platforms": {"twitch": 7}}
    assert box["result"]["counts"] == {poll.choices[0].code: 4, poll.choices[1].code: 3}
    (card,) = await boxes.cards()
    assert (card.poll_id, card.digest, card.voters) == (poll.id, json.loads(raw)["digest"], 7)
    assert await boxes.due() == []


async def test_the_box_says_what_was_announced_and_holds_the_receipts_that_were_given(
    show: Show, tmp_path: Path
) -> None:
    poll = await voted(show)
    record = await show.record()
    await sealer(show, tmp_path).seal_due()

    raw = await RedisBoxes(show.client, show.keys).fetch(poll.id)
    assert raw is not None
    box = json.loads(raw)["box"]
    given = {ballot.receipt: ballot.mark for ballot in record.ballots[poll.id].values() if ballot.receipt}
    assert given.items() <= dict(box["ballots"]).items()
    assert "« Oui »" in box["result"]["sentence"].replace("\u00a0", " ")
    assert poll.id not in raw.decode().partition('"id"')[0]
    assert all(each.key not in raw.decode() for each in voices(7))


async def test_of_too_few_voters_the_box_holds_the_turnout_alone(show: Show, tmp_path: Path) -> None:
    poll = await voted(show, voters=4, smallest_group=5)
    seals = sealer(show, tmp_path)

    await seals.seal_due()

    raw = await RedisBoxes(show.client, show.keys).fetch(poll.id)
    assert raw is not None
    assert examine(raw, seals.public_key)[1]
    box = json.loads(raw)["box"]
    assert (box["ballots"], box["result"], box["turnout"]["voters"]) == ([], None, 4)


async def test_the_pipeline_hears_of_the_box_once_however_often_it_is_told(
    show: Show, tmp_path: Path
) -> None:
    poll = await voted(show)
    seals = sealer(show, tmp_path)
    (due,) = await RedisBoxes(show.client, show.keys).due()
    await seals.seal_due()
    raw = await RedisBoxes(show.client, show.keys).fetch(poll.id)
    # A life that died after sealing and before it knew: the box is due again, and must not be replaced.
    await show.client.hset(show.keys.boxes_due, poll.id, encode(due))
    await sealer(show, tmp_path).seal_due()
    assert await RedisBoxes(show.client, show.keys).fetch(poll.id) == raw

    inbox = RedisInbox(show.client, show.keys)
    events = [entry.event for entry in await inbox.read(10, 100)]
    assert [type(each) for each in events] == [BoxSealed, BoxSealed]
    inbox.forget_claim()
    async with show.life() as ledger:
        await ledger.finished(2)
    (kept,) = (await show.record()).polls
    assert raw is not None
    assert kept.box == json.loads(raw)["digest"]


async def test_a_key_that_cannot_be_used_is_said_and_the_box_is_sealed_once_it_can(
    show: Show, tmp_path: Path
) -> None:
    poll = await voted(show)
    told, keys = Told(), [SealingError("clé illisible")]

    def find() -> SigningKey:
        if keys:
            raise keys[0]
        return open_key(tmp_path)

    boxes = RedisBoxes(show.client, show.keys)
    seals = Sealer(boxes, find, told, show.watch, FRENCH)
    await seals.seal_due()
    assert await boxes.fetch(poll.id) is None
    (bad,) = told.heard
    assert isinstance(bad, HealthReported)
    assert (bad.part, bad.health) == ("boxes", Health.DEGRADED)
    assert "clé illisible" in bad.detail

    keys.clear()
    await seals.seal_due()
    assert await boxes.fetch(poll.id) is None
    show.watch.at = after(61)
    await seals.seal_due()
    assert await boxes.fetch(poll.id) is not None
    assert [each.health for each in told.heard if isinstance(each, HealthReported)] == ["degraded", "good"]


async def test_ballots_that_do_not_give_the_announced_result_are_never_published(
    show: Show, tmp_path: Path
) -> None:
    poll = await voted(show)
    voters = (await show.record()).ballots[poll.id]
    await show.client.hdel(show.keys.ballots(poll.id), next(iter(voters)))
    told = Told()

    await sealer(show, tmp_path, told).seal_due()

    boxes = RedisBoxes(show.client, show.keys)
    assert await boxes.fetch(poll.id) is None
    assert len(await boxes.due()) == 1
    assert any("n’est pas celui" in each.detail for each in told.heard if isinstance(each, HealthReported))


@pytest.fixture
async def own_server(tmp_path: Path) -> AsyncIterator[tuple[EmbeddedServer, Client]]:
    """Give a server whose files the test may read."""
    server = EmbeddedServer(tmp_path / "s")
    await server.start()
    client = connect(server.url)
    yield server, client
    await client.aclose()
    server.stop()


def _files(folder: Path) -> bytes:
    return b"".join(each.read_bytes() for each in folder.rglob("*") if each.is_file())


async def test_after_the_audit_window_nothing_in_the_store_or_its_files_ties_a_ballot_to_a_person(
    own_server: tuple[EmbeddedServer, Client], keys: Keys, tmp_path: Path
) -> None:
    _, client = own_server
    show = Show(client, keys)
    poll = await voted(show)
    before = await show.record()
    secret, voters = before.secrets[poll.id], [voter.encode() for voter in before.ballots[poll.id]]
    assert len(voters) == 7
    await sealer(show, tmp_path).seal_due()
    box = await RedisBoxes(client, keys).fetch(poll.id)
    async with show.life() as ledger:
        await ledger.finished(1)
    assert secret in _files(tmp_path / "s")
    assert all(voter in _files(tmp_path / "s") for voter in voters)

    show.watch.at = after(20 + WEEK_S)
    async with show.life() as ledger:
        await ledger.until(lambda commits: any(each.changes for each in commits))
    await RedisScrubber(client, keys).scrub()

    record = await show.record()
    assert poll.id not in record.secrets
    assert not record.ballots[poll.id]
    assert record.tallies[poll.id].outcome.voters == 7
    assert await RedisBoxes(client, keys).fetch(poll.id) == box
    left = _files(tmp_path / "s")
    assert secret not in left
    assert not any(voter in left for voter in voters)
    assert await client.get(keys.scrub) is None
