"""The loopback Twitch's room takes and refuses messages as the real one does."""

from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from bot.rehearsal.twitch.chat import FOR_GOOD, Chat, ChatLine, ChatModes
from bot.rehearsal.twitch.people import LoopbackUser, Users, stamp

NOW = datetime(2026, 1, 1, tzinfo=UTC)
ANA = LoopbackUser(id="1", login="ana", name="Ana")
MODERATOR = LoopbackUser(id="2", login="mod", name="Mod", badges=("moderator",))


def after(seconds: float) -> datetime:
    """Return the present so many seconds later."""
    return NOW + timedelta(seconds=seconds)


def written(chat: Chat, author: LoopbackUser, text: str, at: datetime = NOW) -> str:
    """Write a message and return its id."""
    id = str(len(chat.lines))
    chat.add(ChatLine(id=id, author=author, text=text, sent_at=at))
    return id


@pytest.mark.parametrize(
    ("text", "reason"), [("", "msg_rejected"), ("é" * 501, "msg_rejected"), ("é" * 500, "")]
)
def test_the_length_of_a_message_is_checked(text: str, reason: str) -> None:
    assert Chat().refuses(ANA, text, NOW) == reason


def test_the_same_words_again_wait_30_seconds_unless_by_a_moderator() -> None:
    chat = Chat()
    for author in (ANA, MODERATOR):
        written(chat, author, "!vote 1")

    assert chat.refuses(ANA, "!vote 1", after(29)) == "msg_duplicate"
    assert chat.refuses(ANA, "!vote 1", after(30)) == ""
    assert chat.refuses(ANA, "!vote 2", after(1)) == ""
    assert chat.refuses(MODERATOR, "!vote 1", after(1)) == ""


def test_slow_mode_spaces_what_viewers_write() -> None:
    chat = Chat()
    chat.modes = ChatModes(slow_mode=True, slow_mode_wait_time=10)
    for author in (ANA, MODERATOR):
        written(chat, author, "un")

    assert chat.refuses(ANA, "deux", after(9)) == "msg_slowmode"
    assert chat.refuses(ANA, "deux", after(10)) == ""
    assert chat.refuses(MODERATOR, "deux", after(1)) == ""


def test_a_timeout_ends_and_a_ban_does_not() -> None:
    chat = Chat()
    chat.silence("1", after(60))
    assert chat.refuses(ANA, "un", after(59)) == "msg_timedout"
    assert chat.refuses(ANA, "un", after(60)) == ""
    assert not chat.is_banned("1")

    chat.silence("1", FOR_GOOD)
    assert chat.refuses(ANA, "un", after(10**8)) == "msg_timedout"
    assert chat.is_banned("1")
    assert chat.release("1", NOW)
    assert not chat.release("1", NOW)
    assert chat.refuses(ANA, "un", NOW) == ""


def test_a_warned_viewer_waits_until_they_acknowledge() -> None:
    chat = Chat()
    chat.warn("1")
    assert chat.refuses(ANA, "un", NOW) == "msg_warned"

    chat.acknowledge("1")
    assert chat.refuses(ANA, "un", NOW) == ""


def test_a_message_is_removed_once() -> None:
    chat = Chat()
    id = written(chat, ANA, "un")

    assert chat.remove(id, "2") is chat.lines[id]
    assert chat.remove(id, "2") is None
    assert chat.removed == {id: "2"}


def test_removing_all_of_one_author_leaves_the_others() -> None:
    chat = Chat()
    mine = [written(chat, ANA, "un"), written(chat, ANA, "deux")]
    other = written(chat, MODERATOR, "trois")
    chat.remove(mine[0], "2")

    assert chat.remove_all_of("1", "2") == [mine[1]]
    assert chat.shown(other)

    chat.remove_everything("2")
    assert chat.shown(other) is None


def test_a_message_can_be_deleted_for_six_hours() -> None:
    chat = Chat()
    line = chat.lines[written(chat, ANA, "un")]

    assert not chat.is_too_old(line, NOW + timedelta(hours=6) - timedelta(seconds=1))
    assert chat.is_too_old(line, NOW + timedelta(hours=6))


def test_an_account_name_is_nobodys_twice() -> None:
    users = Users()
    ana = users.add("Ana")

    with pytest.raises(ValueError, match="already has an account 'ana'"):
        users.add("ANA")
    assert users.by_login("aNa") is users.by_id(ana.id) is ana

    users.replace(msgspec.structs.replace(ana, badges=("vip",)))
    found = users.by_id(ana.id)
    assert found
    assert found.badges == ("vip",)


def test_times_are_written_with_nanoseconds() -> None:
    assert stamp(after(1.5)) == "2026-01-01T00:00:01.500000000Z"
