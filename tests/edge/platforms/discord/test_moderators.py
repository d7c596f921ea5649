"""What Discord's own moderation tells reaches the show, and what the show did can be taken back."""

from pathlib import Path

from bot.actions import MODERATORS, CalmChat, LiftSanction, PostPanel, ResolveUnbanRequest, SendPrivately
from bot.events import AutomodAlerted, ControlPressed, ModeratorActed, Outcome, Role
from bot.rehearsal.record import ActKind
from tests.edge.platforms.discord.stage import loopback


async def test_what_the_filter_blocks_is_told_with_its_author_and_words(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        author = stage.server.user("Ada")
        stage.server.filter(author, "sale chose", "sale")
        alert = await stage.ears.first(AutomodAlerted)

    assert (alert.author.id, alert.author.name, alert.text) == (author.id, "Ada", "sale chose")
    assert (alert.rule, alert.matched, alert.message_id) == ("keyword", "sale", "")
    assert alert.channel == stage.server.channel_id


async def test_what_the_filter_lets_through_is_told_with_its_message(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        id = stage.server.filter(stage.server.user("Ada"), "sale chose", "sale", blocks=False)
        alert = await stage.ears.first(AutomodAlerted)

    assert alert.message_id == id


async def test_what_another_moderator_does_is_told_with_their_name(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        author, moderator = stage.server.user("Ada"), stage.server.user("Modeste", moderator=True)
        id = stage.server.post(author, "insulte") or ""
        stage.server.delete_as(moderator, id)
        stage.server.silence(author, 600, by=moderator, reason="insulte")
        stage.server.silence(author, None, by=moderator)
        stage.server.ban(author, by=moderator)
        await stage.ears.first(ModeratorActed, lambda event: event.act == "ban")

    acts = {each.act: each for each in stage.ears.all(ModeratorActed)}
    assert acts.keys() == {"delete", "timeout", "untimeout", "ban"}
    assert {(each.moderator, each.author_id) for each in acts.values()} == {("Modeste", author.id)}
    assert acts["delete"].channel == stage.server.channel_id
    assert acts["timeout"].reason == "insulte"
    assert 590 <= (acts["timeout"].seconds or 0) <= 600


async def test_sanctions_are_lifted_and_lifting_a_ban_again_is_no_fault(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        silenced, banned = stage.server.user("Ada"), stage.server.user("Bob")
        moderator = stage.server.user("Modeste", moderator=True)
        stage.server.silence(silenced, 600, by=moderator)
        stage.server.ban(banned, by=moderator)
        reports = [
            await stage.do(LiftSanction, author_id=silenced.id),
            await stage.do(LiftSanction, author_id=banned.id, banned=True, reason="Recours accepté"),
            await stage.do(LiftSanction, author_id=banned.id, banned=True),
        ]

    assert [report.outcome for report in reports] == [Outcome.DONE] * 3
    assert reports[2].detail == "Cette personne n’était plus sanctionnée."
    assert [(act.kind, act.target) for act in stage.server.acts] == [
        (ActKind.UNBAN, silenced.id),
        (ActKind.UNBAN, banned.id),
    ]
    assert stage.server.post(silenced, "merci") is not None


async def test_somebody_is_written_to_alone(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        author = stage.server.user("Ada")
        report = await stage.do(SendPrivately, author_id=author.id, text="Votre recours est accepté.")
        closed = stage.server.user("Bob", private=False)
        refused = await stage.do(SendPrivately, author_id=closed.id, text="Votre recours est accepté.")

    assert report.outcome is Outcome.DONE
    assert stage.server.acts[0].text == "Votre recours est accepté."
    assert refused.outcome is Outcome.REFUSED


async def test_discord_has_no_requests_to_come_back(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        report = await stage.do(ResolveUnbanRequest, request_id="1", approve=True)

    assert report.outcome is Outcome.REFUSED


async def test_calm_gives_back_in_another_life_the_slowness_there_was(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage:
        stage.server.slow_down(5)
        async with stage.listening():
            on = await stage.do(CalmChat, on=True)
        stage.adapter = stage.new_adapter()
        async with stage.listening():
            await stage.do(CalmChat, on=False, before=on.before)

    assert stage.server.slow_seconds == 5


async def test_moderators_have_a_channel_of_their_own(tmp_path: Path) -> None:
    async with loopback(tmp_path, channels=("debat", "moderation")) as stage:
        stage.adapter = stage.new_adapter(channels=("debat",), moderation_channel="moderation")
        async with stage.listening():
            report = await stage.do(
                PostPanel, channel=MODERATORS, text="Un dossier", buttons=[{"control": "x", "label": "X"}]
            )
            moderator, viewer = stage.server.user("Modeste", moderator=True), stage.server.user("Ada")
            for person in (moderator, viewer):
                assert stage.server.press(person, "x", report.message_id)
            await stage.ears.first(ControlPressed, lambda event: event.author.id == viewer.id)

    message = stage.server.chat.messages[report.message_id]
    assert message.channel_id == stage.server.channel_ids["moderation"]
    pressed = {event.author.id: event for event in stage.ears.all(ControlPressed)}
    assert pressed[moderator.id].sanctions
    assert Role.MODERATOR in pressed[moderator.id].author.roles
    assert not pressed[viewer.id].sanctions


async def test_without_such_a_channel_nothing_is_posted_elsewhere(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        report = await stage.do(PostPanel, channel=MODERATORS, text="Un dossier")

    assert report.outcome is Outcome.REFUSED
    assert stage.server.messages == []
