"""The outbox: one stream of actions per platform, finished one by one, claimed after a restart."""

import secrets
from collections import Counter, defaultdict, deque
from typing import Any

from redis.exceptions import ResponseError

from bot.actions import AnyAction
from bot.events import ActionPerformed, Platform
from bot.store.codec import decode_action, encode
from bot.store.connection import Client, speaking_to_store
from bot.store.inbox import BATCH, stream_pairs
from bot.store.keys import SENDING_LIFETIME, Keys

GROUP = "performers"
LOOK_BACK_EVERY = 20

Work = tuple[str, AnyAction]


class RedisOutbox:
    """What the performers of a platform take their work from."""

    def __init__(self, client: Client, keys: Keys) -> None:
        """Read the show's outboxes."""
        self._client = client
        self._keys = keys
        self._claimed: dict[Platform, deque[Work]] = {}
        self._given: dict[Platform, set[str]] = defaultdict(set)
        self._reads: Counter[Platform] = Counter()
        self._life = secrets.token_hex(8)

    async def next(self, platform: Platform, count: int, block_ms: int) -> list[tuple[str, AnyAction]]:
        """Return the next actions with the ids that finish them, first those an earlier life left."""
        work = await self._next(platform, count, block_ms)
        self._given[platform].update(entry_id for entry_id, _ in work)
        return work

    async def _next(self, platform: Platform, count: int, block_ms: int) -> list[Work]:
        # A read whose answer was lost has taken its entries all the same: look for them now and then.
        if self._reads[platform] % LOOK_BACK_EVERY == 0:
            given = self._given[platform]
            left = [work for work in await self._claim(platform) if work[0] not in given]
            self._claimed[platform] = deque(left)
        claimed = self._claimed[platform]
        if claimed:
            return [claimed.popleft() for _ in range(min(count, len(claimed)))]
        with speaking_to_store("la lecture de la boîte de sortie"):
            answer = await self._client.xreadgroup(
                GROUP, platform, {self._keys.outbox(platform): ">"}, count=count, block=block_ms
            )
        self._reads[platform] += 1
        return _decode(stream_pairs(answer))

    async def begin(self, platform: Platform, action: AnyAction) -> bool:
        """Mark an unrepeatable action as being sent; False when an earlier life had marked it."""
        with speaking_to_store("la marque d'envoi"):
            mark = self._keys.sending(action.id)
            done = await self._client.set(mark, self._life, nx=True, ex=SENDING_LIFETIME)
            # A mark of this very life is ours: the answer to setting it was lost, and it was set again.
            return bool(done) or await self._client.get(mark) == self._life.encode()

    async def finish(self, platform: Platform, entry_id: str, report: ActionPerformed) -> None:
        """Acknowledge it and put its report into the inbox, both at once."""
        stream = self._keys.outbox(platform)
        with speaking_to_store("la fin d'une action"):
            async with self._client.pipeline(transaction=True) as pipe:
                pipe.xack(stream, GROUP, entry_id)
                pipe.xdel(stream, entry_id)
                pipe.xadd(self._keys.inbox, {b"e": encode(report)})
                await pipe.execute()
        self._given[platform].discard(entry_id)

    async def length(self, platform: Platform) -> int:
        """Return how many actions are not finished."""
        with speaking_to_store("la mesure de la boîte de sortie"):
            return int(await self._client.xlen(self._keys.outbox(platform)))

    async def _claim(self, platform: Platform) -> list[tuple[str, AnyAction]]:
        stream = self._keys.outbox(platform)
        found: list[tuple[str, AnyAction]] = []
        with speaking_to_store("la reprise de la boîte de sortie"):
            try:
                await self._client.xgroup_create(stream, GROUP, id="0", mkstream=True)
            except ResponseError as fault:
                if "BUSYGROUP" not in str(fault):
                    raise
            start = b"0-0"
            while True:
                answer: Any = await self._client.xautoclaim(
                    stream, GROUP, platform, min_idle_time=0, start_id=start, count=BATCH
                )
                start = answer[0]
                found += _decode([(entry_id, fields) for entry_id, fields in answer[1] if fields])
                if start == b"0-0":
                    return found


def _decode(pairs: list[tuple[bytes, dict[bytes, bytes]]]) -> list[tuple[str, AnyAction]]:
    return [(entry_id.decode(), decode_action(fields[b"a"])) for entry_id, fields in pairs]
