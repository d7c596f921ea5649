"""A session of the loopback Discord keeps what a lost connection did not get."""

from datetime import UTC, datetime

import msgspec

from bot.events import Platform
from bot.rehearsal.discord.asks import AskKind, Form, LoopbackInteraction
from bot.rehearsal.discord.gateway import Gateway
from bot.rehearsal.discord.people import LoopbackUser
from bot.rehearsal.discord.session import (
    GUILD_MESSAGES,
    MESSAGE_CONTENT,
    MOST_KEPT,
    Connection,
    Double,
    Session,
)
from bot.rehearsal.faults import Faults, Mishaps

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def _calm() -> Mishaps:
    return Mishaps(Faults(), Platform.DISCORD)


def test_what_comes_after_a_number_can_be_told_again() -> None:
    session = Session("one", 0)
    for number in range(5):
        session.tell("MESSAGE_CREATE", b"%d" % number)

    missed = [msgspec.json.decode(frame.data) for frame in session.after(3)]

    assert [(frame["s"], frame["d"]) for frame in missed] == [(4, 3), (5, 4)]
    assert session.after(5) == []


def test_a_session_says_when_it_has_forgotten_too_much() -> None:
    session = Session("one", 0)
    for _ in range(MOST_KEPT + 10):
        session.tell("MESSAGE_CREATE", b"{}")

    assert session.knows(10)
    assert not session.knows(9)
    assert not session.knows(session.last + 1)


def test_only_who_may_read_hears_texts() -> None:
    gateway = Gateway(_calm())
    reader = gateway.open(Connection(_calm()), GUILD_MESSAGES | MESSAGE_CONTENT)
    blind = gateway.open(Connection(_calm()), GUILD_MESSAGES)
    deaf = gateway.open(Connection(_calm()), 1)

    gateway.tell("MESSAGE_CREATE", {"content": "secret"}, GUILD_MESSAGES, {"content": ""})

    assert b"secret" in reader.after(0)[0].data
    assert b"secret" not in blind.after(0)[0].data
    assert deaf.last == 0


def test_a_double_is_told_with_another_number_and_counted_when_it_goes_out() -> None:
    gateway = Gateway(Mishaps(Faults(duplicates=1.0), Platform.DISCORD))
    session = gateway.open(Connection(_calm()), 0)
    gateway.tell("MESSAGE_CREATE", {"id": "1"}, twice=Double())
    first, second = session.after(0)
    before = gateway.doubled
    for frame in (first, second, second):
        session.note_written(frame)

    assert msgspec.json.decode(first.data)["d"] == msgspec.json.decode(second.data)["d"]
    assert (first.seq, second.seq) == (1, 2)
    assert (before, gateway.doubled) == (0, 1)
    gateway.forget(session)
    assert gateway.doubled == 1
    assert gateway.sessions == {}


def test_old_sessions_make_room() -> None:
    gateway = Gateway(_calm())
    for _ in range(20):
        gateway.open(Connection(_calm()), 0)

    assert len(gateway.sessions) == 8
    assert gateway.opened == 20


def test_another_connection_takes_a_session_over() -> None:
    session, first, second = Session("one", 0), Connection(_calm()), Connection(_calm())
    session.tell("READY", b"{}")
    first.attach(session)
    assert first.waiting == 1
    second.attach(session, seq=1)
    first.detach()

    assert session.connection is second
    assert (first.waiting, second.waiting) == (0, 0)


def test_a_double_that_the_bot_cannot_notice_is_not_counted() -> None:
    gateway = Gateway(Mishaps(Faults(duplicates=1.0), Platform.DISCORD))
    session = gateway.open(Connection(_calm()), 0)
    author = LoopbackUser(id="1", name="Ada", joined_at=NOON)
    form, press, late = (
        LoopbackInteraction(name, name, AskKind.COMPONENT, author, name, NOON)
        for name in ("form", "press", "late")
    )
    for asked in (form, press, late):
        gateway.tell("INTERACTION_CREATE", {"id": asked.id}, twice=Double(asked))
    for frame in session.after(0):
        session.note_written(frame)
    form.acknowledge(NOON)
    form.show(Form("ask", "Votre question", [], ("text",)))
    press.acknowledge(NOON)

    assert gateway.doubled == 1


def test_what_proves_nothing_is_never_doubled() -> None:
    gateway = Gateway(Mishaps(Faults(duplicates=1.0), Platform.DISCORD))
    session = gateway.open(Connection(_calm()), 0)

    gateway.tell("CHANNEL_UPDATE", {"id": "1"})

    assert session.last == 1
