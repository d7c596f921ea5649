"""What the store keeps of the audience's questions and of who stands behind them."""

from typing import Any

import msgspec

from bot.changes import BackingAdded, BackingRemoved, FloorChange, QuestionSaved
from bot.ports import ShowRecord
from bot.store.codec import decode_question, encode
from bot.store.connection import Client, speaking_to_store
from bot.store.keys import Keys


async def with_floor(record: ShowRecord, client: Client, keys: Keys) -> ShowRecord:
    """Return a record with its questions and their backers."""
    with speaking_to_store("la lecture des questions"):
        async with client.pipeline(transaction=True) as pipe:
            pipe.hgetall(keys.questions)
            (questions,) = await pipe.execute()
        async with client.pipeline(transaction=True) as pipe:
            for question_id in questions:
                pipe.smembers(keys.backings(question_id.decode()))
            backed = await pipe.execute()
    return msgspec.structs.replace(
        record,
        questions=tuple(sorted(map(decode_question, questions.values()), key=lambda each: each.number)),
        backings={
            question_id.decode(): frozenset(member.decode() for member in members)
            for question_id, members in zip(questions, backed, strict=True)
        },
    )


def write_floor(change: FloorChange, keys: Keys, pipe: Any) -> None:
    """Write one change, in the transaction that is under way."""
    match change:
        case QuestionSaved(question=question):
            pipe.hset(keys.questions, question.id, encode(question))
        case BackingAdded():
            pipe.sadd(keys.backings(change.question_id), change.backer)
        case BackingRemoved():
            pipe.srem(keys.backings(change.question_id), change.backer)
