"""A seed makes a population, always the same one."""

from collections import Counter

from bot.events import Platform
from bot.rehearsal.crowd.people import Temper, population

NAMES = ("Camille_Cher", "LeaDu28", "Brochet")


def test_the_same_seed_gathers_the_same_people() -> None:
    assert population(7, 400, NAMES) == population(7, 400, NAMES)
    assert population(7, 400, NAMES) != population(8, 400, NAMES)


def test_nobody_has_the_name_of_another_though_few_names_are_given() -> None:
    people = population(1, 2000, NAMES)

    assert len({person.name.lower() for person in people}) == 2000


def test_three_quarters_are_on_twitch() -> None:
    places = Counter(person.platform for person in population(1, 2000, NAMES))

    assert 0.7 < places[Platform.TWITCH] / 2000 < 0.8


def test_a_show_on_one_platform_has_everybody_there() -> None:
    people = population(1, 50, NAMES, platforms=(Platform.DISCORD,))

    assert {person.platform for person in people} == {Platform.DISCORD}


def test_odd_names_are_on_discord_only_and_cut_to_its_limit() -> None:
    people = population(1, 500, NAMES, odd_names=("<b>", "W" * 50))
    odd = [person for person in people if person.name in ("<b>", "W" * 32)]

    assert [person.platform for person in odd] == [Platform.DISCORD] * 2


def test_most_people_are_calm_and_only_those_ask() -> None:
    people = population(1, 1000, NAMES)
    tempers = Counter(person.temper for person in people)

    assert tempers[Temper.CALM] > 700
    assert min(tempers[temper] for temper in Temper) > 10
    assert {person.temper for person in people if person.asks} == {Temper.CALM}
