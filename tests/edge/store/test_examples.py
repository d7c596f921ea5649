"""What the store keeps of moderators' verdicts, against a real server."""

from datetime import UTC, datetime, timedelta

from bot.changes import Commit, ExampleForgotten, ExampleKept
from bot.moderation.example import Example
from bot.store.connection import Client
from bot.store.examples import read_examples
from bot.store.keys import Keys
from bot.store.ledger import RedisLedger

AT = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)
FIRST = Example(text="quel âne", abusive=True, decided_at=AT)
SECOND = Example(text="quel homme", abusive=False, decided_at=AT + timedelta(minutes=1))


async def test_examples_are_read_back_in_order_one_a_case(client: Client, keys: Keys) -> None:
    changed_mind = Example(text=FIRST.text, abusive=False, decided_at=AT + timedelta(minutes=2))
    ledger = RedisLedger(client, keys)

    await ledger.commit(
        Commit(changes=(ExampleKept(case_id="b", example=SECOND), ExampleKept(case_id="a", example=FIRST)))
    )
    before = await read_examples(client, keys)
    await ledger.commit(Commit(changes=(ExampleKept(case_id="a", example=changed_mind),)))

    assert before == [FIRST, SECOND]
    assert await read_examples(client, keys) == [SECOND, changed_mind]


async def test_a_forgotten_example_is_gone(client: Client, keys: Keys) -> None:
    ledger = RedisLedger(client, keys)

    await ledger.commit(Commit(changes=(ExampleKept(case_id="a", example=FIRST),)))
    await ledger.commit(Commit(changes=(ExampleForgotten(case_id="a"), ExampleForgotten(case_id="none"))))

    assert await read_examples(client, keys) == []
