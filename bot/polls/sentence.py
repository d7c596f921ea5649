"""A result in one sentence, as it is said in chat, on screen and to those who cannot see it."""

from collections.abc import Sequence
from fractions import Fraction

from bot.polls.poll import Choice
from bot.polls.tally import Tally
from bot.words import Phrasebook


def result_sentence(question: str, tally: Tally, choices: Sequence[Choice], words: Phrasebook) -> str:
    """Return who won with what share, who is tied, or that nobody voted."""
    if not tally.winners:
        return words.text("result-nobody", question=question)
    labels = [
        words.text("result-label", label=choice.label) for choice in choices if choice.code in tally.winners
    ]
    first = tally.winners[0]
    return words.text(
        "result-winner" if len(labels) == 1 else "result-tie",
        question=question,
        winners=_listed(labels, words),
        votes=tally.counts[first],
        voters=tally.voters,
        percent=_percent(tally.shares[first]),
    )


def _listed(labels: Sequence[str], words: Phrasebook) -> str:
    *before, last = labels
    return words.text("result-and", list=", ".join(before), last=last) if before else last


def _percent(share: Fraction) -> int:
    """Return whole percents, halves up; 100 is kept for all."""
    return 100 if share == 1 else min(99, int(share * 100 + Fraction(1, 2)))
