"""The codes of the next poll."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.polls.codes import next_codes


def test_the_first_poll_starts_at_one() -> None:
    assert next_codes(3, ()) == ("1", "2", "3")


def test_codes_go_on_after_the_last_ones() -> None:
    assert next_codes(3, ("1", "2", "3")) == ("4", "5", "6")


def test_codes_return_to_one_before_they_pass_99() -> None:
    assert next_codes(2, ("96", "97")) == ("98", "99")
    assert next_codes(3, ("96", "97")) == ("1", "2", "3")


def test_letters_do_not_disturb_the_numbers() -> None:
    assert next_codes(2, ("A", "B")) == ("1", "2")


def test_codes_pass_99_rather_than_meet_the_last_ones() -> None:
    assert next_codes(60, tuple(map(str, range(1, 51))))[0] == "51"


@settings(deadline=None)
@given(st.lists(st.integers(2, 20), max_size=60))
def test_a_poll_never_shares_a_code_with_the_one_before(counts: list[int]) -> None:
    last: tuple[str, ...] = ()
    for count in counts:
        codes = next_codes(count, last)
        assert len(set(codes)) == count
        assert not set(codes) & set(last)
        assert all(1 <= int(code) <= 99 for code in codes)
        last = codes


@settings(deadline=None)
@given(st.integers(2, 9), st.sets(st.integers(1, 99), max_size=30), st.sets(st.integers(1, 99), max_size=10))
def test_a_poll_shares_no_code_with_the_grades_of_the_one_before(
    count: int, taken: set[int], last: set[int]
) -> None:
    codes = next_codes(count, tuple(map(str, last)), set(map(str, taken)))

    assert not {int(code) for code in codes} & (taken | last)
    assert [int(code) - int(codes[0]) for code in codes] == list(range(count))
