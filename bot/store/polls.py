"""What the store keeps of polls: their ballots, their secrets, and which boxes are to be sealed."""

from typing import Any

from bot.changes import (
    BallotCast,
    BallotRemoved,
    BallotsForgotten,
    BoxDue,
    KeyMade,
    PollChange,
    PollSaved,
)
from bot.polls.box.card import card_of_cancelled
from bot.store.codec import encode
from bot.store.keys import Keys
from bot.store.talk import forget_talk


def write_poll(change: PollChange, keys: Keys, pipe: Any) -> None:
    """Write one change, in the transaction that is under way."""
    match change:
        case PollSaved(poll=poll):
            pipe.hset(keys.polls, poll.id, encode(poll))
            if poll.cancelled:
                pipe.hset(keys.box_cards, poll.id, encode(card_of_cancelled(poll)))
        case KeyMade():
            pipe.hsetnx(keys.secrets, change.name, change.key)
        case BallotCast():
            pipe.hset(keys.ballots(change.poll_id), change.voter, encode(change.ballot))
        case BallotRemoved():
            pipe.hdel(keys.ballots(change.poll_id), change.voter)
            pipe.hdel(keys.stands(change.poll_id), change.voter)
        case BoxDue():
            pipe.hset(keys.boxes_due, change.poll.id, encode(change))
        case BallotsForgotten():
            pipe.hset(keys.tallies, change.poll_id, encode(change.tally))
            pipe.hdel(keys.secrets, change.poll_id)
            pipe.delete(keys.ballots(change.poll_id))
            forget_talk(change.poll_id, keys, pipe)
            pipe.hdel(keys.boxes_due, change.poll_id)
            pipe.incr(keys.scrub)
