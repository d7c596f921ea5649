"""Published boxes, kept for ever, and what is needed to seal those that are due."""

import msgspec

from bot.changes import BoxDue
from bot.events import BoxSealed
from bot.polls.box.card import BoxCard
from bot.polls.poll import Ballot
from bot.store.codec import decode_ballot, encode
from bot.store.connection import Client, speaking_to_store
from bot.store.keys import Keys

_decode_due = msgspec.json.Decoder(BoxDue).decode
_decode_card = msgspec.json.Decoder(BoxCard).decode


class RedisBoxes:
    """The boxes of one show."""

    def __init__(self, client: Client, keys: Keys) -> None:
        """Keep boxes under the show's keys."""
        self._client = client
        self._keys = keys

    async def due(self) -> list[BoxDue]:
        """Return the closed polls whose box is not sealed yet."""
        with speaking_to_store("la lecture des urnes à sceller"):
            waiting = await self._client.hvals(self._keys.boxes_due)
        return [_decode_due(each) for each in waiting]

    async def ballots(self, poll_id: str) -> list[Ballot]:
        """Return a poll's ballots, without their voters."""
        with speaking_to_store("la lecture d'une urne"):
            cast = await self._client.hvals(self._keys.ballots(poll_id))
        return [decode_ballot(each) for each in cast]

    async def keep(self, raw: bytes, card: BoxCard, sealed: BoxSealed) -> None:
        """Publish a box and put the news into the inbox, all at once; a published box is never replaced."""
        with speaking_to_store("la publication d'une urne"):
            async with self._client.pipeline(transaction=True) as pipe:
                pipe.hsetnx(self._keys.boxes, card.poll_id, raw)
                pipe.hsetnx(self._keys.box_cards, card.poll_id, encode(card))
                pipe.hdel(self._keys.boxes_due, card.poll_id)
                pipe.xadd(self._keys.inbox, {b"e": encode(sealed)})
                await pipe.execute()

    async def cards(self) -> list[BoxCard]:
        """Return a line for each published box, the latest first."""
        with speaking_to_store("la lecture des résultats"):
            cards = await self._client.hvals(self._keys.box_cards)
        return sorted(map(_decode_card, cards), key=lambda card: card.closed_at, reverse=True)

    async def fetch(self, poll_id: str) -> bytes | None:
        """Return the published file of a poll, None when there is none."""
        with speaking_to_store("la lecture d'une urne publiée"):
            raw = await self._client.hget(self._keys.boxes, poll_id)
        return raw if isinstance(raw, bytes) else None
