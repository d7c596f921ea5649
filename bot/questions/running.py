"""Time running while backers earn credit: which question is due next. Fast for thousands of questions.

What backers have spent only grows, so a question's time only ever moves later: a time computed earlier is a
lower bound, and it is computed again only when it has come to the top of a heap.
"""

from collections.abc import Collection, Iterator, Sequence
from heapq import heapify, heappop, heappush

import msgspec

from bot.questions.credit import NEARLY, PRICE, SAME, Times, due_at


class Turn(msgspec.Struct, frozen=True):
    """A question that gets its place: which, whether a first voice, when due, and whom it passes (or -1)."""

    index: int
    first: bool
    due: int
    passed: int


class Running:
    """The questions that are backed, by index in the order in which they were asked."""

    def __init__(self, questions: Sequence[tuple[str, Collection[str]]], heard: Collection[str]) -> None:
        """Take questions as (author, backers, not empty); `heard` are authors that have had the floor."""
        self._numbers: dict[str, int] = {}
        self._authors = [author for author, _ in questions]
        self._backers = [self._numbered(backers) for _, backers in questions]
        self._spent = [0] * len(self._numbers)
        self._heard = set(heard)
        self._times = Times()
        # How often what each backer spent has changed; a question's time holds while none of its has.
        self._changes = [0] * len(self._numbers)
        self._placed = [False] * len(questions)
        self._due: list[tuple[int, int]] = []
        self._stamp = [-1] * len(questions)
        self._fresh: list[tuple[int, int]] = [(0, 0)] * len(questions)

    def pay_for(self, backers: Collection[str]) -> None:
        """Let backers pay for a question that was on air."""
        numbers = self._numbered(backers)
        self._spent += [0] * (len(self._numbers) - len(self._spent))
        self._changes += [0] * (len(self._numbers) - len(self._changes))
        if numbers:
            self._pay(numbers, self._times.same(due_at([self._spent[each] for each in numbers], PRICE)))

    def turns(self, most: int | None = None) -> Iterator[Turn]:
        """Yield the questions in the order in which they get the floor."""
        due = [(self._times_of(index)[0], index) for index in range(len(self._authors))]
        voices = [(self._fresh[index][1], index) for index in range(len(due)) if self._is_first(index)]
        near: list[tuple[int, int]] = []
        heapify(due)
        heapify(voices)
        for _ in range(len(self._authors) if most is None else min(most, len(self._authors))):
            leader = self._leader(due)
            now = self._fresh[leader][0]
            first = self._first_voice(voices, near, now)
            index = leader if first is None else first
            time = self._fresh[index][0]
            turn = Turn(index, self._is_first(index), time, leader if index != leader else -1)
            self._placed[index] = True
            self._heard.add(self._authors[index])
            self._pay(self._backers[index], time)
            yield turn

    def rest(self) -> Iterator[Turn]:
        """Yield the questions that got no turn, by when each would be due now, as if it were the next."""
        left = [index for index, placed in enumerate(self._placed) if not placed]
        for time, index in sorted((self._due_of(index), index) for index in left):
            turn = Turn(index, self._is_first(index), time, -1)
            self._heard.add(self._authors[index])
            yield turn

    def _leader(self, due: list[tuple[int, int]]) -> int:
        """Return the question that is due earliest; of equals, the one asked first."""
        while True:
            time, index = due[0]
            if self._placed[index]:
                heappop(due)
                continue
            present = self._times_of(index)[0]
            if present == time:
                return index
            heappop(due)
            heappush(due, (present, index))

    def _first_voice(
        self, voices: list[tuple[int, int]], near: list[tuple[int, int]], now: int
    ) -> int | None:
        """Return the first voice that is due earliest among those that nearly own the price now."""
        while voices and voices[0][0] <= now + SAME:
            index = heappop(voices)[1]
            if self._is_first(index):
                self._sort_in(index, voices, near, now)
        while near:
            time, index = near[0]
            if not self._is_first(index):
                heappop(near)
                continue
            if (time, True) == (self._times_of(index)[0], self._fresh[index][1] <= now + SAME):
                return index
            heappop(near)
            self._sort_in(index, voices, near, now)
        return None

    def _sort_in(
        self, index: int, voices: list[tuple[int, int]], near: list[tuple[int, int]], now: int
    ) -> None:
        time, nearly = self._times_of(index)
        if nearly <= now + SAME:
            heappush(near, (time, index))
        else:
            heappush(voices, (nearly, index))

    def _is_first(self, index: int) -> bool:
        return not self._placed[index] and self._authors[index] not in self._heard

    def _times_of(self, index: int) -> tuple[int, int]:
        """Return when a question's backers own its price, and when they own nearly all of it."""
        backers = self._backers[index]
        changes = self._changes
        stamp = sum([changes[each] for each in backers])
        if stamp != self._stamp[index]:
            self._stamp[index] = stamp
            spent = [self._spent[each] for each in backers]
            # Who is no first voice never needs the second one.
            nearly = due_at(spent, NEARLY) if self._authors[index] not in self._heard else 0
            self._fresh[index] = (self._times.same(due_at(spent, PRICE)), nearly)
        return self._fresh[index]

    def _due_of(self, index: int) -> int:
        """Return when a question's backers own its price."""
        return self._times.same(due_at([self._spent[each] for each in self._backers[index]], PRICE))

    def _pay(self, backers: Sequence[int], time: int) -> None:
        for each in backers:
            if self._spent[each] < time:
                self._spent[each] = time
                self._changes[each] += 1

    def _numbered(self, people: Collection[str]) -> list[int]:
        return [self._numbers.setdefault(each, len(self._numbers)) for each in people]
