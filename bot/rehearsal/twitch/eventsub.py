"""All EventSub connections of the loopback Twitch, and what is told through them."""

from collections.abc import Iterator, Mapping
from random import Random
from uuid import UUID

import msgspec

from bot.ports import Clock
from bot.rehearsal.faults import Mishaps
from bot.rehearsal.twitch.people import stamp
from bot.rehearsal.twitch.session import Frame, Session, Subscription

MOST_SOCKETS = 3
MOST_SUBSCRIPTIONS = 300


class EventSub:
    """Who listens to what; an event is told to nobody else."""

    def __init__(self, clock: Clock, dice: Random, mishaps: Mishaps) -> None:
        """Start with no connection."""
        self._clock = clock
        self._dice = dice
        self._mishaps = mishaps
        self._by_type: dict[str, list[Subscription]] = {}
        self._doubled_before = 0
        self.sessions: dict[str, Session] = {}
        self.held: set[str] = set()

    def new_id(self) -> str:
        """Return an id in the form Twitch gives to messages and subscriptions."""
        return str(UUID(int=self._dice.getrandbits(128), version=4))

    @property
    def doubled(self) -> int:
        """Return how many frames were really sent a second time."""
        return self._doubled_before + sum(session.doubled for session in self.sessions.values())

    @property
    def subscriptions(self) -> Iterator[Subscription]:
        """Yield every live subscription."""
        for session in self.sessions.values():
            yield from session.subscriptions.values()

    def open(self, url: str, keepalive_seconds: float) -> Session:
        """Welcome a new connection that came to this address."""
        session = Session(self.new_id(), url, self._clock.now(), keepalive_seconds, self._mishaps)
        self.sessions[session.id] = session
        session.push(Frame(self._about_session(session, "session_welcome", "connected")))
        return session

    def forget(self, session: Session) -> None:
        """Drop a connection that ended, and its subscriptions."""
        for id in tuple(session.subscriptions):
            self.unsubscribe(id)
        if self.sessions.pop(session.id, None):
            self._doubled_before += session.doubled

    def subscribe(self, session: Session, type: str, version: str, condition: dict[str, str]) -> Subscription:
        """Tell a type of event through a connection."""
        subscription = Subscription(self.new_id(), type, version, condition, self._clock.now())
        subscription.attach(session)
        session.subscriptions[subscription.id] = subscription
        session.subscribed.set()
        self._by_type.setdefault(type, []).append(subscription)
        return subscription

    def unsubscribe(self, id: str) -> Subscription | None:
        """Stop telling; None when there is no such subscription."""
        for session in self.sessions.values():
            if subscription := session.subscriptions.pop(id, None):
                self._by_type[subscription.type].remove(subscription)
                return subscription
        return None

    def tell(self, type: str, event: object, *, about: str = "", twice: bool = True) -> None:
        """Send an event to whoever subscribed; `about` is the chat message whose delivery is noted."""
        listeners = self._by_type.get(type)
        if not listeners:
            return
        encoded = msgspec.json.encode(event)
        at = stamp(self._clock.now())
        for subscription in listeners:
            if subscription.session:
                data = subscription.frame(self.new_id(), at, encoded)
                subscription.session.push(Frame(data, about, twice))

    def ask_to_move(self, session: Session, *, nowhere: bool = False) -> None:
        """Ask a client to come back under another address; it goes on hearing here until then."""
        if session.moving.is_set():
            return
        session.moving.set()
        url = f"{session.url}?reconnect={'nowhere' if nowhere else session.id}"
        session.push(Frame(self._about_session(session, "session_reconnect", "reconnecting", url)))

    def move(self, old: Session, new: Session) -> None:
        """Tell through the new connection what the old one was subscribed to."""
        new.user_id = old.user_id
        for subscription in old.subscriptions.values():
            subscription.attach(new)
        new.subscriptions, old.subscriptions = old.subscriptions, {}
        new.subscribed.set()
        old.moved.set()

    def revoke(self, type: str, status: str) -> None:
        """End every subscription of a type, saying why."""
        for subscription in tuple(self._by_type.get(type, ())):
            session = subscription.session
            self.unsubscribe(subscription.id)
            if session:
                told = {"subscription": subscription.view(status)}
                more = {"subscription_type": type, "subscription_version": subscription.version}
                session.push(Frame(self._encode("revocation", told, **more)))

    def keepalive(self) -> bytes:
        """Return the frame that shows a silent connection is alive."""
        return self._encode("session_keepalive", {})

    def note_written(self, message_id: str) -> None:
        """Remember that a chat message was written to an open connection."""
        self.held.add(message_id)

    def _about_session(self, session: Session, type: str, status: str, url: str | None = None) -> bytes:
        told: dict[str, object] = {
            "id": session.id,
            "status": status,
            "connected_at": stamp(session.connected_at),
            "keepalive_timeout_seconds": None if url else round(session.keepalive_seconds),
            "reconnect_url": url,
        }
        return self._encode(type, {"session": told})

    def _encode(self, type: str, payload: Mapping[str, object], **more: str) -> bytes:
        metadata = {
            "message_id": self.new_id(),
            "message_type": type,
            "message_timestamp": stamp(self._clock.now()),
            **more,
        }
        return msgspec.json.encode({"metadata": metadata, "payload": payload})
