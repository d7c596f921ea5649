"""Consent (gestion par consentement): no ballots; a proposal passes when no reasoned objection stands."""

from collections.abc import Iterable, Sequence

from bot.actions import Button
from bot.polls.controls import OBJECT, OBJECTIONS, Controls
from bot.polls.counting import consent
from bot.polls.counting.rounds import Round
from bot.polls.grammar import NotAVote
from bot.polls.marks import Mark, Marked
from bot.polls.methods.method import Counted, Form, Method
from bot.polls.outcome import ConsentDetail, Outcome
from bot.polls.poll import Choice, Poll
from bot.words import Phrasebook


class Consent(Method):
    """A round that is led through its phases; what people say in it is no ballot."""

    form = Form.WORDS
    aliases = ("consentement",)
    counted = Counted.ROUND
    fewest = most = 0
    wrong_number = "order-poll-no-choices"
    opened = "opened-consent"
    panel = "panel-consent"
    has_box = False
    is_contest = False
    # What people say in a round is said aloud: there is nothing to withhold.
    withheld = False

    def read(self, text: str, choices: tuple[Choice, ...], emotes: Sequence[str] = ()) -> Marked | NotAVote:
        """Return that nothing is a ballot here: `bot.polls.reading.consent` reads what people say."""
        return NotAVote("sentence")

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

    def controls(self, poll: Poll, words: Phrasebook, page: int = 0) -> Controls:
        """Return what opens the form in which one objects, and what lists the objections."""
        others = Button(control=f"{OBJECTIONS}{poll.id}", label=words.text("consent-stand-by"))
        return Controls(buttons=(Button(control=OBJECT, label=words.text("consent-object")), others))

    def pressed(self, poll: Poll, named: str, values: Sequence[str]) -> Mark | None:
        """Return that no press is a ballot."""
        return None
