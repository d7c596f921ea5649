"""What the store keeps of the copies of a message, apart from the case that they joined."""

from typing import Any

import msgspec

from bot.changes.review import CopySaved, ReviewChange
from bot.moderation.copies import Copy
from bot.ports import ShowRecord
from bot.store.codec import encode
from bot.store.connection import Client, speaking_to_store
from bot.store.keys import Keys

_decode_copy = msgspec.json.Decoder(Copy).decode


async def with_review(record: ShowRecord, client: Client, keys: Keys) -> ShowRecord:
    """Return a record with the copies that joined its cases, in the order in which they were written."""
    with speaking_to_store("la lecture des copies"):
        async with client.pipeline(transaction=True) as pipe:
            for case in record.cases:
                pipe.hvals(keys.copies(case.id))
            found = await pipe.execute()
    copies = {
        case.id: tuple(sorted(map(_decode_copy, values), key=lambda copy: copy.at))
        for case, values in zip(record.cases, found, strict=True)
        if values
    }
    return msgspec.structs.replace(record, copies=copies)


def write_review(change: ReviewChange, keys: Keys, pipe: Any) -> None:
    """Write one change, in the transaction that is under way; a permit is written nowhere."""
    if isinstance(change, CopySaved):
        pipe.hset(keys.copies(change.case_id), change.copy.message_id, encode(change.copy))
