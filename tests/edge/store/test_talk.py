"""What the store keeps of debates and consent rounds, against a real server."""

from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from bot.changes import AnyChange, BallotCast, BallotRemoved, BallotsForgotten, Commit, PollSaved
from bot.changes.talk import CrossingSeen, MinutesPassed, RoundSaved, RoundVoice, StandsSaved
from bot.events import Author, Platform
from bot.pipeline.memory.state import ShowState
from bot.polls.counting import moving_debate
from bot.polls.counting.moving_debate import Stand
from bot.polls.counting.rounds import Contribution, Phase, Round, contribute
from bot.polls.outcome import Crossing
from bot.polls.poll import Argument, Ballot, Choice, Poll, PollStatus
from bot.polls.tally import Tally
from bot.store.connection import Client
from bot.store.keys import Keys
from bot.store.ledger import RedisLedger

AT = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)
ZOE = Author(platform=Platform.TWITCH, id="1", name="zoé-qui-traverse")
DEBATE = Poll(
    id="d1",
    method="moving-debate",
    question="Le train gratuit ?",
    choices=(Choice(code="1", label="Pour"), Choice(code="2", label="Contre")),
    status=PollStatus.OPEN,
    opened_at=AT,
    arguments=(Argument(number=1, speaker="Ana", at=AT),),
)
CONSENT = replace(DEBATE, id="c1", method="consent", choices=(), arguments=(), proposal="Des bus.")
STANDS = (Stand("v1", "1", AT), Stand("v1", "2", AT + timedelta(seconds=9), "1"))
CROSSED = StandsSaved(poll_id="d1", voter="v1", stands=STANDS)
CAST = BallotCast(poll_id="d1", voter="v1", ballot=Ballot(mark="2", at=AT, platform=Platform.TWITCH))


async def reborn(client: Client, keys: Keys, *changes: AnyChange) -> ShowState:
    """Write changes in one life, and return the state of the next one."""
    await RedisLedger(client, keys).commit(Commit(changes=changes))
    return ShowState.of(await RedisLedger(client, keys).load())


async def test_stands_and_arguments_are_read_back_and_written_twice_are_written_once(
    client: Client, keys: Keys
) -> None:
    state = await reborn(client, keys, PollSaved(poll=DEBATE), CAST, CROSSED, CROSSED)

    assert state.polls["d1"] == DEBATE
    assert state.talk.stands["d1"] == {"v1": STANDS}
    assert state.count(DEBATE).outcome == moving_debate.count(STANDS, ["1", "2"])


async def test_a_round_is_read_back_with_all_that_was_said(client: Client, keys: Keys) -> None:
    led = contribute(
        Round(proposal="Des bus.", phase=Phase.OBJECTIONS),
        "v1",
        Contribution("objection", "plus de chauffeurs"),
        AT,
    )
    assert isinstance(led, Round)

    state = await reborn(client, keys, PollSaved(poll=CONSENT), RoundSaved(poll_id="c1", led=led))

    assert state.talk.round_of(CONSENT) == led


async def test_a_withdrawn_ballot_takes_its_stands_along(client: Client, keys: Keys) -> None:
    removed = BallotRemoved(poll_id="d1", voter="v1")

    state = await reborn(client, keys, PollSaved(poll=DEBATE), CAST, CROSSED, removed)

    assert state.talk.stands["d1"] == {}


async def test_forgotten_ballots_take_stands_and_rounds_along(client: Client, keys: Keys) -> None:
    tally = Tally(outcome=moving_debate.count(STANDS, ["1", "2"]))
    said = RoundSaved(poll_id="d1", led=Round(proposal="x"))

    await reborn(client, keys, PollSaved(poll=DEBATE), CAST, CROSSED, said)
    state = await reborn(client, keys, BallotsForgotten(poll_id="d1", tally=tally))

    assert await client.exists(keys.stands("d1")) == 0
    assert await client.hlen(keys.rounds) == 0
    assert state.count(DEBATE).outcome == tally.outcome


async def test_who_crossed_or_spoke_is_not_written_by_name(client: Client, keys: Keys) -> None:
    crossing = Crossing(AT, "v1", "1", "2", "1")

    await reborn(
        client,
        keys,
        CrossingSeen(poll_id="d1", author=ZOE, crossing=crossing),
        RoundVoice(poll_id="c1", voter="v1", author=ZOE),
        MinutesPassed(at=AT),
    )

    assert await client.keys(f"{keys.root}*") == []
