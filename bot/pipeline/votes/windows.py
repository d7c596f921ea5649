"""Majority judgment in chat: which choice is being graded, and telling everybody when the next one is."""

from collections.abc import Container
from datetime import datetime
from functools import lru_cache

import msgspec

from bot.actions import AnyAction, Say
from bot.changes import PollSaved
from bot.events import MessagePosted, Platform
from bot.pipeline.evening import Evening
from bot.pipeline.memory.state import ShowState
from bot.pipeline.step import Consequence
from bot.polls.grammar import NotAVote
from bot.polls.marks import GRADES, Marked
from bot.polls.methods import METHODS
from bot.polls.poll import Choice, Poll
from bot.polls.reading.majority_judgment import grade_code
from bot.polls.windows import graded_by_code, graded_then, window_at

# Lines whose reading is kept: ballots are short, and the same few are typed by hundreds.
LONGEST_KEPT = 24
MOST_KEPT = 2_048


def read_ballot(
    event: MessagePosted, poll: Poll, graded: Container[str], evening: Evening
) -> Marked | NotAVote:
    """Return the ballot of a chat line; a bare grade is for the choice of the window it was written in.

    `graded` are the choices that its author has graded before.
    """
    if poll.windows and (given := _by_code(event, poll, evening)):
        return given
    read = _read(poll.method, event.text, poll.choices, event.emotes)
    if not poll.windows or not isinstance(read, NotAVote) or read.why != "which-choice":
        return read
    code = graded_then(poll.windows, event.at, graded, evening.stream_delay)
    if isinstance(code, NotAVote):
        return code
    return _read(
        poll.method, event.text, tuple(choice for choice in poll.choices if choice.code == code), event.emotes
    )


def _read(method: str, text: str, choices: tuple[Choice, ...], emotes: tuple[str, ...]) -> Marked | NotAVote:
    """Return what a method reads in a line; a crowd votes in few words, which are read once."""
    if len(text) > LONGEST_KEPT:
        return METHODS[method].read(text, choices, emotes)
    return _read_before(method, text, choices, emotes)


@lru_cache(maxsize=MOST_KEPT)
def _read_before(
    method: str, text: str, choices: tuple[Choice, ...], emotes: tuple[str, ...]
) -> Marked | NotAVote:
    return METHODS[method].read(text, choices, emotes)


def _by_code(event: MessagePosted, poll: Poll, evening: Evening) -> Marked | NotAVote | None:
    """Return the grade that a window's own code gives; one of an earlier choice asks for its name."""
    code = grade_code(event.text, event.emotes)
    given = graded_by_code(poll.windows, code, event.at, evening.stream_delay) if code else None
    if given is None:
        return None
    return NotAVote("which-choice") if given.stale else Marked({given.code: given.grade})


def turn_windows(state: ShowState, evening: Evening, now: datetime) -> list[Consequence]:
    """Return what begins the windows that are due: the poll knows it, and the chats are told.

    Of several that began while nobody was there to say so, only the last one is announced.
    """
    followed: list[Consequence] = []
    for poll in state.open_polls():
        place = window_at(poll.windows, now)
        if place > poll.announced:
            turned = msgspec.structs.replace(poll, announced=place)
            followed += [PollSaved(poll=turned), *_announced(turned, evening)]
    return followed


def _announced(poll: Poll, evening: Evening) -> list[AnyAction]:
    window = poll.windows[poll.announced - 1]
    chosen = next(choice for choice in poll.choices if choice.code == window.code)
    # From "Excellent" to "À rejeter", as they stand on screen.
    shown = window.grades or tuple(str(grade) for grade in GRADES)
    text = evening.words.text(
        "vote-window", code=window.code, label=chosen.label, best=shown[-1], worst=shown[0]
    )
    # On Discord the panel takes every grade at any time; a line for each choice would push it out of sight.
    return [
        Say(id=f"{poll.id}/window/{poll.announced}", platform=platform, channel="", text=text)
        for platform in evening.platforms
        if platform is not Platform.DISCORD
    ]
