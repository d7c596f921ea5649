"""What somebody who votes on Discord is told, and what they can press next."""

from bot.actions import Button
from bot.changes import BallotCast
from bot.polls.controls import CHANGE, Controls
from bot.polls.marks import Mark
from bot.polls.methods import METHODS
from bot.polls.poll import Poll
from bot.words import Phrasebook

# What a ballot says of itself on Discord, which takes no longer messages.
LONGEST_SAID = 1_200


def receipt_said(poll: Poll, cast: BallotCast, words: Phrasebook) -> str:
    """Return the ballot as it was understood, with its receipt where there is a box to look it up in."""
    method = METHODS[poll.method]
    said = method.said(cast.ballot.mark, poll.choices, words)[:LONGEST_SAID]
    if not method.has_box:
        return words.text(method.pressed_again, said=said)
    return words.text("vote-receipt", ballot=said, receipt=cast.ballot.receipt)


def next_controls(poll: Poll, mark: Mark, words: Phrasebook) -> Controls:
    """Return what goes on with a ballot and what changes it; without a box the same again, at hand."""
    method = METHODS[poll.method]
    if not method.has_box:
        return method.controls(poll, words)
    change = Button(control=f"{CHANGE}{poll.id}:0", label=words.text("vote-change"))
    more = method.after(poll, mark, words)
    return Controls(buttons=(change, *more.buttons), selects=more.selects)
