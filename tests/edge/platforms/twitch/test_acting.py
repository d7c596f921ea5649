"""What the show asks for happens on Twitch, or the report says in French why not."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bot.actions import (
    Announce,
    Answer,
    AnyAction,
    BanAuthor,
    CalmChat,
    DeleteMessage,
    EditPanel,
    PostPanel,
    ReleaseHeld,
    Say,
    TimeoutAuthor,
    WarnAuthor,
)
from bot.events import Interaction, MessageRemoved, Outcome, Platform
from bot.rehearsal.record import ActKind
from bot.rehearsal.twitch.server import BOT_SCOPES
from tests.edge.platforms.twitch.stage import Stage, loopback


def say(text: str, reply_to: str = "") -> Say:
    return Say(id="say", platform=Platform.TWITCH, channel="", text=text, reply_to=reply_to)


def announce(text: str) -> Announce:
    return Announce(id="announce", platform=Platform.TWITCH, channel="", text=text)


def delete(message_id: str) -> DeleteMessage:
    return DeleteMessage(id="delete", platform=Platform.TWITCH, channel="", message_id=message_id)


def timeout(author_id: str, seconds: int, reason: str = "") -> TimeoutAuthor:
    return TimeoutAuthor(
        id="timeout",
        platform=Platform.TWITCH,
        channel="",
        author_id=author_id,
        seconds=seconds,
        reason=reason,
    )


def warn(author_id: str, reason: str) -> WarnAuthor:
    return WarnAuthor(id="warn", platform=Platform.TWITCH, channel="", author_id=author_id, reason=reason)


def ban(author_id: str, reason: str = "") -> BanAuthor:
    return BanAuthor(id="ban", platform=Platform.TWITCH, channel="", author_id=author_id, reason=reason)


def release(message_id: str, *, allow: bool) -> ReleaseHeld:
    return ReleaseHeld(id="release", platform=Platform.TWITCH, channel="", message_id=message_id, allow=allow)


def calm(*, on: bool) -> CalmChat:
    return CalmChat(id="calm", platform=Platform.TWITCH, channel="", on=on)


async def refused(stage: Stage, action: AnyAction) -> str:
    """Perform what must be refused, and return what the report says."""
    report = await stage.adapter.perform(action)
    assert report.outcome is Outcome.REFUSED
    return report.detail


async def done(stage: Stage, action: AnyAction) -> str:
    """Perform what must be done, and return the id of what it posted."""
    report = await stage.adapter.perform(action)
    assert report.outcome is Outcome.DONE, report
    return report.message_id


async def test_words_are_said_on_one_line_and_their_id_is_reported(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        posted = await done(stage, say("Le vote\nest  ouvert !"))

    line = stage.server.chat.lines[posted]
    assert (line.author, line.text) == (stage.server.bot, "Le vote est ouvert !")


async def test_an_answer_names_what_it_answers(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        question = stage.server.post(stage.server.user("Ana"), "!aide")
        assert question
        posted = await done(stage, say("Tapez !vote 1", reply_to=question))

    assert stage.server.chat.lines[posted].reply_to == question


async def test_a_long_text_is_said_in_several_messages(tmp_path: Path) -> None:
    text = " ".join(f"mot{number}" for number in range(120))
    async with loopback(tmp_path) as stage, stage.listening():
        posted = await done(stage, say(text))

    lines = [line.text for line in stage.server.chat.lines.values()]
    assert next(iter(stage.server.chat.lines)) == posted
    assert len(lines) > 1
    assert " ".join(lines) == text
    assert max(map(len, lines)) <= 500


async def test_an_announcement_stands_out(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        await done(stage, announce("Dernière minute"))

    assert [(act.kind, act.text) for act in stage.server.acts] == [(ActKind.ANNOUNCE, "Dernière minute")]


async def test_a_message_is_deleted_and_its_removal_is_heard(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        posted = stage.server.post(stage.server.user("Ana"), "insulte")
        assert posted
        await done(stage, delete(posted))
        removed = await stage.ears.first(MessageRemoved)

    assert removed.message_id == posted
    assert stage.server.chat.removed == {posted: stage.server.bot.id}


async def test_deleting_what_is_already_deleted_is_done(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        posted = stage.server.post(stage.server.user("Ana"), "insulte")
        assert posted
        stage.server.remove(posted)
        report = await stage.adapter.perform(delete(posted))

    assert report.outcome is Outcome.DONE
    assert report.detail == "Ce message était déjà supprimé."


async def test_a_message_too_old_to_delete_is_refused(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        posted = stage.server.post(stage.server.user("Ana"), "insulte d’hier")
        assert posted
        stage.server.age(posted, timedelta(hours=7))
        detail = await refused(stage, delete(posted))

    assert "six heures" in detail
    assert posted not in stage.server.chat.removed


async def test_a_timeout_silences_for_its_seconds(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        author = stage.server.user("Ana")
        await done(stage, timeout(author.id, 600, "insultes"))
        assert stage.server.post(author, "encore moi") is None

    assert [(act.kind, act.target, act.seconds, act.text) for act in stage.server.acts] == [
        (ActKind.TIMEOUT, author.id, 600, "insultes")
    ]


@pytest.mark.parametrize(("asked", "given"), [(0, 1), (9_999_999, 1_209_600)])
async def test_a_timeout_stays_within_what_twitch_accepts(tmp_path: Path, asked: int, given: int) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        await done(stage, timeout(stage.server.user("Ana").id, asked))

    assert [act.seconds for act in stage.server.acts] == [given]


async def test_a_ban_excludes_and_a_second_one_changes_nothing(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        author = stage.server.user("Ana")
        await done(stage, ban(author.id, "menaces"))
        again = await stage.adapter.perform(ban(author.id, "menaces"))

    assert [(act.kind, act.target, act.text) for act in stage.server.acts] == [
        (ActKind.BAN, author.id, "menaces")
    ]
    assert (again.outcome, again.detail) == (Outcome.DONE, "Cette personne était déjà exclue.")


async def test_a_warning_keeps_silent_until_it_is_acknowledged(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        author = stage.server.user("Ana")
        await done(stage, warn(author.id, ""))
        silenced = stage.server.post(author, "pourquoi ?")
        stage.server.acknowledge(author)
        heard = stage.server.post(author, "compris")

    assert silenced is None
    assert heard
    assert [act.text for act in stage.server.acts] == ["Merci de respecter la charte du débat."]


@pytest.mark.parametrize("allow", [True, False])
async def test_a_withheld_message_is_decided_once(tmp_path: Path, allow: bool) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        held = stage.server.hold(stage.server.user("Ana"), "mot douteux")
        await done(stage, release(held, allow=allow))
        again = await refused(stage, release(held, allow=allow))

    assert (held in stage.server.chat.lines) is allow
    assert held not in stage.server.chat.withheld
    assert "déjà été traité" in again


async def test_calm_turns_the_shield_and_slow_mode_on_then_puts_them_back(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        stage.server.slow_down(5)
        await done(stage, calm(on=True))
        calmed = (stage.server.chat.shield.on, stage.server.chat.modes.slow_mode_wait_time)
        await done(stage, calm(on=False))
        after = (stage.server.chat.shield.on, stage.server.chat.modes.slow_mode_wait_time)

    assert calmed == (True, 30)
    assert after == (False, 5)


@pytest.mark.parametrize("act", [delete, lambda _: announce("x"), lambda _: calm(on=True)])
async def test_a_bot_that_is_no_moderator_is_told_so(tmp_path: Path, act: Callable[[str], AnyAction]) -> None:
    async with loopback(tmp_path) as stage:
        stage.server.dismiss_bot()
        async with stage.listening():
            posted = stage.server.post(stage.server.user("Ana"), "insulte")
            assert posted
            detail = await refused(stage, act(posted))

    assert "moderat" in detail
    assert stage.server.acts == []


@pytest.mark.parametrize("kind", ["timeout", "ban", "warn", "delete"])
async def test_acts_against_a_moderator_are_refused(tmp_path: Path, kind: str) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        colleague = stage.server.user("Collègue", badges=("moderator",))
        posted = stage.server.post(colleague, "je plaisante")
        assert posted
        acts: dict[str, AnyAction] = {
            "timeout": timeout(colleague.id, 60),
            "ban": ban(colleague.id),
            "warn": warn(colleague.id, "ça suffit"),
            "delete": delete(posted),
        }
        detail = await refused(stage, acts[kind])

    assert detail.startswith("Twitch refuse cet acte sur ce compte ou ce message")
    assert stage.server.acts == []


async def test_an_act_whose_scope_is_missing_names_it(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage:
        scopes = tuple(scope for scope in BOT_SCOPES if scope != "moderator:manage:banned_users")
        stage.adapter = stage.new_adapter(stage.server.issue(stage.server.bot, scopes))
        async with stage.listening():
            detail = await refused(stage, ban(stage.server.user("Ana").id))

    assert detail == "Il manque un droit au bot\u00a0: Missing scope: moderator:manage:banned_users"


async def test_what_twitch_drops_is_refused_with_its_reason(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage:
        stage.server.dismiss_bot()
        async with stage.listening():
            await done(stage, say("Bonjour"))
            detail = await refused(stage, say("Bonjour"))

    assert detail.startswith("Twitch n’a pas publié le message\u00a0: Your message is identical")
    assert len(stage.server.chat.lines) == 1


async def test_a_bot_excluded_from_the_chat_is_told_so(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        stage.server.exclude(stage.server.bot)
        detail = await refused(stage, say("Bonjour"))

    assert "Le bot n’a pas le droit d’agir ici" in detail


async def test_what_twitch_has_not_is_refused(tmp_path: Path) -> None:
    interaction = Interaction(id="1", token="t", application_id="2")
    actions: list[AnyAction] = [
        PostPanel(id="p", platform=Platform.TWITCH, channel="", text="Vote"),
        EditPanel(id="e", platform=Platform.TWITCH, channel="", message_id="1", text="Vote"),
        Answer(id="a", platform=Platform.TWITCH, channel="", interaction=interaction, text="Merci"),
    ]
    async with loopback(tmp_path) as stage:
        details = [await refused(stage, action) for action in actions]

    assert details == [
        "Twitch n’a pas de boutons dans le chat.",
        "Twitch n’a pas de boutons dans le chat.",
        "Twitch n’a pas de réponse visible d’une seule personne.",
    ]
    assert stage.exchanges == []
