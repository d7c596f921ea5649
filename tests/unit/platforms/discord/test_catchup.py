"""What was missed comes before what is heard meanwhile."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

from bot.errors import PlatformError, StoreError
from bot.events import Author, GapNoticed, MessagePosted, Platform
from bot.platforms.discord.catchup import CatchUp
from bot.ports import AnyEvent

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
CHANNEL = "7"


class Noon:
    """A clock that shows noon."""

    def now(self) -> datetime:
        """Return noon."""
        return NOON


class Heard:
    """A sink that keeps everything."""

    def __init__(self) -> None:
        """Have heard nothing."""
        self.events: list[AnyEvent] = []

    def put(self, event: AnyEvent) -> None:
        """Keep one event."""
        self.events.append(event)

    @property
    def ids(self) -> list[str]:
        """Return the ids of the messages heard, in order."""
        return [event.id for event in self.events if isinstance(event, MessagePosted)]

    @property
    def gaps(self) -> list[bool]:
        """Return whether each gap noticed was filled."""
        return [event.filled for event in self.events if isinstance(event, GapNoticed)]


class Remembered:
    """Where an earlier life stopped."""

    def __init__(self, id: str | None, *, broken: bool = False) -> None:
        """Remember an id, or fail."""
        self._id = id
        self._broken = broken

    async def last(self, platform: Platform, channel: str) -> str | None:
        """Return it, or fail."""
        if self._broken:
            raise StoreError("absent")
        return self._id


def message(number: int) -> MessagePosted:
    """Return a message."""
    author = Author(platform=Platform.DISCORD, id="1", name="Ada")
    return MessagePosted(
        id=str(number),
        at=NOON,
        platform=Platform.DISCORD,
        channel=CHANNEL,
        message_id=str(number),
        author=author,
        text="",
    )


class History:
    """A channel that holds messages by number."""

    def __init__(self, *numbers: int, breaks: bool = False) -> None:
        """Hold these."""
        self.asked: list[str] = []
        self._numbers = numbers
        self._breaks = breaks

    async def __call__(self, channel: str, after: str) -> AsyncIterator[AnyEvent]:
        """Yield what came after one of them."""
        self.asked.append(after)
        for number in self._numbers:
            if number > int(after):
                yield message(number)
        if self._breaks:
            raise PlatformError("503")


async def test_the_missed_come_first_then_what_waited() -> None:
    heard = Heard()
    catchup = CatchUp(heard, Remembered("10"), Noon())
    catchup.hold()
    catchup.heard(message(14))
    history = History(9, 10, 11, 12)

    await catchup.fill((CHANNEL,), history)
    catchup.heard(message(15))

    assert heard.ids == ["11", "12", "14", "15"]
    assert heard.gaps == [True]
    assert history.asked == ["10"]


async def test_what_was_heard_is_a_better_mark_than_what_was_remembered() -> None:
    heard = Heard()
    catchup = CatchUp(heard, Remembered("10"), Noon())
    catchup.heard(message(20))
    history = History(21)

    await catchup.fill((CHANNEL,), history)

    assert history.asked == ["20"]
    assert heard.ids == ["20", "21"]


async def test_a_first_life_has_missed_nothing() -> None:
    heard, history = Heard(), History(1, 2)

    await CatchUp(heard, Remembered(None), Noon()).fill((CHANNEL,), history)

    assert (heard.events, history.asked) == ([], [])


async def test_what_waits_is_let_go_when_history_breaks() -> None:
    heard = Heard()
    catchup = CatchUp(heard, Remembered("10"), Noon())
    catchup.hold()
    catchup.heard(message(14))

    await catchup.fill((CHANNEL,), History(11, breaks=True))

    assert heard.ids == ["11", "14"]
    assert heard.gaps == [False]


async def test_what_waits_is_let_go_when_the_store_is_away() -> None:
    heard = Heard()
    catchup = CatchUp(heard, Remembered("10", broken=True), Noon())
    catchup.hold()
    catchup.heard(message(14))

    await catchup.fill((CHANNEL,), History(11))

    assert heard.ids == ["14"]


async def test_too_much_waiting_is_let_go_at_once() -> None:
    heard = Heard()
    catchup = CatchUp(heard, Remembered("10"), Noon())
    catchup.hold()
    for number in range(10_001):
        catchup.heard(message(number))

    assert len(heard.ids) == 10_001


async def test_more_than_can_be_fetched_leaves_a_gap() -> None:
    heard = Heard()

    await CatchUp(heard, Remembered("10"), Noon()).fill((CHANNEL,), History(*range(11, 2_011)))

    assert heard.gaps == [False]
