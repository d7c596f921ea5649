"""Nothing is lost and nothing counts twice when connections break."""

from datetime import timedelta
from pathlib import Path

import msgspec

from bot.actions import Say
from bot.events import ControlPressed, GapNoticed, Health, HealthReported, MessagePosted, Outcome
from bot.rehearsal.faults import Faults
from tests.edge.platforms.discord.stage import HURRIED, loopback


async def test_what_was_said_during_a_cut_arrives_once_the_session_is_resumed(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        author = stage.server.user("Ada")
        stage.server.post(author, "avant")
        stage.server.drop_sockets()
        stage.server.post(author, "pendant")
        await stage.recovered()
        last = stage.server.post(author, "après")
        await stage.ears.message(last)

    assert list(dict.fromkeys(stage.ears.texts)) == ["avant", "pendant", "après"]
    assert {event.message_id for event in stage.ears.all(MessagePosted)} == stage.server.held
    assert stage.server.sessions_opened == 1


async def test_a_client_that_is_asked_to_move_misses_nothing(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        author = stage.server.user("Ada")
        stage.server.reconnect_sockets()
        ids = {stage.server.post(author, f"message {number}") for number in range(20)}
        await stage.recovered()
        await stage.ears.until(lambda: ids <= {event.id for event in stage.ears.all(MessagePosted)})

    assert stage.server.sessions_opened == 1


async def test_an_ended_session_starts_anew_and_fetches_what_was_missed(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        author = stage.server.user("Ada")
        await stage.ears.message(stage.server.post(author, "avant"))
        stage.server.invalidate_sessions()
        missed = [stage.server.post(author, f"pendant {number}") for number in range(130)]
        await stage.ears.message(missed[-1])
        await stage.ears.message(stage.server.post(author, "après"))

        gap = stage.ears.all(GapNoticed)[-1]

    assert stage.ears.texts == ["avant", *(f"pendant {number}" for number in range(130)), "après"]
    assert gap.filled
    assert stage.server.sessions_opened == 2


async def test_a_session_that_cannot_be_resumed_is_replaced(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        author = stage.server.user("Ada")
        await stage.ears.message(stage.server.post(author, "avant"))
        stage.server.forget_sessions()
        await stage.ears.message(stage.server.post(author, "pendant"))

    assert stage.server.sessions_opened == 2


async def test_another_life_fetches_what_the_one_before_did_not_hear(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage:
        author = stage.server.user("Ada")
        async with stage.listening():
            last = stage.server.post(author, "entendu")
            await stage.ears.message(last)
        stage.server.post(author, "manqué")
        async with stage.listening(stage.new_adapter(last=last)):
            gap = stage.ears.all(GapNoticed)[0]

    assert stage.ears.texts == ["manqué"]
    assert gap.filled


async def test_what_cannot_be_fetched_is_a_gap_that_stays(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage:
        last = stage.server.post(stage.server.user("Ada"), "entendu")
        stage.server.withdraw("read_message_history")
        async with stage.alive(stage.new_adapter(last=last)):
            gap = await stage.ears.first(GapNoticed)

    assert not gap.filled


async def test_buttons_posted_in_another_life_still_work(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage:
        author = stage.server.user("Ada")
        async with stage.listening():
            panel = await stage.panel("vote:1")
        async with stage.listening(stage.new_adapter()):
            pressed = stage.server.press(author, "vote:1", panel)
            heard = await stage.pressed("vote:1")

    assert pressed
    assert pressed.acknowledged
    assert heard.author.id == author.id


async def test_what_is_told_twice_carries_the_same_id(tmp_path: Path) -> None:
    async with loopback(tmp_path, Faults(duplicates=1.0)) as stage, stage.listening():
        author = stage.server.user("Ada")
        panel = await stage.panel("vote:1")
        said = {stage.server.post(author, f"message {number}") for number in range(10)}
        pressed = stage.server.press(author, "vote:1", panel)
        assert pressed
        await stage.ears.until(lambda: len(stage.ears.all(MessagePosted)) == 20)
        await stage.ears.until(lambda: len(stage.ears.all(ControlPressed)) == 2)

    assert {event.id for event in stage.ears.all(MessagePosted)} == said
    assert {event.id for event in stage.ears.all(ControlPressed)} == {pressed.id}
    assert stage.server.injected_duplicates >= 11


async def test_a_form_told_twice_is_shown_once_and_not_heard(tmp_path: Path) -> None:
    async with loopback(tmp_path, Faults(duplicates=1.0)) as stage, stage.listening():
        panel = await stage.panel("ask", "vote:1")
        author = stage.server.user("Ada")
        asked = stage.server.press(author, "ask", panel)
        assert asked
        await asked.answered.wait()
        stage.server.press(author, "vote:1", panel)
        await stage.ears.until(lambda: len(stage.ears.all(ControlPressed)) == 2)

    assert {event.control for event in stage.ears.all(ControlPressed)} == {"vote:1"}


async def test_a_press_that_is_acknowledged_too_late_did_not_happen(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        panel, author = await stage.panel("vote:1", "vote:2"), stage.server.user("Ada")
        late = stage.server.press(author, "vote:1", panel)
        stage.clock.advance(timedelta(seconds=4))
        stage.server.press(author, "vote:2", panel)
        await stage.pressed("vote:2")

    assert late
    assert not late.acknowledged
    assert [event.control for event in stage.ears.all(ControlPressed)] == ["vote:2"]


async def test_every_fault_at_once_loses_nothing(tmp_path: Path) -> None:
    faults = Faults(
        duplicates=0.2,
        reconnects=timedelta(milliseconds=150),
        drops=timedelta(milliseconds=200),
        too_many=0.1,
        slow=timedelta(milliseconds=5),
        seed=3,
    )
    async with loopback(tmp_path, faults) as stage, stage.alive():
        await stage.ears.health("discord", Health.GOOD)
        author = stage.server.user("Ada")
        for number in range(300):
            await stage.ears.message(stage.server.post(author, f"message {number}"))

    assert {event.id for event in stage.ears.all(MessagePosted)} == stage.server.held
    assert len(stage.server.held) == 300
    assert stage.server.limit_breaches == 0


async def test_a_loss_is_said_and_so_is_the_recovery(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        stage.server.drop_sockets()
        await stage.recovered()

    said = [report for report in stage.ears.all(HealthReported) if report.part == "discord"]
    assert [report.health for report in said] == [Health.GOOD, Health.DEGRADED, Health.GOOD]
    assert said[1].detail.startswith("Connexion à Discord perdue")
    assert said[1].remedy.startswith("Rien à faire")


async def test_a_client_that_waits_too_long_for_discord_is_replaced(tmp_path: Path) -> None:
    impatient = msgspec.structs.replace(HURRIED, lost=timedelta(milliseconds=100))
    async with loopback(tmp_path) as stage:
        stage.server.fall_silent()
        async with stage.alive(stage.new_adapter(patience=impatient)):
            said = await stage.ears.health("discord", Health.DOWN)
            stage.server.fall_silent(silent=False)
            await stage.ears.health("discord", Health.GOOD)

    assert said.detail == "Discord ne répond pas (TimeoutError)."
    assert stage.connections() > 1


async def test_an_act_waits_for_the_next_life(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage:
        async with stage.listening():
            pass
        waiting = stage.do(Say, text="Bonsoir")
        async with stage.alive():
            report = await waiting

    assert report.outcome is Outcome.DONE
