"""Polls and readers for the tests of the chat grammars."""

from collections.abc import Mapping
from typing import Any, Protocol

from bot.polls.counting.rounds import Contribution
from bot.polls.grammar import NotAVote
from bot.polls.marks import Marked
from bot.polls.reading import (
    approval,
    consent,
    majority_judgment,
    moving_debate,
    plurality,
    ranked,
    temperature,
)
from tests.unit.polls.made import choices


class Reader(Protocol):
    """What every method's `read` is, its own keywords aside."""

    def __call__(self, text: str, choices: Any, emotes: Any = ..., **own: Any) -> Any:
        """Return a mark, a contribution, or why there is none."""
        ...


STREET = choices("Aux vélos", "Aux piétons", "Aux voitures", "Aux canards de la Loire")
YES_NO = choices("Oui", "Non", "Blanc", first=4)

READERS: Mapping[str, Any] = {
    "plurality": plurality.read,
    "approval": approval.read,
    "ranked": ranked.read,
    "majority_judgment": majority_judgment.read,
    "moving_debate": moving_debate.read,
    "temperature": temperature.read,
    "consent": consent.read,
}

Read = Marked | Contribution | NotAVote
