"""Approval (plusieurs choix): as many choices as one likes; the most approved wins, with its equals.

Source: Brams & Fishburn, "Approval Voting", American Political Science Review 72(3), 1978.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from bot.polls.outcome import ApprovalDetail, Outcome, most_of, ranked_by


def count(marks: Iterable[tuple[tuple[str, ...], ...]], choices: Sequence[str]) -> Outcome:
    """Return approvals per choice, and the share of all voters who approve of it.

    All codes of a mark are approved, once each; a mark without codes is a voter who approves of nothing. A
    mark with none but other polls' codes is no ballot of this one.
    """
    counts = dict.fromkeys(choices, 0)
    voters = 0
    # Identical ballots are counted together: there are few sets of choices, and many voters.
    for mark, times in Counter(marks).items():
        said = {code for tier in mark for code in tier}
        approved = said & counts.keys()
        if approved or not said:
            voters += times
        for code in approved:
            counts[code] += times
    return Outcome(
        voters=voters,
        winners=most_of(counts, choices),
        ranking=ranked_by(counts, choices),
        detail=ApprovalDetail(counts, {choice: (yes, voters) for choice, yes in counts.items()}),
    )
