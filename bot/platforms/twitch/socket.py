"""twitchio's EventSub socket, with what it loses or hides given back."""

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

from twitchio import Client
from twitchio.eventsub.websockets import Websocket

if TYPE_CHECKING:
    from twitchio.types_.conduits import NotificationMessage, ReconnectMessage, RevocationMessage

KEEPALIVE_SECONDS = 10
_QUIET = timedelta(seconds=1)
_LONGEST_DRAIN = timedelta(seconds=5)
_LOOKS = 5


class SocketEars(Protocol):
    """Who listens to a socket."""

    def notified(self, frame: object) -> None:
        """Hear one notification, in the order of arrival."""
        ...

    def revoked(self, type: str, reason: str) -> None:
        """Hear that Twitch ended one subscription."""
        ...

    def asked_to_move(self, socket: "EventSubSocket", url: str) -> None:
        """Hear that Twitch wants another connection to take over."""
        ...


class EventSubSocket(Websocket):
    """One connection, which ends instead of coming back by itself.

    The library retries in silence, without a word when a subscription is lost on the way, reads nothing
    from the old connection while it moves to a new one, stops listening for 19 seconds at a revocation
    reason it does not know, and makes one task per notification. Here a lost connection is closed (its
    owner makes a new client), moving leaves the old one being read, and frames go straight to the ears.
    """

    def __init__(self, client: Client, token_for: str, ears: SocketEars, silence: timedelta) -> None:
        """Prepare a connection for one user's token, given up once nothing arrived for `silence`."""
        super().__init__(
            client=client,
            token_for=token_for,
            http=client.http,
            keep_alive_timeout=KEEPALIVE_SECONDS,
            reconnect_attempts=None,
        )
        self._ears = ears
        self._silence = silence
        self._heard = 0
        self.gone = asyncio.Event()

    @property
    def subscription_types(self) -> frozenset[str]:
        """Return the types this connection is subscribed to."""
        return frozenset(data["type"].value for data in self._subscriptions.values())

    def take_over(self, old: "EventSubSocket") -> None:
        """Answer for the old connection's subscriptions, which Twitch moves by itself."""
        self._subscriptions = old._subscriptions

    async def drained(self) -> None:
        """Wait until nothing more arrives here: closed by Twitch, or quiet, or long enough."""
        try:
            async with asyncio.timeout(_LONGEST_DRAIN.total_seconds()):
                before = -1
                while before != self._heard:
                    before = self._heard
                    if await self._closed_within(_QUIET):
                        return
        except TimeoutError:
            return

    async def _closed_within(self, limit: timedelta) -> bool:
        try:
            async with asyncio.timeout(limit.total_seconds()):
                return await self.gone.wait()
        except TimeoutError:
            return False

    async def close(self, cleanup: bool = True, *, reassociate: bool = True) -> None:
        """Close, and say so."""
        await super().close(cleanup, reassociate=reassociate)
        self.gone.set()

    async def _process_keepalive(self) -> None:
        silent = 0
        while not self.gone.is_set() and silent < _LOOKS:
            before = self._last_keepalive
            await asyncio.sleep(self._silence.total_seconds() / _LOOKS)
            silent = silent + 1 if self._last_keepalive == before else 0
        # In a task of the library's: closing cancels this one.
        await super()._create_connection_task()

    async def _create_connection_task(self) -> None:
        # The connection was lost: whoever waits for its welcome need not wait longer.
        await self.close()
        self._ready.set()

    async def _process_notification(self, data: "NotificationMessage") -> None:
        self._heard += 1
        self._ears.notified(data)

    async def _process_revocation(self, data: "RevocationMessage") -> None:
        lost = data["payload"]["subscription"]
        self._subscriptions.pop(lost["id"], None)
        self._ears.revoked(lost["type"], lost["status"])
        if not self._subscriptions:
            await self.close()

    async def _process_reconnect(self, data: "ReconnectMessage") -> None:
        self._ears.asked_to_move(self, data["payload"]["session"]["reconnect_url"])
