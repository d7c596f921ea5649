"""The order in which questions wait."""

from datetime import timedelta
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.questions.order import rank
from bot.questions.question import Question, QuestionStatus
from tests.unit.questions.made import START, question

NOBODY: frozenset[str] = frozenset()


def _numbers(*questions: Question, heard: frozenset[str] = NOBODY) -> list[int]:
    return [each.number for each in rank(questions, heard)]


def test_only_accepted_questions_wait() -> None:
    everything = [question(status, number=number) for number, status in enumerate(QuestionStatus)]

    assert [each.status for each in rank(everything, NOBODY)] == [QuestionStatus.ACCEPTED]


def test_the_most_backed_goes_first() -> None:
    assert _numbers(question(number=1, backings=2), question(number=2, backings=5)) == [2, 1]


def test_among_near_equals_a_first_voice_goes_first() -> None:
    known = question(number=1, by="tlm", backings=20)
    new = question(number=2, by="neuf", backings=18)

    assert _numbers(known, new, heard=frozenset({"twitch:tlm"})) == [2, 1]
    assert _numbers(known, new) == [1, 2]


def test_a_first_voice_does_not_pass_what_is_clearly_more_backed() -> None:
    known = question(number=1, by="tlm", backings=20)
    new = question(number=2, by="neuf", backings=17)

    assert _numbers(known, new, heard=frozenset({"twitch:tlm"})) == [1, 2]


def test_one_backing_is_always_near() -> None:
    heard = frozenset({"twitch:tlm"})

    assert _numbers(question(number=1, by="tlm", backings=1), question(number=2, by="neuf"), heard=heard) == [
        2,
        1,
    ]


def test_near_equals_are_measured_from_the_most_backed_not_in_a_chain() -> None:
    chain = [
        question(number=1, by="a", backings=10),
        question(number=2, by="b", backings=9),
        question(number=3, by="c", backings=8),
    ]

    assert _numbers(*chain, heard=frozenset({"twitch:a", "twitch:b"})) == [1, 2, 3]


def test_of_equals_the_one_asked_first_goes_first() -> None:
    late = question(number=1, asked_at=START + timedelta(seconds=1))

    assert _numbers(late, question(number=3), question(number=2)) == [2, 3, 1]


LISTS = st.lists(st.tuples(st.integers(0, 40), st.sampled_from("abcd"), st.integers(0, 3)), max_size=12)


def _made(drawn: list[tuple[int, str, int]]) -> list[Question]:
    return [
        question(number=number, backings=backings, by=by, asked_at=START + timedelta(seconds=at))
        for number, (backings, by, at) in enumerate(drawn)
    ]


@settings(deadline=None)
@given(LISTS, st.sets(st.sampled_from("abcd")))
def test_the_order_of_arrival_changes_nothing(drawn: list[tuple[int, str, int]], known: set[str]) -> None:
    heard = frozenset(f"twitch:{name}" for name in known)
    ranked = rank(_made(drawn), heard)

    assert rank(reversed(_made(drawn)), heard) == ranked
    assert rank(sorted(_made(drawn), key=lambda each: (each.author.key, each.backings)), heard) == ranked


@settings(deadline=None)
@given(LISTS, st.sets(st.sampled_from("abcd")))
def test_whoever_passes_a_more_backed_question_is_a_first_voice_and_near(
    drawn: list[tuple[int, str, int]], known: set[str]
) -> None:
    heard = frozenset(f"twitch:{name}" for name in known)
    ranked = rank(_made(drawn), heard)
    most = max((each.backings for each in ranked), default=0)

    for before, after in combinations(ranked, 2):
        if before.backings < after.backings:
            assert before.author.key not in heard
            assert after.author.key in heard
            assert after.backings - before.backings <= max(1, most // 10)
