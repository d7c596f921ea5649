"""Which words made a score, asked of a model that is a sum of words, whose answer is known."""

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.classifier.explain import MOST_PIECES, explain, variants
from bot.classifier.explaining import BUSY_VARIANTS, ExplainingModel
from bot.moderation.scores import Scores

THRESHOLD = 0.6


class ListModel:
    """Flags texts that hold a listed word; counts what it is asked."""

    flag_threshold, act_threshold = THRESHOLD, 0.9

    def __init__(self, *words: str) -> None:
        """Know the words."""
        self._words = words
        self.asked = 0

    def chances(self, texts: Sequence[str]) -> list[float]:
        """Return a high chance for each text with a listed word."""
        self.asked += len(texts)
        return [0.95 if any(word in text.lower() for word in self._words) else 0.05 for text in texts]

    def score(self, texts: Sequence[str]) -> list[Scores]:
        """Return the chances as scores."""
        return [Scores(chance, {}) for chance in self.chances(texts)]


def marked(text: str, *words: str) -> list[str]:
    """Return what is marked in the text when these words are abuse."""
    model = ListModel(*words)
    return [text[start:end] for start, end in explain(text, 0.95, THRESHOLD, model.chances)]


def test_the_word_that_made_the_score_is_marked_and_no_other() -> None:
    assert marked("bonsoir à ce tocard de présentateur", "tocard") == ["tocard"]


def test_signs_around_a_word_are_left_out() -> None:
    assert marked("« Tocard!!! » disait-il", "tocard") == ["Tocard"]


def test_two_words_that_suffice_each_are_both_marked() -> None:
    assert marked("un tocard, un vrai bouffon, ce type", "tocard", "bouffon") == ["tocard", "bouffon"]


def test_neighbours_are_one_span() -> None:
    assert marked("quel tocard bouffon ce type", "tocard", "bouffon") == ["tocard bouffon"]


def test_letters_set_apart_are_one_word() -> None:
    assert marked("espèce de t o c a r d va", "t o c a r d") == ["t o c a r d"]


def test_a_text_of_one_word_is_marked_whole() -> None:
    assert marked("tocard !", "tocard")[0] == "tocard"
    assert marked("tocard", "tocard") == ["tocard"]


def test_a_long_text_is_explained_for_a_flat_price() -> None:
    text = "mot " * 300 + "tocard " + "mot " * 300
    model = ListModel("tocard")

    (span,) = explain(text, 0.95, THRESHOLD, model.chances)

    assert "tocard" in text[slice(*span)]
    assert model.asked <= variants(text) <= 3 * MOST_PIECES


@given(st.text(max_size=200), st.floats(0, 1), st.sampled_from(["a", "e", " ", "é", "0", "\ud800"]))
def test_offsets_are_valid_for_any_text(text: str, abusive: float, word: str) -> None:
    spans = explain(text, abusive, THRESHOLD, ListModel(word).chances)

    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(
        before[1] < after[0] or text[before[1] : after[0]].strip() for before, after in pairwise(spans)
    )
    assert bool(spans) == bool(text.split())


def test_only_flagged_texts_are_explained() -> None:
    model = ExplainingModel(ListModel("tocard"), THRESHOLD)

    civil, rude = model.score(["bonsoir à tous", "bonsoir tocard"])

    assert civil.spans == ()
    assert rude.spans == ((8, 14),)
    assert rude.abusive == 0.95


def test_a_raid_is_explained_only_as_far_as_the_budget_goes() -> None:
    inner = ListModel("tocard")
    texts = [f"tocard numéro {number}" for number in range(100)]

    scores = ExplainingModel(inner, THRESHOLD, most_variants=50).score(texts)

    assert 1 <= sum(bool(each.spans) for each in scores) <= 5
    assert inner.asked <= len(texts) + 50


def test_when_many_texts_come_at_once_few_are_explained() -> None:
    inner = ListModel("tocard")
    texts = [f"tocard numéro {number}" for number in range(200)]

    ExplainingModel(inner, THRESHOLD).score(texts)

    assert inner.asked <= len(texts) + BUSY_VARIANTS
