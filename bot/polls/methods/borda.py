"""Borda (priorités): each voter orders the choices, each place is worth points, the most points win.

Source: Borda, "Mémoire sur les élections au scrutin", Histoire de l'Académie royale des sciences, 1781
(1784). Equals and what is left out are counted as Black does ("Partial justification of the Borda count",
Public Choice 28, 1976): a choice gets two points for each one that the voter puts after it and one for each
one beside it, so that a ballot is worth the same whatever its length. Twice Borda's own points: no halves.
"""

from collections.abc import Iterable, Sequence

from bot.polls.counting import schulze
from bot.polls.marks import Mark
from bot.polls.methods.ranked import Ranked
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
        voters, duels = schulze.duels((mark for mark in marks if isinstance(mark, tuple)), codes)
        every = range(len(codes))
        # Two for each voter who puts one before the other, one for each to whom they are equal.
        points = {
            codes[one]: sum(voters + duels[one][other] - duels[other][one] for other in every if other != one)
            for one in every
        }
        ranking = ranked_by(points, codes)
        most = 2 * max(len(codes) - 1, 0) * voters
        return Outcome(
            voters=voters,
            winners=ranking[0] if voters and ranking else (),
            ranking=ranking,
            detail=BordaDetail(points, {code: (many, most) for code, many in points.items()}),
        )

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
