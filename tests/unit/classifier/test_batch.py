"""How rows of tokens become batches."""

from hypothesis import given
from hypothesis import strategies as st

from bot.classifier.batch import BATCH_TEXTS, BATCH_TOKENS, groups, pad


@given(st.lists(st.integers(1, 512), max_size=300))
def test_every_row_is_in_one_batch_and_no_batch_is_too_large(lengths: list[int]) -> None:
    found = list(groups(lengths))

    assert sorted(index for group in found for index in group) == list(range(len(lengths)))
    assert all(len(group) <= BATCH_TEXTS for group in found)
    assert all(len(group) * max(lengths[index] for index in group) <= BATCH_TOKENS for group in found)


def test_a_row_longer_than_any_batch_still_goes_alone() -> None:
    assert list(groups([BATCH_TOKENS + 1, 3])) == [[1], [0]]


def test_shorter_rows_are_padded() -> None:
    arrays = pad(
        [{"input_ids": [5, 6], "attention_mask": [1, 1]}, {"input_ids": [7], "attention_mask": [1]}],
        {"input_ids": 9},
    )

    assert arrays["input_ids"].tolist() == [[5, 6], [7, 9]]
    assert arrays["attention_mask"].tolist() == [[1, 1], [1, 0]]
