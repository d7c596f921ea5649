"""Ballots that come too late, or that do not say for which choice they are: never counted, kindly told.

A chat is told in one line for all, each person once in a poll, and not at all while the last line of the bot
still waits for its turn: then there is no room for what changes nothing.
"""

import re
from datetime import timedelta

from bot.changes import LineSaid, TooLate
from bot.events import ActionPerformed, MessagePosted, Platform
from bot.pipeline.evening import Evening
from bot.pipeline.memory.state import ShowState
from bot.polls.letters import cleaned
from bot.polls.marks import Mark, Marked
from bot.polls.methods import METHODS
from bot.polls.poll import Poll
from bot.polls.reading.majority_judgment import grade_code

# So long after a vote its codes are still typed by those who see the stream late, or did not look.
STALE = timedelta(seconds=20)
MENTIONED = 5
# Begins the id of each line in which the bot sums up what a chat did.
SUMMING_UP = "acknowledge/"
_CODES_ALONE = re.compile(r"(?:!?\s*v(?:ote[rsz]?)?)?[\s:=!]*[0-9][0-9\s,;<>=&+.!-]*")


def poll_it_missed(event: MessagePosted, state: ShowState) -> Poll | None:
    """Return the poll that was over when its code was typed, None when the line is no such thing.

    A choice's words are what people talk about when a vote is over: only codes are late ballots. A code
    that is on screen again is none either.
    """
    over = [poll for poll in state.polls.values() if _was_over(poll, event)]
    if not over or not _CODES_ALONE.fullmatch(cleaned(event.text, event.emotes)):
        return None
    shown = {code for poll in state.open_polls() for code in _shown(poll)}
    graded = grade_code(event.text, event.emotes)
    for poll in over:
        if graded not in shown and any(graded in window.grades for window in poll.windows):
            return poll
        read = METHODS[poll.method].read(event.text, poll.choices, event.emotes)
        if isinstance(read, Marked) and shown.isdisjoint(_codes(read.mark)):
            return poll
    return None


def told_late(event: MessagePosted, poll: Poll, state: ShowState, *, unclear: bool = False) -> list[TooLate]:
    """Return what tells somebody that a ballot was not counted, the first time in this poll."""
    if (poll.id, event.author.key) in state.debts.told_late:
        return []
    return [
        TooLate(
            platform=event.platform,
            poll_id=poll.id,
            account=event.author.key,
            name=event.author.name,
            unclear=unclear,
        )
    ]


def late_lines(platform: Platform, state: ShowState, evening: Evening) -> list[str]:
    """Return a line for those who voted late, and one for those who must say which choice they grade."""
    if state.debts.unsaid.get(platform):
        return []
    waiting = state.debts.too_late[platform]
    late = [each.name for each in waiting if not each.unclear]
    unclear = [each.name for each in waiting if each.unclear]
    return [
        *([evening.words.text("vote-late", people=_people(late))] if late else []),
        *([evening.words.text("vote-which", people=_people(unclear))] if unclear else []),
    ]


def line_said(event: ActionPerformed) -> list[LineSaid]:
    """Return what an action's outcome says of a summing up: it waits no longer."""
    if not event.action_id.startswith(SUMMING_UP):
        return []
    platform = Platform(event.action_id.removeprefix(SUMMING_UP).partition("/")[0])
    return [LineSaid(platform=platform, action_id=event.action_id)]


def _people(names: list[str]) -> str:
    more = [f"+ {len(names) - MENTIONED}"] if len(names) > MENTIONED else []
    return ", ".join([*(f"@{name}" for name in names[:MENTIONED]), *more])


def _was_over(poll: Poll, event: MessagePosted) -> bool:
    ends = [end for end in (poll.closes_at, poll.closed_at) if end is not None]
    return bool(ends) and bool(poll.choices) and poll.opened_at < min(ends) < event.at <= min(ends) + STALE


def _shown(poll: Poll) -> set[str]:
    """Return every code that may be on screen while a poll is open."""
    grades = (code for window in poll.windows for code in window.grades)
    return {*(choice.code for choice in poll.choices), *grades}


def _codes(mark: Mark) -> set[str]:
    if isinstance(mark, str):
        return {mark}
    return set(mark) if isinstance(mark, dict) else {code for tier in mark for code in tier}
