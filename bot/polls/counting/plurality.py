"""Plurality (choix simple): one choice each; the most chosen wins, together with its equals."""

from collections import Counter
from collections.abc import Iterable, Sequence

from bot.polls.outcome import Outcome, PluralityDetail, most_of, ranked_by


def count(marks: Iterable[str], choices: Sequence[str]) -> Outcome:
    """Return votes and shares per choice; a mark for none of the choices is no ballot of this poll."""
    cast = Counter(marks)
    counts = {choice: cast[choice] for choice in choices}
    voters = sum(counts.values())
    return Outcome(
        voters=voters,
        winners=most_of(counts, choices),
        ranking=ranked_by(counts, choices),
        detail=PluralityDetail(counts, {choice: (votes, voters) for choice, votes in counts.items()}),
    )
