"""Stage: an action was carried out, or not. Cases show their outcome, polls remember their panel."""

import msgspec

from bot.changes import Audited, CaseSaved, HealthNoted, PollSaved
from bot.events import ActionPerformed, Health, HealthReported, Outcome
from bot.moderation.cases import record_outcome
from bot.moderation.scores import Scores
from bot.orders import Actor, ActorRole
from bot.pipeline.evening import Evening
from bot.pipeline.late import line_said
from bot.pipeline.polling import closed_panels, poll_of_panel
from bot.pipeline.present import poll_view
from bot.pipeline.screens import is_calming
from bot.pipeline.state import ShowState
from bot.pipeline.step import Consequence, Happening
from bot.polls.poll import PollStatus

BOT = Actor(name="bouge", role=ActorRole.SYSTEM)


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


def report(
    event: Happening, state: ShowState, evening: Evening, scores: Scores | None = None
) -> list[Consequence]:
    """Return what the outcome of an action changes."""
    if not isinstance(event, ActionPerformed):
        return []
    case_id = state.docket.acts.get(event.action_id)
    if case_id is not None:
        case = record_outcome(state.docket.cases[case_id], event.action_id, event.outcome, event.detail)
        outcome = Audited(
            at=event.at,
            actor=BOT,
            act=f"outcome:{event.outcome}",
            subject=event.action_id,
            detail=event.detail,
        )
        return [CaseSaved(case=case), outcome]
    if is_calming(event.action_id):
        return [_calm(event, evening)]
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
