"""The pages themselves, and the overlay's address for the host."""

from http import HTTPStatus
from pathlib import Path

from aiohttp import web

from bot.orders import ActorRole
from bot.web.answers import Answers, in_json
from bot.web.doors import Doors
from bot.web.files import PageFiles
from bot.web.hub import Hub
from bot.web.overlays import OverlaySecret, group_of
from bot.web.wire import Bye, encode
from bot.words import Phrasebook


class Pages:
    """Serves each page to whom it is for."""

    def __init__(
        self,
        folder: Path,
        doors: Doors,
        overlays: OverlaySecret,
        hub: Hub,
        answers: Answers,
        words: Phrasebook,
    ) -> None:
        """Find the pages in a folder."""
        self._files = PageFiles(folder)
        self._doors = doors
        self._overlays = overlays
        self._hub = hub
        self._answers = answers
        self._words = words
        self.base_url = ""

    def read_files(self) -> None:
        """Read what may be served, once."""
        self._files.read()

    async def file(self, request: web.Request) -> web.StreamResponse:
        """Serve a part of a page."""
        return self._files.part(request, request.match_info["path"])

    async def desk(self, request: web.Request) -> web.StreamResponse:
        """Serve the régie or the moderation page to who is signed in; the page says whom it is for."""
        if await self._doors.session(request) is None:
            if request.headers.get("Sec-Fetch-Site") == "cross-site":
                return self._answers.bounce(request.path)
            raise web.HTTPSeeOther("/login/")
        return self._page(request.match_info["name"])

    async def login(self, request: web.Request) -> web.StreamResponse:
        """Serve the login page."""
        return self._page("login")

    async def overlay(self, request: web.Request) -> web.StreamResponse:
        """Serve the overlay to whoever has its address."""
        if not await self._overlays.is_current(request.match_info["secret"]):
            raise web.HTTPNotFound
        return self._page("overlay")

    async def overlay_url(self, request: web.Request) -> web.StreamResponse:
        """Return the overlay's address, for the host to paste into OBS."""
        refusal = await self._refuse_others(request)
        return refusal or in_json({"url": self.address_of_overlay(await self._overlays.current())})

    async def rotate(self, request: web.Request) -> web.StreamResponse:
        """Give the overlay a new address and send away the pages of the old one."""
        refusal = await self._refuse_others(request)
        if refusal is not None:
            return refusal
        old, new = await self._overlays.rotate()
        self._hub.dismiss(group_of(old), encode(Bye(text=self._words.text("web-bye-overlay"))))
        return in_json({"url": self.address_of_overlay(new)})

    async def health(self, request: web.Request) -> web.StreamResponse:
        """Say that the server answers."""
        return in_json({"ok": True})

    async def root(self, request: web.Request) -> web.StreamResponse:
        """Go to the régie, or to a page whose last slash was forgotten."""
        raise web.HTTPSeeOther(f"{request.path.rstrip('/')}/" if request.path != "/" else "/regie/")

    def address_of_overlay(self, secret: str) -> str:
        """Return the address that OBS loads."""
        return f"{self.base_url}/overlay/{secret}/"

    async def _refuse_others(self, request: web.Request) -> web.Response | None:
        session = await self._doors.session(request)
        if session is None:
            return self._answers.refusal(request, HTTPStatus.UNAUTHORIZED)
        if session.role is not ActorRole.HOST:
            return self._answers.refusal(request, HTTPStatus.FORBIDDEN, "web-host-only")
        return None

    def _page(self, name: str) -> web.Response:
        return self._files.page(name)
