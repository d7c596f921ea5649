"""The order in which questions wait: whose turn it is, and the properties that the papers ask for."""

from collections.abc import Iterable
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.questions.order import Place, Waiting, rank, upvoted
from tests.unit.questions.by_fractions import ranked
from tests.unit.questions.made import START


def asked(id: str, backers: Iterable[str], by: str = "", at: float = 0) -> Waiting:
    """Return a question to be ranked."""
    return Waiting(
        id=id,
        author=by or f"author of {id}",
        backers=frozenset(backers),
        asked_at=START + timedelta(seconds=at),
    )


def bloc(name: str, people: int, questions: int) -> list[Waiting]:
    """Return the questions of people who all back the same ones, and nothing else."""
    backers = [f"{name}-{person}" for person in range(people)]
    return [asked(f"{name}{number}", backers, at=number) for number in range(questions)]


def ids(places: Iterable[Place]) -> list[str]:
    """Return the order alone."""
    return [each.id for each in places]


# Nine people in three groups, as in the live question-and-answer example of the paper.
GROUPS = {
    "a": "12345",
    "b": "12345",
    "c": "678",
    "d": "678",
    "e": "9",
}
NINE = [asked(id, backers, at=at) for at, (id, backers) in enumerate(GROUPS.items())]


def test_groups_take_turns_instead_of_the_largest_taking_all() -> None:
    assert ids(rank(NINE)) == ["a", "c", "b", "d", "e"]
    assert [each.id for each in upvoted(NINE)] == ["a", "b", "c", "d", "e"]


def test_whose_question_was_on_air_waits_until_it_is_paid_for() -> None:
    by_id = {each.id: each for each in NINE}
    left = [each for each in NINE if each.id != "b"]

    assert ids(rank(left, aired=[by_id["b"]])) == ["c", "a", "d", "e"]
    assert ids(rank([by_id[id] for id in "ace"], aired=[by_id["b"], by_id["d"]])) == ["a", "c", "e"]


def test_a_host_who_airs_an_unpopular_question_makes_its_few_backers_wait_long() -> None:
    few, many, other = asked("few", "1"), asked("many", "123"), asked("other", "1", at=1)

    assert ids(rank([many, other], aired=[few])) == ["many", "other"]
    assert rank([many], aired=[few])[0].unserved == 2


def test_who_owes_does_not_pay_before_it_is_earned_back() -> None:
    # Two of three people owe much: the third pays alone, and owes nothing for what the others had.
    aired = [asked("x", "12"), asked("y", "12"), asked("z", "12")]

    assert ids(rank([asked("p", "123"), asked("q", "4567")], aired=aired)) == ["q", "p"]


def test_among_near_equals_a_first_voice_goes_first() -> None:
    known = asked("known", range(10), by="tlm")  # type: ignore[arg-type]
    new = asked("new", range(100, 108), by="neuf", at=1)  # type: ignore[arg-type]

    first, second = rank([known, new], heard={"tlm"})

    assert (first.id, first.first_voice, first.passes) == ("new", True, "known")
    assert (second.id, second.first_voice, second.behind) == ("known", False, "new")
    assert ids(rank([known, new])) == ["known", "new"]


def test_a_first_voice_does_not_pass_what_is_clearly_more_backed() -> None:
    known = asked("known", range(20), by="tlm")  # type: ignore[arg-type]
    new = asked("new", range(100, 115), by="neuf")  # type: ignore[arg-type]

    assert ids(rank([known, new], heard={"tlm"})) == ["known", "new"]


def test_who_stands_higher_in_the_order_has_had_the_floor_there() -> None:
    questions = [
        asked("first", "123456", by="often"),
        asked("second", "abcde", by="often", at=1),
        asked("other", "vwxyz", by="once", at=2),
    ]

    places = rank(questions)

    assert ids(places) == ["first", "other", "second"]
    assert [each.heard_above for each in places] == [False, False, True]


def test_whose_question_was_on_air_is_no_first_voice_any_more() -> None:
    (place,) = rank([asked("next", "12", by="lea")], aired=[asked("before", "34", by="lea")])

    assert not place.first_voice
    assert not place.heard_above


def test_of_equals_the_one_asked_first_goes_first_and_the_other_knows_it() -> None:
    late, early = asked("late", "12", at=2), asked("early", "34", at=1)

    first, second = rank([late, early])

    assert (first.id, first.tied_with) == ("early", "")
    assert (second.id, second.tied_with) == ("late", "early")


def test_of_equals_asked_at_the_same_moment_the_lesser_id_goes_first() -> None:
    assert ids(rank([asked("b", "1"), asked("a", "2")])) == ["a", "b"]


def test_a_question_that_nobody_backs_comes_last_first_voices_first() -> None:
    unbacked = [
        asked("again", "", by="tlm"),
        asked("twice", "", by="neuf", at=2),
        asked("once", "", by="neuf", at=1),
        asked("backed", "1", by="other", at=3),
    ]

    assert ids(rank(unbacked, heard={"tlm"})) == ["backed", "once", "again", "twice"]


def test_an_aired_question_without_backers_costs_nobody() -> None:
    assert rank([asked("a", "1")], aired=[asked("z", "")])[0].unserved == 1


def test_nothing_to_rank_is_an_empty_order() -> None:
    assert rank([]) == []
    assert rank([], aired=NINE) == []


@pytest.mark.parametrize("share", range(1, 10))
def test_in_every_prefix_a_bloc_has_its_share(share: int) -> None:
    size, most = share * 10, 60
    places = rank([*bloc("x", size, most), *bloc("y", 100 - size, most)])

    for length in range(1, most + 1):
        had = sum(each.id.startswith("x") for each in places[:length])
        assert abs(had - length * size / 100) < 1


SIZES = st.lists(st.integers(1, 60), min_size=2, max_size=6)


@settings(deadline=None)
@given(SIZES)
def test_blocs_of_any_sizes_have_at_least_their_share_of_every_prefix(sizes: list[int]) -> None:
    questions = [each for name, size in zip("abcdef", sizes, strict=False) for each in bloc(name, size, 12)]
    places = rank(questions)[:12]

    for length in range(1, 13):
        for name, size in zip("abcdef", sizes, strict=False):
            had = sum(each.id.startswith(name) for each in places[:length])
            assert had >= length * size // sum(sizes)


@settings(deadline=None)
@given(SIZES, st.data())
def test_the_first_voice_rule_costs_a_bloc_at_most_one_place(sizes: list[int], data: st.DataObject) -> None:
    names = "abcdef"[: len(sizes)]
    heard = {f"author of {name}{n}" for name in names for n in range(12) if data.draw(st.booleans())}
    questions = [each for name, size in zip(names, sizes, strict=True) for each in bloc(name, size, 12)]
    places = rank(questions, heard=heard)[:12]

    for length in range(1, 13):
        for name, size in zip(names, sizes, strict=True):
            had = sum(each.id.startswith(name) for each in places[:length])
            assert had >= length * size // sum(sizes) - 1


PEOPLE = "ABCDEFGH"


@st.composite
def floors(draw: st.DrawFn) -> tuple[list[Waiting], list[Waiting], frozenset[str]]:
    """Draw questions that wait, some that were on air, and who has had the floor."""
    backings = st.frozensets(st.sampled_from(PEOPLE), max_size=len(PEOPLE))
    drawn = draw(st.lists(st.tuples(backings, st.sampled_from("uvwxyz"), st.integers(0, 3)), max_size=9))
    questions = [asked(f"q{number}", backers, by=by, at=at) for number, (backers, by, at) in enumerate(drawn)]
    aired = draw(st.integers(0, min(4, len(questions))))
    return questions[aired:], questions[:aired], draw(st.frozensets(st.sampled_from("uvwxyz")))


@settings(deadline=None, max_examples=300)
@given(floors())
def test_the_order_is_the_rules_own_in_fractions(
    drawn: tuple[list[Waiting], list[Waiting], frozenset[str]],
) -> None:
    waiting, aired, heard = drawn
    places = rank(waiting, aired=aired, heard=heard)

    assert [(each.id, each.first_voice) for each in places] == ranked(waiting, aired, heard)


@settings(deadline=None)
@given(floors())
def test_the_order_of_arrival_changes_nothing(
    drawn: tuple[list[Waiting], list[Waiting], frozenset[str]],
) -> None:
    waiting, aired, heard = drawn

    assert rank(reversed(waiting), aired=aired, heard=heard) == rank(waiting, aired=aired, heard=heard)


@settings(deadline=None, max_examples=300)
@given(floors(), st.data())
def test_one_more_backer_never_makes_a_question_wait_longer(
    drawn: tuple[list[Waiting], list[Waiting], frozenset[str]], data: st.DataObject
) -> None:
    waiting, aired, heard = drawn
    if not waiting:
        return
    chosen = data.draw(st.sampled_from(waiting))
    backer = data.draw(st.sampled_from([*PEOPLE, "somebody new"]))
    more = asked(
        chosen.id,
        chosen.backers | {backer},
        by=chosen.author,
        at=(chosen.asked_at - START).total_seconds(),
    )
    before = ids(rank(waiting, aired=aired, heard=heard))
    after = ids(rank([more if each is chosen else each for each in waiting], aired=aired, heard=heard))

    assert after.index(chosen.id) <= before.index(chosen.id)


@settings(deadline=None)
@given(floors())
def test_airing_the_first_question_leaves_the_others_in_their_order(
    drawn: tuple[list[Waiting], list[Waiting], frozenset[str]],
) -> None:
    waiting, _, heard = drawn
    before = rank(waiting, heard=heard)
    backed = [each for each in before if each.credit >= 0]
    if not backed:
        return
    by_id = {each.id: each for each in waiting}
    first = before[0].id
    left = [each for each in waiting if each.id != first]

    assert ids(rank(left, aired=[by_id[first]], heard=heard)) == ids(before)[1:]


@settings(deadline=None)
@given(floors(), st.integers(0, 9))
def test_the_exact_part_of_a_long_list_is_the_same_as_without_a_limit(
    drawn: tuple[list[Waiting], list[Waiting], frozenset[str]], exact: int
) -> None:
    waiting, aired, heard = drawn
    whole = ids(rank(waiting, aired=aired, heard=heard))
    quick = ids(rank(waiting, aired=aired, heard=heard, exact=exact))

    assert quick[:exact] == whole[:exact]
    assert sorted(quick) == sorted(whole)
