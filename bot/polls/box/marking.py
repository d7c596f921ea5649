"""A mark in its one written form, so that no ballot can be told by how it was typed."""

from collections.abc import Iterable, Sequence

from bot.polls.marks import Mark


def written(mark: Mark, method: str, codes: Sequence[str]) -> Mark:
    """Return the mark that counts the same and has all equals in the order of the choices.

    An approval is one tier. A ranking names every choice once, where it stands best; what the voter left out
    is the last tier.
    """
    if isinstance(mark, dict):
        return {code: mark[code] for code in codes if code in mark}
    if isinstance(mark, str):
        return mark
    if method == "approval":
        return (in_order((code for tier in mark for code in tier), codes),)
    left, tiers = set(codes), []
    for tier in (*mark, codes):
        tiers.append(in_order(left.intersection(tier), codes))
        left.difference_update(tier)
    return tuple(tier for tier in tiers if tier)


def in_order(some: Iterable[str], codes: Sequence[str]) -> tuple[str, ...]:
    """Return those codes in the order of the choices, each once."""
    given = set(some)
    return tuple(code for code in codes if code in given)
