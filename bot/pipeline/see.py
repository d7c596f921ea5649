"""Stage: an account is seen for the first time this evening. Only its keyed hash is remembered, and when."""

from datetime import datetime

from bot.changes import KeyMade, PersonSeen
from bot.events import (
    Author,
    ClockTicked,
    CommandInvoked,
    ControlPressed,
    FormSubmitted,
    MessagePosted,
    RewardRedeemed,
    Role,
)
from bot.moderation.scores import Scores
from bot.people.age import is_new
from bot.people.sides import Standing
from bot.pipeline.evening import Evening
from bot.pipeline.memory.persons import LINKS_KEY
from bot.pipeline.memory.state import ShowState
from bot.pipeline.step import Consequence, Happening
from bot.polls.poll import Poll
from bot.polls.pseudonym import pseudonym

Gesture = MessagePosted | CommandInvoked | ControlPressed | FormSubmitted | RewardRedeemed


def see(
    event: Happening, state: ShowState, evening: Evening, scores: Scores | None = None
) -> list[Consequence]:
    """Return the secret that hashes accounts, once, and the first sight of the event's author."""
    if isinstance(event, ClockTicked):
        return [*state.people.outlasted(event.at)]
    if not isinstance(event, Gesture) or Role.BOT in event.author.roles:
        return []
    key = state.keys.get(LINKS_KEY)
    made: list[Consequence] = []
    if key is None:
        key = evening.new_key()
        made.append(KeyMade(name=LINKS_KEY, key=key))
    account = pseudonym(key, event.author.key)
    if account not in state.people.sights:
        made.append(PersonSeen(account=account, at=event.at))
    return made


def standing_of(author: Author, at: datetime, poll: Poll, state: ShowState) -> Standing:
    """Return what is known of somebody who casts a ballot, beside the ballot."""
    account = state.account_of(author.key)
    return Standing(
        linked=state.people.is_linked(account),
        present=state.people.was_seen_before(account, poll.opened_at),
        new=is_new(author, at),
    )
