"""Stage: an action was carried out, or not. Cases show their outcome, polls remember their panel."""

import msgspec

from bot.changes import HealthNoted, PollSaved, StageSaved
from bot.events import ActionPerformed, Health, HealthReported, Outcome
from bot.moderation.scores import Scores
from bot.pipeline.evening import Evening
from bot.pipeline.memory.state import ShowState
from bot.pipeline.moderation.outcomes import case_outcome
from bot.pipeline.screens.present import poll_view
from bot.pipeline.screens.screens import is_calming
from bot.pipeline.step import Consequence, Happening
from bot.pipeline.votes.late import line_said
from bot.pipeline.votes.mirror import mirror_reported
from bot.pipeline.votes.polling import closed_panels, poll_of_panel
from bot.polls.poll import PollStatus


def _calm(event: ActionPerformed, evening: Evening) -> HealthNoted:
    """Return whether a chat was calmed: a panic that calmed nothing must be seen."""
    platform = event.action_id.rpartition("/")[2]
    done = event.outcome is Outcome.DONE
    return HealthNoted(
        report=HealthReported(
            id=event.id,
            at=event.at,
            part=f"{platform}:calm",
            health=Health.GOOD if done else Health.DEGRADED,
            detail="" if done else evening.words.text("calm-failed", why=event.detail),
            remedy="" if done else evening.words.text("calm-remedy"),
        )
    )


def _before_calm(event: ActionPerformed, state: ShowState) -> list[Consequence]:
    """Return the stage with how a chat was before it was calmed, to be put back when the panic is over."""
    if not event.before or not state.stage.panic:
        return []
    platform = event.action_id.rpartition("/")[2]
    calmed = {**state.stage.calmed, platform: event.before}
    return [StageSaved(stage=msgspec.structs.replace(state.stage, calmed=calmed))]


def report(
    event: Happening, state: ShowState, evening: Evening, scores: Scores | None = None
) -> list[Consequence]:
    """Return what the outcome of an action changes."""
    if not isinstance(event, ActionPerformed):
        return []
    if told := case_outcome(event, state, evening):
        return told
    if is_calming(event.action_id):
        return [_calm(event, evening), *_before_calm(event, state)]
    if shown_there := mirror_reported(event, state, evening):
        return shown_there
    if said := line_said(event):
        return [*said]
    poll = state.polls.get(poll_of_panel(event.action_id))
    if poll is None or event.outcome is not Outcome.DONE or not event.message_id:
        return []
    shown = msgspec.structs.replace(poll, panels={**poll.panels, "": event.message_id})
    if shown.status is not PollStatus.CLOSED:
        return [PollSaved(poll=shown)]
    # The panel was posted so late that its poll is over: its buttons go at once.
    sentence = poll_view(shown, state, evening, for_viewers=True).sentence
    return [PollSaved(poll=shown), *closed_panels(shown, sentence)]
