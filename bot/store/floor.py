"""What the store keeps of the audience's questions, of their backers, and of who has had the floor."""

from datetime import datetime
from typing import Any

import msgspec

from bot.changes.floor import (
    BackingAdded,
    BackingRemoved,
    DetectionSet,
    FloorChange,
    QuestionsApart,
    QuestionSaved,
    StreamBegan,
    VoiceForgotten,
    VoiceHeard,
    VoiceHidden,
)
from bot.ports import ShowRecord
from bot.store.codec import decode_question, encode
from bot.store.connection import Client, speaking_to_store
from bot.store.keys import VOICES_LIFETIME, Keys

DETECTING, LIVE = "detecting", "live"


async def with_floor(record: ShowRecord, client: Client, keys: Keys) -> ShowRecord:
    """Return a record with its questions, their backers, and who has had the floor."""
    with speaking_to_store("la lecture des questions"):
        async with client.pipeline(transaction=True) as pipe:
            for key in (keys.questions, keys.voices, keys.floor):
                pipe.hgetall(key)
            for key in (keys.hidden_voices, keys.apart):
                pipe.smembers(key)
            questions, voices, floor, hidden, apart = await pipe.execute()
        async with client.pipeline(transaction=True) as pipe:
            for question_id in questions:
                pipe.smembers(keys.backings(question_id.decode()))
                pipe.smembers(keys.unseen(question_id.decode()))
            sets = [frozenset(each.decode() for each in members) for members in await pipe.execute()]
    ids = [question_id.decode() for question_id in questions]
    settings = {name.decode(): value.decode() for name, value in floor.items()}
    return msgspec.structs.replace(
        record,
        questions=tuple(sorted(map(decode_question, questions.values()), key=lambda each: each.number)),
        backings=dict(zip(ids, sets[::2], strict=True)),
        unseen=dict(zip(ids, sets[1::2], strict=True)),
        voices={account.decode(): datetime.fromisoformat(at.decode()) for account, at in voices.items()},
        hidden_voices=frozenset(account.decode() for account in hidden),
        apart=tuple(_pair(each) for each in apart),
        detecting=settings[DETECTING] == "1" if DETECTING in settings else None,
        live_since=datetime.fromisoformat(settings[LIVE]) if LIVE in settings else None,
    )


def _pair(raw: bytes) -> tuple[str, str]:
    one, _, other = raw.decode().partition("|")
    return one, other


def write_floor(change: FloorChange, keys: Keys, pipe: Any) -> None:
    """Write one change, in the transaction that is under way."""
    match change:
        case QuestionSaved(question=question):
            pipe.hset(keys.questions, question.id, encode(question))
        case BackingAdded():
            pipe.sadd(keys.backings(change.question_id), change.backer)
            if change.unseen:
                pipe.sadd(keys.unseen(change.question_id), change.backer)
        case BackingRemoved():
            pipe.srem(keys.backings(change.question_id), change.backer)
            pipe.srem(keys.unseen(change.question_id), change.backer)
        case VoiceHeard(account=account, at=at):
            pipe.hset(keys.voices, account, at.isoformat())
            pipe.expire(keys.voices, VOICES_LIFETIME)
        case VoiceForgotten(account=account):
            pipe.hdel(keys.voices, account)
            pipe.srem(keys.hidden_voices, account)
        case VoiceHidden(account=account, hidden=hidden):
            (pipe.sadd if hidden else pipe.srem)(keys.hidden_voices, account)
        case QuestionsApart(one=one, other=other):
            pipe.sadd(keys.apart, f"{one}|{other}")
        case DetectionSet(on=on):
            pipe.hset(keys.floor, DETECTING, "1" if on else "0")
        case StreamBegan(at=at):
            if at is None:
                pipe.hdel(keys.floor, LIVE)
            else:
                pipe.hset(keys.floor, LIVE, at.isoformat())
