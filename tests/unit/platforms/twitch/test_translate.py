"""Twitch's notifications become the show's events, whatever Twitch leaves out or adds."""

import msgspec
import pytest

from bot.events import ChatNoticed, MessageHeld, MessagePosted, Role
from bot.platforms.twitch.translate import translate
from bot.platforms.twitch.wire import ChatMessage

MESSAGE: dict[str, object] = {
    "broadcaster_user_id": "1",
    "chatter_user_id": "2",
    "chatter_user_login": "ana",
    "chatter_user_name": "Ana",
    "message_id": "m",
    "message": {"text": "Bonjour", "fragments": [{"type": "text", "text": "Bonjour"}]},
}
NOTICE: dict[str, object] = {
    "broadcaster_user_id": "1",
    "notice_type": "sub_gift",
    "chatter_user_id": "2",
    "chatter_user_login": "ana",
    "chatter_user_name": "Ana",
    "system_message": "Ana offre un abonnement",
}
HELD: dict[str, object] = {
    "broadcaster_user_id": "1",
    "user_id": "2",
    "user_login": "ana",
    "user_name": "Ana",
    "message_id": "m",
    "message": {"text": "gros mot"},
    "reason": "blocked_term",
}


def frame(type: str, event: dict[str, object]) -> dict[str, object]:
    """Return a notification as the client hands it over."""
    metadata = {"message_id": "f", "message_timestamp": "2026-01-01T20:30:00Z", "subscription_type": type}
    return {"metadata": metadata, "payload": {"event": event}}


def posted(**changes: object) -> MessagePosted:
    """Return the event of a message that differs so from the plain one."""
    event = translate(frame("channel.chat.message", {**MESSAGE, **changes}))
    assert isinstance(event, MessagePosted)
    return event


def test_a_type_that_the_show_does_not_use_is_nothing() -> None:
    assert translate(frame("channel.cheer", {})) is None


@pytest.mark.parametrize("field", sorted(set(ChatMessage.__struct_fields__) & set(MESSAGE)))
def test_a_message_that_lacks_what_is_needed_is_an_error(field: str) -> None:
    without = {name: value for name, value in MESSAGE.items() if name != field}

    with pytest.raises(msgspec.ValidationError):
        translate(frame("channel.chat.message", without))


def test_a_frame_without_metadata_is_an_error() -> None:
    with pytest.raises(msgspec.ValidationError):
        translate({"payload": {"event": MESSAGE}})


@pytest.mark.parametrize(
    ("badge", "role"),
    [
        ("broadcaster", Role.BROADCASTER),
        ("moderator", Role.MODERATOR),
        ("lead_moderator", Role.MODERATOR),
        ("vip", Role.VIP),
        ("subscriber", Role.SUBSCRIBER),
        ("founder", Role.SUBSCRIBER),
        ("bot-badge", Role.BOT),
    ],
)
def test_badges_are_roles(badge: str, role: Role) -> None:
    assert posted(badges=[{"set_id": badge, "id": "1", "info": ""}]).author.roles == (role,)


def test_a_role_is_told_once_and_unknown_badges_are_none() -> None:
    badges = [{"set_id": name} for name in ("moderator", "lead_moderator", "bits")]

    assert posted(badges=badges).author.roles == (Role.MODERATOR,)


def test_an_author_without_a_name_has_their_login() -> None:
    assert posted(chatter_user_name="").author.name == "ana"


def test_a_message_of_a_shared_chat_is_known_by_its_source() -> None:
    event = posted(source_message_id="s")

    assert (event.id, event.message_id) == ("s", "m")


def test_a_notice_shows_what_was_written_or_else_what_twitch_says() -> None:
    plain = translate(frame("channel.chat.notification", NOTICE))
    written = translate(frame("channel.chat.notification", {**NOTICE, "message": {"text": "Merci"}}))

    assert isinstance(plain, ChatNoticed)
    assert isinstance(written, ChatNoticed)
    assert (plain.text, written.text) == ("Ana offre un abonnement", "Merci")


def test_who_wants_no_name_has_none() -> None:
    event = translate(frame("channel.chat.notification", {**NOTICE, "chatter_is_anonymous": True}))

    assert isinstance(event, ChatNoticed)
    assert event.author is None


@pytest.mark.parametrize(
    ("automod", "category"), [({"category": "bullying"}, "bullying"), (None, "blocked_term")]
)
def test_a_withheld_message_says_why(automod: object, category: str) -> None:
    event = translate(frame("automod.message.hold", {**HELD, "automod": automod}))

    assert isinstance(event, MessageHeld)
    assert event.category == category
