"""What the store keeps of debates and consent rounds."""

from typing import Any

import msgspec

from bot.changes.talk import DeliberationChange, RoundSaved, StandsSaved
from bot.polls.counting.moving_debate import Stand
from bot.polls.counting.rounds import Round
from bot.polls.methods import METHODS
from bot.polls.methods.method import Counted
from bot.ports import ShowRecord
from bot.store.codec import encode
from bot.store.connection import Client, speaking_to_store
from bot.store.keys import Keys

_decode_stands = msgspec.json.Decoder(tuple[Stand, ...]).decode
_decode_round = msgspec.json.Decoder(Round).decode


async def with_talk(record: ShowRecord, client: Client, keys: Keys) -> ShowRecord:
    """Return a record with the stands of its debates and its consent rounds."""
    debates = [poll.id for poll in record.polls if METHODS[poll.method].counted is Counted.STANDS]
    with speaking_to_store("la lecture des débats"):
        async with client.pipeline(transaction=True) as pipe:
            pipe.hgetall(keys.rounds)
            for poll_id in debates:
                pipe.hgetall(keys.stands(poll_id))
            rounds, *stands = await pipe.execute()
    return msgspec.structs.replace(
        record,
        rounds={poll_id.decode(): _decode_round(led) for poll_id, led in rounds.items()},
        stands={
            poll_id: {voter.decode(): _decode_stands(raw) for voter, raw in taken.items()}
            for poll_id, taken in zip(debates, stands, strict=True)
        },
    )


def write_talk(change: DeliberationChange, keys: Keys, pipe: Any) -> None:
    """Write one change, in the transaction that is under way; who crossed, by name, is written nowhere."""
    match change:
        case StandsSaved():
            pipe.hset(keys.stands(change.poll_id), change.voter, encode(change.stands))
        case RoundSaved():
            pipe.hset(keys.rounds, change.poll_id, encode(change.led))


def forget_talk(poll_id: str, keys: Keys, pipe: Any) -> None:
    """Destroy what was said in a poll."""
    pipe.delete(keys.stands(poll_id))
    pipe.hdel(keys.rounds, poll_id)
