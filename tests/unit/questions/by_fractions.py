"""The order of questions once more, from the rule's words, with fractions and no regard for speed."""

from collections.abc import Collection, Iterable, Sequence
from fractions import Fraction

from bot.questions.order import Waiting

NEARLY = Fraction(4, 5)


def due_at(owed: Sequence[Fraction], price: Fraction) -> Fraction:
    """Return when people own a price, trying every number of payers."""
    ordered = sorted(owed)
    times = [(price + sum(ordered[:payers])) / payers for payers in range(1, len(ordered) + 1)]
    return next(
        time
        for payers, time in enumerate(times, 1)
        if ordered[payers - 1] < time and (payers == len(ordered) or ordered[payers] >= time)
    )


def ranked(
    waiting: Iterable[Waiting], aired: Sequence[Waiting] = (), heard: Collection[str] = ()
) -> list[tuple[str, bool]]:
    """Return the ids in order, and whether each is a first voice there."""
    left = sorted(waiting, key=lambda each: (each.asked_at, each.id))
    known = {*heard, *(each.author for each in aired)}
    spent: dict[str, Fraction] = {}

    def due(each: Waiting, price: Fraction = Fraction(1)) -> Fraction:
        return due_at([spent.get(backer, Fraction(0)) for backer in each.backers], price)

    def pay(each: Waiting) -> None:
        time = due(each)
        spent.update({backer: max(time, spent.get(backer, time)) for backer in each.backers})

    for each in aired:
        if each.backers:
            pay(each)
    order: list[tuple[str, bool]] = []
    while left:
        backed = [each for each in left if each.backers]
        if backed:
            leader = min(backed, key=due)
            now = due(leader)
            voices = [each for each in backed if each.author not in known and due(each, NEARLY) <= now]
            chosen = min(voices, key=due) if voices else leader
            pay(chosen)
        else:
            chosen = next((each for each in left if each.author not in known), left[0])
        order.append((chosen.id, chosen.author not in known))
        known.add(chosen.author)
        left.remove(chosen)
    return order
