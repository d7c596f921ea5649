"""Lost connections, moves, doubles and refusals cost nothing that Twitch still holds."""

from collections import Counter
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from bot.actions import DeleteMessage, Say
from bot.events import GapNoticed, Health, HealthReported, MessagePosted, Outcome, Platform
from bot.rehearsal.faults import Faults
from tests.edge.platforms.twitch.stage import HURRIED, Crowd, loopback

SECOND = timedelta(seconds=1)
TROUBLES = {
    "duplicates": Faults(duplicates=0.05),
    "reconnects": Faults(reconnects=SECOND),
    "drops": Faults(drops=SECOND),
    "slow": Faults(slow=SECOND / 5, reconnects=SECOND),
    "everything": Faults(
        duplicates=0.05, reconnects=SECOND, drops=SECOND * 1.5, too_many=0.1, slow=SECOND / 20
    ),
}


@pytest.mark.parametrize("trouble", TROUBLES)
async def test_every_message_that_twitch_holds_is_heard(tmp_path: Path, trouble: str) -> None:
    faults = msgspec.structs.replace(TROUBLES[trouble], seed=7)
    async with loopback(tmp_path, faults) as stage, stage.listening():
        crowd = Crowd(stage.server, messages=900, per_second=300)
        await crowd.done()
        missing = await stage.missing()
        held, doubled = set(stage.server.held), stage.server.injected_duplicates

    times = Counter(event.id for event in stage.ears.all(MessagePosted))
    assert missing == set()
    assert len(held) > 300
    assert held <= set(crowd.posted)
    assert times.keys() == held
    assert times.total() - len(times) == doubled
    assert (doubled > 0) is (faults.duplicates > 0)
    assert stage.server.limit_breaches == 0
    if not faults.drops:
        assert held == set(crowd.posted)


async def test_a_move_loses_nothing_that_was_on_its_way(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        author = stage.server.user("Ana", badges=("moderator",))
        before = {stage.server.post(author, f"avant {number}") for number in range(300)}
        stage.server.reconnect_sockets()
        after = {stage.server.post(author, f"après {number}") for number in range(300)}
        gap = await stage.ears.first(GapNoticed)
        late = stage.server.post(author, "sur la nouvelle connexion")
        await stage.ears.until(lambda: late in stage.ears.message_ids)
        subscribed = stage.server.subscribed_types

    assert stage.ears.message_ids == {*before, *after, late}
    assert gap.filled
    assert subscribed == stage.wanted_types()


async def test_what_was_written_before_a_cut_is_heard_and_the_gap_is_told(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        author = stage.server.user("Ana", badges=("moderator",))
        for number in range(500):
            stage.server.post(author, f"message {number}")
        await stage.ears.until(lambda: bool(stage.server.held))
        stage.server.drop_sockets()
        lost = stage.server.post(author, "personne n’écoute")
        lost_health = await stage.ears.health("twitch", lambda said: said.health is Health.DEGRADED)
        gap = await stage.ears.first(GapNoticed)
        late = stage.server.post(author, "de retour")
        await stage.ears.until(lambda: late in stage.ears.message_ids)
        missing = await stage.missing()

    assert missing == set()
    assert lost not in stage.server.held
    assert lost not in stage.ears.message_ids
    assert not gap.filled
    assert gap.since <= gap.at
    assert lost_health.detail == "Connexion à Twitch perdue, nouvelle connexion en cours."
    assert lost_health.remedy.startswith("Rien à faire")


async def test_a_gap_over_several_clients_is_told_from_its_beginning(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        before = stage.server.post(stage.server.user("Ana"), "avant")
        await stage.ears.until(lambda: before in stage.ears.message_ids)
        stage.server.refuse("channel.raid", 500)
        stage.server.drop_sockets()
        await stage.ears.health("twitch", lambda said: said.health is Health.DEGRADED)
        await stage.subscribed(len(stage.wanted_types()) - 1)
        between = stage.server.post(stage.server.user("Léo"), "entre deux coupures")
        heard = await stage.ears.first(MessagePosted, lambda event: event.message_id == between)
        stage.server.refuse("channel.raid", 0)
        stage.server.drop_sockets()
        gap = await stage.ears.first(GapNoticed)

    assert gap.since < heard.at
    assert not gap.filled


async def test_a_connection_that_says_nothing_is_replaced(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage:
        adapter = stage.new_adapter(patience=msgspec.structs.replace(HURRIED, silence=SECOND / 2))
        async with stage.listening(adapter):
            stage.server.mute_sockets()
            lost = stage.server.post(stage.server.user("Ana"), "dans le vide")
            await stage.ears.health("twitch", lambda said: said.health is Health.DEGRADED)
            await stage.recovered()
            heard = stage.server.post(stage.server.user("Léo"), "de retour")
            await stage.ears.until(lambda: heard in stage.ears.message_ids)

    assert stage.server.held == {heard}
    assert lost not in stage.ears.message_ids


async def test_a_move_to_nowhere_brings_a_new_client(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        stage.server.reconnect_sockets(nowhere=True)
        gap = await stage.ears.first(GapNoticed)
        await stage.recovered()
        heard = stage.server.post(stage.server.user("Ana"), "toujours là ?")
        await stage.ears.until(lambda: heard in stage.ears.message_ids)
        subscribed = stage.server.subscribed_types

    assert not gap.filled
    assert subscribed == stage.wanted_types()


async def test_calls_refused_for_their_number_are_made_again_when_twitch_says(tmp_path: Path) -> None:
    async with loopback(tmp_path, Faults(too_many=0.2, seed=3)) as stage, stage.listening():
        author = stage.server.user("Ana")
        for number in range(6):
            posted = stage.server.post(author, f"insulte {number}")
            assert posted
            report = await stage.adapter.perform(
                DeleteMessage(id=f"{number}", platform=Platform.TWITCH, channel="", message_id=posted)
            )
            assert report.outcome is Outcome.DONE
        subscribed = stage.server.subscribed_types

    statuses = Counter(exchange.status for exchange in stage.exchanges)
    assert statuses[429] > 0
    assert len(stage.server.chat.removed) == 6
    assert subscribed == stage.wanted_types()
    assert stage.server.limit_breaches == 0


async def test_the_bot_falls_silent_before_it_exceeds_the_limits(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage:
        stage.server.dismiss_bot()
        async with stage.listening(), stage.saying(60) as reports:
            await reports.until(lambda: len(reports.refused) >= 24 and len(reports.done) >= 18)

    assert len(reports.done) == 18
    assert {report.detail for report in reports.refused} == {
        "Trop de messages en peu de temps\u00a0: le bot se tait pour respecter les limites de Twitch."
    }
    assert stage.server.limit_breaches == 0


async def test_a_moderator_says_more_in_the_same_time(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening(), stage.saying(70) as reports:
        await reports.until(lambda: len(reports.done) == 70)

    assert reports.refused == []
    assert stage.server.limit_breaches == 0


async def test_a_move_in_the_middle_of_subscribing_loses_no_subscription(tmp_path: Path) -> None:
    async with loopback(tmp_path, Faults(too_many=0.5, seed=6)) as stage, stage.alive():
        await stage.subscribed(1)
        assert stage.server.subscribed_types != stage.wanted_types()
        stage.server.reconnect_sockets()
        await stage.ears.health("twitch", lambda said: said.health is Health.GOOD)
        subscribed = stage.server.subscribed_types
        lives = len([said for said in stage.ears.all(HealthReported) if said.part == "twitch"])

    assert subscribed == stage.wanted_types()
    assert lives == 1


async def test_an_act_that_can_be_repeated_is_made_again_after_a_failure(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        posted = stage.server.post(stage.server.user("Ana"), "insulte")
        assert posted
        stage.server.fail_calls(500)
        report = await stage.adapter.perform(
            DeleteMessage(id="1", platform=Platform.TWITCH, channel="", message_id=posted)
        )

    assert report.outcome is Outcome.DONE
    assert posted in stage.server.chat.removed


async def test_words_that_may_have_been_said_are_not_said_again(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        stage.server.fail_calls(500)
        report = await stage.adapter.perform(
            Say(id="1", platform=Platform.TWITCH, channel="", text="Vote ouvert")
        )

    assert report.outcome is Outcome.FAILED
    assert report.detail == "Twitch n’a pas répondu (500). Vérifiez dans le chat si l’acte a eu lieu."
    assert stage.server.chat.lines == {}
    assert [exchange.status for exchange in stage.exchanges if exchange.path == "/chat/messages"] == [500]
