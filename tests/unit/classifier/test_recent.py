"""The cache of recent texts."""

from hypothesis import given
from hypothesis import strategies as st

from bot.classifier.recent import RecentScores
from bot.moderation.scores import Scores


def _scores(value: float) -> Scores:
    return Scores(value, {})


def test_a_kept_text_comes_back() -> None:
    recent = RecentScores(2)
    recent.put("a", _scores(0.1))

    assert recent.get("a") == _scores(0.1)
    assert recent.get("b") is None


def test_the_least_recently_used_leaves_first() -> None:
    recent = RecentScores(2)
    recent.put("a", _scores(0.1))
    recent.put("b", _scores(0.2))
    recent.get("a")
    recent.put("c", _scores(0.3))

    assert recent.get("b") is None
    assert recent.get("a") == _scores(0.1)


def test_long_texts_are_not_kept() -> None:
    recent = RecentScores(2)
    recent.put("a" * 5000, _scores(0.1))

    assert len(recent) == 0


@given(st.lists(st.tuples(st.text(max_size=3), st.floats(0, 1))), st.integers(0, 5))
def test_it_never_outgrows_its_size_nor_changes_a_value(puts: list[tuple[str, float]], size: int) -> None:
    recent = RecentScores(size)
    last: dict[str, float] = {}
    for text, value in puts:
        recent.put(text, _scores(value))
        last[text] = value

    assert len(recent) <= size
    assert all(found.abusive == last[text] for text in last if (found := recent.get(text)) is not None)
