"""What Twitch's own moderation tells reaches the show, and is answered there."""

from pathlib import Path

from bot.actions import CalmChat, LiftSanction, ResolveUnbanRequest, SendPrivately
from bot.events import (
    HoldResolved,
    MessagePosted,
    ModeratorActed,
    Outcome,
    Platform,
    SuspectWrote,
    SuspicionChanged,
    UnbanRequested,
    UnbanResolved,
    WarningAcknowledged,
)
from bot.rehearsal.record import ActKind
from tests.edge.platforms.twitch.stage import Stage, loopback


def lift(author_id: str) -> LiftSanction:
    return LiftSanction(id="lift", platform=Platform.TWITCH, channel="", author_id=author_id)


def resolve(request_id: str, *, approve: bool, text: str = "") -> ResolveUnbanRequest:
    return ResolveUnbanRequest(
        id="resolve", platform=Platform.TWITCH, channel="", request_id=request_id, approve=approve, text=text
    )


def calm(*, on: bool, before: str = "") -> CalmChat:
    return CalmChat(id="calm", platform=Platform.TWITCH, channel="", on=on, before=before)


def modes(stage: Stage) -> tuple[bool, int | None, int | None]:
    """Return the shield, the slow mode's seconds and the followers' minutes."""
    chat = stage.server.chat
    return chat.shield.on, chat.modes.slow_mode_wait_time, chat.modes.follower_mode_duration


async def test_a_request_to_come_back_is_heard_and_answered(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        banned = stage.server.user("Ana")
        stage.server.exclude(banned)
        id = stage.server.ask_back(banned, "Laissez-moi revenir.")
        asked = await stage.ears.first(UnbanRequested)
        report = await stage.adapter.perform(resolve(id, approve=True, text="Bienvenue de nouveau."))
        answered = await stage.ears.first(UnbanResolved)
        again = await stage.adapter.perform(resolve(id, approve=False))

    assert (asked.request_id, asked.author.name, asked.text) == (
        id,
        "Ana",
        "Laissez-moi revenir.",
    )
    assert report.outcome is Outcome.DONE
    assert (answered.approved, answered.moderator, answered.text) == (True, "Bouge", "Bienvenue de nouveau.")
    assert again.outcome is Outcome.REFUSED
    assert again.detail.startswith("Cette demande a déjà reçu sa réponse")
    assert stage.server.post(banned, "merci") is not None


async def test_a_request_that_is_withdrawn_is_neither_approved_nor_denied(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        stage.server.withdraw_request(stage.server.ask_back(stage.server.user("Ana"), "pardon"))
        answered = await stage.ears.first(UnbanResolved)

    assert (answered.approved, answered.moderator) == (None, "")


async def test_a_sanction_is_lifted_and_lifting_it_again_is_no_fault(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        author, moderator = stage.server.user("Ana"), stage.server.user("Modeste", badges=("moderator",))
        stage.server.silence(author, 600, by=moderator)
        first = await stage.adapter.perform(lift(author.id))
        second = await stage.adapter.perform(lift(author.id))

    assert (first.outcome, second.outcome) == (Outcome.DONE, Outcome.DONE)
    assert second.detail == "Cette personne n’était plus sanctionnée."
    assert [act.kind for act in stage.server.acts] == [ActKind.UNBAN]
    assert stage.server.post(author, "merci") is not None


async def test_twitch_has_no_private_message_to_rely_on(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        told = SendPrivately(id="dm", platform=Platform.TWITCH, channel="", author_id="1", text="bonsoir")
        report = await stage.adapter.perform(told)

    assert report.outcome is Outcome.REFUSED
    assert "avertissement" in report.detail


async def test_what_another_moderator_does_is_told_with_their_name(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        author, moderator = stage.server.user("Ana"), stage.server.user("Modeste", badges=("moderator",))
        id = stage.server.post(author, "insulte") or ""
        stage.server.remove(id, by=moderator)
        stage.server.silence(author, 600, by=moderator, reason="insulte")
        stage.server.silence(author, None, by=moderator)
        held = stage.server.hold(author, "mot douteux")
        stage.server.decide(held, allow=False)
        await stage.ears.first(ModeratorActed, lambda event: event.act == "ban")
        resolved = await stage.ears.first(HoldResolved)

    acts = stage.ears.all(ModeratorActed)
    assert [(each.act, each.moderator, each.author_id) for each in acts] == [
        (act, "Modeste", author.id) for act in ("delete", "timeout", "ban")
    ]
    assert (acts[0].message_id, acts[1].reason) == (id, "insulte")
    assert acts[1].seconds in (599, 600)
    assert resolved.moderator == "Emission"


async def test_what_a_suspect_writes_is_told_also_when_the_chat_does_not_show_it(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        author, moderator = stage.server.user("Ana"), stage.server.user("Modeste", badges=("moderator",))
        shown = stage.server.post_as_suspect(author, "me revoilà", evasion="likely")
        stage.server.suspect(author, "restricted", by=moderator)
        unseen = stage.server.post_as_suspect(author, "personne ne me lit")
        changed = await stage.ears.first(SuspicionChanged)
        last = await stage.ears.first(SuspectWrote, lambda event: event.message_id == unseen)

    first = stage.ears.all(SuspectWrote)[0]
    assert (first.message_id, first.restricted, first.signs) == (
        shown,
        False,
        ("ban_evader", "evasion_likely"),
    )
    assert (last.text, last.restricted, last.signs) == ("personne ne me lit", True, ("manually_added",))
    assert (changed.author.name, changed.level, changed.moderator) == ("Ana", "restricted", "Modeste")
    assert [event.message_id for event in stage.ears.all(MessagePosted)] == [shown]


async def test_a_warning_that_was_read_is_told(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        author = stage.server.user("Ana")
        stage.server.acknowledge(author)
        read = await stage.ears.first(WarningAcknowledged)

    assert read.author.id == author.id


async def test_calm_puts_every_mode_back_as_it_was_also_in_another_life(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage:
        stage.server.slow_down(5)
        stage.server.follow_only(60)
        before = modes(stage)
        async with stage.listening():
            on = await stage.adapter.perform(calm(on=True))
            calmed = modes(stage)
        later = stage.new_adapter()
        async with stage.listening_anew(later):
            off = await later.perform(calm(on=False, before=on.before))

    assert (on.outcome, off.outcome) == (Outcome.DONE, Outcome.DONE)
    assert (before, calmed, modes(stage)) == ((False, 5, 60), (True, 30, 60), (False, 5, 60))


async def test_calm_repeated_after_a_crash_does_not_take_itself_for_what_was_before(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage:
        async with stage.listening():
            await stage.adapter.perform(calm(on=True))
        later = stage.new_adapter()
        async with stage.listening_anew(later):
            again = await later.perform(calm(on=True))
            await later.perform(calm(on=False, before=again.before))

    assert modes(stage) == (False, None, None)
