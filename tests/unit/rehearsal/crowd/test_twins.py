"""People with two accounts: who they are, and what is expected of their ballots."""

from bot.events import Platform
from bot.rehearsal.crowd.deeds import Backing, Kind, Linking, Voting
from bot.rehearsal.crowd.marks import Mark
from bot.rehearsal.crowd.people import Temper, population
from bot.rehearsal.crowd.record import CrowdRecord
from bot.rehearsal.crowd.twins import SHARE, pairs_among
from tests.unit.rehearsal.crowd.shows import at, person, poll

ON_TWITCH, ON_DISCORD = person(1), person(2, Platform.DISCORD)


def everything(_: Platform, __: str) -> bool:
    return True


def voting(number: int, mark: Mark, platform: Platform = Platform.TWITCH) -> Voting:
    return Voting(person=person(number, platform), text="x", kind=Kind.BALLOT, poll_id="p", mark=mark)


def linked(record: CrowdRecord, seconds: float) -> None:
    """Have the two accounts linked."""
    asking = Linking(person=ON_DISCORD, text="/lier", kind=Kind.LINK)
    typing = Linking(person=ON_TWITCH, text="!lier K7QD-2XWM", kind=Kind.LINK, twin=ON_DISCORD)
    record.add("ask", at(seconds), asking)
    record.add("link", at(seconds + 1), typing)


def test_two_linked_accounts_are_expected_to_have_one_ballot_the_latest() -> None:
    for first, last in ((10, 12), (12, 10)):
        record = CrowdRecord()
        record.add("a", at(first), voting(1, "1"))
        record.add("b", at(last), voting(2, "2", Platform.DISCORD))
        linked(record, 15)
        record.add("c", at(11), voting(3, "3"))

        expected = record.expected(poll("p", ends=25, closed=30), everything)

        assert expected == {"1": int(first > last), "2": int(last > first), "3": 1}


def test_grades_given_with_both_accounts_are_one_judgment() -> None:
    record = CrowdRecord()
    linked(record, 5)
    record.add("a", at(10), voting(1, {"1": 6, "2": 2}))
    record.add("b", at(12), voting(2, {"2": 3}, Platform.DISCORD))

    assert list(record.marks(poll("p"), everything).values()) == [{"1": 6, "2": 3}]


def test_a_link_made_after_the_end_joins_no_ballots() -> None:
    record = CrowdRecord()
    record.add("a", at(10), voting(1, "1"))
    record.add("b", at(12), voting(2, "2", Platform.DISCORD))
    linked(record, 29.5)

    assert record.expected(poll("p", ends=25, closed=30), everything) == {"1": 1, "2": 1, "3": 0}
    assert record.links(everything) == 1


def test_a_link_that_the_platform_lost_is_none() -> None:
    record = CrowdRecord()
    record.add("a", at(10), voting(1, "1"))
    record.add("b", at(12), voting(2, "2", Platform.DISCORD))
    linked(record, 15)

    assert record.expected(poll("p"), lambda _, id: id != "link") == {"1": 1, "2": 1, "3": 0}
    assert record.links(lambda _, id: id != "link") == 0


def test_linked_accounts_back_a_question_once() -> None:
    record = CrowdRecord()
    for name, backer in (("a", ON_TWITCH), ("b", ON_DISCORD), ("c", person(3))):
        record.add(name, at(5), Backing(person=backer, text="+1 7", kind=Kind.BACKING, number=7))
    assert record.backings(everything) == {7: 3}

    linked(record, 15)

    assert record.backings(everything) == {7: 2}


def test_pairs_are_calm_people_of_both_platforms_who_ask_nothing() -> None:
    people = population(7, 400, [f"Nom{number}" for number in range(400)])

    pairs = pairs_among(people, 7)

    everybody = sum(each.platform is Platform.DISCORD for each in people)
    assert len(pairs) == round(everybody * SHARE)
    assert len({each.key for pair in pairs for each in (pair.on_discord, pair.on_twitch)}) == 2 * len(pairs)
    for pair in pairs:
        assert (pair.on_discord.platform, pair.on_twitch.platform) == (Platform.DISCORD, Platform.TWITCH)
        assert all(each.temper is Temper.CALM and not each.asks for each in (pair.on_discord, pair.on_twitch))


def test_a_crowd_of_one_platform_has_no_pairs() -> None:
    people = population(7, 50, [f"Nom{number}" for number in range(50)], platforms=(Platform.TWITCH,))

    assert pairs_among(people, 7) == []
