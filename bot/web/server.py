"""The web server: three pages, the login page, their files and sockets, and the public results."""

import asyncio
import ipaddress
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from pathlib import Path

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.errors import InputError, reason_of
from bot.orders import ActorRole
from bot.ports import Clock, EventSink, Feed, Vault
from bot.web.answers import Answers
from bot.web.doors import Doors
from bot.web.hub import Hub
from bot.web.inner import InnerDesk
from bot.web.overlays import OverlaySecret, group_of
from bot.web.pages import Pages
from bot.web.results.served import ResultsDesk
from bot.web.sessions import Session, Sessions
from bot.web.talk import Desk
from bot.web.values import WebValues
from bot.web.visitor import is_for_programs, is_our_name, is_own_page
from bot.words import Phrasebook

LONGEST_BODY = 64 * 1024
STOP_WITHIN_S = 2.0
NEVER = datetime.max.replace(tzinfo=UTC)
MISDIRECTED = 421


class WebServer:
    """Serves the pages of one show."""

    def __init__(
        self,
        values: WebValues,
        feed: Feed,
        vault: Vault,
        sink: EventSink,
        words: Phrasebook,
        clock: Clock,
        pages: Path,
        results: ResultsDesk,
        desks: Sequence[InnerDesk] = (),
    ) -> None:
        """Put the parts together; nothing is opened yet. `desks` answer at addresses of their own."""
        self._values = values
        self._words = words
        self._hub = Hub(feed)
        self._sessions = Sessions(vault, clock, timedelta(hours=values.session_hours))
        self._overlays = OverlaySecret(vault)
        self._desk = Desk(self._hub, sink, words, clock, values.locale)
        self._answers = Answers(words, values.locale)
        self._doors = Doors(values, self._sessions, self._hub, self._answers, words, clock)
        self._pages = Pages(pages, self._doors, self._overlays, self._hub, self._answers, words)
        self._results = results
        self._desks = desks
        self._runner: web.AppRunner | None = None
        self.port = values.port

    @property
    def url(self) -> str:
        """Return the address people type, without a last slash."""
        if self._values.public_url:
            return self._values.public_url.rstrip("/")
        return f"http://{_reachable(self._values.host)}:{self.port}"

    async def start(self) -> None:
        """Listen; raises InputError when the address is not to be had."""
        await asyncio.to_thread(self._pages.read_files)
        await self._results.load()
        runner = web.AppRunner(self._app(), access_log=None, shutdown_timeout=STOP_WITHIN_S)
        await runner.setup()
        site = web.TCPSite(runner, self._values.host, self._values.port, reuse_address=True)
        try:
            await site.start()
        except OSError as fault:
            await runner.cleanup()
            place = f"{self._values.host}:{self._values.port}"
            raise InputError(self._words.text("web-no-port", place=place, fault=reason_of(fault))) from fault
        self._runner = runner
        self.port = runner.addresses[0][1]
        self._pages.base_url = self.url
        self._doors.serve_on(self.port)

    async def run(self) -> None:
        """Follow the feed and tell pages about it, until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._hub.run())

    async def close(self) -> None:
        """Close every socket, then the server."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def addresses(self) -> dict[str, str]:
        """Return the overlay's address, and links that let a host and a moderator in once."""
        host = await self._sessions.invite(ActorRole.HOST, self._words.text("web-name-host"))
        moderator = await self._sessions.invite(ActorRole.MODERATOR, self._words.text("web-name-moderator"))
        return {
            "overlay": self._pages.address_of_overlay(await self._overlays.current()),
            "regie": f"{self.url}/enter/{host}",
            "moderation": f"{self.url}/enter/{moderator}",
            "results": f"{self.url}/resultats/",
        }

    def _app(self) -> web.Application:
        app = web.Application(middlewares=[self._answers.guard, self._check], client_max_size=LONGEST_BODY)
        app.on_shutdown.append(self._close_sockets)
        pages, doors = self._pages, self._doors
        app.router.add_get("/", pages.root)
        app.router.add_get("/{name:regie|moderation|login}", pages.root)
        app.router.add_get("/overlay/{secret}", pages.root)
        app.router.add_get("/{name:regie|moderation}/", pages.desk)
        app.router.add_get("/login/", pages.login)
        app.router.add_get("/overlay/{secret}/", pages.overlay)
        app.router.add_get("/ws", self._desk_socket)
        app.router.add_get("/overlay/{secret}/ws", self._overlay_socket)
        # A link preview asks with HEAD: it must not use the link up.
        app.router.add_get("/enter/{token}", doors.enter, allow_head=False)
        app.router.add_post("/login", doors.login)
        app.router.add_post("/logout", doors.logout)
        app.router.add_get("/api/overlay-url", pages.overlay_url)
        app.router.add_post("/overlay/rotate", pages.rotate)
        app.router.add_get("/health", pages.health)
        self._results.add_to(app.router)
        for desk in self._desks:
            desk.add_to(app.router, doors, self._answers, self._hub)
        app.router.add_get("/static/{path:.+}", pages.file)
        return app

    @web.middleware
    async def _check(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Refuse what another site sends in a visitor's name, and names that are not ours."""
        values = self._values
        if not is_our_name(request, values.public_url, values.host):
            return self._answers.refusal(request, MISDIRECTED)
        is_socket = request.path.endswith("/ws")
        changes = is_socket or request.method not in ("GET", "HEAD")
        if changes and not (is_for_programs(request) or is_own_page(request, values.public_url)):
            return self._answers.refusal(request, HTTPStatus.FORBIDDEN, "web-other-site")
        return await handler(request)

    async def _desk_socket(self, request: web.Request) -> web.StreamResponse:
        session = await self._doors.session(request)
        if session is None:
            return self._answers.refusal(request, HTTPStatus.UNAUTHORIZED)
        return await self._desk.talk(request, session)

    async def _overlay_socket(self, request: web.Request) -> web.StreamResponse:
        secret = request.match_info["secret"]
        if not await self._overlays.is_current(secret):
            raise web.HTTPNotFound
        session = Session(role=ActorRole.OVERLAY, name="", until_at=NEVER, group=group_of(secret))
        return await self._desk.talk(request, session)

    async def _close_sockets(self, app: web.Application) -> None:
        await self._desk.close()


def _reachable(host: str) -> str:
    """Return an address that a browser on this machine can open."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    if address.is_unspecified:
        return "127.0.0.1" if address.version == 4 else "[::1]"
    return f"[{host}]" if address.version == 6 else host
