"""Stage: a moderator lets somebody post a link, by the name that the chat shows."""

from datetime import datetime, timedelta

from bot.changes import Audited, LinkPermitted
from bot.commands.contest import PermitLink, read_contest
from bot.events import MessagePosted
from bot.moderation.scores import Scores
from bot.orders import Actor, ActorRole, Permit
from bot.pipeline.answer import owe
from bot.pipeline.evening import Evening
from bot.pipeline.memory.state import ShowState
from bot.pipeline.moderation.statement import said_length
from bot.pipeline.step import Consequence, Happening
from bot.words import Refusal

USUAL_S = 60
SHORTEST_S, LONGEST_S = 10, 3_600


def permit(
    event: Happening, state: ShowState, evening: Evening, scores: Scores | None = None
) -> list[Consequence]:
    """Return the permit that a moderator gives with `!permit`; from anybody else it is ordinary chat."""
    if not isinstance(event, MessagePosted) or not event.author.moderates:
        return []
    command = read_contest(event.text)
    if not isinstance(command, PermitLink):
        return []
    order = Permit(name=command.name, platform=event.platform, seconds=USUAL_S)
    permitted = give_permit(order, event.at)
    if isinstance(permitted, Refusal):
        return [owe(event, permitted.said(evening.words), evening)]
    length = said_length(order.seconds, evening.words)
    actor = Actor(name=event.author.name, role=ActorRole.MODERATOR)
    return [
        *permitted,
        Audited(at=event.at, actor=actor, act="permit", subject="", detail=f"seconds={order.seconds}"),
        owe(event, evening.words.text("permit-given", name=order.name, length=length), evening),
    ]


def give_permit(order: Permit, at: datetime) -> list[Consequence] | Refusal:
    """Return the permit, or why there is none."""
    name = order.name.strip().removeprefix("@")
    if not name:
        return Refusal("order-permit-name")
    if not SHORTEST_S <= order.seconds <= LONGEST_S:
        return Refusal("order-permit-seconds")
    until = at + timedelta(seconds=order.seconds)
    return [LinkPermitted(platform=order.platform, name=name, until=until)]
