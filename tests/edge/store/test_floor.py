"""What the store keeps of the floor, against a real server: the next life knows it all."""

from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from bot.changes import AnyChange, BackingAdded, Commit, QuestionSaved
from bot.changes.floor import (
    DetectionSet,
    QuestionsApart,
    StreamBegan,
    VoiceForgotten,
    VoiceHeard,
    VoiceHidden,
)
from bot.pipeline.memory.state import ShowState
from bot.questions.question import QuestionStatus
from bot.store.connection import Client
from bot.store.keys import VOICES_LIFETIME, Keys
from bot.store.ledger import RedisLedger
from bot.store.promises import RedisPromises
from tests.unit.questions.made import question

AT = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)
DEFERRED, ANSWERED = QuestionStatus.DEFERRED, QuestionStatus.ANSWERED


async def reborn(client: Client, keys: Keys, *changes: AnyChange) -> ShowState:
    """Write changes in one life, and return the state of the next one."""
    await RedisLedger(client, keys).commit(Commit(changes=changes))
    return ShowState.of(await RedisLedger(client, keys).load())


async def test_who_has_had_the_floor_is_known_to_the_next_life(client: Client, keys: Keys) -> None:
    state = await reborn(
        client,
        keys,
        VoiceHeard(account="a", at=AT),
        VoiceHeard(account="b", at=AT),
        VoiceHidden(account="c", hidden=True),
        VoiceHidden(account="d", hidden=True),
        VoiceHidden(account="d", hidden=False),
        VoiceForgotten(account="b"),
    )

    assert state.floor.voices == {"a": AT}
    assert state.floor.hidden == {"c"}
    lasts = await client.ttl(keys.voices)
    assert timedelta(0) < timedelta(seconds=lasts) <= VOICES_LIFETIME


async def test_a_merger_is_whole_again_in_the_next_life(client: Client, keys: Keys) -> None:
    part = replace(
        question(QuestionStatus.MERGED, number=1), merged_into="q2", before_merge=QuestionStatus.ACCEPTED
    )
    state = await reborn(
        client,
        keys,
        QuestionSaved(question=part),
        QuestionSaved(question=question(number=2)),
        BackingAdded(question_id="q1", backer="v"),
        QuestionsApart(one="q2", other="q3"),
    )

    assert state.floor.whole(part).id == "q2"
    assert [each.id for each in state.floor.with_parts(state.floor.questions["q2"])] == ["q2", "q1"]
    assert state.floor.backings["q1"] == {"v"}
    assert state.floor.apart == {frozenset({"q2", "q3"})}


async def test_what_the_regie_set_and_when_the_stream_began_last(client: Client, keys: Keys) -> None:
    state = await reborn(client, keys, DetectionSet(on=True), StreamBegan(at=AT))
    assert (state.floor.detecting, state.floor.live_since) == (True, AT)

    state = await reborn(client, keys, DetectionSet(on=False), StreamBegan(at=None))
    assert (state.floor.detecting, state.floor.live_since) == (False, None)


async def test_promises_are_read_those_without_an_answer_first(client: Client, keys: Keys) -> None:
    await reborn(
        client,
        keys,
        QuestionSaved(question=question(number=1)),
        QuestionSaved(question=replace(question(ANSWERED, number=2), deferred_at=AT)),
        QuestionSaved(question=replace(question(DEFERRED, number=3), deferred_at=AT)),
        QuestionSaved(question=replace(question(DEFERRED, number=4), deferred_at=AT)),
        QuestionSaved(question=question(ANSWERED, number=5)),
    )

    assert [each.number for each in await RedisPromises(client, keys).promised()] == [4, 3, 2]
