"""Sign-in on the loopback Twitch: tokens are checked, renewed, granted to devices, revoked."""

from aiohttp import web

from bot.rehearsal.twitch.calls import Refusal, answer
from bot.rehearsal.twitch.grants import LIFETIME, Grant
from bot.rehearsal.twitch.world import World

_DEVICE = "urn:ietf:params:oauth:grant-type:device_code"


class OAuthRoutes:
    """id.twitch.tv/oauth2"""

    def __init__(self, world: World) -> None:
        """Answer for this world."""
        self._world = world

    def table(self) -> list[web.RouteDef]:
        """Return the routes."""
        return [
            web.get("/oauth2/validate", self.validate),
            web.post("/oauth2/token", self.token),
            web.post("/oauth2/device", self.device),
            web.post("/oauth2/revoke", self.revoke),
        ]

    async def validate(self, request: web.Request) -> web.Response:
        """Say whose a token is, and what it grants."""
        self._fail_if_told()
        kind, _, token = request.headers.get("Authorization", "").partition(" ")
        now = self._world.clock.now()
        grant = self._world.grants.valid(token, now) if kind in ("OAuth", "Bearer") else None
        if grant is None:
            raise Refusal(401, "invalid access token")
        told: dict[str, object] = {
            "client_id": self._world.client_id,
            "scopes": list(grant.scopes),
            "expires_in": int((grant.expires_at - now).total_seconds()),
        }
        if grant.user_id:
            told |= {"login": grant.login, "user_id": grant.user_id}
        return answer(told)

    async def token(self, request: web.Request) -> web.Response:
        """Grant or renew."""
        self._fail_if_told()
        asked = await _parameters(request)
        if asked.get("client_id") != self._world.client_id:
            raise Refusal(400, "invalid client")
        kind = asked.get("grant_type", "")
        if kind == _DEVICE:
            return self._collected(asked.get("device_code", ""))
        if asked.get("client_secret") != self._world.client_secret:
            raise Refusal(403, "invalid client secret")
        if kind == "refresh_token":
            grant = self._world.grants.refresh(asked.get("refresh_token", ""), self._world.clock.now())
            if grant is None:
                raise Refusal(400, "Invalid refresh token")
            return answer(_pair(grant))
        if kind == "client_credentials":
            grant = self._world.grants.issue("", "", (), self._world.clock.now())
            seconds = int(LIFETIME.total_seconds())
            return answer({"access_token": grant.token, "expires_in": seconds, "token_type": "bearer"})
        raise Refusal(400, "missing grant type" if not kind else "invalid grant type")

    async def device(self, request: web.Request) -> web.Response:
        """Give a device its codes."""
        self._fail_if_told()
        asked = await _parameters(request)
        if asked.get("client_id") != self._world.client_id:
            raise Refusal(400, "invalid client")
        waiting = self._world.grants.ask(tuple(asked.get("scopes", "").split()))
        return answer(
            {
                "device_code": waiting.device_code,
                "expires_in": 1800,
                "interval": 5,
                "user_code": waiting.user_code,
                "verification_uri": f"https://www.twitch.tv/activate?device-code={waiting.user_code}",
            }
        )

    async def revoke(self, request: web.Request) -> web.Response:
        """End a token."""
        self._fail_if_told()
        asked = await _parameters(request)
        if self._world.grants.valid(asked.get("token", ""), self._world.clock.now()) is None:
            raise Refusal(400, "Invalid token")
        self._world.grants.expire(asked["token"], for_good=True)
        return web.Response()

    def _collected(self, device_code: str) -> web.Response:
        try:
            grant = self._world.grants.collect(device_code, self._world.clock.now())
        except KeyError:
            raise Refusal(400, "invalid device code") from None
        if grant is None:
            raise Refusal(400, "authorization_pending")
        return answer(_pair(grant))

    def _fail_if_told(self) -> None:
        if self._world.oauth_failures:
            raise Refusal(self._world.oauth_failures.pop(0), "the sign-in server fails on purpose")


async def _parameters(request: web.Request) -> dict[str, str]:
    form = await request.post()
    texts = {name: value for name, value in form.items() if isinstance(value, str)}
    return {**request.query, **texts}


def _pair(grant: Grant) -> dict[str, object]:
    return {
        "access_token": grant.token,
        "expires_in": int(LIFETIME.total_seconds()),
        "refresh_token": grant.refresh,
        "scope": list(grant.scopes),
        "token_type": "bearer",
    }
