"""The life of a poll: drafted, opened, extended, closed. What cannot be is a refusal."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from msgspec.structs import replace

from bot.polls.methods import METHODS
from bot.polls.poll import Choice, Poll, PollStatus, Window
from bot.polls.shown import shown
from bot.polls.windows import USUAL_WINDOW_S, lengthened, shuffled, windows_between, with_grades
from bot.words import Refusal

LONGEST_QUESTION = 300
LONGEST_LABEL = 120
LONGEST_REASON = 200
SHORTEST, LONGEST = timedelta(seconds=5), timedelta(hours=24)


def draft_poll(
    *,
    poll_id: str,
    question: str,
    choices: Sequence[str],
    codes: Sequence[str],
    at: datetime,
    method: str = "plurality",
    hidden: bool = False,
    segment_id: str = "",
) -> Poll | Refusal:
    """Return a poll that is ready to open; `codes` are as many as the choices."""
    asked = shown(question)
    labels = [shown(label) for label in choices]
    fault = _fault(asked, labels, method)
    if fault is not None:
        return fault
    return Poll(
        id=poll_id,
        method=method,
        question=asked,
        choices=tuple(Choice(code=code, label=label) for code, label in zip(codes, labels, strict=True)),
        status=PollStatus.DRAFT,
        opened_at=at,
        segment_id=segment_id,
        results_hidden=hidden,
    )


def open_poll(
    draft: Poll,
    *,
    at: datetime,
    codes: Sequence[str],
    seconds: int | None,
    stream_delay: timedelta,
    key: bytes = b"",
    taken: Collection[str] = (),
) -> Poll | Refusal:
    """Return the poll open from `at`, with new codes; without seconds it stays so until closed by hand.

    Where grades are given one choice at a time, its time is divided among them, in an order that comes from
    the poll's `key`; without seconds each choice has twenty. Codes of their grades are none of the `taken`.
    """
    if draft.status is PollStatus.OPEN:
        return Refusal("order-poll-open", {"question": draft.question})
    if draft.status is PollStatus.CLOSED:
        return Refusal("order-poll-closed")
    windowed = METHODS[draft.method].windows
    if windowed and seconds is None:
        seconds = USUAL_WINDOW_S * len(draft.choices)
    if seconds is not None and not SHORTEST <= timedelta(seconds=seconds) <= LONGEST:
        return Refusal("order-poll-seconds")
    end = None if seconds is None else at + timedelta(seconds=seconds)
    return replace(
        draft,
        status=PollStatus.OPEN,
        choices=tuple(replace(choice, code=code) for choice, code in zip(draft.choices, codes, strict=True)),
        opened_at=at,
        announced_close_at=end,
        closes_at=None if end is None else end + stream_delay,
        windows=_windows(codes, key, at, end, taken) if windowed and end else (),
    )


def close_poll(poll: Poll, at: datetime) -> Poll | Refusal:
    """Return the poll closed at a time: no later ballot counts."""
    if poll.status is not PollStatus.OPEN:
        return _not_open(poll)
    return replace(poll, status=PollStatus.CLOSED, closed_at=at)


def cancel_poll(poll: Poll, reason: str, at: datetime) -> Poll | Refusal:
    """Return the poll called off at a time, for a reason that everybody is told."""
    why = shown(reason)
    if not 0 < len(why) <= LONGEST_REASON:
        return Refusal("order-poll-cancel-why", {"most": LONGEST_REASON})
    closed = close_poll(poll, at)
    return closed if isinstance(closed, Refusal) else replace(closed, cancelled=why)


def extend_poll(poll: Poll, seconds: int, stream_delay: timedelta) -> Poll | Refusal:
    """Return the poll with a later end, at most a day after its opening."""
    if poll.status is not PollStatus.OPEN:
        return _not_open(poll)
    if poll.announced_close_at is None:
        return Refusal("order-poll-endless")
    more = timedelta(seconds=max(seconds, 0))
    if not SHORTEST <= more <= LONGEST - (poll.announced_close_at - poll.opened_at):
        return Refusal("order-poll-seconds")
    end = poll.announced_close_at + more
    windows = lengthened(poll.windows, end) if poll.windows else ()
    return replace(poll, announced_close_at=end, closes_at=end + stream_delay, windows=windows)


def hide_results(poll: Poll, hidden: bool) -> Poll | Refusal:
    """Return the poll with its results hidden until its end, or shown."""
    if poll.status is PollStatus.CLOSED:
        return Refusal("order-poll-closed")
    return replace(poll, results_hidden=hidden)


def accepts(poll: Poll, at: datetime) -> bool:
    """Tell whether a ballot of a platform's time counts: from the opening to the true end, both included.

    A closed poll answers as it did while open, so that a ballot cast in time and told late is judged alike.
    """
    if poll.status is PollStatus.DRAFT:
        return False
    ends = [end for end in (poll.closes_at, poll.closed_at) if end is not None]
    return poll.opened_at <= at and all(at <= end for end in ends)


def is_due(poll: Poll, now: datetime) -> bool:
    """Tell whether the true end of an open poll has come."""
    return poll.status is PollStatus.OPEN and poll.closes_at is not None and poll.closes_at <= now


def _windows(
    codes: Sequence[str], key: bytes, at: datetime, end: datetime, taken: Collection[str]
) -> tuple[Window, ...]:
    return with_grades(windows_between(shuffled(codes, key), at, end), {*codes, *taken})


def _fault(question: str, labels: Sequence[str], method: str) -> Refusal | None:
    if not question:
        return Refusal("order-poll-question")
    if len(question) > LONGEST_QUESTION:
        return Refusal("order-poll-question-long", {"most": LONGEST_QUESTION})
    if method not in METHODS:
        return Refusal("order-poll-method", {"method": method[:40]})
    distinct = {label.casefold() for label in labels}
    ruled = METHODS[method]
    if not ruled.fewest <= len(labels) <= ruled.most or "" in distinct or len(distinct) < len(labels):
        return Refusal(ruled.wrong_number)
    if any(len(label) > LONGEST_LABEL for label in labels):
        return Refusal("order-poll-choice-long", {"most": LONGEST_LABEL})
    return None


def _not_open(poll: Poll) -> Refusal:
    return Refusal("order-poll-closed" if poll.status is PollStatus.CLOSED else "order-poll-draft")
