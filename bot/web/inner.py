"""What answers at addresses of its own, beside the pages."""

from typing import Protocol

from aiohttp import web

from bot.web.answers import Answers
from bot.web.doors import Doors
from bot.web.hub import Hub


class InnerDesk(Protocol):
    """Hands something out: to whoever is signed in, or to programs."""

    def add_to(self, router: web.UrlDispatcher, doors: Doors, answers: Answers, hub: Hub) -> None:
        """Answer at our addresses."""
        ...
