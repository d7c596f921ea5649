"""How often something may be done."""

from datetime import UTC, datetime, timedelta

from bot.web.pace import MOST_NAMES, Pace

AT = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def test_each_name_may_do_it_so_many_times_in_any_window() -> None:
    pace = Pace(2, timedelta(seconds=10))
    pace.note("a", AT)
    pace.note("a", AT + 5 * SECOND)

    assert not pace.allows("a", AT + 9 * SECOND)
    assert pace.allows("b", AT + 9 * SECOND)
    assert pace.allows("a", AT + 10 * SECOND)
    pace.note("a", AT + 10 * SECOND)
    assert not pace.allows("a", AT + 14 * SECOND)


def test_a_crowd_of_names_does_not_fill_the_memory() -> None:
    pace = Pace(1, timedelta(days=1))
    for number in range(MOST_NAMES + 1):
        pace.note(str(number), AT)

    assert pace.allows("0", AT)
    assert not pace.allows("1", AT)
    assert not pace.allows(str(MOST_NAMES), AT)
