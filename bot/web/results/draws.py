"""The published draws over HTTP: one file each, from when its list is fixed, for anybody."""

import hashlib

from aiohttp import web

from bot.ports import Draws
from bot.web.answers import Answers
from bot.web.doors import Doors
from bot.web.hub import Hub
from bot.web.results.served import JSON, handed

# A list becomes a draw within minutes: nobody keeps it for long.
FOR_S = 5


class DrawsDesk:
    """Hands out the files of draws."""

    def __init__(self, draws: Draws) -> None:
        """Know where the files are."""
        self._draws = draws

    def add_to(self, router: web.UrlDispatcher, doors: Doors, answers: Answers, hub: Hub) -> None:
        """Answer at the address of each draw."""
        router.add_get("/tirages/{draw:[A-Za-z0-9-]{1,64}}.json", self._file)

    async def _file(self, request: web.Request) -> web.StreamResponse:
        raw = await self._draws.fetch(request.match_info["draw"])
        if raw is None:
            raise web.HTTPNotFound
        response = handed(request, raw, JSON, hashlib.sha256(raw).hexdigest(), FOR_S)
        name = f"tirage-{request.match_info['draw']}.json"
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return response
