"""What the store keeps of the formats of debate, and the draws that it publishes, against a real server."""

from datetime import UTC, datetime
from typing import Any

from msgspec.structs import replace

from bot.changes import AnyChange, Commit, FeedItem, PersonErased
from bot.changes.formats import EntryRemoved, EntrySaved, PicksRemoved, PicksSaved, SessionSaved
from bot.events import Author, Platform
from bot.formats.lot import Announced, Lot, Source, Volunteer, digest_of, drawn_lot, file_of
from bot.formats.plan import Plan, Tag
from bot.formats.session import Entry, EntryState, Picks, Session
from bot.pipeline.memory.state import ShowState
from bot.store.connection import Client
from bot.store.formats import RedisDraws
from bot.store.keys import Keys
from bot.store.ledger import RedisLedger
from bot.views import Audience, EntryView, FormatView, LotView

AT = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)
SESSION = Session(
    id="s1",
    format="brainstorm",
    segment_id="idees",
    subject="Venir sans voiture",
    phase="dots",
    plan=Plan(seconds=60, tags=(Tag(id="1", label="Eau"),)),
    opened_at=AT,
    phase_at=AT,
    tags=(Tag(id="1", label="Bus"),),
)
ENTRY = Entry(
    id="e1",
    session_id="s1",
    number=1,
    account="a1",
    token="7K3QX-W9A2M",
    name="zoé",
    platform=Platform.TWITCH,
    channel="bouge",
    message_id="m1",
    text="des bus",
    at=AT,
    state=EntryState.SHOWN,
)
PICKS = Picks(account="a1", numbers=(1, 1, 2), at=AT)


async def reborn(client: Client, keys: Keys, *changes: AnyChange) -> ShowState:
    """Write changes in one life, and return the state of the next one."""
    await RedisLedger(client, keys).commit(Commit(changes=changes))
    return ShowState.of(await RedisLedger(client, keys).load())


async def test_a_session_is_read_back_with_all_that_was_contributed(client: Client, keys: Keys) -> None:
    other = replace(ENTRY, id="e2", number=2, text="des vélos")

    state = await reborn(
        client,
        keys,
        SessionSaved(session=SESSION),
        EntrySaved(entry=other),
        EntrySaved(entry=ENTRY),
        EntrySaved(entry=ENTRY),
        PicksSaved(session_id="s1", picks=PICKS),
    )

    assert state.formats.sessions == {"s1": SESSION}
    assert list(state.formats.entries["s1"].values()) == [ENTRY, other]
    assert state.formats.picks["s1"] == {"a1": PICKS}
    assert "format:s1" in state.dirty


async def test_what_is_removed_is_not_read_back(client: Client, keys: Keys) -> None:
    state = await reborn(
        client,
        keys,
        SessionSaved(session=SESSION),
        EntrySaved(entry=ENTRY),
        PicksSaved(session_id="s1", picks=PICKS),
        EntryRemoved(session_id="s1", entry_id="e1"),
        PicksRemoved(session_id="s1", account="a1"),
    )

    assert not state.formats.entries["s1"]
    assert not state.formats.picks["s1"]


async def test_a_list_is_published_when_it_is_fixed_and_again_when_it_is_drawn(
    client: Client, keys: Keys
) -> None:
    announced = Announced(
        id="s1",
        show="Bouge",
        title="Le jury",
        listed_at="2026-11-24T20:00:00Z",
        seats=1,
        reserves=0,
        quotas=(),
        source=Source(kind="beacon", name="drand", round="7"),
        people=(Volunteer(person="7K3QX-W9A2M", tags=("twitch",)),),
    )
    listed = Lot(announced=announced, digest=digest_of(announced))
    draws = RedisDraws(client, keys)
    assert await draws.fetch("s1") is None

    await reborn(client, keys, SessionSaved(session=replace(SESSION, lot=listed)))
    assert await draws.fetch("s1") == file_of(listed)
    made = drawn_lot(listed, "graine")
    state = await reborn(client, keys, SessionSaved(session=replace(SESSION, lot=made)))

    assert await draws.fetch("s1") == file_of(made)
    assert state.formats.sessions["s1"].lot == made


async def test_a_show_without_formats_is_read_too(client: Client, keys: Keys) -> None:
    assert (await RedisLedger(client, keys).load()).sessions == ()


async def test_updates_that_name_somebody_in_a_format_go_when_they_are_forgotten(
    client: Client, keys: Keys
) -> None:
    zoe = EntryView(number=1, text="des bus", name="zoé", platform=Platform.TWITCH, state="shown")
    view = FormatView(
        id="s1",
        method="draw",
        status="open",
        phase="drawn",
        question="Le jury",
        opened_at=AT,
        phase_at=AT,
        closes_at=None,
        closed_at=None,
        people=1,
    )
    drawn = replace(
        view, lot=LotView(seats=1, reserves=0, source="b", drawn=("zoé",)), sentence="Tirés : zoé."
    )
    ledger = RedisLedger(client, keys)
    for each in (replace(view, entries=(zoe,)), drawn, view):
        await ledger.commit(Commit(feed=(FeedItem(topic="format:s1", audience=(Audience.HOST,), view=each),)))

    erased = PersonErased(authors=(Author(platform=Platform.TWITCH, id="1", name="zoé"),))
    await ledger.commit(Commit(changes=(erased,)))

    left: Any = await client.xrange(keys.feed)
    assert len(left) == 1
    assert "zoé".encode() not in b"".join(fields[b"r"] for _, fields in left)
