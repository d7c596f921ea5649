"""The parts of the pages: kept under their version, asked again under none, all needed ones named."""

import re

import pytest

from tests.edge.web.conftest import Show
from tests.edge.web.test_sockets import overlay_path

LINKED = re.compile(r'(?:href|src)="(/static/[^"]+)"')
IMPORTED = re.compile(r'from "([^"]+\.js)"|^import "([^"]+\.js)"', re.MULTILINE)


@pytest.mark.parametrize("name", ["regie", "moderation", "login", "overlay"])
async def test_a_page_names_every_module_that_it_needs_at_its_head(show: Show, name: str) -> None:
    browser = await show.browser("code-de-regie")
    path = (await overlay_path(show)).removesuffix("ws") if name == "overlay" else f"/{name}/"
    text = await (await browser.get(path)).text()
    named = LINKED.findall(text)
    assert len(named) == len(set(named))
    scripts = [each for each in named if each.endswith(".js")]
    needed = set()
    for script in scripts:
        answer = await browser.get(script)
        assert (answer.status, answer.headers["Cache-Control"]) == (
            200,
            "public, max-age=31536000, immutable",
        )
        for far, near in IMPORTED.findall(await answer.text()):
            needed.add(str(answer.url.join(type(answer.url)(far or near)).path))

    assert needed - set(scripts) == set()
    assert len(scripts) >= 3
    assert len({re.search("v-[0-9a-f]+", each)[0] for each in named if "v-" in each}) == 1  # type: ignore[index]


async def test_a_part_under_no_version_is_sent_again_only_when_it_changed(show: Show) -> None:
    browser = await show.browser()
    first = await browser.get("/static/shared/view.js")
    tag = first.headers["ETag"]
    same = await browser.get("/static/shared/view.js", headers={"If-None-Match": tag})
    other = await browser.get("/static/shared/view.js", headers={"If-None-Match": '"x"'})
    old = await browser.get("/static/v-0123456789abcdef/shared/view.js")

    assert (first.headers["Cache-Control"], first.content_type) == ("no-cache", "text/javascript")
    assert (same.status, await same.read()) == (304, b"")
    assert (other.status, old.status) == (200, 200)
    # A page from before an upgrade goes on, and nothing new is kept under its old name.
    assert old.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    "path", ["rien.js", "../pyproject.toml", "v-0123456789abcdef/", "shared", "%2e%2e/x"]
)
async def test_nothing_else_is_served(show: Show, path: str) -> None:
    assert (await (await show.browser()).get(f"/static/{path}")).status == 404
