"""A slow page is told the latest view of each topic, in order, and never keeps more than that waiting."""

import asyncio

from bot.web.mailbox import Mailbox


def told(mailbox: Mailbox) -> list[bytes]:
    return mailbox.take()[1]


def begun(most_topics: int = 10, most_letters: int = 10) -> Mailbox:
    mailbox = Mailbox(most_topics, most_letters)
    mailbox.take()
    return mailbox


def test_a_new_page_wants_a_snapshot_that_holds_what_came_before() -> None:
    mailbox = Mailbox()
    mailbox.update("air", b"before")

    assert mailbox.take() == (True, [])
    mailbox.update("air", b"after")
    assert mailbox.take() == (False, [b"after"])


def test_the_latest_view_of_a_topic_replaces_the_waiting_one_and_comes_last() -> None:
    mailbox = begun()
    for topic, message in [("air", b"air 1"), ("desk", b"desk 2"), ("air", b"air 3")]:
        mailbox.update(topic, message)

    assert told(mailbox) == [b"desk 2", b"air 3"]
    assert told(mailbox) == []


def test_a_restart_forgets_what_waits_but_not_what_is_for_this_page_alone() -> None:
    mailbox = begun()
    mailbox.update("air", b"old")
    mailbox.tell(b"result")
    mailbox.restart()

    assert mailbox.take() == (True, [b"result"])


def test_too_much_waiting_is_an_overrun() -> None:
    topics, letters = begun(most_topics=2), begun(most_letters=2)
    for number in range(1_000):
        topics.update(f"question:{number % 2}", b"view")
    before = topics.overrun

    topics.update("air", b"view")
    for _ in range(3):
        letters.tell(b"error")
    assert (before, topics.overrun, letters.overrun) == (False, True, True)


async def test_waiting_ends_with_the_first_thing_to_tell() -> None:
    mailbox = begun()
    async with asyncio.TaskGroup() as tasks:
        waiting = tasks.create_task(mailbox.arrived())
        await asyncio.sleep(0)
        mailbox.dismiss(b"bye")
        async with asyncio.timeout(1):
            await waiting

    assert mailbox.farewell == b"bye"
