"""A vote mirrored by Twitch's own poll: never the box, and said so; the show goes on without it."""

from msgspec.structs import replace

from bot.actions import AnyAction, CreateNativePoll, EndNativePoll, Say
from bot.changes import HealthNoted, PollSaved
from bot.events import ActionPerformed, Health, HealthReported, Outcome, Platform
from bot.pipeline.evening import Evening
from bot.pipeline.memory.state import ShowState
from bot.pipeline.step import Consequence
from bot.polls.controls import choice_said
from bot.polls.methods import METHODS
from bot.polls.methods.method import Form
from bot.polls.poll import Poll, PollStatus

MIRROR = "/mirror"
PART = "twitch:native-poll"
# What Twitch's polls take.
FEWEST, MOST = 2, 5
LONGEST_S = 1_800


def mirrored(poll: Poll, evening: Evening) -> list[AnyAction]:
    """Return what mirrors an open vote, where the show wants it and Twitch can show it."""
    fits = METHODS[poll.method].has_box and METHODS[poll.method].form is Form.ONE
    if not evening.native_poll or Platform.TWITCH not in evening.platforms or not fits:
        return []
    if not FEWEST <= len(poll.choices) <= MOST:
        return []
    end = poll.announced_close_at
    return [
        CreateNativePoll(
            id=f"{poll.id}{MIRROR}",
            platform=Platform.TWITCH,
            channel="",
            title=poll.question,
            choices=tuple(choice_said(choice, evening.words) for choice in poll.choices),
            seconds=LONGEST_S if end is None else int((end - poll.opened_at).total_seconds()),
        )
    ]


def unmirrored(poll: Poll) -> list[AnyAction]:
    """Return what puts the mirror of a closed vote away."""
    if not poll.native_poll:
        return []
    return [
        EndNativePoll(
            id=f"{poll.id}{MIRROR}-end", platform=Platform.TWITCH, channel="", poll_id=poll.native_poll
        )
    ]


def mirror_reported(event: ActionPerformed, state: ShowState, evening: Evening) -> list[Consequence]:
    """Return what the outcome of mirroring changes: it is known and told, or why there is none."""
    if event.action_id.endswith(f"{MIRROR}-end"):
        return [_health(event, evening)]
    poll = state.polls.get(event.action_id.removesuffix(MIRROR))
    if poll is None or not event.action_id.endswith(MIRROR):
        return []
    if event.outcome is not Outcome.DONE or not event.message_id:
        return [_health(event, evening)]
    known = replace(poll, native_poll=event.message_id)
    if known.status is PollStatus.CLOSED:
        return [PollSaved(poll=known), *unmirrored(known)]
    told = Say(
        id=f"{poll.id}{MIRROR}-told",
        platform=Platform.TWITCH,
        channel="",
        text=evening.words.text("native-poll-opened"),
    )
    return [PollSaved(poll=known), told, _health(event, evening)]


def _health(event: ActionPerformed, evening: Evening) -> HealthNoted:
    done = event.outcome is Outcome.DONE
    return HealthNoted(
        report=HealthReported(
            id=event.id,
            at=event.at,
            part=PART,
            health=Health.GOOD if done else Health.DEGRADED,
            detail="" if done else evening.words.text("native-poll-failed", why=event.detail),
            remedy="" if done else evening.words.text("native-poll-remedy"),
        )
    )
