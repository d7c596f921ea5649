"""The show speaks on Discord: lines, announcements, panels and answers, within Discord's limits."""

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import msgspec

from bot.actions import (
    Announce,
    Answer,
    Button,
    EditPanel,
    Option,
    PostPanel,
    Say,
    Select,
)
from bot.events import Interaction, Outcome
from bot.rehearsal.discord.chat import parts
from bot.rehearsal.record import ActKind
from tests.edge.platforms.discord.stage import loopback

GRADES = Select(
    control="vote:grade",
    hint="Mention",
    options=(Option(value="6", label="Excellent"), Option(value="0", label="À rejeter")),
)
SOME = Select(
    control="vote:some",
    hint="Tout ce qui va",
    options=tuple(Option(value=str(number), label=f"Choix {number} " * 15) for number in range(1, 5)),
    most=3,
)


async def test_a_line_is_said_and_names_its_message(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        report = await stage.do(Say, text="Bonsoir @everyone")
        said = stage.server.chat.messages[report.message_id]

    assert report.outcome is Outcome.DONE
    assert (said.text, said.author) == ("Bonsoir @everyone", stage.server.bot)
    sent = stage.calls("POST", "/channels")[0].body
    assert b'"parse":[]' in sent.replace(b" ", b"")


async def test_the_same_action_asked_twice_is_said_once(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        first = await stage.do(Say, id="once", text="Bonsoir")
        second = await stage.do(Say, id="once", text="Bonsoir")

    assert first.message_id == second.message_id
    assert [act.kind for act in stage.server.acts] == [ActKind.SAY]


async def test_a_long_line_is_said_in_two(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        report = await stage.do(Say, text="mot " * 700)

    assert report.outcome is Outcome.DONE
    assert [len(message.text) <= 2_000 for message in stage.server.messages] == [True, True]


async def test_an_answer_refers_to_its_message_even_when_that_one_is_gone(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        question = stage.server.post(stage.server.user("Ada"), "Quand ?") or ""
        there = await stage.do(Say, id="1", text="Demain", reply_to=question)
        stage.server.remove(question)
        gone = await stage.do(Say, id="2", text="Demain", reply_to=question)
        messages = stage.server.chat.messages

    assert messages[there.message_id].reply_to == question
    assert gone.outcome is Outcome.DONE
    assert messages[gone.message_id].reply_to == ""


async def test_an_announcement_stands_out(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        report = await stage.do(Announce, text="Le vote est ouvert")
        shown = stage.server.chat.messages[report.message_id]

    assert shown.embeds[0]["description"] == "Le vote est ouvert"
    assert [act.kind for act in stage.server.acts] == [ActKind.ANNOUNCE]


async def test_an_announcement_passes_as_text_without_the_right_to_embed(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        stage.server.withdraw("embed_links")
        report = await stage.do(Announce, text="Le vote est ouvert")
        shown = stage.server.chat.messages[report.message_id]

    assert (shown.text, shown.embeds) == ("Le vote est ouvert", ())


async def test_a_panel_is_posted_then_changed(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        panel = await stage.panel("vote:1", "vote:2")
        posted = stage.server.chat.messages[panel]
        closed = await stage.do(EditPanel, message_id=panel, text="Vote clos", buttons=())
        changed = stage.server.chat.messages[panel]

    assert [(button.control, button.label) for button in posted.buttons] == [
        ("vote:1", "VOTE:1"),
        ("vote:2", "VOTE:2"),
    ]
    assert closed.outcome is Outcome.DONE
    assert (changed.text, changed.buttons) == ("Vote clos", ())


async def test_a_panel_holds_as_many_buttons_as_discord_allows(tmp_path: Path) -> None:
    buttons = [Button(control=f"vote:{number}", label=f"Choix {number}") for number in range(26)]
    async with loopback(tmp_path) as stage, stage.listening():
        most = await stage.do(PostPanel, id="1", text="Votez", buttons=tuple(buttons[:25]))
        more = await stage.do(PostPanel, id="2", text="Votez", buttons=tuple(buttons))

    assert most.outcome is Outcome.DONE
    assert len(stage.server.chat.messages[most.message_id].buttons) == 25
    assert (more.outcome, more.detail) == (Outcome.REFUSED, "Un message de Discord a au plus 25 boutons.")


async def test_a_panel_offers_lists_to_choose_from(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        panel = await stage.do(PostPanel, text="Votez", selects=(GRADES, SOME))
        shown = list(parts(stage.server.chat.messages[panel.message_id].components))
        ada = stage.server.user("Ada")
        chosen = stage.server.press(ada, "vote:some", panel.message_id, ("3", "1"))
        refused = [
            stage.server.press(ada, "vote:some", panel.message_id, values)
            for values in [(), ("9",), ("1", "1"), ("1", "2", "3", "4")]
        ]
        heard = await stage.pressed("vote:some")

    assert [part["placeholder"] for part in shown if part["type"] == 3] == ["Mention", "Tout ce qui va"]
    assert chosen
    assert refused == [None] * 4
    assert heard.values == ("3", "1")


async def test_a_panel_holds_as_many_rows_as_discord_allows(tmp_path: Path) -> None:
    selects = [msgspec.structs.replace(GRADES, control=f"vote:{number}") for number in range(5)]
    button = (Button(control="page:1", label="Suite"),)
    async with loopback(tmp_path) as stage, stage.listening():
        most = await stage.do(PostPanel, id="1", text="Votez", selects=tuple(selects[:4]), buttons=button)
        more = await stage.do(PostPanel, id="2", text="Votez", selects=tuple(selects), buttons=button)

    assert (most.outcome, more.outcome) == (Outcome.DONE, Outcome.REFUSED)


async def test_what_stands_below_an_answer_is_for_its_reader_alone(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        ada, bob = stage.server.user("Ada"), stage.server.user("Bob")
        pressed = stage.server.press(ada, "vote:1", await stage.panel("vote:1"))
        assert pressed
        heard = await stage.pressed("vote:1")
        change = (Button(control="change", label="Changer mon vote"),)
        await stage.do(Answer, interaction=heard.interaction, text="Reçu", buttons=change, selects=(GRADES,))
        panel = pressed.panel
        assert panel
        strangers = stage.server.press(bob, "change", panel.id)
        own = stage.server.press(ada, "vote:grade", panel.id, ("6",))
        graded = await stage.pressed("vote:grade")

    assert [button.control for button in panel.buttons] == ["change"]
    assert (strangers, graded.values) == (None, ("6",))
    assert own


async def test_a_voter_is_acknowledged_at_once_and_answered_alone(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        pressed = stage.server.press(stage.server.user("Ada"), "vote:1", await stage.panel("vote:1"))
        assert pressed
        heard = await stage.pressed("vote:1")
        before = list(pressed.answers)
        first = await stage.answer(heard.interaction, "Vote compté.")
        second = await stage.answer(heard.interaction, "Vote remplacé.")

    assert pressed.acknowledged_after is not None
    assert pressed.acknowledged_after < timedelta(seconds=3)
    assert before == []
    assert (first.outcome, second.outcome) == (Outcome.DONE, Outcome.DONE)
    assert pressed.answers == ["Vote compté.", "Vote remplacé."]
    assert len(stage.server.messages) == 1


async def test_an_answer_to_nobody_is_refused(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        unknown = Interaction(id="1", token=uuid4().hex, application_id=stage.server.application_id)
        report = await stage.answer(unknown, "Trop tard")

    assert report.outcome is Outcome.REFUSED
    assert report.detail == "Trop tard pour répondre : Discord laisse 15 minutes."


async def test_an_answer_after_a_quarter_of_an_hour_is_refused(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        pressed = stage.server.press(stage.server.user("Ada"), "vote:1", await stage.panel("vote:1"))
        assert pressed
        heard = await stage.pressed("vote:1")
        stage.clock.advance(timedelta(minutes=16))
        report = await stage.answer(heard.interaction, "Vote compté.")

    assert report.outcome is Outcome.REFUSED
    assert report.detail == "Trop tard pour répondre\u00a0: Discord laisse 15 minutes."
    assert pressed.answers == []


async def test_a_call_that_comes_too_early_is_made_again(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        await stage.declared()
        stage.server.hold_back(0.05, count=2)
        report = await stage.do(Say, text="Bonsoir")

    assert report.outcome is Outcome.DONE
    assert [call.status for call in stage.calls("POST", "/channels")] == [429, 429, 200]
    assert stage.server.limit_breaches == 0


async def test_a_press_that_discord_holds_back_is_acknowledged_all_the_same(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        panel = await stage.panel("vote:1")
        await stage.declared()
        stage.server.hold_back(0.05)
        pressed = stage.server.press(stage.server.user("Ada"), "vote:1", panel)
        assert pressed
        await stage.pressed("vote:1")

    assert pressed.acknowledged


async def test_more_lines_than_discord_allows_wait_their_turn(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        for number in range(7):
            await stage.do(Say, id=f"line {number}", text=f"ligne {number}")

    assert [message.text for message in stage.server.messages] == [f"ligne {number}" for number in range(7)]
    assert stage.server.limit_breaches == 0


async def test_a_discord_in_trouble_is_a_failure_that_can_be_looked_at(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        await stage.declared()
        stage.server.fail(503)
        report = await stage.do(Say, text="Bonsoir")

    assert report.outcome is Outcome.FAILED
    assert report.detail.startswith("Discord n’a pas répondu (503)")


async def test_acts_wait_for_a_client_that_is_being_replaced(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.alive():
        report = await stage.do(Say, text="Bonsoir")

    assert report.outcome is Outcome.DONE
