"""Who and what is there on the loopback Twitch: users, the channel, its stream."""

from datetime import UTC, datetime

from aiohttp import web

from bot.rehearsal.twitch.calls import Calls, Refusal, answer
from bot.rehearsal.twitch.people import LoopbackUser, stamp
from bot.rehearsal.twitch.world import World

_MOST = 100
_OPENED_AT = datetime(2020, 1, 1, tzinfo=UTC)


class LookupRoutes:
    """helix/users, helix/channels, helix/streams"""

    def __init__(self, world: World, calls: Calls) -> None:
        """Answer for this world."""
        self._world = world
        self._calls = calls

    def table(self) -> list[web.RouteDef]:
        """Return the routes."""
        return [
            web.get("/helix/users", self.users),
            web.get("/helix/channels", self.channels),
            web.get("/helix/streams", self.streams),
        ]

    async def users(self, request: web.Request) -> web.Response:
        """Return accounts by id and by login, the caller's own when none is named."""
        grant = self._calls.grant(request)
        ids, logins = request.query.getall("id", []), request.query.getall("login", [])
        if len(ids) + len(logins) > _MOST:
            raise Refusal(400, "At most 100 ids and logins may be given.")
        if not ids and not logins:
            if not grant.user_id:
                raise Refusal(400, "The id or login query parameter is required with an app access token.")
            ids = [grant.user_id]
        found = [self._world.users.by_id(id) for id in ids]
        found += [self._world.users.by_login(login) for login in logins]
        return answer({"data": [_user(user) for user in dict.fromkeys(found) if user]})

    async def channels(self, request: web.Request) -> web.Response:
        """Return what is known of the channel."""
        self._calls.grant(request)
        ids = request.query.getall("broadcaster_id", [])
        if not 0 < len(ids) <= _MOST:
            raise Refusal(400, 'Missing required parameter "broadcaster_id"')
        room = self._world.broadcaster
        channel = {
            "broadcaster_id": room.id,
            "broadcaster_login": room.login,
            "broadcaster_name": room.name,
            "broadcaster_language": "fr",
            "game_id": "509658",
            "game_name": "Just Chatting",
            "title": "Bouge ta Démocratie",
            "delay": 0,
            "tags": ["Français"],
            "content_classification_labels": [],
            "is_branded_content": False,
        }
        return answer({"data": [channel] if room.id in ids else []})

    async def streams(self, request: web.Request) -> web.Response:
        """Return the stream while it is live."""
        self._calls.grant(request)
        room, stream = self._world.broadcaster, self._world.stream
        ids, logins = request.query.getall("user_id", []), request.query.getall("user_login", [])
        asked = not ids + logins or room.id in ids or room.login in logins
        if stream is None or not asked:
            return answer({"data": [], "pagination": {}})
        live = {
            "id": stream.id,
            "user_id": room.id,
            "user_login": room.login,
            "user_name": room.name,
            "game_id": "509658",
            "game_name": "Just Chatting",
            "type": "live",
            "title": "Bouge ta Démocratie",
            "viewer_count": 240,
            "started_at": stamp(stream.started_at),
            "language": "fr",
            "thumbnail_url": "",
            "tag_ids": [],
            "tags": ["Français"],
            "is_mature": False,
        }
        return answer({"data": [live], "pagination": {}})


def _user(user: LoopbackUser) -> dict[str, object]:
    return {
        "id": user.id,
        "login": user.login,
        "display_name": user.name,
        "type": "",
        "broadcaster_type": "",
        "description": "",
        "profile_image_url": "",
        "offline_image_url": "",
        "view_count": 0,
        "created_at": stamp(_OPENED_AT),
    }
