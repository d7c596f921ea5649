"""Every answer's safety headers, and every refusal in the show's language: a page, or JSON for programs."""

from html import escape
from http import HTTPStatus
from typing import Any

import msgspec
import structlog
from aiohttp import web
from aiohttp.typedefs import Handler

from bot.errors import StoreError
from bot.words import Phrasebook

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'"
)
FRAMED_BY_US = "; frame-ancestors 'self'"
EXPLAINED = (400, 401, 403, 404, 405, 413, 415, 421, 429, 500, 503)
PAGE = """<!doctype html>
<html lang="{locale}">
  <head>
    <meta charset="utf-8" />
    <title>{title} · Bouge ta Démocratie</title>
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="robots" content="noindex" />
    <link rel="icon" href="/static/shared/mark.svg" />
    <link rel="stylesheet" href="/static/shared/tokens.css" />
    <link rel="stylesheet" href="/static/shared/base.css" />
    <link rel="stylesheet" href="/static/shared/daylight.css" />{head}
  </head>
  <body>
    <main class="link-page">
      <div class="crossing" aria-hidden="true"></div>
      <div class="link-words">
        <h1>{title}</h1>
        <p>{text}</p>
        <a class="button primary" href="{target}">{action}</a>
      </div>
    </main>
  </body>
</html>
"""

log = structlog.get_logger(__name__)


class Answers:
    """Makes answers that are not a page of the show."""

    def __init__(self, words: Phrasebook, locale: str) -> None:
        """Speak the show's language."""
        self._words = words
        self._locale = locale

    def refusal(self, request: web.Request, status: int, key: str = "") -> web.Response:
        """Return the explained refusal of a request; `key` names a text of its own."""
        known = status if status in EXPLAINED else (400 if status < HTTPStatus.INTERNAL_SERVER_ERROR else 500)
        text = self._words.text(key or f"web-fault-{known}")
        if "text/html" not in request.headers.get("Accept", "") or request.method not in ("GET", "HEAD"):
            return in_json({"error": text}, status)
        title = self._words.text("web-fault-title")
        if request.path.startswith("/overlay/"):
            # OBS would put the page on air: it stays empty, and only its title speaks.
            blank = f"<!doctype html><title>{escape(text)}</title>"
            return web.Response(text=blank, status=status, content_type="text/html")
        return self._page(status, title, text, "/login/", self._words.text("web-sign-in"))

    def bounce(self, path: str) -> web.Response:
        """Return a page that goes to a page of ours by itself.

        A browser that follows a link from elsewhere keeps our cookie back; from here it sends it.
        """
        head = f'\n    <meta http-equiv="refresh" content="0;url={escape(path)}" />'
        title, text = self._words.text("web-bounce-title"), self._words.text("web-bounce")
        return self._page(200, title, text, path, self._words.text("web-bounce-action"), head)

    def _page(
        self, status: int, title: str, text: str, target: str, action: str, head: str = ""
    ) -> web.Response:
        said = {"title": title, "text": text, "target": target, "action": action, "locale": self._locale}
        body = PAGE.format(head=head, **{name: escape(value) for name, value in said.items()})
        return web.Response(text=body, status=status, content_type="text/html")

    @web.middleware
    async def guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Explain what went wrong and put the safety headers on everything."""
        response = await self._answer(request, handler)
        if not response.prepared:
            protect(request, response)
        return response

    async def _answer(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            return await handler(request)
        except web.HTTPException as fault:
            if fault.status < HTTPStatus.BAD_REQUEST:
                return web.Response(status=fault.status, headers={"Location": fault.headers["Location"]})
            response = self.refusal(request, fault.status)
            if "Allow" in fault.headers:
                response.headers["Allow"] = fault.headers["Allow"]
            return response
        except StoreError as fault:
            log.warning("web.store_away", path=request.match_info.handler.__name__, fault=str(fault))
            return self.refusal(request, HTTPStatus.SERVICE_UNAVAILABLE)
        except Exception:
            # The top of a request: one that breaks is logged and answered, and the show goes on.
            log.exception("web.broken", handler=request.match_info.handler.__name__)
            return self.refusal(request, HTTPStatus.INTERNAL_SERVER_ERROR)


def in_json(said: dict[str, Any], status: int = HTTPStatus.OK) -> web.Response:
    """Return an answer for programs, in letters that people can read too."""
    return web.Response(body=msgspec.json.encode(said), status=status, content_type="application/json")


def protect(request: web.Request, response: web.StreamResponse) -> None:
    """Put the headers of a page that runs nothing but our own files, and that only OBS may frame."""
    overlay = request.path.startswith("/overlay/")
    # What is public says itself how it may be kept, and lets even less in.
    kept = "no-cache" if request.path.startswith("/static/") else "no-store"
    response.headers.setdefault("Content-Security-Policy", POLICY if overlay else POLICY + FRAMED_BY_US)
    response.headers.setdefault("Cache-Control", kept)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "no-referrer"
