"""The public results over HTTP: pages, boxes, the key and the program that checks them; nothing to send."""

import asyncio
from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path

from aiohttp import ETag, web

from bot import verify_box
from bot.ports import Results
from bot.web.results.listing import listing
from bot.web.results.page import ResultPage
from bot.web.results.shelf import Shelf, file_name_of, tag_of
from bot.words import Phrasebook

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
HTML, JSON, TEXT, PYTHON = "text/html", "application/json", "text/plain", "text/x-python"
# Seconds that anyone may keep what they got; a box never changes, a page may be worded better.
LIST_FOR, PAGE_FOR, BOX_FOR = 10, 60, 86_400
POLL = "{poll:[A-Za-z0-9-]{1,64}}"


class ResultsDesk:
    """Hands out what is published, to anybody."""

    def __init__(
        self, results: Results, words: Phrasebook, locale: str, public_key: Callable[[], str]
    ) -> None:
        """Know where the boxes are; `public_key` is "" while there is none."""
        self._results = results
        self._words = words
        self._locale = locale
        self._public_key = public_key
        self._shelf = Shelf(results, ResultPage(words, locale), public_key)
        self._program = b""

    async def load(self) -> None:
        """Read the program that is handed out."""
        self._program = await asyncio.to_thread(Path(verify_box.__file__).read_bytes)

    def add_to(self, router: web.UrlDispatcher) -> None:
        """Answer at our addresses."""
        router.add_get("/resultats", self._slash)
        router.add_get("/resultats/", self._list)
        router.add_get("/resultats/cle.txt", self._key)
        router.add_get("/resultats/verify_box.py", self._verifier)
        router.add_get(f"/resultats/{POLL}", self._slash)
        router.add_get(f"/resultats/{POLL}/", self._page)
        router.add_get(f"/resultats/{POLL}/box.json", self._box)

    async def _slash(self, request: web.Request) -> web.StreamResponse:
        raise web.HTTPSeeOther(f"{request.path}/")

    async def _list(self, request: web.Request) -> web.StreamResponse:
        cards = await self._results.cards()
        body = listing(cards, self._public_key(), self._words, self._locale).encode()
        return handed(request, body, HTML, tag_of(body), LIST_FOR)

    async def _page(self, request: web.Request) -> web.StreamResponse:
        shelved = await self._shelf.find(request.match_info["poll"])
        if shelved is None:
            raise web.HTTPNotFound
        return handed(request, shelved.page, HTML, shelved.page_tag, PAGE_FOR)

    async def _box(self, request: web.Request) -> web.StreamResponse:
        poll_id = request.match_info["poll"]
        shelved = await self._shelf.find(poll_id)
        if shelved is None:
            raise web.HTTPNotFound
        response = handed(request, shelved.raw, JSON, shelved.raw_tag, BOX_FOR)
        response.headers["Content-Disposition"] = f'attachment; filename="{file_name_of(poll_id)}"'
        return response

    async def _key(self, request: web.Request) -> web.StreamResponse:
        key = self._public_key()
        if not key:
            raise web.HTTPNotFound
        body = f"{key}\n".encode()
        return handed(request, body, TEXT, tag_of(body), PAGE_FOR)

    async def _verifier(self, request: web.Request) -> web.StreamResponse:
        response = handed(request, self._program, PYTHON, tag_of(self._program), PAGE_FOR)
        response.headers["Content-Disposition"] = 'attachment; filename="verify_box.py"'
        return response


def handed(request: web.Request, body: bytes, kind: str, tag: str, seconds: int) -> web.Response:
    """Return what anybody may keep for a while; nothing but a word when they have it already."""
    known = request.if_none_match or ()
    if any(each.value in (tag, "*") for each in known):
        response = web.Response(status=HTTPStatus.NOT_MODIFIED)
    else:
        charset = None if kind == JSON else "utf-8"
        response = web.Response(body=body, content_type=kind, charset=charset)
    response.etag = ETag(tag)
    response.headers["Cache-Control"] = f"public, max-age={seconds}"
    response.headers["Content-Security-Policy"] = POLICY
    return response
