"""The parts of the pages, read once: asked for all at once, kept by browsers under names of their content."""

import hashlib
import posixpath
import re
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

from aiohttp import ETag, web

# Written here because what a system's own table says varies, and browsers run nothing of the wrong type.
TYPES = {
    ".css": "text/css",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
}
STATIC = "/static/"
KEPT = "public, max-age=31536000, immutable"
# Every page speaks it first.
WORDS = "shared/locales/fr.json"

_VERSIONED = re.compile(r"v-[0-9a-f]{16}/")
_IMPORTED = re.compile(r"""\b(?:from|import)\s*"(\.{1,2}/[^"]+\.js)\"""")
_SCRIPT = re.compile(rf'<script type="module" src="{STATIC}([^"]+)">')


class PageFiles:
    """What browsers may ask for of the pages; nothing that they ask is ever looked up on disk."""

    def __init__(self, folder: Path) -> None:
        """Know nothing yet."""
        self._folder = folder
        self._files: dict[str, bytes] = {}
        self._version = ""

    def read(self) -> None:
        """Read them all; blocking, for a thread."""
        found = sorted(each for each in self._folder.rglob("*") if each.suffix in TYPES and each.is_file())
        self._files = {each.relative_to(self._folder).as_posix(): each.read_bytes() for each in found}
        whole = hashlib.sha256()
        for name, body in self._files.items():
            whole.update(f"{name} {len(body)} ".encode() + body)
        self._version = f"v-{whole.hexdigest()[:16]}/"
        for name in [name for name in self._files if name.endswith("/index.html")]:
            self._files[name] = self._prepared(self._files[name].decode()).encode()

    def page(self, name: str) -> web.Response:
        """Return a page, which says at its head all that it will need."""
        return _answer(f"{name}/index.html", self._files[f"{name}/index.html"])

    def part(self, request: web.Request, path: str) -> web.Response:
        """Return a part of a page; raises HTTPNotFound.

        Under the present version it is never asked for again; under none, or an old one, each time.
        """
        name = _VERSIONED.sub("", path, count=1)
        body = self._files.get(name)
        if body is None:
            raise web.HTTPNotFound
        if path.startswith(self._version):
            answer = _answer(name, body)
            answer.headers["Cache-Control"] = KEPT
            return answer
        etag = ETag(hashlib.sha256(body).hexdigest()[:32])
        known = request.if_none_match or ()
        answer = web.Response(status=HTTPStatus.NOT_MODIFIED) if etag in known else _answer(name, body)
        answer.etag = etag
        return answer

    def _prepared(self, text: str) -> str:
        """Return a page with its parts under their version, all of its modules asked for at once."""
        script = _SCRIPT.search(text)
        needed = list(self._modules(script[1])) if script else []
        links = [f'<link rel="modulepreload" href="{STATIC}{name}" />' for name in needed]
        if "shared/i18n.js" in needed:
            links.append(f'<link rel="preload" href="{STATIC}{WORDS}" as="fetch" crossorigin />')
        # Style sheets come first: nothing is drawn before them.
        head = "".join(f"    {link}\n" for link in links) + "  </head>"
        return text.replace("  </head>", head, 1).replace(f'"{STATIC}', f'"{STATIC}{self._version}')

    def _modules(self, entry: str) -> Iterator[str]:
        """Yield the modules that one needs, the nearest first."""
        seen, waiting = {entry}, [entry]
        for name in waiting:
            for path in _IMPORTED.findall(self._files[name].decode()):
                needed = posixpath.normpath(posixpath.join(posixpath.dirname(name), path))
                if needed not in seen:
                    seen.add(needed)
                    waiting.append(needed)
                    yield needed


def _answer(name: str, body: bytes) -> web.Response:
    kind = TYPES[posixpath.splitext(name)[1]]
    charset = "utf-8" if kind.startswith("text/") else None
    return web.Response(body=body, content_type=kind, charset=charset)
