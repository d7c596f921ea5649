"""What the store keeps of moderators' verdicts, where the show allows it: texts and labels, no names."""

from typing import Any

import msgspec

from bot.changes.cases import ExampleChange, ExampleForgotten, ExampleKept
from bot.moderation.example import Example
from bot.store.codec import encode
from bot.store.connection import Client, speaking_to_store
from bot.store.keys import Keys

_decode = msgspec.json.Decoder(Example).decode


def write_example(change: ExampleChange, keys: Keys, pipe: Any) -> None:
    """Write one change, in the transaction that is under way; a case has one example at most."""
    match change:
        case ExampleKept():
            pipe.hset(keys.examples, change.case_id, encode(change.example))
        case ExampleForgotten():
            pipe.hdel(keys.examples, change.case_id)


async def read_examples(client: Client, keys: Keys) -> list[Example]:
    """Return the show's examples, the oldest verdict first."""
    with speaking_to_store("la lecture des exemples"):
        kept = await client.hvals(keys.examples)
    return sorted(map(_decode, kept), key=lambda example: example.decided_at)
