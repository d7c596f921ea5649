"""The ways in and out: access codes, one-time links, and the cookie that a session leaves."""

import hmac
from datetime import timedelta
from http import HTTPStatus

import msgspec
from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError

from bot.orders import ActorRole
from bot.ports import Clock
from bot.web.answers import Answers, in_json
from bot.web.hub import Hub
from bot.web.pace import Pace
from bot.web.sessions import Session, Sessions
from bot.web.values import WebValues
from bot.web.visitor import address_of, clean_name
from bot.web.wire import Bye, encode
from bot.words import Phrasebook

TRIES = 10
TRIES_WINDOW = timedelta(minutes=1)
HOMES = {ActorRole.HOST: "/regie/", ActorRole.MODERATOR: "/moderation/"}
JSON = "application/json"


class LoginForm(msgspec.Struct, frozen=True):
    """What the login page sends."""

    code: str = ""
    name: str = ""


class Doors:
    """Lets people in, and out again."""

    def __init__(
        self,
        values: WebValues,
        sessions: Sessions,
        hub: Hub,
        answers: Answers,
        words: Phrasebook,
        clock: Clock,
    ) -> None:
        """Know the codes; an empty one opens nothing."""
        self._values = values
        self._sessions = sessions
        self._hub = hub
        self._answers = answers
        self._words = words
        self._clock = clock
        self._tries = Pace(TRIES, TRIES_WINDOW)
        self._codes = {ActorRole.HOST: values.host_code, ActorRole.MODERATOR: values.moderator_code}
        self._cookie = ""
        self.serve_on(values.port)

    def serve_on(self, port: int) -> None:
        """Name the cookie after the port: two bots on one machine share a browser's cookies."""
        self._cookie = f"bouge_{'rehearsal' if self._values.rehearsal else 'show'}_{port}"

    async def session(self, request: web.Request) -> Session | None:
        """Return the session that a request belongs to."""
        return await self._sessions.find(request.cookies.get(self._cookie, ""))

    async def login(self, request: web.Request) -> web.StreamResponse:
        """Exchange a code and a name for a session."""
        address = address_of(request, self._values.public_url)
        if not self._tries.allows(address, self._clock.now()):
            return self._answers.refusal(request, HTTPStatus.TOO_MANY_REQUESTS)
        form = await _form(request)
        # Asked again: many tries may have been waiting for their last byte together.
        if not self._tries.allows(address, self._clock.now()):
            return self._answers.refusal(request, HTTPStatus.TOO_MANY_REQUESTS)
        if form is None:
            self._tries.note(address, self._clock.now())
            return self._answers.refusal(request, HTTPStatus.BAD_REQUEST, "web-login-unreadable")
        role = self._role_of(form.code.strip())
        if role is None:
            self._tries.note(address, self._clock.now())
            return self._answers.refusal(request, HTTPStatus.UNAUTHORIZED, "web-login-wrong")
        name = clean_name(form.name)
        if not name:
            return self._answers.refusal(request, HTTPStatus.BAD_REQUEST, "web-login-nameless")
        response = in_json({"location": HOMES[role]})
        await self._let_in(response, role, name)
        return response

    async def enter(self, request: web.Request) -> web.StreamResponse:
        """Use a one-time link up."""
        invitation = await self._sessions.accept(request.match_info["token"])
        if invitation is None:
            return self._answers.refusal(request, HTTPStatus.FORBIDDEN, "web-link-used")
        response = web.Response(status=HTTPStatus.SEE_OTHER, headers={"Location": HOMES[invitation.role]})
        await self._let_in(response, invitation.role, invitation.name)
        return response

    async def logout(self, request: web.Request) -> web.StreamResponse:
        """Close the session and send its pages away."""
        token = request.cookies.get(self._cookie, "")
        session = await self._sessions.find(token)
        if session is not None:
            await self._sessions.close(token)
            self._hub.dismiss(session.group, encode(Bye(text=self._words.text("web-bye-logout"))))
        response = in_json({"location": "/login/"})
        response.del_cookie(self._cookie)
        return response

    def _role_of(self, given: str) -> ActorRole | None:
        """Compare with every code, in a time that does not depend on which one is right."""
        found = None
        for role, code in self._codes.items():
            same = hmac.compare_digest(given.encode(errors="replace"), code.encode())
            if same and code:
                found = role
        return found

    async def _let_in(self, response: web.Response, role: ActorRole, name: str) -> None:
        token = await self._sessions.open(role, name)
        response.set_cookie(
            self._cookie,
            token,
            max_age=int(self._sessions.lifetime.total_seconds()),
            httponly=True,
            samesite="Strict",
            secure=self._values.public_url.startswith("https:"),
        )


async def _form(request: web.Request) -> LoginForm | None:
    """Return what was sent, as a form or as JSON; None when it cannot be read."""
    try:
        if request.content_type == JSON:
            return msgspec.json.decode(await request.read(), type=LoginForm)
        return msgspec.convert(dict(await request.post()), LoginForm)
    except (msgspec.MsgspecError, ValueError, RecursionError, LookupError, HttpProcessingError):
        return None
