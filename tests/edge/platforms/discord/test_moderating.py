"""The moderation acts on Discord, or says in words that help why it cannot."""

from pathlib import Path
from uuid import uuid4

from bot.actions import (
    BanAuthor,
    CalmChat,
    DeleteMessage,
    EditPanel,
    ReleaseHeld,
    TimeoutAuthor,
    WarnAuthor,
)
from bot.events import Outcome
from bot.rehearsal.record import ActKind
from tests.edge.platforms.discord.stage import loopback


async def test_a_message_is_deleted_and_deleting_it_again_is_no_fault(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        id = stage.server.post(stage.server.user("Ada"), "insulte")
        first = await stage.do(DeleteMessage, message_id=id, reason="Charte : insulte")
        second = await stage.do(DeleteMessage, message_id=id)

    assert (first.outcome, second.outcome) == (Outcome.DONE, Outcome.DONE)
    assert stage.server.chat.removed == [id]
    assert second.detail == "Ce message était déjà supprimé."


async def test_an_author_is_silenced_for_the_time_asked(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        author = stage.server.user("Ada")
        report = await stage.do(TimeoutAuthor, author_id=author.id, seconds=600, reason="Répétitions à côté")
        longest = await stage.do(TimeoutAuthor, author_id=author.id, seconds=10_000_000)

    acts = stage.server.acts
    assert (report.outcome, longest.outcome) == (Outcome.DONE, Outcome.DONE)
    assert [(act.kind, act.target) for act in acts] == [(ActKind.TIMEOUT, author.id)] * 2
    assert 595 <= acts[0].seconds <= 600
    assert acts[0].text == "Répétitions à côté"
    assert acts[1].seconds <= 28 * 24 * 3600
    assert stage.server.post(author, "encore") is None


async def test_an_author_is_warned_in_private(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        author = stage.server.user("Ada")
        report = await stage.do(WarnAuthor, author_id=author.id, reason="propos hors charte")

    assert report.outcome is Outcome.DONE
    assert [(act.kind, act.target) for act in stage.server.acts] == [(ActKind.WARN, author.id)]
    assert stage.server.acts[0].text.endswith("propos hors charte")


async def test_a_closed_mailbox_is_said(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        author = stage.server.user("Ada", private=False)
        report = await stage.do(WarnAuthor, author_id=author.id, reason="propos hors charte")

    assert report.outcome is Outcome.REFUSED
    assert report.detail.startswith("Ce membre n’accepte pas les messages privés du serveur")


async def test_an_author_is_excluded(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        author = stage.server.user("Ada")
        report = await stage.do(BanAuthor, author_id=author.id, reason="menaces")
        again = await stage.do(TimeoutAuthor, author_id=author.id, seconds=60)

    assert report.outcome is Outcome.DONE
    assert [(act.kind, act.text) for act in stage.server.acts] == [(ActKind.BAN, "menaces")]
    assert (again.outcome, again.detail) == (Outcome.REFUSED, "Ce membre n’est plus dans le serveur.")


async def test_the_chat_is_calmed_and_freed(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        on = await stage.do(CalmChat, on=True)
        slowed = stage.server.slow_seconds
        off = await stage.do(CalmChat, on=False)

    assert (on.outcome, off.outcome) == (Outcome.DONE, Outcome.DONE)
    assert (slowed, stage.server.slow_seconds) == (30, 0)


async def test_an_act_that_names_no_channel_is_done_in_the_first_one(tmp_path: Path) -> None:
    async with loopback(tmp_path, channels=("accueil", "debat")) as stage:
        adapter = stage.adapter = stage.new_adapter(channels=("debat",))
        async with stage.listening(adapter):
            report = await stage.do(CalmChat, channel="", on=True)

    assert report.outcome is Outcome.DONE
    assert [act.target for act in stage.server.acts] == [stage.server.channel_ids["debat"]]


async def test_an_act_without_any_channel_is_refused(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage:
        stage.adapter = stage.new_adapter(channels=("coulisses",))
        async with stage.alive():
            report = await stage.do(CalmChat, channel="", on=True)

    assert report.outcome is Outcome.REFUSED
    assert report.detail.startswith("Le bot n’a pas de salon Discord où agir")


async def test_calm_gives_back_the_slowness_there_was(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage:
        stage.server.slow_down(5)
        async with stage.listening():
            await stage.do(CalmChat, on=True)
            await stage.do(CalmChat, on=True)
            await stage.do(CalmChat, on=False)

    assert stage.server.slow_seconds == 5


async def test_a_moderator_cannot_be_silenced_and_discord_says_why(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        moderator = stage.server.user("Modeste", moderator=True)
        report = await stage.do(TimeoutAuthor, author_id=moderator.id, seconds=60)

    assert report.outcome is Outcome.REFUSED
    assert report.detail.startswith("Le bot n’a pas le droit d’agir ainsi")
    assert "Missing Permissions" in report.detail


async def test_a_right_that_the_bot_lacks_is_a_refusal(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        id = stage.server.post(stage.server.user("Ada"), "insulte")
        stage.server.withdraw("manage_messages")
        report = await stage.do(DeleteMessage, message_id=id)

    assert report.outcome is Outcome.REFUSED
    assert report.detail.startswith("Le bot n’a pas le droit d’agir ainsi")
    assert stage.server.chat.removed == []


async def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        nobody = await stage.do(TimeoutAuthor, author_id="42", seconds=60)
        gone = await stage.do(EditPanel, message_id="42", text="Vote clos")

    assert (nobody.outcome, nobody.detail) == (Outcome.REFUSED, "Ce membre n’est plus dans le serveur.")
    assert (gone.outcome, gone.detail) == (Outcome.REFUSED, "Ce message n’existe plus.")


async def test_ids_of_another_platform_and_held_messages_never_reach_discord(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        await stage.declared()
        before = len(stage.exchanges)
        odd = await stage.do(DeleteMessage, message_id=str(uuid4()))
        held = await stage.do(ReleaseHeld, message_id="1", allow=True)

    assert len(stage.exchanges) == before
    assert odd.detail == "Ce salon, ce message ou ce membre n’est pas de Discord."
    assert held.detail == "Discord ne retient pas de messages avant publication."
    assert {odd.outcome, held.outcome} == {Outcome.REFUSED}


async def test_an_act_that_the_token_no_longer_allows_says_so(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        await stage.declared()
        stage.server.renew_token()
        report = await stage.do(CalmChat, on=True)

    assert report.outcome is Outcome.REFUSED
    assert report.detail.startswith("Discord refuse le jeton du bot")
