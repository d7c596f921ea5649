"""After somebody asked to be forgotten, the real store is searched whole for what named them."""

from collections.abc import AsyncIterator
from typing import Any

import msgspec
import pytest

from bot.events import Author, MessagePosted, Platform
from bot.orders import CaseAct, DecideCase, DecideQuestion, QuestionAct
from bot.pipeline.memory.state import ShowState
from bot.store.connection import Client
from bot.store.keys import Keys
from tests.edge.pipeline.lives import Show
from tests.unit.pipeline.evening import (
    MAX,
    MODERATOR,
    POLL,
    ROUGH,
    after,
    invoked,
    ordered,
    said,
)

IRIS = Author(platform=Platform.TWITCH, id="918273645501", name="iris_de_lande")
IRIS_ON_DISCORD = Author(platform=Platform.DISCORD, id="918273645502019283", name="Iris de Lande")


@pytest.fixture
def show(client: Client, keys: Keys) -> Show:
    """Give a show that no other test uses."""
    return Show(client, keys)


async def contents(client: Client, keys: Keys) -> AsyncIterator[tuple[str, bytes]]:
    """Yield every key of the show with all that it holds, whatever its type."""
    found: Any = client.scan_iter(match=keys.root + "*")
    async for key in found:
        name = key.decode()
        kind: Any = await client.type(key)
        match kind.decode():
            case "hash":
                whole: Any = await client.hgetall(name)
            case "set":
                whole = sorted(await client.smembers(name))
            case "stream":
                whole = await client.xrange(name)
            case _:
                whole = await client.get(name)
        yield name, name.encode() + repr(whole).encode()


async def holding(show: Show, *traces: str) -> list[str]:
    """Return the names of the keys that hold any of some texts."""
    marks = [repr(trace.encode())[2:-1].encode() for trace in traces]
    return sorted(
        [name async for name, held in contents(show.client, show.keys) if any(mark in held for mark in marks)]
    )


async def hashes(show: Show) -> list[str]:
    """Return the keyed hashes of both accounts."""
    state = ShowState.of(await show.record())
    return [state.account_of(account.key) for account in (IRIS, IRIS_ON_DISCORD)]


async def live_an_evening(show: Show) -> None:
    """Let somebody link, vote, ask, back, insult, be judged, and wait for another code's end."""
    await show.lived(said("bonsoir", MAX, 1), said("coucou", IRIS_ON_DISCORD, 2))
    await show.lived(invoked("lier", IRIS_ON_DISCORD, 3))
    await show.lived(*await _typed_code(show))
    await show.lived(ordered(POLL, at=5), said("1", IRIS, 10), said("2", MAX, 11))
    await show.lived(said("!question Et le vélo ?", IRIS, 12), said("!question Et le bus ?", MAX, 13))
    record = await show.record()
    await show.lived(
        *(
            ordered(DecideQuestion(question_id=each.id, act=QuestionAct.ACCEPT), MODERATOR, 14)
            for each in record.questions
        ),
        invoked("soutien", IRIS_ON_DISCORD, 15, numero="2"),
        said(ROUGH, IRIS, 16),
    )
    record = await show.record()
    await show.lived(
        *(ordered(DecideCase(case_id=each.id, act=CaseAct.ALLOW), MODERATOR, 17) for each in record.cases)
    )


async def _typed_code(show: Show) -> list[MessagePosted]:
    """Return the message that types the code which Discord's person was told in private."""
    entries: Any = await show.client.xrange(show.keys.outbox("discord"), count=1)
    ((_, fields),) = entries
    text = msgspec.json.decode(fields[b"a"])["text"]
    code = next(word for word in text.split() if len(word) == 9 and word[4] == "-")
    return [said(f"!lier {code}", IRIS, 4)]


async def test_no_key_of_the_store_names_a_forgotten_person(show: Show) -> None:
    await live_an_evening(show)
    accounts = await hashes(show)
    ids = (IRIS.id, IRIS_ON_DISCORD.id)
    for trace in ids:
        assert await holding(show, trace) != []
    assert show.keys.links in await holding(show, *accounts)

    show.watch.at = after(30)
    await show.lived(said("!oublie-moi oui", IRIS, 30))
    show.watch.at = after(31)
    await show.lived(said("bonsoir", MAX, 31))
    # What was on its way to the platforms has left.
    for platform in Platform:
        await show.client.delete(show.keys.outbox(platform))

    assert await holding(show, *ids, *accounts) == []
    assert await holding(show, IRIS.name, IRIS_ON_DISCORD.name) == []


async def test_what_belongs_to_others_is_whole(show: Show) -> None:
    await live_an_evening(show)

    await show.lived(invoked("oublie-moi", IRIS_ON_DISCORD, 30, confirmer="oui"))

    record = await show.record()
    (box,) = record.ballots.values()
    assert [ballot.mark for ballot in box.values()] == ["2"]
    assert [(each.text, each.author.name) for each in record.questions] == [
        ("Et le vélo ?", "anonyme"),
        ("Et le bus ?", "max"),
    ]
    assert record.questions[1].backings == 0
    assert not any(record.backings.values())
    assert record.links == {}
    assert len(record.sights) == 1


async def test_links_codes_and_sights_are_kept_as_hashes_alone(show: Show) -> None:
    await show.lived(said("bonsoir", MAX, 1), invoked("lier", IRIS_ON_DISCORD, 3))
    kept = (show.keys.link_requests, show.keys.sights)
    assert not set(kept) & set(await holding(show, IRIS_ON_DISCORD.id, MAX.key))
    assert 0 < await show.client.ttl(show.keys.link_requests) <= 600
    assert 0 < await show.client.ttl(show.keys.sights) <= 12 * 3600

    await show.lived(*await _typed_code(show))

    assert show.keys.links not in await holding(show, IRIS.id, IRIS_ON_DISCORD.id)
    assert len((await show.record()).links) == 2
    assert (await show.record()).link_requests == ()
