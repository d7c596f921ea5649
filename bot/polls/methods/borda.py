"""Borda (priorités): each voter orders the choices, each place is worth points, the most points win.

Source: Borda, "Mémoire sur les élections au scrutin", Histoire de l'Académie royale des sciences, 1781
(1784). Equals and what is left out are counted as Black does ("Partial justification of the Borda count",
Public Choice 28, 1976): a choice gets two points for each one that the voter puts after it and one for each
one beside it, so that a ballot is worth the same whatever its length. Twice Borda's own points: no halves.
"""

from collections.abc import Iterable, Sequence

from bot.polls.counting import schulze
from bot.polls.counting.schulze import Duels
from bot.polls.marks import Mark
from bot.polls.methods.method import Adding
from bot.polls.methods.ranked import Ranked, RankedAdding
from bot.polls.outcome import BordaDetail, Figure, Outcome, ranked_by
from bot.polls.poll import Choice
from bot.polls.spoken import labels_of
from bot.words import Phrasebook


class Borda(Ranked):
    """Ballots as where preferences are ranked, points per choice as the result."""

    aliases = ("priorites", "points")
    opened = "vote-opened-borda"
    each = "results-points"

    def count(self, marks: Iterable[Mark], choices: Sequence[Choice]) -> Outcome:
        """Return points per choice, out of those of a choice that everybody puts first."""
        codes = [choice.code for choice in choices]
        return points(schulze.duels((mark for mark in marks if isinstance(mark, tuple)), codes))

    def adding(self, choices: Sequence[Choice]) -> Adding:
        """Return the points as ballots come and go."""
        return _Adding([choice.code for choice in choices])

    def figures(self, outcome: Outcome) -> dict[str, Figure]:
        """Return the points of each choice."""
        assert isinstance(outcome.detail, BordaDetail)
        return dict(outcome.detail.counts)

    def sentence(self, outcome: Outcome, choices: Sequence[Choice], words: Phrasebook) -> str:
        """Return who has the most points, or who is tied."""
        assert isinstance(outcome.detail, BordaDetail)
        return words.text(
            "result-borda" if len(outcome.winners) == 1 else "result-borda-tie",
            winners=labels_of(outcome.winners, choices, words),
            points=outcome.detail.counts[outcome.winners[0]],
            voters=outcome.voters,
        )


class _Adding(RankedAdding):
    """Points out of the duels that ballots come to."""

    def outcome(self) -> Outcome:
        """Return points per choice."""
        return points(self.duels)


def points(duels: Duels) -> Outcome:
    """Return the points that duels come to: each voter gives two for one put before, one for one beside."""
    table, codes, voters = duels.table(), duels.choices, duels.voters
    every = range(len(codes))
    counts = {
        codes[one]: sum(voters + table[one][other] - table[other][one] for other in every if other != one)
        for one in every
    }
    ranking = ranked_by(counts, codes)
    most = 2 * max(len(codes) - 1, 0) * voters
    return Outcome(
        voters=voters,
        winners=ranking[0] if voters and ranking else (),
        ranking=ranking,
        detail=BordaDetail(counts, {code: (many, most) for code, many in counts.items()}),
    )
