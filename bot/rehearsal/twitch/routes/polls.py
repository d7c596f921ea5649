"""The loopback Twitch's own polls."""

from itertools import count
from typing import Any

import msgspec
from aiohttp import web

from bot.rehearsal.record import ActKind
from bot.rehearsal.twitch.calls import Calls, Refusal, answer, body
from bot.rehearsal.twitch.people import stamp
from bot.rehearsal.twitch.world import World

_SCOPE = "channel:manage:polls"
_TITLE_CHARACTERS, _CHOICE_CHARACTERS = 60, 25
_CHOICES = range(2, 6)
_SECONDS = range(15, 1_801)


class Answered(msgspec.Struct, frozen=True, kw_only=True):
    """One answer of a poll."""

    title: str


class PollBody(msgspec.Struct, frozen=True, kw_only=True):
    """POST polls"""

    broadcaster_id: str
    title: str
    choices: tuple[Answered, ...]
    duration: int
    channel_points_voting_enabled: bool = False
    channel_points_per_vote: int = 0


class EndBody(msgspec.Struct, frozen=True, kw_only=True):
    """PATCH polls"""

    broadcaster_id: str
    id: str
    status: str


class PollRoutes:
    """helix/polls"""

    def __init__(self, world: World, calls: Calls) -> None:
        """Answer for this world."""
        self._world = world
        self._calls = calls
        self._numbers = count(1)
        self._active: dict[str, dict[str, Any]] = {}

    def table(self) -> list[web.RouteDef]:
        """Return the routes."""
        return [web.post("/helix/polls", self.create), web.patch("/helix/polls", self.end)]

    async def create(self, request: web.Request) -> web.Response:
        """Create the one poll that may run."""
        grant = self._calls.grant(request, _SCOPE)
        asked = await body(request, PollBody)
        self._own(grant.user_id, asked.broadcaster_id)
        titles = [choice.title for choice in asked.choices]
        if not 0 < len(asked.title) <= _TITLE_CHARACTERS:
            raise Refusal(400, "The value in the title field is too long.")
        if len(titles) not in _CHOICES or not all(0 < len(each) <= _CHOICE_CHARACTERS for each in titles):
            raise Refusal(400, "The choices field must contain 2 to 5 choices of at most 25 characters.")
        if asked.duration not in _SECONDS:
            raise Refusal(400, "The value in the duration field is not valid.")
        if self._active:
            raise Refusal(400, "The broadcaster already has a poll that's running.")
        id = f"poll-{next(self._numbers)}"
        self._active[id] = self._poll(id, asked.title, titles, asked.duration)
        self._world.note(ActKind.POLL, id, asked.title, asked.duration)
        return answer({"data": [self._active[id]]})

    async def end(self, request: web.Request) -> web.Response:
        """End a poll, and show or hide what it came to."""
        grant = self._calls.grant(request, _SCOPE)
        asked = await body(request, EndBody)
        self._own(grant.user_id, asked.broadcaster_id)
        if asked.status not in ("TERMINATED", "ARCHIVED"):
            raise Refusal(400, "The value in the status field is not valid.")
        poll = self._active.pop(asked.id, None)
        if poll is None:
            raise Refusal(400, "The poll in the id field was not found.")
        self._world.note(ActKind.END_POLL, asked.id, asked.status)
        return answer({"data": [{**poll, "status": asked.status, "ended_at": self._now()}]})

    def _own(self, caller_id: str, broadcaster_id: str) -> None:
        self._calls.in_channel(broadcaster_id)
        if caller_id != broadcaster_id:
            raise Refusal(401, "The ID in broadcaster_id must match the user ID in the access token.")

    def _now(self) -> str:
        return stamp(self._world.clock.now())

    def _poll(self, id: str, title: str, choices: list[str], duration: int) -> dict[str, Any]:
        owner = self._world.broadcaster
        none = {"votes": 0, "channel_points_votes": 0, "bits_votes": 0}
        return {
            "id": id,
            "broadcaster_id": owner.id,
            "broadcaster_name": owner.name,
            "broadcaster_login": owner.login,
            "title": title,
            "choices": [
                {"id": f"{id}-{place}", "title": each, **none} for place, each in enumerate(choices, start=1)
            ],
            "bits_voting_enabled": False,
            "bits_per_vote": 0,
            "channel_points_voting_enabled": False,
            "channel_points_per_vote": 0,
            "status": "ACTIVE",
            "duration": duration,
            "started_at": self._now(),
            "ended_at": None,
        }
