"""What happens on Twitch arrives as the show's own events."""

from pathlib import Path

import pytest

from bot.actions import Say
from bot.errors import PlatformError
from bot.events import (
    ChatCleared,
    ChatNoticed,
    FollowerCame,
    HoldResolved,
    MessageHeld,
    MessagePosted,
    MessageRemoved,
    Outcome,
    Platform,
    RaidArrived,
    Role,
    StreamChanged,
)
from tests.edge.platforms.twitch.stage import loopback, pair


async def test_a_message_arrives_with_its_author_emotes_and_what_it_answers(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        author = stage.server.user("Marguerite", badges=("vip", "subscriber"))
        first = stage.server.post(author, "Bonjour à tous Kappa")
        assert first
        second = stage.server.post(stage.server.broadcaster, "Bienvenue !", reply_to=first)

        heard = await stage.ears.first(MessagePosted)
        answer = await stage.ears.first(MessagePosted, lambda event: event.message_id == second)

    assert heard.id == heard.message_id == first
    assert heard.platform is Platform.TWITCH
    assert heard.channel == stage.server.broadcaster.id
    assert heard.text == "Bonjour à tous Kappa"
    assert heard.emotes == ("Kappa",)
    assert (heard.author.id, heard.author.name) == (author.id, "Marguerite")
    assert heard.author.roles == (Role.VIP, Role.SUBSCRIBER)
    assert heard.at.utcoffset() is not None
    assert answer.reply_to == first
    assert answer.author.roles == (Role.BROADCASTER,)


async def test_a_deleted_message_is_told(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        posted = stage.server.post(stage.server.user("Ana"), "à effacer")
        assert posted
        assert stage.server.remove(posted)

        removed = await stage.ears.first(MessageRemoved)

    assert removed.message_id == posted


async def test_a_cleared_chat_and_a_cleared_author_are_told_apart(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        author = stage.server.user("Ana")
        stage.server.clear()
        everything = await stage.ears.first(ChatCleared)
        stage.server.clear_user(author)
        one = await stage.ears.first(ChatCleared, lambda event: event.author_id is not None)

    assert everything.author_id is None
    assert one.author_id == author.id


async def test_what_twitch_announces_in_chat_arrives_with_its_kind(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        author = stage.server.user("Ana")
        stage.server.notify("sub", author, system="Ana subscribed at Tier 1.")
        stage.server.notify("announcement", author, text="Le vote est ouvert")

        await stage.ears.until(lambda: len(stage.ears.all(ChatNoticed)) == 2)
        subscribed, announced = stage.ears.all(ChatNoticed)

    assert (subscribed.kind, subscribed.text) == ("sub", "Ana subscribed at Tier 1.")
    assert (announced.kind, announced.text) == ("announcement", "Le vote est ouvert")
    assert announced.author
    assert announced.author.id == author.id


async def test_a_withheld_message_and_its_decision_arrive(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        author = stage.server.user("Ana")
        refused = stage.server.hold(author, "gros mot", "swearing")
        allowed = stage.server.hold(author, "mot douteux", "bullying")
        assert stage.server.decide(refused, allow=False)
        assert stage.server.decide(allowed, allow=True)

        posted = await stage.ears.first(MessagePosted)
        held = stage.ears.all(MessageHeld)
        resolved = stage.ears.all(HoldResolved)

    assert [(event.message_id, event.text, event.category) for event in held] == [
        (refused, "gros mot", "swearing"),
        (allowed, "mot douteux", "bullying"),
    ]
    assert held[0].author.id == author.id
    assert [(event.message_id, event.allowed) for event in resolved] == [(refused, False), (allowed, True)]
    assert posted.message_id == allowed


async def test_the_stream_and_raids_are_told(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        stage.server.stream_online()
        stage.server.raid(stage.server.user("Voisine"), 42)
        stage.server.stream_offline()

        await stage.ears.until(lambda: len(stage.ears.all(StreamChanged)) == 2)
        raid = await stage.ears.first(RaidArrived)

    assert [event.online for event in stage.ears.all(StreamChanged)] == [True, False]
    assert (raid.raider, raid.viewers) == ("Voisine", 42)


async def test_that_somebody_follows_is_told_but_not_who(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        follower = stage.server.user("Curieuse")
        stage.server.follow(follower)
        heard = await stage.ears.first(FollowerCame)

    assert (heard.platform, heard.channel) == (Platform.TWITCH, stage.server.broadcaster.id)
    assert follower.id not in str(heard)
    assert follower.name not in str(heard)


async def test_hostile_text_arrives_as_it_was_written(tmp_path: Path) -> None:
    text = "<script>alert(1)</script> \u202egauche\u202c \x00 z\u0351\u0351\u0351 " + "Kappa " * 40
    async with loopback(tmp_path) as stage, stage.listening():
        stage.server.post(stage.server.user("<b>Ana</b>"), text)

        heard = await stage.ears.first(MessagePosted)

    assert heard.text == text
    assert heard.author.name == "<b>Ana</b>"
    assert len(heard.emotes) == 40


async def test_the_bots_own_words_are_not_heard(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        stage.server.post(stage.server.bot, "je suis le bot")
        human = stage.server.post(stage.server.user("Ana"), "et moi non")
        await stage.ears.until(lambda: human in stage.ears.message_ids)

    assert stage.ears.message_ids == {human}
    assert stage.adapter.ignored == 1


async def test_the_broadcasters_account_alone_is_enough_and_its_owner_is_heard(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage:
        owner = stage.server.broadcaster
        grant = stage.server.issue(owner, tuple(stage.server.bot_grant.scopes))
        adapter = stage.new_adapter(bot_tokens=None, broadcaster_tokens=pair(grant))
        async with stage.listening(adapter):
            said = await adapter.perform(
                Say(id="s", platform=Platform.TWITCH, channel="", text="Vote ouvert")
            )
            typed = stage.server.post(owner, "tapé par la personne")
            await stage.ears.until(lambda: typed in stage.ears.message_ids)

    assert said.outcome is Outcome.DONE
    assert stage.ears.message_ids == {typed}


async def test_a_message_of_a_shared_chat_is_one_event_however_often_it_is_told(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        neighbour = stage.server.user("Voisine", badges=("broadcaster",))
        told = {
            stage.server.post_next_door(neighbour, neighbour, "dit à côté", "la-source") for _ in range(2)
        }
        await stage.ears.until(lambda: len(stage.ears.all(MessagePosted)) == 2)

    assert stage.ears.message_ids == told
    assert {event.id for event in stage.ears.all(MessagePosted)} == {"la-source"}
    assert {event.author.roles for event in stage.ears.all(MessagePosted)} == {()}


async def test_everything_the_show_wants_is_subscribed(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        assert stage.server.subscribed_types == stage.wanted_types()


async def test_the_channel_can_be_named_by_its_id(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage:
        channel = stage.server.broadcaster.id
        async with stage.listening(stage.new_adapter(broadcaster_login="", broadcaster_id=channel)):
            posted = stage.server.post(stage.server.user("Ana"), "bonjour")
            heard = await stage.ears.first(MessagePosted)

    assert (heard.channel, heard.message_id) == (channel, posted)


async def test_one_process_talks_to_one_twitch_at_a_time(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        elsewhere = stage.new_adapter(helix_url="http://127.0.0.1:9/helix")

        with pytest.raises(PlatformError, match="Un seul serveur Twitch à la fois"):
            await elsewhere.check()
