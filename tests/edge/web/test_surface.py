"""What every answer carries, and what is said to a request that is not right."""

import re
import socket

import msgspec
import pytest

from bot.errors import InputError
from bot.store.connection import Client
from bot.store.keys import Keys
from tests.edge.web.conftest import VALUES, Show, open_show
from tests.edge.web.test_sockets import overlay_path

PAGE = {"Accept": "text/html,*/*"}


async def test_pages_run_our_own_files_alone_and_are_not_kept(show: Show) -> None:
    browser = await show.browser("code-de-regie")
    overlay = (await overlay_path(show)).removesuffix("ws")
    for path in ("/regie/", "/moderation/", "/login/", overlay, "/static/shared/view.js", "/health", "/rien"):
        headers = (await browser.get(path)).headers
        assert headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self';")
        assert ("frame-ancestors 'self'" in headers["Content-Security-Policy"]) == (path != overlay)
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["Cache-Control"] == ("no-cache" if path.startswith("/static/") else "no-store")


async def test_each_page_is_served_with_its_own_script(show: Show) -> None:
    browser = await show.browser("code-de-regie")
    overlay = (await overlay_path(show)).removesuffix("ws")
    for path, name in (("/regie/",) * 2, ("/moderation/",) * 2, ("/login/",) * 2, (overlay, "/overlay/")):
        answer = await browser.get(path)
        assert answer.content_type == "text/html"
        script = re.search(rf'src="(/static/v-[0-9a-f]{{16}}{name}page.js)"', await answer.text())
        assert script is not None
        assert (await browser.get(script[1])).headers["Cache-Control"].endswith("immutable")
        assert (await browser.get(f"/static{name}page.js")).content_type == "text/javascript"


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/", "/regie/"),
        ("/regie", "/regie/"),
        ("/login", "/login/"),
        ("/regie/", "/login/"),
        ("/moderation/", "/login/"),
    ],
)
async def test_addresses_lead_on(show: Show, path: str, target: str) -> None:
    answer = await (await show.browser()).get(path)

    assert (answer.status, answer.headers["Location"]) == (303, target)


async def test_a_link_from_another_site_is_followed_once_more_from_here(show: Show) -> None:
    browser = await show.browser()
    answer = await browser.get("/regie/", headers={"Sec-Fetch-Site": "cross-site"})

    assert answer.status == 200
    assert '<meta http-equiv="refresh" content="0;url=/regie/" />' in await answer.text()
    assert (await browser.get("/regie/", headers={"Sec-Fetch-Site": "same-origin"})).status == 303


@pytest.mark.parametrize(
    ("method", "path", "status", "said"),
    [
        ("GET", "/rien", 404, "rien à cette adresse"),
        ("GET", "/overlay/faux/", 404, "rien à cette adresse"),
        ("GET", "/overlay/faux/ws", 404, "rien à cette adresse"),
        ("GET", "/static/", 404, "rien à cette adresse"),
        ("GET", "/static/../bot/web/server.py", 404, "rien à cette adresse"),
        ("GET", "/static/%2e%2e/bot/web/server.py", 404, "rien à cette adresse"),
        ("GET", "/static/rien.js", 404, "rien à cette adresse"),
        ("GET", "/ws", 401, "Connectez-vous"),
        ("DELETE", "/login", 405, "sorte de demande"),
        ("POST", "/regie/", 405, "sorte de demande"),
        ("GET", "/logout", 405, "sorte de demande"),
        ("GET", "/overlay/rotate", 303, ""),
    ],
)
async def test_a_wrong_request_is_explained_in_french(
    show: Show, method: str, path: str, status: int, said: str
) -> None:
    browser = await show.browser()
    answer = await browser.session.request(method, show.url(path), allow_redirects=False)

    assert answer.status == status
    assert said in await answer.text()
    assert status != 405 or answer.headers["Allow"]


async def test_people_get_a_page_and_programs_get_json(show: Show) -> None:
    browser = await show.browser()
    page, said = await browser.get("/<b>", headers=PAGE), await browser.get("/<b>")

    assert page.content_type == "text/html"
    assert "Il n’y a rien à cette adresse" in await page.text()
    assert "<b>" not in await page.text()
    assert (await said.json())["error"].startswith("Il n’y a rien")


async def test_an_overlay_address_that_is_over_shows_nothing_on_air(show: Show) -> None:
    answer = await (await show.browser()).get("/overlay/faux/", headers=PAGE)

    assert answer.status == 404
    assert "<body" not in await answer.text()


async def test_a_name_that_is_not_ours_is_refused(show: Show) -> None:
    answer = await (await show.browser()).get("/health", headers={"Host": "evil.example"})

    assert answer.status == 421
    assert "web.public_url" in (await answer.json())["error"]


async def test_health_says_that_the_server_answers_and_nothing_else(show: Show) -> None:
    assert await (await (await show.browser()).get("/health")).json() == {"ok": True}


async def test_a_port_that_is_taken_is_named(client: Client, keys: Keys) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        values = msgspec.structs.replace(VALUES, port=port)
        with pytest.raises(InputError, match=f"127.0.0.1:{port}.*Changez web.port"):
            async with open_show(client, keys, values):
                pass
