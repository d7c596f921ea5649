"""What the public sees of the show, and all that the crowd may know of it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

import msgspec


class ShownChoice(msgspec.Struct, frozen=True, kw_only=True):
    """One answer on screen; people type its code or its words."""

    code: str
    label: str


class ShownWindow(msgspec.Struct, frozen=True, kw_only=True):
    """The choice that is graded in chat, and from when until when."""

    code: str
    starts_at: datetime
    ends_at: datetime


class ShownObjection(msgspec.Struct, frozen=True, kw_only=True):
    """An objection that stands, with the number that backs it."""

    number: int
    reason: str


class ShownPoll(msgspec.Struct, frozen=True, kw_only=True):
    """A poll on screen: its times are those of the overlay, `closed_at` None while it is shown as open.

    `phase` and `objections` are those of a consent round; `mood_window_s` is how long a feeling counts.
    """

    id: str
    choices: tuple[ShownChoice, ...]
    opened_at: datetime
    announced_close_at: datetime | None = None
    closed_at: datetime | None = None
    method: str = "plurality"
    window: ShownWindow | None = None
    question: str = ""
    phase: str = ""
    objections: tuple[ShownObjection, ...] = ()
    mood_window_s: int = 60


class ShownSession(msgspec.Struct, frozen=True, kw_only=True):
    """A session of a format of debate; `tags` are the numbers that dots can be put on."""

    id: str
    format: str
    phase: str
    opened_at: datetime
    closed_at: datetime | None = None
    tags: tuple[str, ...] = ()


class ShownQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """A question that is read out as one to back: its number, its words, its author's name."""

    number: int
    text: str
    author: str


class OnScreen(Protocol):
    """Where the crowd looks."""

    @property
    def polls(self) -> Mapping[str, ShownPoll]:
        """Return every poll that was ever on screen, by id, as it was last shown."""
        ...

    @property
    def questions(self) -> Sequence[ShownQuestion]:
        """Return the questions that can be backed now."""
        ...

    @property
    def sessions(self) -> Mapping[str, ShownSession]:
        """Return every session of a format that was ever on screen, by id, as it was last shown."""
        ...

    @property
    def is_hushed(self) -> bool:
        """Return whether the host asks for silence: what is said now may be heard after what comes next."""
        ...


class Screen:
    """A screen that whoever watches the show's pages keeps up to date.

    A question must leave the list a second before the show is done with it: a backing that crosses the
    closing gesture would be expected here and refused there.
    """

    def __init__(self) -> None:
        """Show nothing."""
        self._polls: dict[str, ShownPoll] = {}
        self._questions: tuple[ShownQuestion, ...] = ()
        self._sessions: dict[str, ShownSession] = {}
        self.is_hushed = False

    @property
    def polls(self) -> Mapping[str, ShownPoll]:
        """Return every poll that was ever on screen, by id, as it was last shown."""
        return self._polls

    @property
    def questions(self) -> Sequence[ShownQuestion]:
        """Return the questions that can be backed now."""
        return self._questions

    @property
    def sessions(self) -> Mapping[str, ShownSession]:
        """Return every session of a format that was ever on screen, by id, as it was last shown."""
        return self._sessions

    def show_session(self, session: ShownSession) -> None:
        """Show a session of a format, or a later state of it; one that is shown as closed stays so."""
        earlier = self._sessions.get(session.id)
        if earlier is None or earlier.closed_at is None:
            self._sessions[session.id] = session

    def show_poll(self, poll: ShownPoll) -> None:
        """Show a poll, or a later state of it; one that is shown as closed stays so."""
        earlier = self._polls.get(poll.id)
        if earlier is None or earlier.closed_at is None:
            self._polls[poll.id] = poll

    def call_off(self, poll_id: str) -> None:
        """Forget a poll that was cancelled: nothing is expected of it any more."""
        self._polls.pop(poll_id, None)

    def hush(self, is_hushed: bool = True) -> None:
        """Ask for silence while something ends and another begins, or let people talk again."""
        self.is_hushed = is_hushed

    def show_questions(self, questions: Sequence[ShownQuestion]) -> None:
        """Replace the questions that can be backed."""
        self._questions = tuple(questions)
