"""Stage: a message is heard. It is counted, and remembered a while as the context of cases."""

import msgspec

from bot.changes import CaseSaved, Counted, LineForgotten, LineHeard
from bot.events import CommandInvoked, ControlPressed, FormSubmitted, MessagePosted, RewardRedeemed, Role
from bot.moderation.case import ContextLine
from bot.moderation.scores import Scores
from bot.pipeline.evening import Evening
from bot.pipeline.memory.docket import CONTEXT_LASTS
from bot.pipeline.memory.state import LINES_KEPT, ShowState
from bot.pipeline.step import Consequence, Happening

CHARACTERS_KEPT = 500


def hear(
    event: Happening, state: ShowState, evening: Evening, scores: Scores | None = None
) -> list[Consequence]:
    """Return the line to remember, the oldest to forget, and the cases that it completes."""
    if isinstance(event, CommandInvoked | ControlPressed | FormSubmitted | RewardRedeemed):
        return [Counted(name=f"processed:{event.platform}")]
    if not isinstance(event, MessagePosted):
        return []
    line = ContextLine(
        message_id=event.message_id,
        author=event.author.name,
        text=event.text[:CHARACTERS_KEPT],
        at=event.at,
    )
    lines = state.lines[event.channel]
    followed: list[Consequence] = [LineHeard(channel=event.channel, line=line, author_key=event.author.key)]
    if Role.BOT not in event.author.roles:
        followed.append(Counted(name=f"processed:{event.platform}"))
    if len(lines) >= LINES_KEPT:
        followed.append(LineForgotten(channel=event.channel, message_id=lines[0][1].message_id))
    followed += [
        CaseSaved(case=msgspec.structs.replace(case, after=(*case.after, line)))
        for case in state.docket.growing_cases(event.channel)
        if case.posted_at <= event.at <= case.posted_at + CONTEXT_LASTS
        and case.message_id != event.message_id
    ]
    return followed
