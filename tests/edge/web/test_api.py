"""The show for programs: what a token lets do, and what each request is answered."""

import asyncio
from typing import Any

import aiohttp
import pytest
from openapi_spec_validator import validate

from bot.orders import (
    Actor,
    ActorRole,
    ClosePoll,
    GoToSegment,
    NextSegment,
    OpenPoll,
    OrderGiven,
    Panic,
    Take,
)
from bot.views import Audience, ShowView
from bot.web.api.actions import ACTIONS
from bot.web.api.tokens import Scope
from tests.edge.web.conftest import AT, DESKS, Browser, Show

ONCE: dict[str, Any] = {"Idempotency-Key": "soir-1"}
ANA = Actor(name="Ana", role=ActorRole.HOST)
SHOW = ShowView(
    title="Bouge",
    on_air=False,
    on_air_since_at=None,
    speakers=3,
    messages=9,
    open_poll_id="p1",
    panic=False,
)


class Program:
    """A program that holds a token."""

    def __init__(self, show: Show, browser: Browser, token: str) -> None:
        self.show, self.browser, self.token = show, browser, token

    async def ask(self, path: str, body: Any = None, **headers: str) -> aiohttp.ClientResponse:
        """Ask for something that is answered at once."""
        given = {"Authorization": f"Bearer {self.token}"} | headers
        return await self.browser.post(path, json=body, headers=given)

    async def act(
        self, path: str, body: Any = None, ok: bool = True, text: str = "", **headers: Any
    ) -> tuple[OrderGiven, aiohttp.ClientResponse]:
        """Ask for something that the show carries out, or not; return the order and the answer."""
        async with asyncio.TaskGroup() as tasks:
            asking = tasks.create_task(self.ask(path, body, **headers))
            order = await self.show.ordered()
            await self.show.answer(order.id, ok, text)
        return order, asking.result()


async def a_program(show: Show, scope: Scope = Scope.HOST, name: str = "Stream Deck") -> Program:
    """Return a program with a token of its own, when the show knows its state."""
    token, _ = await show.book.make(name, scope, ANA)
    await show.tell("show", SHOW, DESKS)
    browser = await show.browser("code-de-regie")
    page = await browser.page()
    await page.hear()
    return Program(show, browser, token)


async def error(answer: aiohttp.ClientResponse) -> str:
    """Return why, in words, with plain spaces."""
    told: str = (await answer.json())["error"]
    return told.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("path", "body", "order"),
    [
        ("next", None, NextSegment()),
        ("take", {}, Take()),
        ("go", {"segment_id": "vote"}, GoToSegment(segment_id="vote")),
        ("close", None, ClosePoll(poll_id="p1")),
        ("panic", None, Panic(on=True)),
        ("open", None, OpenPoll()),
        (
            "open",
            {"question": "On y va ?", "choices": ["Oui", "Non"], "seconds": 30},
            OpenPoll(question="On y va ?", choices=("Oui", "Non"), seconds=30),
        ),
    ],
)
async def test_an_action_is_an_order_of_the_one_road(show: Show, path: str, body: Any, order: Any) -> None:
    program = await a_program(show)
    given, answer = await program.act(f"/api/actions/{path}", body)

    assert given.order == order
    assert (given.actor.name, given.actor.role, given.at) == ("Stream Deck", ActorRole.HOST, AT)
    assert answer.status == 200
    assert await answer.json() == {"ok": True, "id": given.id, "text": ""}


async def test_any_order_of_the_pages_can_be_given(show: Show) -> None:
    program = await a_program(show)
    given, answer = await program.act("/api/orders", {"order": "go_to_segment", "segment_id": "fin"})

    assert (given.order, answer.status) == (GoToSegment(segment_id="fin"), 200)


async def test_what_the_show_refuses_is_a_conflict_that_says_why(show: Show) -> None:
    program = await a_program(show)
    _, answer = await program.act("/api/actions/take", ok=False, text="Rien n’est prêt.")

    assert (answer.status, await error(answer)) == (409, "Rien n’est prêt.")


async def test_the_same_key_twice_is_one_gesture(show: Show) -> None:
    program = await a_program(show)
    first, _ = await program.act("/api/actions/next", **ONCE)
    again = await program.ask("/api/actions/next", **ONCE)

    assert (await again.json())["id"] == first.id
    assert await show.received() == []


async def test_another_tokens_key_is_another_gesture(show: Show) -> None:
    program, other = await a_program(show), await a_program(show, name="Script")
    first, _ = await program.act("/api/actions/next", **ONCE)
    second, answer = await other.act("/api/actions/next", **ONCE)

    assert answer.status == 200
    assert first.id != second.id


@pytest.mark.parametrize("given", ["", "Bearer ", "Bearer bouge_faux", "Basic YTpi", "Bearer " + "x" * 5000])
async def test_without_a_token_nothing_is_done(show: Show, given: str) -> None:
    program = await a_program(show)
    headers = {"Authorization": given} if given else {}
    for path in ("/api/actions/next", "/api/orders"):
        answer = await program.browser.post(path, headers=headers)
        assert answer.status == 401
        assert answer.headers["WWW-Authenticate"] == "Bearer"
        assert (await error(answer)).startswith("Jeton absent, inconnu ou révoqué.")
    assert await show.received() == []


async def test_a_session_is_no_token(show: Show) -> None:
    program = await a_program(show)
    assert (await program.browser.post("/api/actions/next")).status == 401


@pytest.mark.parametrize(
    ("scope", "path", "status"),
    [
        (Scope.READ, "panic", 403),
        (Scope.READ, "next", 403),
        (Scope.MODERATOR, "next", 403),
        (Scope.MODERATOR, "cancel", 403),
    ],
)
async def test_a_token_does_no_more_than_its_scope(show: Show, scope: Scope, path: str, status: int) -> None:
    program = await a_program(show, scope)
    answer = await program.ask(f"/api/actions/{path}", {"reason": "x"} if path == "cancel" else None)

    assert answer.status == status
    assert f"droits : {scope}" in await error(answer)
    assert await show.received() == []


async def test_a_moderators_token_presses_panic(show: Show) -> None:
    program = await a_program(show, Scope.MODERATOR)
    given, answer = await program.act("/api/actions/panic")

    assert (given.actor.role, answer.status) == (ActorRole.MODERATOR, 200)


@pytest.mark.parametrize(
    ("path", "body", "status", "said"),
    [
        ("danse", None, 404, "Ce geste n’existe pas. Possibilités : next, go, take"),
        ("go", None, 422, "Requête illisible : Object missing required field `segment_id`"),
        ("go", {"segment_id": 3}, 422, "Requête illisible"),
        ("next", {"vite": True}, 422, "Requête illisible"),
        ("open", {"choices": "Oui"}, 422, "Requête illisible"),
        ("air-question", None, 409, "Aucune question n’est prête"),
    ],
)
async def test_what_cannot_be_asked_is_explained(
    show: Show, path: str, body: Any, status: int, said: str
) -> None:
    program = await a_program(show)
    answer = await program.ask(f"/api/actions/{path}", body)

    assert answer.status == status
    assert said in await error(answer)
    assert await show.received() == []


@pytest.mark.parametrize("body", [b"{", b"[]", b"\xff", b"[" * 5_000, b'{"order": "danse"}', b""])
async def test_no_body_breaks_the_server(show: Show, body: bytes) -> None:
    program = await a_program(show)
    headers = {"Authorization": f"Bearer {program.token}"}
    for path in ("/api/orders", *(f"/api/actions/{name}" for name in ("go", "cancel"))):
        answer = await program.browser.post(path, data=body, headers=headers)
        assert answer.status == 422
    assert await show.received() == []


async def test_a_key_that_is_none_is_refused(show: Show) -> None:
    program = await a_program(show)
    answer = await program.ask("/api/actions/next", **{"Idempotency-Key": "à la main"})

    assert (answer.status, await show.received()) == (422, [])


async def test_a_program_out_of_hand_is_slowed_down(show: Show) -> None:
    program = await a_program(show, Scope.READ)
    statuses = [(await program.ask("/api/actions/next")).status for _ in range(52)]

    assert statuses == [403] * 50 + [429] * 2


async def test_another_sites_page_can_use_no_cookie_there(show: Show) -> None:
    program = await a_program(show)
    answer = await program.browser.post("/api/tokens", json={}, headers={"Origin": "https://ailleurs.test"})
    assert answer.status == 403
    order, answer = await program.act("/api/actions/next", Origin="https://ailleurs.test")
    assert (order.order, answer.status) == (NextSegment(), 200)


async def test_a_token_reads_where_the_show_is_and_no_case(show: Show) -> None:
    program = await a_program(show, Scope.READ)
    headers = {"Authorization": f"Bearer {program.token}"}
    state = await (await program.browser.get("/api/state", headers=headers)).json()

    assert state["show"]["open_poll_id"] == "p1"
    assert [topic for topic in state if topic.startswith(("case", "order", "crossers"))] == []
    assert (await program.browser.get("/api/state")).status == 401


async def test_a_token_that_only_reads_sees_no_hidden_result_and_nothing_that_waits(show: Show) -> None:
    host, moderator, reader = [
        (scope, (await show.book.make("Salle", scope, ANA))[0])
        for scope in (Scope.HOST, Scope.MODERATOR, Scope.READ)
    ]
    program = await a_program(show)
    await show.tell("question:q1", SHOW, DESKS)
    await show.tell("poll:p1", SHOW, (Audience.HOST,))
    page = await program.browser.page()
    assert {"question:q1", "poll:p1"} <= set((await page.hear())["topics"])
    seen = {}
    for scope, token in (host, moderator, reader):
        headers = {"Authorization": f"Bearer {token}"}
        seen[scope] = set(await (await program.browser.get("/api/state", headers=headers)).json())

    assert seen[Scope.HOST] == {"now", "show", "question:q1", "poll:p1"}
    assert seen[Scope.MODERATOR] == {"now", "show", "question:q1"}
    assert seen[Scope.READ] == {"now", "show"}


async def test_the_host_makes_lists_and_revokes_tokens(show: Show) -> None:
    host = await show.browser("code-de-regie")
    made = await (await host.post("/api/tokens", json={"name": "Script", "scope": "host"})).json()
    program = Program(show, host, made["token"])
    given, _ = await program.act("/api/actions/next")
    assert given.actor.name == "Script"
    listed = await (await host.get("/api/tokens")).json()
    assert listed == {"tokens": [made["card"]]}
    assert made["token"] not in str(listed)

    gone = await host.session.delete(show.url(f"/api/tokens/{made['card']['id']}"))
    assert gone.status == 200
    assert (await program.ask("/api/actions/next")).status == 401
    again = await host.session.delete(show.url(f"/api/tokens/{made['card']['id']}"))
    assert again.status == 404


async def test_only_a_host_sees_tokens(show: Show) -> None:
    for browser, status in ((await show.browser("code-de-modo"), 403), (await show.browser(), 401)):
        assert (await browser.get("/api/tokens")).status == status
        assert (await browser.post("/api/tokens", json={"name": "x", "scope": "host"})).status == status
        assert (await browser.session.delete(show.url("/api/tokens/x"))).status == status


async def test_a_token_needs_a_name_and_a_scope(show: Show) -> None:
    host = await show.browser("code-de-regie")
    for body in ({"name": "\u202e ", "scope": "host"}, {"name": "x", "scope": "dieu"}, {"name": "x"}):
        assert (await host.post("/api/tokens", json=body)).status == 400


async def test_the_document_describes_every_action_and_is_valid(show: Show) -> None:
    browser = await show.browser()
    told = await (await browser.get("/api/openapi.json")).json()

    validate(told)
    assert {f"/api/actions/{name}" for name in ACTIONS} < set(told["paths"])
    assert told["servers"] == [{"url": show.url("")}]
