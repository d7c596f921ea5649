"""What the store keeps of the cases' messages in the moderators' own channel."""

from typing import Any

import msgspec

from bot.changes.cards import CardChange, CardForgotten, CardSaved
from bot.moderation.card import Card
from bot.ports import ShowRecord
from bot.store.codec import encode
from bot.store.connection import Client, speaking_to_store
from bot.store.keys import Keys

_decode = msgspec.json.Decoder(Card).decode


async def with_cards(record: ShowRecord, client: Client, keys: Keys) -> ShowRecord:
    """Return a record with its cards."""
    with speaking_to_store("la lecture des messages de la modération"):
        raw = await client.hgetall(keys.cards)
    return msgspec.structs.replace(record, cards=tuple(map(_decode, raw.values())))


def write_card(change: CardChange, keys: Keys, pipe: Any) -> None:
    """Write one change, in the transaction that is under way; a pause is of one life only."""
    match change:
        case CardSaved(card=card):
            pipe.hset(keys.cards, card.case_id, encode(card))
        case CardForgotten(case_id=case_id):
            pipe.hdel(keys.cards, case_id)
