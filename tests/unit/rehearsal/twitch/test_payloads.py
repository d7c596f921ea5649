"""The loopback's events have Twitch's own shapes: the real client's models and the show read them whole."""

from datetime import UTC, datetime

import msgspec
import pytest
from twitchio.models.eventsub_ import create_event_instance

from bot.platforms.twitch.translate import translate
from bot.rehearsal.twitch import payloads
from bot.rehearsal.twitch.chat import ChatLine, Withheld
from bot.rehearsal.twitch.people import Users

NOW = datetime(2026, 1, 1, 20, 30, tzinfo=UTC)
USERS = Users()
ROOM = USERS.add("Emission", ("broadcaster",))
ANA = USERS.add("Ana", ("vip",), "#FF0000")
LINE = ChatLine(id="m1", author=ANA, text="Kappa bonjour @emission, ça va ?", sent_at=NOW)
ANSWER = ChatLine(id="m2", author=ROOM, text="oui", sent_at=NOW, reply_to="m1")
NEXT_DOOR = ChatLine(id="m3", author=ANA, text="coucou", sent_at=NOW, source=ANA, source_id="s3")
HELD = Withheld(line=LINE, category="bullying")

TOLD = {
    "channel.chat.message": payloads.chat_message(ROOM, LINE, None, USERS),
    "channel.chat.message (answer)": payloads.chat_message(ROOM, ANSWER, LINE, USERS),
    "channel.chat.message (shared)": payloads.chat_message(ROOM, NEXT_DOOR, None, USERS),
    "channel.chat.message_delete": payloads.message_delete(ROOM, LINE),
    "channel.chat.clear": payloads.clear(ROOM),
    "channel.chat.clear_user_messages": payloads.clear_user(ROOM, ANA),
    "channel.chat.notification (sub)": payloads.notification(
        ROOM, ANA, "sub", "n1", "", "Ana s’abonne", USERS
    ),
    "channel.chat.notification (announcement)": payloads.notification(
        ROOM, ANA, "announcement", "n2", "Attention", "", USERS
    ),
    "channel.chat.notification (raid)": payloads.notification(ROOM, ANA, "raid", "n3", "", "Raid !", USERS),
    "automod.message.hold": payloads.withheld(ROOM, HELD, USERS),
    "automod.message.update": payloads.decided(ROOM, HELD, ROOM, allowed=False, users=USERS),
    "stream.online": payloads.stream_online(ROOM, "s1", NOW),
    "stream.offline": payloads.stream_offline(ROOM, "s1"),
    "channel.raid": payloads.raid(ANA, ROOM, 42),
    "channel.follow": payloads.follow(ANA, ROOM, NOW),
}
VERSIONS = {"automod.message.hold": "2", "automod.message.update": "2"}


def frame(told: str) -> dict[str, object]:
    """Return the notification as it goes over the wire."""
    type = told.partition(" ")[0]
    metadata = {
        "message_id": "f1",
        "message_type": "notification",
        "message_timestamp": "2026-01-01T20:30:00.123456000Z",
        "subscription_type": type,
        "subscription_version": VERSIONS.get(type, "1"),
    }
    subscription = {
        "id": "s1",
        "type": type,
        "version": VERSIONS.get(type, "1"),
        "status": "enabled",
        "cost": 0,
        "condition": {},
        "created_at": "2026-01-01T20:30:00.123456000Z",
        "transport": {"method": "websocket", "session_id": "w1"},
    }
    whole = {"metadata": metadata, "payload": {"subscription": subscription, "event": TOLD[told]}}
    read: dict[str, object] = msgspec.json.decode(msgspec.json.encode(whole))
    return read


@pytest.mark.parametrize("told", TOLD)
def test_the_real_clients_model_reads_every_field(told: str) -> None:
    model = create_event_instance(told.partition(" ")[0], frame(told), http=None)

    assert model.subscription_type == told.partition(" ")[0]


@pytest.mark.parametrize("told", TOLD)
def test_the_show_understands_it(told: str) -> None:
    event = translate(frame(told))

    assert event
    assert event.at == datetime(2026, 1, 1, 20, 30, 0, 123456, tzinfo=UTC)


def test_a_text_is_cut_into_plain_pieces_emotes_and_mentions() -> None:
    pieces = payloads.fragments(LINE.text, USERS)

    assert [(piece["type"], piece["text"]) for piece in pieces] == [
        ("emote", "Kappa"),
        ("text", " bonjour @emission, ça va ?"),
    ]
    assert [piece["type"] for piece in payloads.fragments("merci @Ana LUL", USERS)] == [
        "text",
        "mention",
        "text",
        "emote",
    ]


@pytest.mark.parametrize("text", ["", "  deux  espaces ", "Kappa", " Kappa  LUL ", "@ana @personne", "a@ana"])
def test_the_pieces_put_together_are_the_text(text: str) -> None:
    assert "".join(str(piece["text"]) for piece in payloads.fragments(text, USERS)) == text


def test_a_notice_that_twitch_has_not_is_refused() -> None:
    with pytest.raises(ValueError, match="no notice of type 'party'"):
        payloads.notification(ROOM, ANA, "party", "n", "", "", USERS)
