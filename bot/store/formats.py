"""What the store keeps of the formats of debate, and the lists that it publishes."""

from typing import Any

import msgspec

from bot.changes.formats import (
    EntryRemoved,
    EntrySaved,
    FormatChange,
    PicksRemoved,
    PicksSaved,
    SessionSaved,
)
from bot.formats.lot import file_of
from bot.formats.session import Entry, Picks, Session
from bot.ports import ShowRecord
from bot.store.codec import encode
from bot.store.connection import Client, speaking_to_store
from bot.store.keys import Keys

_decode_session = msgspec.json.Decoder(Session).decode
_decode_entry = msgspec.json.Decoder(Entry).decode
_decode_picks = msgspec.json.Decoder(Picks).decode


async def with_formats(record: ShowRecord, client: Client, keys: Keys) -> ShowRecord:
    """Return a record with its sessions, their contributions and dots."""
    with speaking_to_store("la lecture des formats"):
        async with client.pipeline(transaction=True) as pipe:
            pipe.hgetall(keys.sessions)
            (sessions,) = await pipe.execute()
        names = [name.decode() for name in sessions]
        async with client.pipeline(transaction=True) as pipe:
            for name in names:
                pipe.hvals(keys.entries(name))
                pipe.hvals(keys.picks(name))
            found = await pipe.execute() if names else []
    return msgspec.structs.replace(
        record,
        sessions=tuple(map(_decode_session, sessions.values())),
        entries=tuple(_decode_entry(raw) for held in found[0::2] for raw in held),
        picks={name: tuple(map(_decode_picks, held)) for name, held in zip(names, found[1::2], strict=True)},
    )


def write_formats(change: FormatChange, keys: Keys, pipe: Any) -> None:
    """Write one change, in the transaction that is under way; who was told what is written nowhere."""
    match change:
        case SessionSaved(session=session):
            pipe.hset(keys.sessions, session.id, encode(session))
            if session.lot is not None:
                pipe.hset(keys.draws, session.id, file_of(session.lot))
        case EntrySaved(entry=entry):
            pipe.hset(keys.entries(entry.session_id), entry.id, encode(entry))
        case EntryRemoved():
            pipe.hdel(keys.entries(change.session_id), change.entry_id)
        case PicksSaved():
            pipe.hset(keys.picks(change.session_id), change.picks.account, encode(change.picks))
        case PicksRemoved():
            pipe.hdel(keys.picks(change.session_id), change.account)


class RedisDraws:
    """The published draws."""

    def __init__(self, client: Client, keys: Keys) -> None:
        """Read the show's draws."""
        self._client = client
        self._keys = keys

    async def fetch(self, session_id: str) -> bytes | None:
        """Return the published file of a draw, None when there is none."""
        with speaking_to_store("la lecture d'un tirage"):
            found = await self._client.hget(self._keys.draws, session_id)
        return found.encode() if isinstance(found, str) else found
