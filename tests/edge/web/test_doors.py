"""Who gets in, and who does not."""

from datetime import timedelta

import aiohttp
import msgspec
import pytest

from bot.store.connection import Client
from bot.store.keys import Keys
from bot.web.doors import TRIES
from tests.edge.web.conftest import VALUES, Browser, Show, open_show
from tests.edge.web.test_sockets import overlay_path


@pytest.mark.parametrize(("code", "home"), [("code-de-regie", "/regie/"), (" code-de-modo ", "/moderation/")])
@pytest.mark.parametrize("kind", ["data", "json"])
async def test_a_code_opens_the_page_of_its_role(show: Show, code: str, home: str, kind: str) -> None:
    browser = await show.browser()
    assert (await browser.get(home)).headers["Location"] == "/login/"
    answer = await browser.post("/login", **{kind: {"code": code, "name": "Zoé"}})

    assert (answer.status, await answer.json()) == (200, {"location": home})
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert "Secure" not in cookie
    assert (await browser.get(home)).status == 200


@pytest.mark.parametrize(
    ("sent", "status", "said"),
    [
        ({"data": {"code": "faux", "name": "Zoé"}}, 401, "pas le bon"),
        ({"data": {"code": "", "name": "Zoé"}}, 401, "pas le bon"),
        ({"data": {"code": "\x00é", "name": "Z"}}, 401, "pas le bon"),
        ({"data": {"code": "code-de-regie", "name": " \u202e\x00\u200b "}}, 400, "Écrivez votre nom"),
        ({"data": {"code": "code-de-regie"}}, 400, "Écrivez votre nom"),
        ({"data": b"{", "headers": {"Content-Type": "application/json"}}, 400, "illisible"),
        ({"json": {"code": 3}}, 400, "illisible"),
        ({"json": ["code-de-regie"]}, 400, "illisible"),
        ({"data": b"[" * 60_000, "headers": {"Content-Type": "application/json"}}, 400, "illisible"),
        ({"data": {"code": "x" * 70_000, "name": "Z"}}, 413, "trop grande"),
    ],
)
async def test_what_does_not_open_is_explained_in_french(
    show: Show, sent: dict[str, object], status: int, said: str
) -> None:
    browser = await show.browser()
    answer = await browser.post("/login", **sent)

    assert answer.status == status
    assert said in (await answer.json())["error"]
    assert "Set-Cookie" not in answer.headers
    assert (await browser.get("/regie/")).status == 303


async def test_no_code_is_no_way_in(client: Client, keys: Keys) -> None:
    values = msgspec.structs.replace(VALUES, host_code="", moderator_code="")
    async with open_show(client, keys, values) as show:
        answer = await (await show.browser()).post("/login", data={"code": "", "name": "Zoé"})

        assert answer.status == 401


async def test_guessing_has_to_wait_a_minute(show: Show) -> None:
    browser = await show.browser()
    for _ in range(TRIES):
        assert (await browser.post("/login", data={"code": "faux", "name": "Z"})).status == 401
    right = {"code": "code-de-regie", "name": "Z"}

    refused = await browser.post("/login", data=right)
    assert refused.status == 429
    assert "Trop d’essais" in (await refused.json())["error"]
    show.clock.pass_by(timedelta(minutes=1))
    assert (await browser.post("/login", data=right)).status == 200


async def test_a_link_lets_in_once(show: Show) -> None:
    addresses = await show.server.addresses()
    browser, other = await show.browser(), await show.browser()
    for name in ("regie", "moderation"):
        path = addresses[name].removeprefix(show.server.url)
        answer = await browser.get(path)
        assert (answer.status, answer.headers["Location"]) == (303, f"/{name}/")
        assert (await browser.get(f"/{name}/")).status == 200

        late = await other.get(path, headers={"Accept": "text/html"})
        assert late.status == 403
        assert "Ce lien a déjà servi" in await late.text()
        assert "Set-Cookie" not in late.headers
    assert (await other.get("/enter/inconnu")).status == 403
    assert (await other.get(f"/enter/{'x' * 5_000}")).status == 403


async def test_a_session_ends_when_its_time_is_over(show: Show) -> None:
    browser = await show.browser("code-de-regie")
    show.clock.pass_by(timedelta(hours=12))

    assert (await browser.get("/regie/")).status == 303
    with pytest.raises(aiohttp.WSServerHandshakeError, match="401"):
        await browser.page()


async def test_a_session_outlives_the_server(client: Client, keys: Keys) -> None:
    async with open_show(client, keys) as show:
        browser = await show.browser("code-de-regie")
        cookies = {cookie.key: cookie.value for cookie in browser.session.cookie_jar}
        same_place = msgspec.structs.replace(VALUES, port=show.server.port)
    async with open_show(client, keys, same_place) as restarted:
        assert (await (await restarted.browser()).get("/regie/", cookies=cookies)).status == 200


async def test_the_store_knows_no_token_of_a_session_or_link(show: Show, client: Client, keys: Keys) -> None:
    browser = await show.browser("code-de-regie")
    addresses = await show.server.addresses()
    secrets = [cookie.value for cookie in browser.session.cookie_jar]
    secrets += [addresses[name].rpartition("/")[2] for name in ("regie", "moderation")]
    names: list[bytes] = [name async for name in client.scan_iter(f"{keys.root}vault:*")]
    kept = str([*names, *await client.mget(names)])

    assert len(secrets) == len(names) - 1 == 3
    assert [secret for secret in secrets if secret in kept] == []


async def test_signing_out_closes_the_session_and_its_pages_alone(show: Show) -> None:
    browser, other = await show.browser("code-de-regie"), await show.browser("code-de-regie")
    page, others = await browser.page(), await other.page()
    assert (await page.hear())["type"] == (await others.hear())["type"] == "snapshot"
    stolen = {cookie.key: cookie.value for cookie in browser.session.cookie_jar}

    assert (await browser.post("/logout")).status == 200
    assert await page.hear() == {"type": "bye", "text": "Vous vous êtes déconnecté."}
    assert await page.closed() == 4401
    assert (await (await show.browser()).get("/regie/", cookies=stolen)).status == 303
    await others.give({"order": "take"}, "a1")
    assert (await show.ordered()).id == "a1"


async def test_a_new_overlay_address_sends_the_old_pages_away(show: Show) -> None:
    old = await overlay_path(show)
    overlay = await (await show.browser()).page(old)
    host = await show.browser("code-de-regie")
    assert (await overlay.hear())["type"] == "snapshot"
    assert (await (await host.get("/api/overlay-url")).json())["url"] == show.url(old.removesuffix("ws"))

    answer = await host.post("/overlay/rotate")
    new = (await answer.json())["url"].removeprefix(show.server.url)

    assert await overlay.hear() == {"type": "bye", "text": "L’adresse de l’incrustation a été remplacée."}
    assert await overlay.closed() == 4401
    assert (await host.get(old.removesuffix("ws"))).status == 404
    assert (await host.get(new)).status == 200
    assert f"{new}ws" == await overlay_path(show)


@pytest.mark.parametrize(("code", "status"), [("", 401), ("code-de-modo", 403)])
async def test_the_overlay_address_is_for_the_host_alone(show: Show, code: str, status: int) -> None:
    browser = await show.browser(code)
    before = await overlay_path(show)

    for answer in (await browser.get("/api/overlay-url"), await browser.post("/overlay/rotate")):
        assert answer.status == status
        assert "url" not in await answer.json()
    assert await overlay_path(show) == before


async def test_the_cookie_asks_for_tls_when_people_use_it(client: Client, keys: Keys) -> None:
    values = msgspec.structs.replace(VALUES, public_url="https://regie.example.fr/")
    async with open_show(client, keys, values) as show:
        assert (await show.server.addresses())["overlay"].startswith("https://regie.example.fr/overlay/")
        here = f"http://127.0.0.1:{show.server.port}"
        async with aiohttp.ClientSession() as session:
            answer = await session.post(f"{here}/login", data={"code": "code-de-regie", "name": "Zoé"})
            assert "Secure" in answer.headers["Set-Cookie"]
            for origin, status in (("https://regie.example.fr", 401), ("https://example.fr", 403)):
                answer = await session.get(f"{here}/ws", headers={"Origin": origin})
                assert answer.status == status


async def test_another_site_cannot_send_anything_in_a_visitors_name(show: Show) -> None:
    browser = await show.browser("code-de-regie")
    await refuse_other_origins(browser, {"Origin": "http://evil.example"})
    await refuse_other_origins(browser, {"Origin": "null"})
    await refuse_other_origins(browser, {"Origin": "http://["})
    await refuse_other_origins(browser, {"Sec-Fetch-Site": "cross-site"})

    own = {"Origin": show.server.url}
    assert (await (await browser.page(headers=own)).hear())["type"] == "snapshot"
    assert (await browser.post("/logout", headers=own)).status == 200


async def refuse_other_origins(browser: Browser, headers: dict[str, str]) -> None:
    """Check that every way in is closed to these headers."""
    for path in ("/login", "/logout", "/overlay/rotate"):
        answer = await browser.post(path, headers=headers)
        assert answer.status == 403
        assert "autre site" in (await answer.json())["error"]
    with pytest.raises(aiohttp.WSServerHandshakeError, match="403"):
        await browser.page(headers=headers)


async def test_a_preview_of_a_one_time_link_does_not_use_it_up(show: Show) -> None:
    link = (await show.server.addresses())["regie"].removeprefix(show.server.url)
    browser = await show.browser()
    async with browser.session.head(f"{show.server.url}{link}", allow_redirects=False) as previewed:
        assert previewed.status == 405

    assert (await browser.get(link)).status == 303


@pytest.mark.parametrize(
    "kind", ["application/x-www-form-urlencoded; charset=nope", "application/json; charset=nope"]
)
async def test_a_login_in_an_unknown_alphabet_is_refused_in_words(show: Show, kind: str) -> None:
    browser = await show.browser()
    async with browser.session.post(
        f"{show.server.url}/login", data=b"code=abc&name=d", headers={"Content-Type": f"{kind}; charset=nope"}
    ) as answer:
        assert answer.status == 400
