"""The show's state in the store: read whole at start, written one commit at a time, all or nothing."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from functools import singledispatchmethod
from typing import Any

import msgspec

from bot.changes import (
    Acknowledged,
    ActChange,
    AnyChange,
    Audited,
    CardChange,
    CaseSaved,
    CharterRead,
    Commit,
    Counted,
    DeliberationChange,
    ExampleChange,
    FeedItem,
    FloorChange,
    FormatChange,
    HealthNoted,
    JudgedChange,
    LineForgotten,
    LineHeard,
    LineSaid,
    LinkTried,
    Owed,
    PlanSaved,
    PollChange,
    ReviewChange,
    StageSaved,
    TooLate,
)
from bot.moderation.case import ContextLine
from bot.polls.poll import Ballot
from bot.ports import FeedRecord, ShowRecord
from bot.show.stage import Stage
from bot.store.cards import with_cards, write_card
from bot.store.codec import (
    HeardLine,
    decode_ballot,
    decode_case,
    decode_line,
    decode_poll,
    decode_stage,
    decode_tally,
    encode,
)
from bot.store.connection import Client, speaking_to_store
from bot.store.examples import write_example
from bot.store.floor import with_floor, write_floor
from bot.store.formats import with_formats, write_formats
from bot.store.gathered import Gathered
from bot.store.inbox import GROUP
from bot.store.keys import FEED_LENGTH, SEEN_LIFETIME, Keys
from bot.store.persons import PersonChange, old_mentions, with_persons, write_person
from bot.store.plan import write_plan
from bot.store.polls import write_poll
from bot.store.review import with_review, write_review
from bot.store.talk import with_talk, write_talk

OfOneLife = (
    HealthNoted
    | LinkTried
    | Owed
    | Acknowledged
    | CharterRead
    | TooLate
    | LineSaid
    | ActChange
    | JudgedChange
)


class RedisLedger:
    """One transaction per commit: changes, seen marks, actions, feed and acknowledgements together."""

    def __init__(self, client: Client, keys: Keys) -> None:
        """Keep the show's state under its keys."""
        self._client = client
        self._keys = keys
        self._seq: int | None = None

    async def load(self) -> ShowRecord:
        """Return everything committed so far."""
        k = self._keys
        with speaking_to_store("la lecture de l'émission"):
            async with self._client.pipeline(transaction=True) as pipe:
                for key in (k.polls, k.secrets, k.cases, k.counts, k.tallies):
                    pipe.hgetall(key)
                pipe.get(k.stage)
                pipe.smembers(k.channels)
                polls, secrets, cases, counts, tallies, stage, channels = await pipe.execute()
            self._seq = int(await self._client.get(k.feed_seq) or 0)
            names = sorted(name.decode() for name in channels)
            async with self._client.pipeline(transaction=True) as pipe:
                for poll_id in polls:
                    pipe.hgetall(k.ballots(poll_id.decode()))
                for name in names:
                    pipe.hgetall(k.lines(name))
                boxes = await pipe.execute()
        voted, heard = boxes[: len(polls)], boxes[len(polls) :]
        record = ShowRecord(
            polls=tuple(sorted(map(decode_poll, polls.values()), key=lambda poll: poll.opened_at)),
            secrets={name.decode(): key for name, key in secrets.items()},
            ballots={poll_id.decode(): _ballots(box) for poll_id, box in zip(polls, voted, strict=True)},
            tallies={poll_id.decode(): decode_tally(tally) for poll_id, tally in tallies.items()},
            cases=tuple(sorted(map(decode_case, cases.values()), key=lambda case: case.opened_at)),
            stage=decode_stage(stage) if stage else Stage(),
            lines={name: _lines(raw) for name, raw in zip(names, heard, strict=True)},
            counts={name.decode(): int(value) for name, value in counts.items()},
        )
        for with_more in (with_floor, with_persons, with_talk, with_review, with_cards, with_formats):
            record = await with_more(record, self._client, k)
        return record

    async def known(self, ids: Sequence[tuple[str, datetime]]) -> list[bool]:
        """Say for each (key, platform time) whether it was committed before."""
        by_bucket: dict[str, list[int]] = defaultdict(list)
        for index, (_, at) in enumerate(ids):
            # The second telling may carry its own, later time: the bucket before counts too.
            for bucket in {self._keys.seen(at), self._keys.seen(at, earlier=1)}:
                by_bucket[bucket].append(index)
        answer = [False] * len(ids)
        with speaking_to_store("la recherche des doublons"):
            async with self._client.pipeline(transaction=False) as pipe:
                for bucket, indexes in by_bucket.items():
                    pipe.smismember(bucket, [ids[index][0] for index in indexes])
                found = await pipe.execute()
        for indexes, flags in zip(by_bucket.values(), found, strict=True):
            for index, flag in zip(indexes, flags, strict=True):
                answer[index] |= bool(flag)
        return answer

    async def commit(self, commit: Commit) -> None:
        """Write it all or nothing; raises StoreError when its fate is unknown: load again before going on."""
        if self._seq is None:
            with speaking_to_store("la lecture du fil"):
                self._seq = int(await self._client.get(self._keys.feed_seq) or 0)
        mentions = await old_mentions(commit.changes, self._client, self._keys)
        with speaking_to_store("l'écriture de l'émission"):
            async with self._client.pipeline(transaction=True) as pipe:
                # While it watches a key the client never sends a transaction again when the answer is lost:
                # what may have been written must not be written twice.
                await pipe.watch(self._keys.feed_seq)
                pipe.multi()  # type: ignore[no-untyped-call]
                gathered, writers = Gathered(pipe), vars(RedisLedger)["_write"].dispatcher.dispatch
                for change in commit.changes:
                    writers(type(change))(self, change, gathered)
                gathered.flush()
                if mentions:
                    pipe.xdel(self._keys.feed, *mentions)
                self._mark_seen(commit, pipe)
                for action in commit.actions:
                    pipe.xadd(self._keys.outbox(action.platform), {b"a": encode(action)})
                seq = self._write_feed(commit.feed, pipe)
                if commit.entries:
                    pipe.xack(self._keys.inbox, GROUP, *commit.entries)
                    pipe.xdel(self._keys.inbox, *commit.entries)
                await pipe.execute()
        self._seq = seq

    def _mark_seen(self, commit: Commit, pipe: Any) -> None:
        buckets: dict[str, list[str]] = defaultdict(list)
        for name, at in commit.seen:
            buckets[self._keys.seen(at)].append(name)
        for bucket, names in buckets.items():
            pipe.sadd(bucket, *names)
            pipe.expire(bucket, SEEN_LIFETIME)

    def _write_feed(self, feed: Sequence[FeedItem], pipe: Any) -> int:
        assert self._seq is not None
        seq = self._seq
        for item in feed:
            seq += 1
            record = encode(
                FeedRecord(
                    seq=seq,
                    topic=item.topic,
                    audience=item.audience,
                    view=msgspec.Raw(encode(item.view)),
                    passing=item.passing,
                )
            )
            pipe.xadd(self._keys.feed, {b"r": record}, id=f"{seq}-0", maxlen=FEED_LENGTH, approximate=True)
            if item.view is None:
                pipe.hdel(self._keys.views, item.topic)
            elif not item.passing:
                pipe.hset(self._keys.views, item.topic, record)
        if feed:
            pipe.set(self._keys.feed_seq, seq)
        return seq

    @singledispatchmethod
    def _write(self, change: AnyChange, pipe: Any) -> None:
        raise TypeError(f"no way to write {type(change).__name__}")

    @_write.register
    def _(self, change: PollChange, pipe: Any) -> None:
        write_poll(change, self._keys, pipe)

    @_write.register
    def _(self, change: FloorChange, pipe: Any) -> None:
        write_floor(change, self._keys, pipe)

    @_write.register
    def _(self, change: PersonChange, pipe: Any) -> None:
        write_person(change, self._keys, pipe)

    @_write.register
    def _(self, change: DeliberationChange, pipe: Any) -> None:
        write_talk(change, self._keys, pipe)

    @_write.register
    def _(self, change: ReviewChange, pipe: Any) -> None:
        write_review(change, self._keys, pipe)

    @_write.register
    def _(self, change: FormatChange, pipe: Any) -> None:
        write_formats(change, self._keys, pipe)

    @_write.register
    def _(self, change: CaseSaved, pipe: Any) -> None:
        pipe.hset(self._keys.cases, change.case.id, encode(change.case))

    @_write.register
    def _(self, change: ExampleChange, pipe: Any) -> None:
        write_example(change, self._keys, pipe)

    @_write.register
    def _(self, change: CardChange, pipe: Any) -> None:
        write_card(change, self._keys, pipe)

    @_write.register
    def _(self, change: StageSaved, pipe: Any) -> None:
        pipe.set(self._keys.stage, encode(change.stage))

    @_write.register
    def _(self, change: LineHeard, pipe: Any) -> None:
        line = HeardLine(author_key=change.author_key, line=change.line)
        pipe.hset(self._keys.lines(change.channel), change.line.message_id, encode(line))
        pipe.sadd(self._keys.channels, change.channel)

    @_write.register
    def _(self, change: LineForgotten, pipe: Any) -> None:
        pipe.hdel(self._keys.lines(change.channel), change.message_id)

    @_write.register
    def _(self, change: Audited, pipe: Any) -> None:
        pipe.xadd(self._keys.audit, {b"a": encode(change)})

    @_write.register
    def _(self, change: Counted, pipe: Any) -> None:
        pipe.hincrby(self._keys.counts, change.name, change.by)

    @_write.register
    def _(self, change: PlanSaved, pipe: Any) -> None:
        write_plan(change, self._keys, pipe)

    @_write.register
    def _(self, change: OfOneLife, pipe: Any) -> None:
        """Write nothing."""


def _ballots(raw: dict[bytes, bytes]) -> dict[str, Ballot]:
    return {voter.decode(): decode_ballot(ballot) for voter, ballot in raw.items()}


def _lines(raw: dict[bytes, bytes]) -> tuple[tuple[str, ContextLine], ...]:
    heard = sorted(map(decode_line, raw.values()), key=lambda each: each.line.at)
    return tuple((each.author_key, each.line) for each in heard)
