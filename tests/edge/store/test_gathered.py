"""Gathered writes leave the store as the same writes one after the other do, in fewer commands."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random
from typing import Any

import pytest

from bot.store.connection import Client
from bot.store.gathered import Gathered
from bot.store.keys import Keys

Write = tuple[str, tuple[Any, ...]]


def some_writes(root: str, seed: int) -> Iterator[Write]:
    """Yield writes of all kinds to a few keys, over and over."""
    dice = Random(seed)
    for _ in range(60):
        key, field, value = f"{root}h{dice.randrange(2)}", f"f{dice.randrange(4)}", str(dice.randrange(9))
        match dice.randrange(12):
            case 0:
                yield "delete", (key,)
            case 1:
                yield "hincrby", (f"{root}n", field, 1)
            case 2:
                yield "sadd", (f"{root}s", field)
            case 3:
                yield "srem", (f"{root}s", field)
            case 4 | 5:
                yield "hdel", (key, field)
            case 6 | 7:
                yield "hsetnx", (key, field, value)
            case _:
                yield "hset", (key, field, value)


async def written(client: Client, root: str, seed: int, *, gathered: bool) -> object:
    """Make the writes in one transaction, and return what the store then holds."""
    async with client.pipeline(transaction=True) as pipe:
        target: Any = Gathered(pipe) if gathered else pipe
        for command, values in some_writes(root, seed):
            getattr(target, command)(*values)
        if gathered:
            target.flush()
        await pipe.execute()
    hashes = [await client.hgetall(f"{root}{name}") for name in ("h0", "h1", "n")]
    return hashes, await client.smembers(f"{root}s")


@pytest.mark.parametrize("seed", range(40))
async def test_the_store_is_left_as_by_one_command_after_the_other(
    client: Client, keys: Keys, seed: int
) -> None:
    one = await written(client, f"{keys.root}one:", seed, gathered=False)
    other = await written(client, f"{keys.root}other:", seed, gathered=True)

    assert one == other


async def test_many_fields_of_a_key_take_one_command_and_keep_its_lifetime(
    client: Client, keys: Keys
) -> None:
    async with client.pipeline(transaction=True) as pipe:
        writes = Gathered(pipe)
        for number in range(100):
            writes.hset(keys.sights, f"account{number}", "now")
            writes.expire(keys.sights, timedelta(hours=1))
        writes.flush()
        answers = await pipe.execute()

    assert len(answers) == 2
    assert await client.hlen(keys.sights) == 100
    assert 3_500 < await client.ttl(keys.sights) <= 3_600
