"""Who may subscribe to what on the loopback Twitch."""

import msgspec
from aiohttp import web

from bot.rehearsal.twitch.calls import Calls, Refusal, answer, body, nothing, required
from bot.rehearsal.twitch.catalog import CATALOG, Subscribable
from bot.rehearsal.twitch.eventsub import MOST_SOCKETS, MOST_SUBSCRIPTIONS
from bot.rehearsal.twitch.grants import Grant
from bot.rehearsal.twitch.session import Session, Subscription
from bot.rehearsal.twitch.world import World

_MOST_COST = 10
_SAID = {
    400: "invalid subscription type and version",
    403: "subscription missing proper authorization",
    429: "the maximum number of subscriptions was reached",
    500: "internal server error",
}


class Transport(msgspec.Struct, frozen=True, kw_only=True):
    """Where events go; this Twitch only has WebSockets."""

    method: str
    session_id: str = ""


class SubscribeBody(msgspec.Struct, frozen=True, kw_only=True):
    """POST eventsub/subscriptions"""

    type: str
    version: str
    condition: dict[str, str | None]
    transport: Transport


class SubscriptionRoutes:
    """helix/eventsub/subscriptions"""

    def __init__(self, world: World, calls: Calls) -> None:
        """Answer for this world."""
        self._world = world
        self._calls = calls

    def table(self) -> list[web.RouteDef]:
        """Return the routes."""
        path = "/helix/eventsub/subscriptions"
        return [
            web.post(path, self.subscribe),
            web.get(path, self.listed),
            web.delete(path, self.unsubscribe),
        ]

    async def subscribe(self, request: web.Request) -> web.Response:
        """Accept a subscription, or say why not."""
        grant = self._calls.grant(request)
        asked = await body(request, SubscribeBody)
        if asked.transport.method != "websocket":
            raise Refusal(400, "unsupported transport method")
        if not grant.user_id:
            raise Refusal(400, "invalid transport and auth combination")
        if asked.type in self._world.refused_types:
            status = self._world.refused_types[asked.type]
            raise Refusal(status, _SAID.get(status, "refused on purpose"))
        known = CATALOG.get(asked.type)
        if known is None or known.version != asked.version:
            raise Refusal(400, _SAID[400])
        condition = {name: value for name, value in asked.condition.items() if value}
        self._check_condition(known, condition)
        self._check_rights(known, condition, grant)
        session = self._session(asked.transport.session_id, grant)
        self._check_room(session, asked.type, condition)
        session.user_id = grant.user_id
        made = self._world.eventsub.subscribe(session, asked.type, asked.version, condition)
        return answer(self._described([made], grant), 202)

    async def listed(self, request: web.Request) -> web.Response:
        """Return the caller's subscriptions, of one type or one id when named."""
        grant = self._calls.grant(request)
        type, id = request.query.get("type"), request.query.get("subscription_id")
        found = [
            made
            for made in self._of(grant)
            if (type is None or made.type == type) and (id is None or made.id == id)
        ]
        return answer({**self._described(found, grant), "pagination": {}})

    async def unsubscribe(self, request: web.Request) -> web.Response:
        """End a subscription."""
        self._calls.grant(request)
        if self._world.eventsub.unsubscribe(required(request, "id")) is None:
            raise Refusal(404, "The subscription was not found.")
        return nothing()

    def _check_condition(self, known: Subscribable, condition: dict[str, str]) -> None:
        missing = [field for field in known.fields if field not in condition]
        if missing:
            raise Refusal(400, f"the condition field is missing {', '.join(missing)}")
        for field in known.fields:
            if self._world.users.by_id(condition[field]) is None:
                raise Refusal(400, "the user specified in the condition object does not exist")

    def _check_rights(self, known: Subscribable, condition: dict[str, str], grant: Grant) -> None:
        if not known.allows(grant.scopes) or (known.acting and condition[known.acting] != grant.user_id):
            raise Refusal(403, _SAID[403])
        if known.for_moderators:
            self._calls.moderating(grant)
        if "user_id" in known.fields and self._world.chat.is_banned(grant.user_id):
            raise Refusal(403, _SAID[403])

    def _session(self, id: str, grant: Grant) -> Session:
        session = self._world.eventsub.sessions.get(id)
        if session is None or session.moved.is_set() or session.user_id not in ("", grant.user_id):
            raise Refusal(400, "websocket transport session does not exist or has already disconnected")
        own = [open.id for open in self._world.eventsub.sessions.values() if open.user_id == grant.user_id]
        if id not in own and len(own) >= MOST_SOCKETS:
            self._world.limit_breaches += 1
            raise Refusal(429, "number of websocket transports limit exceeded")
        return session

    def _check_room(self, session: Session, type: str, condition: dict[str, str]) -> None:
        if any(made.type == type and made.condition == condition for made in session.subscriptions.values()):
            raise Refusal(409, "subscription already exists")
        if len(session.subscriptions) >= MOST_SUBSCRIPTIONS:
            self._world.limit_breaches += 1
            raise Refusal(429, _SAID[429])

    def _of(self, grant: Grant) -> list[Subscription]:
        return [
            made
            for made in self._world.eventsub.subscriptions
            if made.session and made.session.user_id == grant.user_id
        ]

    def _described(self, found: list[Subscription], grant: Grant) -> dict[str, object]:
        return {
            "data": [made.view() for made in found],
            "total": len(self._of(grant)),
            "total_cost": 0,
            "max_total_cost": _MOST_COST,
        }
