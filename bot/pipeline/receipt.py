"""What somebody who votes on Discord is told, and what they can press next."""

from bot.changes import BallotCast
from bot.pipeline.debate import has_no_box
from bot.pipeline.panel import Controls, ballot_controls, receipt_controls
from bot.polls.marks import Mark
from bot.polls.methods import METHODS
from bot.polls.poll import Poll
from bot.words import Phrasebook

# What a ballot says of itself on Discord, which takes no longer messages.
LONGEST_SAID = 1_200


def receipt_said(poll: Poll, cast: BallotCast, words: Phrasebook) -> str:
    """Return the ballot as it was understood, with its receipt where there is a box to look it up in."""
    said = METHODS[poll.method].said(cast.ballot.mark, poll.choices, words)[:LONGEST_SAID]
    if has_no_box(poll):
        return words.text(f"receipt-{poll.method}", said=said)
    return words.text("vote-receipt", ballot=said, receipt=cast.ballot.receipt)


def next_controls(poll: Poll, mark: Mark, words: Phrasebook) -> Controls:
    """Return what stands below a receipt: in a debate and for a mood the same again, at hand."""
    return ballot_controls(poll, words) if has_no_box(poll) else receipt_controls(poll, mark, words)
