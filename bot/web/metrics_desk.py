"""The numbers of a show at /metrics: those of its pages, what waits, and how long things take."""

import hmac
import ipaddress
from collections.abc import Awaitable, Callable, Iterator, Mapping
from datetime import datetime
from http import HTTPStatus
from typing import Any

import msgspec
from aiohttp import web

from bot.ports import Clock
from bot.views import Audience
from bot.web.answers import Answers
from bot.web.doors import Doors
from bot.web.hub import Hub
from bot.web.metrics import KIND, Counted, Labels, Measured, family, gauge

HEALTHS = {"good": 1.0, "degraded": 0.5, "down": 0.0}
Waiting = Callable[[], Awaitable[Mapping[str, int]]]


class MetricsDesk:
    """Says the numbers to whoever has the token; without one, to programs on the same machine alone."""

    def __init__(
        self, clock: Clock, token: str, waiting: Waiting, metrics: tuple[Counted | Measured, ...]
    ) -> None:
        """Know where numbers are, beside the pages' views: queues (`waiting`, by name), what is measured."""
        self._clock = clock
        self._token = token
        self._waiting = waiting
        self._metrics = metrics

    def add_to(self, router: web.UrlDispatcher, doors: Doors, answers: Answers, hub: Hub) -> None:
        """Answer at our address."""
        self._answers, self._hub = answers, hub
        router.add_get("/metrics", self._say)

    async def _say(self, request: web.Request) -> web.StreamResponse:
        if not self._may_read(request):
            return self._answers.refusal(request, HTTPStatus.FORBIDDEN)
        lines = [*self._views(), *self._queues(await self._waiting())]
        lines += [line for metric in self._metrics for line in family(metric)]
        body = "\n".join([*lines, ""]).encode()
        return web.Response(body=body, headers={"Content-Type": KIND, "Cache-Control": "no-store"})

    def _may_read(self, request: web.Request) -> bool:
        if self._token:
            kind, _, given = request.headers.get("Authorization", "").partition(" ")
            return kind == "Bearer" and hmac.compare_digest(given.encode(), self._token.encode())
        # A proxy is on this machine too: what it passes on comes from elsewhere.
        if "X-Forwarded-For" in request.headers or "Forwarded" in request.headers:
            return False
        try:
            return ipaddress.ip_address(request.remote or "").is_loopback
        except ValueError:
            return False

    def _views(self) -> Iterator[str]:
        topics = {**self._hub.topics(Audience.HOST), **self._hub.topics(Audience.MODERATOR)}
        views = {topic: msgspec.json.decode(raw) for topic, raw in topics.items() if _is_counted(topic)}
        yield from self._desk(views.get("desk") or {})
        yield from _show(views.get("show") or {})
        polls = {topic.partition(":")[2]: view for topic, view in views.items() if topic.startswith("poll:")}
        ballots: dict[Labels, float | None] = {
            (("poll", id), ("status", poll["status"])): poll["voters"] for id, poll in polls.items()
        }
        yield from gauge("bouge_voters", "People whose ballot is in a poll's box.", ballots)

    def _desk(self, desk: Mapping[str, Any]) -> Iterator[str]:
        oldest = desk.get("oldest_at")
        age = (self._clock.now() - datetime.fromisoformat(oldest)).total_seconds() if oldest else 0.0
        single = {
            "waiting": ("Cases that wait for a decision.", desk.get("waiting")),
            "appeals": ("Appeals that wait for an answer.", desk.get("appeals")),
            "oldest_seconds": ("How long the oldest of them has waited.", age if desk else None),
            "decided": ("Cases decided this show.", desk.get("decided")),
            "median_decision_seconds": ("Median time to a decision.", desk.get("median_decision_s")),
            "overturned_ratio": ("Share of sanctions that were taken back.", desk.get("overturned")),
        }
        for name, (about, value) in single.items():
            yield from gauge(f"bouge_cases_{name}", about, {(): value})
        acts = _labelled("act", desk.get("acts"))
        yield from gauge("bouge_decisions", "Decisions this show, by act.", acts)
        yield from gauge(
            "bouge_flags", "Cases this show, by what flagged.", _labelled("rule", desk.get("flags"))
        )

    def _queues(self, waiting: Mapping[str, int]) -> Iterator[str]:
        about = "Entries that wait in the store's queues."
        yield from gauge("bouge_queue", about, _labelled("queue", waiting))
        yield from gauge("bouge_pages", "Pages and overlays connected.", {(): float(self._hub.pages)})


def _is_counted(topic: str) -> bool:
    return topic in ("desk", "show", "health") or topic.startswith("poll:")


def _show(show: Mapping[str, Any]) -> Iterator[str]:
    known = {
        "messages": ("Messages and commands processed this show.", show.get("messages")),
        "speakers": ("People who wrote something.", show.get("speakers")),
        "panic": ("1 while panic is on.", show.get("panic")),
    }
    for name, (about, value) in known.items():
        yield from gauge(f"bouge_{name}", about, {(): None if value is None else float(value)})


def _labelled(label: str, values: Mapping[str, float] | None) -> dict[Labels, float | None]:
    return {((label, name),): value for name, value in (values or {}).items()}
