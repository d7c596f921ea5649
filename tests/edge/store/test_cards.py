"""The cases' messages on Discord outlive the bot, and how chats were before a panic does too."""

from datetime import UTC, datetime

from bot.changes import Commit, StageSaved
from bot.changes.cards import CardForgotten, CardSaved, CardsPaused
from bot.moderation.card import Card
from bot.show.stage import Stage
from bot.store.connection import Client
from bot.store.keys import Keys
from bot.store.ledger import RedisLedger

AT = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)
CARD = Card(case_id="case-1", told_at=AT, message_id="42", shown="abc")
OTHER = Card(case_id="case-2", told_at=AT, awaited="case-2/card/1")


async def test_cards_are_read_back_and_a_pause_is_of_one_life_only(client: Client, keys: Keys) -> None:
    ledger = RedisLedger(client, keys)
    await ledger.commit(Commit(changes=(CardSaved(card=CARD), CardSaved(card=OTHER), CardsPaused(until=AT))))
    assert set((await RedisLedger(client, keys).load()).cards) == {CARD, OTHER}

    await ledger.commit(Commit(changes=(CardForgotten(case_id="case-2"),)))
    assert (await RedisLedger(client, keys).load()).cards == (CARD,)


async def test_how_a_chat_was_before_it_was_calmed_is_read_back(client: Client, keys: Keys) -> None:
    stage = Stage(panic=True, panic_at=AT, calmed={"twitch": '{"slow_s":5}'})
    await RedisLedger(client, keys).commit(Commit(changes=(StageSaved(stage=stage),)))

    assert (await RedisLedger(client, keys).load()).stage == stage
