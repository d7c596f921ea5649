"""A temperature: the one poll that may be open beside another one, since it is no vote."""

from datetime import datetime

from msgspec.structs import replace

from bot.changes.talk import MinutesPassed
from bot.orders import OpenPoll
from bot.pipeline.memory.state import ShowState
from bot.polls.marks import GRADES
from bot.polls.methods import METHODS
from bot.polls.poll import Choice, Poll, PollStatus
from bot.words import Refusal

SHORTEST_WINDOW_S, LONGEST_WINDOW_S = 5, 3600


def is_beside(poll: Poll) -> bool:
    """Return whether a poll may be open beside another one."""
    return METHODS[poll.method].stands_beside


def in_the_way(draft: Poll, state: ShowState) -> Poll | None:
    """Return the open poll beside which another one cannot open, None when there is none."""
    is_mood = is_beside(draft)
    return next((poll for poll in state.open_polls() if is_beside(poll) is is_mood), None)


def leaves_the_air(draft: Poll, state: ShowState) -> bool:
    """Return whether a poll that opens stays off air: a temperature does not hide a vote under way."""
    shown = state.polls.get(state.stage.air.poll_id or "")
    return is_beside(draft) and shown is not None and shown.status is PollStatus.OPEN


def with_mood_window(draft: Poll, order: OpenPoll) -> Poll | Refusal:
    """Return the poll as an order says for how long its values count, which only a temperature needs."""
    seconds = order.mood_window_seconds
    if seconds is None:
        return draft
    if not is_beside(draft) or not SHORTEST_WINDOW_S <= seconds <= LONGEST_WINDOW_S:
        return Refusal("order-mood-window", {"least": SHORTEST_WINDOW_S, "most": LONGEST_WINDOW_S})
    return replace(draft, mood_window_s=seconds)


def beside(poll: Poll, state: ShowState) -> Poll:
    """Return the poll as a line is read for it: a code or grade of a vote beside it is no temperature."""
    if not is_beside(poll):
        return poll
    others = state.open_polls()
    grades = [str(grade) for grade in GRADES] if any(other.windows for other in others) else []
    return replace(
        poll,
        choices=(
            *(choice for other in others for choice in other.choices),
            *(Choice(code=grade, label="") for grade in grades),
        ),
    )


def minutes_passed(state: ShowState, now: datetime) -> list[MinutesPassed]:
    """Return that time passed, at most once a second and only while something fades with it."""
    fading = bool(state.talk.crossers) or any(
        is_beside(poll) and state.ballots[poll.id] for poll in state.open_polls()
    )
    if not fading or (now - state.talk.now).total_seconds() < 1:
        return []
    return [MinutesPassed(at=now)]
