"""twitchio's client, made to be thrown away: no token file of its own, no web server, no task per event."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from types import SimpleNamespace
from typing import Any, Protocol

import aiohttp
import twitchio
from twitchio.eventsub.websockets import Websocket, WebsocketClosed

from bot.platforms.twitch.values import TokenPair, TwitchValues

_ANSWER_SECONDS = 20
_headers: ContextVar[dict[str, str] | None] = ContextVar("answer_headers", default=None)


class ClientEars(Protocol):
    """Who listens to a client."""

    def renewed(self, user_id: str, pair: TokenPair) -> None:
        """Hear that a user's tokens were replaced: only the new ones will work tomorrow."""
        ...

    def closed(self, socket: Websocket) -> None:
        """Hear that a connection ended, by whoever's hand."""
        ...


class TwitchClient(twitchio.Client):
    """One life of the client; whatever goes wrong, the next life starts clean."""

    def __init__(self, values: TwitchValues, session: aiohttp.ClientSession, ears: ClientEars) -> None:
        """Prepare a client; it talks to nobody until a token is added."""
        logging.getLogger("twitchio.client").addFilter(_is_worth_reading)
        super().__init__(
            client_id=values.client_id,
            client_secret=values.client_secret,
            session=session,
            fetch_client_user=False,
        )
        # Without an application token the library overlooks the users' own; this one is empty, not absent.
        self._http._app_token = ""
        self._ears = ears

    def dispatch(self, event: str, payload: Any | None = None) -> None:
        """Tell the ears at once, instead of starting a task for each listener."""
        if isinstance(payload, WebsocketClosed):
            self._ears.closed(payload.socket)
        elif isinstance(payload, twitchio.TokenRefreshedPayload):
            self._ears.renewed(payload.user_id, TokenPair(payload.token, payload.refresh_token))

    def adopt(self, user_id: str, socket: Websocket) -> None:
        """Own a connection that was made outside, so that subscribing uses it and closing closes it."""
        self._websockets[user_id] = {str(socket.session_id): socket}

    def pair_of(self, user_id: str) -> TokenPair | None:
        """Return a user's present tokens; None once Twitch has refused to renew them."""
        held = self.tokens.get(user_id)
        return TokenPair(held["token"], held["refresh"]) if held else None

    async def close(self, **options: Any) -> None:
        """Close everything and write no file: the tokens are kept elsewhere."""
        await super().close(save_tokens=False)


def open_session() -> aiohttp.ClientSession:
    """Return the session for Helix and OAuth, which notes each answer's headers (see `noted_headers`)."""
    trace = aiohttp.TraceConfig()
    trace.on_request_end.append(_note)
    return aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=_ANSWER_SECONDS), trace_configs=[trace])


@contextmanager
def noted_headers() -> Iterator[dict[str, str]]:
    """Collect the headers of the answers received inside: the client's own errors do not carry them."""
    headers: dict[str, str] = {}
    token = _headers.set(headers)
    try:
        yield headers
    finally:
        _headers.reset(token)


async def _note(
    _session: aiohttp.ClientSession, _context: SimpleNamespace, ended: aiohttp.TraceRequestEndParams
) -> None:
    headers = _headers.get()
    if headers is not None:
        headers.update({name.lower(): value for name, value in ended.response.headers.items()})


def _is_worth_reading(record: logging.LogRecord) -> bool:
    # Each client made without the optional web framework advertises it.
    return "StarletteAdapter" not in record.getMessage()
