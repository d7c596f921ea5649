"""What the crowd contributes to the formats of debate, and when it says nothing."""

from collections import Counter
from datetime import datetime
from random import Random

from bot.events import Platform
from bot.rehearsal.crowd.deeds import TakingPart, Way
from bot.rehearsal.crowd.formats import MOST, TakersOfPart
from bot.rehearsal.crowd.screen import Screen, ShownSession
from tests.unit.rehearsal.crowd.shows import at, person

PEOPLE = [person(n, Platform.DISCORD if n % 4 == 0 else Platform.TWITCH) for n in range(40)]


def session(
    format: str, phase: str = "open", closed: datetime | None = None, tags: tuple[str, ...] = ()
) -> ShownSession:
    return ShownSession(id="s1", format=format, phase=phase, opened_at=at(0), closed_at=closed, tags=tags)


def played(screen: Screen, turns: int = 2_000, since: float = 5) -> list[TakingPart]:
    takers, dice = TakersOfPart(screen), Random(1)
    said = (takers.decide(PEOPLE[n % len(PEOPLE)], dice, at(since + n / 50)) for n in range(turns))
    return [deed for deed in said if deed is not None]


def test_everybody_volunteers_once_and_some_leave() -> None:
    screen = Screen()
    screen.show_session(session("draw", "volunteers"))

    words = Counter((deed.person.key, deed.word) for deed in played(screen))

    assert set(words.values()) == {1}
    assert {word for _, word in words} == {"volontaire", "desiste"}


def test_nobody_says_the_same_twice_or_much_more_than_may_be_said() -> None:
    for format, most in MOST.items():
        screen = Screen()
        screen.show_session(session(format, "gather" if format == "brainstorm" else "open"))

        said = [deed for deed in played(screen) if deed.word != "citer"]

        assert len({(deed.person.key, deed.said) for deed in said}) == len(said) > 20
        assert max(Counter(deed.person.key for deed in said).values()) <= most


def test_a_testimony_is_followed_by_its_authors_word() -> None:
    screen = Screen()
    screen.show_session(session("porteur-de-parole"))

    deeds = played(screen)

    for author in {deed.person.key for deed in deeds}:
        words = [deed.word for deed in deeds if deed.person.key == author]
        assert "citer" not in words[:-1]
    assert {deed.said for deed in deeds if deed.word == "citer"} == {"", "anonyme", "non"}


def test_dots_go_on_groups_that_exist() -> None:
    screen = Screen()
    screen.show_session(session("brainstorm", "dots", tags=("1", "2")))

    deeds = played(screen)

    assert {deed.word for deed in deeds} == {"point"}
    assert {number for deed in deeds for number in deed.said.split()} == {"1", "2"}


def test_nobody_speaks_when_the_host_asks_for_silence() -> None:
    screen = Screen()
    screen.show_session(session("themes"))
    screen.hush()

    assert played(screen) == []


def test_who_comes_late_says_so_and_says_what_no_other_format_hears() -> None:
    screen = Screen()
    screen.show_session(session("speaking-queue", "closed", closed=at(1)))

    deeds = played(screen, turns=200)

    assert deeds
    assert all(deed.is_late and deed.word == "parole" and deed.way is Way.CHAT for deed in deeds)
