"""Consent (gestion par consentement): no ballots; a proposal passes when no reasoned objection stands."""

from collections.abc import Iterable, Sequence

from bot.polls.counting import consent
from bot.polls.counting.rounds import Round
from bot.polls.grammar import NotAVote
from bot.polls.marks import Mark, Marked
from bot.polls.outcome import ConsentDetail, Outcome
from bot.polls.poll import Choice
from bot.words import Phrasebook


class Consent:
    """A round that is led through its phases; what people say in it is no ballot."""

    def read(self, text: str, choices: tuple[Choice, ...], emotes: Sequence[str] = ()) -> Marked | NotAVote:
        """Return that nothing is a ballot here: `bot.polls.reading.consent` reads what people say."""
        return NotAVote("sentence")

    def joined(self, before: Mark | None, mark: Mark) -> Mark:
        """Return the later mark."""
        return mark

    def count(self, marks: Iterable[Mark], choices: Sequence[Choice]) -> Outcome:
        """Return a round in which nobody has said anything."""
        return consent.count(Round(proposal=""))

    def said(self, mark: Mark, choices: Sequence[Choice], words: Phrasebook) -> str:
        """Return nothing: there is no ballot to say."""
        return ""

    def sentence(self, outcome: Outcome, choices: Sequence[Choice], words: Phrasebook) -> str:
        """Return the verdict, with what it rests on."""
        detail = outcome.detail
        assert isinstance(detail, ConsentDetail)
        standing = sum(objection.state == "standing" for objection in detail.objections)
        return words.text(
            f"result-{detail.verdict}",
            amendments=detail.amendments,
            objections=standing,
            proposal=detail.proposal,
        )
