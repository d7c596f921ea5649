"""All gateway sessions of the loopback Discord, and what is told through them."""

import msgspec

from bot.rehearsal.discord.session import GUILD_MESSAGES, Connection, Double, Session
from bot.rehearsal.faults import Mishaps

_MOST_SESSIONS = 8


class Gateway:
    """Who listens; an event is kept for a client that lost its connection and may come back."""

    def __init__(self, mishaps: Mishaps) -> None:
        """Start with nobody."""
        self._mishaps = mishaps
        self.opened = 0
        self._doubled_before = 0
        self.sessions: dict[str, Session] = {}
        self.connections: set[Connection] = set()
        # Whether somebody ever listened: from then on, what is missed can be asked for again.
        self.followed = False

    @property
    def doubled(self) -> int:
        """Return how many events were really told a second time."""
        return self._doubled_before + sum(session.doubled for session in self.sessions.values())

    def open(self, connection: Connection, intents: int) -> Session:
        """Start a session on a connection."""
        self.opened += 1
        session = Session(f"{self.opened:032x}", intents)
        self.sessions[session.id] = session
        while len(self.sessions) > _MOST_SESSIONS:
            self.forget(next(iter(self.sessions.values())))
        connection.attach(session)
        self.followed = self.followed or session.wants(GUILD_MESSAGES)
        return session

    def forget(self, session: Session) -> None:
        """End a session, so that it cannot be resumed."""
        if self.sessions.pop(session.id, None):
            self._doubled_before += session.doubled

    def tell(
        self,
        name: str,
        event: object,
        intents: int = 0,
        unread: object = None,
        twice: Double | None = None,
    ) -> None:
        """Tell an event; `unread` is what clients hear that may not read, `twice` says it may be doubled."""
        encoded = msgspec.json.encode(event)
        blind = msgspec.json.encode(unread) if unread is not None else encoded
        again = twice if twice and self._mishaps.doubles() else None
        for session in self.sessions.values():
            if session.wants(intents):
                told = encoded if session.reads else blind
                session.tell(name, told)
                if again:
                    session.tell(name, told, again)

    def ask_to_move(self) -> None:
        """Ask every client to reconnect and resume."""
        for connection in self.connections:
            connection.send({"op": 7, "d": None})

    def invalidate(self) -> None:
        """End every session, saying so."""
        for session in tuple(self.sessions.values()):
            self.forget(session)
            if session.connection:
                session.connection.send({"op": 9, "d": False})

    def drop(self, *, for_good: bool = False) -> None:
        """Cut every connection without a word; sessions can be resumed unless `for_good`."""
        for connection in self.connections:
            connection.cut()
        if for_good:
            for session in tuple(self.sessions.values()):
                self.forget(session)
