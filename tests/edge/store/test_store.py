"""The store against a real server: nothing lost, nothing twice, all or nothing."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.actions import DeleteMessage, Say
from bot.changes import Audited, BackingAdded, BallotCast, Commit, Counted, FeedItem, KeyMade, PollSaved
from bot.errors import StoreError
from bot.events import ActionPerformed, Author, MessagePosted, Outcome, Platform
from bot.orders import Actor, ActorRole
from bot.polls.poll import Ballot, Choice, Poll, PollStatus, Window
from bot.store.audit import RedisAuditLog
from bot.store.connection import Client, connect, require_answer
from bot.store.feed import RedisFeed
from bot.store.inbox import RedisCursors, RedisInbox, RedisInboxWriter
from bot.store.keys import Keys
from bot.store.ledger import RedisLedger
from bot.store.outbox import GROUP, LOOK_BACK_EVERY, RedisOutbox
from bot.store.vault import RedisVault
from bot.views import Audience, OrderView, RundownView

AT = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)
ZOE = Author(platform=Platform.TWITCH, id="1", name="zoé")
POLL = Poll(
    id="p1",
    method="plurality",
    question="Oui ?",
    choices=(Choice(code="1", label="Oui"), Choice(code="2", label="Non")),
    status=PollStatus.OPEN,
    opened_at=AT,
    windows=(Window(code="1", starts_at=AT, ends_at=AT + timedelta(seconds=10) / 3),),
    announced=1,
)


def said(number: int) -> MessagePosted:
    return MessagePosted(
        id=f"m{number}",
        at=AT,
        platform=Platform.TWITCH,
        channel="c",
        message_id=f"m{number}",
        author=ZOE,
        text=f"ligne {number}",
    )


async def write(client: Client, keys: Keys, count: int) -> None:
    writer = RedisInboxWriter(client, keys)
    async with asyncio.TaskGroup() as tasks:
        running = tasks.create_task(writer.run())
        for number in range(count):
            writer.put(said(number))
        await writer.drained()
        running.cancel()


async def test_events_come_out_in_order_and_stay_until_acknowledged(client: Client, keys: Keys) -> None:
    await write(client, keys, 1_200)
    inbox = RedisInbox(client, keys)
    entries = []
    while batch := await inbox.read(500, 50):
        entries += batch
    assert [entry.event for entry in entries] == [said(number) for number in range(1_200)]
    later_life = RedisInbox(client, keys)
    assert (await later_life.read(5_000, 50))[0].event == said(0)
    await RedisLedger(client, keys).commit(Commit(entries=tuple(entry.id for entry in entries)))
    assert await RedisInbox(client, keys).read(10, 10) == []
    assert await later_life.length() == 0


async def test_the_writer_remembers_the_last_message_of_each_channel(client: Client, keys: Keys) -> None:
    cursors = RedisCursors(client, keys)
    assert await cursors.last(Platform.TWITCH, "c") is None
    await write(client, keys, 3)
    assert await cursors.last(Platform.TWITCH, "c") == "m2"


async def test_a_full_writer_drops_chat_and_keeps_orders_reports(client: Client, keys: Keys) -> None:
    writer = RedisInboxWriter(client, keys, capacity=10)
    for number in range(15):
        writer.put(said(number))
    writer.put(ActionPerformed(id="r", at=AT, action_id="a", outcome=Outcome.DONE))
    assert writer.dropped == 5


async def test_an_unreadable_entry_is_put_aside_and_stops_nothing(client: Client, keys: Keys) -> None:
    await client.xadd(keys.inbox, {b"e": b'{"type":"from_the_future"}'})
    await write(client, keys, 1)
    assert [entry.event for entry in await RedisInbox(client, keys).read(10, 50)] == [said(0)]
    assert await client.xlen(keys.broken) == 1


async def test_a_commit_is_read_back_whole(client: Client, keys: Keys) -> None:
    ledger = RedisLedger(client, keys)
    ballot = Ballot(
        mark={"1": 6},
        at=AT,
        platform=Platform.TWITCH,
        receipt="7K3QX-W9A2M",
        graded_at={"1": AT + timedelta(microseconds=1)},
    )
    audited = Audited(at=AT, actor=Actor(name="Ana", role=ActorRole.HOST), act="open", subject="p1")
    await ledger.commit(
        Commit(
            changes=(
                PollSaved(poll=POLL),
                KeyMade(name="p1", key=b"\x00secret\xff"),
                BallotCast(poll_id="p1", voter="v1", ballot=ballot),
                BallotCast(poll_id="p1", voter="v1", ballot=ballot),
                BackingAdded(question_id="q", backer="v"),
                Counted(name="processed:twitch", by=3),
                audited,
            )
        )
    )
    record = await RedisLedger(client, keys).load()
    assert record.polls == (POLL,)
    assert record.secrets == {"p1": b"\x00secret\xff"}
    assert record.ballots == {"p1": {"v1": ballot}}
    assert record.counts == {"processed:twitch": 3}
    assert [entry async for entry in RedisAuditLog(client, keys).entries()] == [audited]


async def test_what_was_committed_is_known_and_nothing_else(client: Client, keys: Keys) -> None:
    ledger = RedisLedger(client, keys)
    await ledger.commit(Commit(seen=(("twitch:m1", AT), ("twitch:m2", AT + timedelta(hours=1)))))
    ids = [("twitch:m2", AT + timedelta(hours=1)), ("twitch:m3", AT), ("twitch:m1", AT)]
    assert await ledger.known(ids) == [True, False, True]
    assert await ledger.known([]) == []


async def test_a_page_gets_the_snapshot_then_every_later_update(client: Client, keys: Keys) -> None:
    ledger, feed = RedisLedger(client, keys), RedisFeed(client, keys)
    view = RundownView(title="Soir", segments=(), since_at=None)
    host = (Audience.HOST,)
    await ledger.commit(Commit(feed=(FeedItem(topic="rundown", audience=host, view=view),)))
    passing = FeedItem(topic="order:1", audience=host, view=OrderView(id="1", ok=True), passing=True)
    await ledger.commit(Commit(feed=(passing,)))
    seq, records = await feed.snapshot()
    assert (seq, [record.topic for record in records]) == (2, ["rundown"])
    await RedisLedger(client, keys).commit(
        Commit(feed=(FeedItem(topic="rundown", audience=host, view=None),))
    )
    async for updates in feed.follow(0):
        assert [(update.seq, update.topic) for update in updates] == [
            (1, "rundown"),
            (2, "order:1"),
            (3, "rundown"),
        ]
        assert bytes(updates[2].view) == b"null"
        break
    assert (await feed.snapshot())[1] == []


async def test_a_page_that_is_too_late_is_told_to_start_again(client: Client, keys: Keys) -> None:
    ledger, feed = RedisLedger(client, keys), RedisFeed(client, keys)
    item = FeedItem(topic="order:1", audience=(Audience.HOST,), view=OrderView(id="1", ok=True), passing=True)
    await ledger.commit(Commit(feed=(item, item)))
    await client.xdel(keys.feed, "1-0")
    with pytest.raises(StoreError, match="perdues"):
        async for _ in feed.follow(0):
            pass


async def test_an_action_waits_until_finished_and_its_report_enters_the_inbox(
    client: Client, keys: Keys
) -> None:
    delete = DeleteMessage(id="a1", platform=Platform.TWITCH, channel="c", message_id="m1")
    await RedisLedger(client, keys).commit(Commit(actions=(delete,)))
    first_life, second_life = RedisOutbox(client, keys), RedisOutbox(client, keys)
    assert [action for _, action in await first_life.next(Platform.TWITCH, 10, 50)] == [delete]
    ((entry_id, action),) = await second_life.next(Platform.TWITCH, 10, 50)
    report = ActionPerformed(id="r1", at=AT, action_id=action.id, outcome=Outcome.DONE)
    await second_life.finish(Platform.TWITCH, entry_id, report)
    assert await second_life.length(Platform.TWITCH) == 0
    assert [entry.event for entry in await RedisInbox(client, keys).read(10, 50)] == [report]


async def test_only_one_life_says_a_thing(client: Client, keys: Keys) -> None:
    say = Say(id="a2", platform=Platform.TWITCH, channel="c", text="bonsoir")
    assert await RedisOutbox(client, keys).begin(Platform.TWITCH, say)
    assert not await RedisOutbox(client, keys).begin(Platform.TWITCH, say)


async def test_a_life_that_did_not_hear_the_answer_may_begin_again(client: Client, keys: Keys) -> None:
    say = Say(id="a3", platform=Platform.TWITCH, channel="c", text="bonsoir")
    outbox = RedisOutbox(client, keys)
    assert await outbox.begin(Platform.TWITCH, say)
    assert await outbox.begin(Platform.TWITCH, say)


async def test_actions_whose_reading_was_lost_are_found_again_and_no_other(
    client: Client, keys: Keys
) -> None:
    acts = [DeleteMessage(id=f"d{n}", platform=Platform.TWITCH, channel="c", message_id="m") for n in (1, 2)]
    ledger, outbox = RedisLedger(client, keys), RedisOutbox(client, keys)
    await ledger.commit(Commit(actions=(acts[0],)))
    assert [act for _, act in await outbox.next(Platform.TWITCH, 10, 1)] == [acts[0]]
    await ledger.commit(Commit(actions=(acts[1],)))
    # Read in the outbox's name, as if the answer had been lost on its way.
    await client.xreadgroup(GROUP, Platform.TWITCH, {keys.outbox(Platform.TWITCH): ">"})
    found = [work for _ in range(LOOK_BACK_EVERY + 1) for work in await outbox.next(Platform.TWITCH, 10, 1)]
    assert [act for _, act in found] == [acts[1]]


async def test_a_secret_can_be_taken_once(client: Client, keys: Keys) -> None:
    vault = RedisVault(client, keys)
    await vault.keep("link", b"x", timedelta(minutes=10))
    assert await vault.fetch("link") == b"x"
    assert await vault.take("link") == b"x"
    assert await vault.take("link") is None
    await vault.keep("link", b"y", None)
    await vault.forget("link")
    assert await vault.fetch("link") is None


@pytest.mark.parametrize("url", ["http://127.0.0.1", "n'importe quoi", "embeded"])
def test_an_address_of_another_kind_is_refused(url: str) -> None:
    with pytest.raises(StoreError, match=r"store\.url"):
        connect(url)


async def test_a_server_that_is_not_there_is_said_to_be_unreachable() -> None:
    with pytest.raises(StoreError, match="injoignable"):
        await require_answer(connect("unix:///nonexistent/store.sock"))


async def test_a_message_of_year_one_is_processed_like_any_other(client: Client, keys: Keys) -> None:
    first = datetime(1, 1, 1, tzinfo=UTC)
    ledger = RedisLedger(client, keys)
    await ledger.commit(Commit(seen=(("old", first),)))
    assert await ledger.known([("old", first), ("other", first)]) == [True, False]
