"""The audit log for hosts and moderators: read on the page, or taken away as CSV or JSON."""

from collections.abc import AsyncIterator
from datetime import datetime
from http import HTTPStatus
from typing import Protocol

from aiohttp import web

from bot.changes import Audited
from bot.changes.journal import Query, Writer
from bot.web.answers import Answers
from bot.web.doors import Doors
from bot.web.hub import Hub

KINDS = {"csv": "text/csv", "json": "application/x-ndjson"}
CHUNK = 200


class AuditLog(Protocol):
    """Where the lines are."""

    def entries(self, query: Query) -> AsyncIterator[Audited]:
        """Yield the lines asked for, the oldest first."""
        ...


class JournalDesk:
    """Hands the log out to whoever is signed in; names stay inside unless it is asked for without them."""

    def __init__(self, log: AuditLog, name: str) -> None:
        """Read this show's log; `name` begins the names of files."""
        self._log = log
        self._name = name

    def add_to(self, router: web.UrlDispatcher, doors: Doors, answers: Answers, hub: Hub) -> None:
        """Answer at our address."""
        self._doors, self._answers = doors, answers
        router.add_get("/journal.{kind:csv|json}", self._export)

    async def _export(self, request: web.Request) -> web.StreamResponse:
        if await self._doors.session(request) is None:
            return self._answers.refusal(request, HTTPStatus.UNAUTHORIZED)
        try:
            query = _query(request)
        except ValueError:
            return self._answers.refusal(request, HTTPStatus.BAD_REQUEST)
        kind = request.match_info["kind"]
        response = web.StreamResponse(headers={"Cache-Control": "no-store"})
        response.content_type, response.charset = KINDS[kind], "utf-8"
        if "download" in request.query:
            file_name = f"journal-{self._name}.{'csv' if kind == 'csv' else 'jsonl'}"
            response.headers["Content-Disposition"] = f'attachment; filename="{file_name}"'
        await response.prepare(request)
        await self._write(response, query, Writer(kind, public="public" in request.query))
        await response.write_eof()
        return response

    async def _write(self, response: web.StreamResponse, query: Query, writer: Writer) -> None:
        waiting = [writer.head()]
        async for entry in self._log.entries(query):
            waiting.append(writer.line(entry))
            if len(waiting) >= CHUNK:
                await response.write(b"".join(waiting))
                waiting = []
        await response.write(b"".join(waiting))


def _query(request: web.Request) -> Query:
    """Return what is asked for; raises ValueError for a moment that cannot be read."""
    given = request.query
    return Query(
        actor=given.get("actor", ""),
        act=given.get("act", ""),
        case=given.get("case", ""),
        since=_moment(given.get("since", "")),
        until=_moment(given.get("until", "")),
    )


def _moment(text: str) -> datetime | None:
    if not text:
        return None
    at = datetime.fromisoformat(text)
    return at if at.tzinfo else at.astimezone()
