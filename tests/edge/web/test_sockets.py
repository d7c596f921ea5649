"""What a page hears over its socket, and what becomes of what it says."""

import asyncio

import aiohttp
import pytest

from bot.orders import Actor, ActorRole, CaseAct, DecideCase, OpenPoll
from bot.views import Audience, DeskView
from tests.edge.web.conftest import AT, DESKS, Show, air, builtins

DESK = DeskView(waiting=3, decided=0, oldest_at=None, median_decision_s=None, acts={})


async def test_a_page_first_hears_the_state_that_its_role_may_see(show: Show) -> None:
    await show.tell("air", air())
    await show.tell("desk", DESK, DESKS)
    await show.tell("rundown", None, (Audience.HOST,))
    host = await (await show.browser("code-de-regie", "Zoé")).page()
    overlay = await (await show.browser()).page(await overlay_path(show))

    assert await host.hear() == {
        "type": "snapshot",
        "seq": 3,
        "role": "host",
        "name": "Zoé",
        "now": "2026-11-24T20:00:00Z",
        "locale": "fr",
        "topics": {"air": builtins(air()), "desk": builtins(DESK)},
    }
    first = await overlay.hear()
    assert (first["role"], first["topics"]) == ("overlay", {"air": builtins(air())})


async def test_updates_reach_those_who_may_see_them_and_a_topic_that_is_gone_is_null(show: Show) -> None:
    moderator = await (await show.browser("code-de-modo")).page()
    overlay = await (await show.browser()).page(await overlay_path(show))
    assert (await moderator.hear())["type"] == (await overlay.hear())["type"] == "snapshot"

    await show.tell("desk", DESK, DESKS)
    await show.tell("air", air("un"))
    await show.tell("air", None)

    assert await moderator.hear() == {"type": "update", "seq": 1, "topic": "desk", "view": builtins(DESK)}
    assert [(await overlay.hear())["view"] for _ in range(2)] == [builtins(air("un")), None]


async def test_a_page_that_joins_late_misses_nothing(show: Show) -> None:
    browser = await show.browser("code-de-regie")

    async def talk_on() -> None:
        for number in range(200):
            await show.tell("air", air(str(number)))

    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(talk_on())
        pages = [await browser.page() for _ in range(5)]
        for page in pages:
            message = await page.hear()
            topics = message["topics"]
            seen = [message["seq"]]
            title = topics["air"]["title"] if topics else "none"
            while title != "199":
                message = await page.hear()
                seen.append(message["seq"])
                title = message["view"]["title"]
            assert seen == sorted(set(seen))


async def test_an_order_travels_the_one_road_with_the_id_of_the_page_and_its_giver(show: Show) -> None:
    page = await (await show.browser("code-de-modo", "Inès")).page()
    await page.give({"order": "decide_case", "case_id": "c1", "act": "timeout", "seconds": 600}, "une-main")

    order = await show.ordered()

    assert (order.id, order.at, order.actor) == ("une-main", AT, Actor(name="Inès", role=ActorRole.MODERATOR))
    assert order.order == DecideCase(case_id="c1", act=CaseAct.TIMEOUT, seconds=600)


async def test_a_poll_to_open_arrives_whole(show: Show) -> None:
    page = await (await show.browser("code-de-regie")).page()
    await page.give(
        {"order": "open_poll", "question": "Oui ?", "choices": ["<b>", "\u202enon"], "seconds": None}
    )

    assert (await show.ordered()).order == OpenPoll(question="Oui ?", choices=("<b>", "\u202enon"))


async def test_the_result_of_an_order_is_told_to_its_giver_alone(show: Show) -> None:
    giver = await (await show.browser("code-de-regie")).page()
    other = await (await show.browser("code-de-regie")).page()
    assert (await giver.hear())["type"] == (await other.hear())["type"] == "snapshot"
    await giver.give({"order": "take"}, "a1")
    await show.ordered()
    await show.answer("a1", False, "Rien n’est prêt.")
    await show.tell("air", air())

    assert await giver.hear() == {"type": "result", "id": "a1", "ok": False, "text": "Rien n’est prêt."}
    assert (await other.hear())["type"] == "update"


async def test_an_order_sent_again_after_a_break_gets_its_answer_and_counts_once(show: Show) -> None:
    browser = await show.browser("code-de-regie")
    page = await browser.page()
    await page.give({"order": "take"}, "a1")
    await show.ordered()
    await page.socket.close()
    await show.answer("a1")
    again = await browser.page()
    assert (await again.hear())["seq"] == 1
    await again.give({"order": "take"}, "a1")

    assert await again.hear() == {"type": "result", "id": "a1", "ok": True, "text": ""}
    assert await show.received() == []


async def test_somebody_elses_order_id_takes_neither_their_answer_nor_their_place(show: Show) -> None:
    giver = await (await show.browser("code-de-regie")).page()
    other = await (await show.browser("code-de-regie")).page()
    assert (await giver.hear())["type"] == (await other.hear())["type"] == "snapshot"
    await giver.give({"order": "take"}, "a1")
    assert (await show.ordered()).id == "a1"
    taken = {"type": "result", "id": "a1", "ok": False}
    await other.give({"order": "clear_air"}, "a1")
    assert taken.items() <= (await other.hear()).items()
    await show.answer("a1")

    assert await giver.hear() == {"type": "result", "id": "a1", "ok": True, "text": ""}
    await other.give({"order": "clear_air"}, "a1")
    assert taken.items() <= (await other.hear()).items()
    assert await show.received() == []


async def test_an_order_says_who_gives_it_and_what_they_had_seen(show: Show) -> None:
    browser = await show.browser("code-de-regie", "Zoé")
    first, second = await browser.page(), await browser.page()
    other = await (await show.browser("code-de-regie", "Zoé")).page()
    seats = []
    for number, page in enumerate((first, second, other)):
        order = {"type": "order", "id": f"o{number}", "order": {"order": "take"}, "after": "un-acte"}
        await page.socket.send_json(order)
        given = await show.ordered()
        assert given.after == "un-acte"
        seats.append(given.seat)

    assert seats[0] == seats[1] != seats[2]


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ("pas du json", "Message illisible"),
        ("", "Message illisible"),
        ('{"type":"order","id":"a","order":{"order":"take","more":' + "[" * 30_000, "Message illisible"),
        ("null", "Ordre inconnu"),
        ('{"type":"dance"}', "Ordre inconnu"),
        ('{"type":"order","id":"a","order":{"order":"explode"}}', "Ordre inconnu"),
        ('{"type":"order","id":"a","order":{"order":"panic"}}', "Ordre inconnu"),
        ('{"type":"order","id":"a","order":{"order":"panic","on":"yes"}}', "Ordre inconnu"),
        ('{"type":"order","id":"a","order":{"order":"take"},"role":"host"}', "Ordre inconnu"),
        ('{"type":"order","id":"","order":{"order":"take"}}', "Ordre inconnu"),
        ('{"type":"order","id":"a\\nb","order":{"order":"take"}}', "Ordre inconnu"),
        ('{"type":"order","id":"' + "a" * 65 + '","order":{"order":"take"}}', "Ordre inconnu"),
        (b"\x00\x01", "seul du texte est attendu"),
    ],
)
async def test_what_is_not_an_order_is_explained_and_the_socket_stays_open(
    show: Show, sent: str | bytes, said: str
) -> None:
    page = await (await show.browser("code-de-regie")).page()
    assert (await page.hear())["type"] == "snapshot"
    await (page.socket.send_str(sent) if isinstance(sent, str) else page.socket.send_bytes(sent))

    answer = await page.hear()
    assert answer["type"] == "error"
    assert said in answer["text"]
    await page.give({"order": "take"}, "a1")
    assert (await show.ordered()).id == "a1"


async def test_a_huge_message_ends_the_socket_and_nothing_else(show: Show) -> None:
    browser = await show.browser("code-de-regie")
    page = await browser.page()
    await page.socket.send_str("x" * 70_000)

    assert await page.closed() == aiohttp.WSCloseCode.MESSAGE_TOO_BIG
    assert (await (await browser.page()).hear())["type"] == "snapshot"


async def test_an_overlay_orders_nothing(show: Show) -> None:
    page = await (await show.browser()).page(await overlay_path(show))
    assert (await page.hear())["type"] == "snapshot"
    await page.give({"order": "clear_air"})

    assert await page.hear() == {"type": "error", "text": "L’incrustation ne donne pas d’ordre."}
    assert await show.received() == []


async def test_too_many_orders_at_once_are_refused_by_their_id(show: Show) -> None:
    page = await (await show.browser("code-de-regie")).page()
    assert (await page.hear())["type"] == "snapshot"
    for number in range(51):
        await page.give({"order": "take"}, f"a{number}")

    refused = await page.hear()
    assert (refused["type"], refused["id"], refused["ok"]) == ("result", "a50", False)
    assert len(await show.received()) == 50


async def test_the_same_message_twice_has_one_id_for_the_road_to_count_once(show: Show) -> None:
    page = await (await show.browser("code-de-regie")).page()
    await page.give({"order": "take"}, "a1")
    await page.give({"order": "take"}, "a1")

    assert [(await show.ordered()).id for _ in range(2)] == ["a1", "a1"]


async def overlay_path(show: Show) -> str:
    """Return the path of the overlay's socket."""
    address = (await show.server.addresses())["overlay"]
    return f"{address.removeprefix(show.server.url)}ws"
