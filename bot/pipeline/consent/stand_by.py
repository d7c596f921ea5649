"""Who stands by an objection: backing one, and leaving one that one made or backed."""

from collections.abc import Sequence

from bot.actions import Option, Select
from bot.changes.talk import RoundSaved
from bot.events import ControlPressed, MessagePosted
from bot.pipeline.answer import answer, owe
from bot.pipeline.evening import Evening
from bot.pipeline.memory.state import ShowState
from bot.pipeline.step import Consequence
from bot.polls.controls import BACK, LEAVE, OBJECTIONS, Controls
from bot.polls.counting import rounds
from bot.polls.counting.rounds import Objection, Phase, Round
from bot.polls.life import accepts
from bot.polls.poll import Poll, PollStatus
from bot.polls.pseudonym import pseudonym
from bot.words import Phrasebook, Refusal

# As many as a list on Discord holds.
MOST_LISTED = 25


def pressed(event: ControlPressed, state: ShowState, evening: Evening) -> list[Consequence]:
    """Return what the buttons and lists of objections lead to; nothing for other controls."""
    kind = next((each for each in (OBJECTIONS, BACK, LEAVE) if event.control.startswith(each)), "")
    poll = state.polls.get(event.control.removeprefix(kind)) if kind else None
    if not kind:
        return []
    if poll is None or poll.status is not PollStatus.OPEN or not accepts(poll, event.at):
        return [answer(event, evening.words.text("consent-over"))]
    led, voter = state.talk.round_of(poll), pseudonym(state.keys[poll.id], state.person_of(event.author.key))
    if led.phase is not Phase.OBJECTIONS:
        return [answer(event, evening.words.text("consent-not-now-objection"))]
    if kind == OBJECTIONS:
        return [_listed(event, poll, led, voter, evening)]
    number = _number(event.values)
    changed = rounds.back(led, voter, number) if kind == BACK else rounds.withdraw(led, voter, number)
    if isinstance(changed, Refusal):
        return [answer(event, changed.said(evening.words))]
    told = evening.words.text("consent-backed" if kind == BACK else "consent-left", number=str(number))
    return [RoundSaved(poll_id=poll.id, led=changed), answer(event, told)]


def left(
    event: MessagePosted, number: int, poll: Poll, state: ShowState, evening: Evening
) -> list[Consequence]:
    """Return the round without somebody in an objection; number 0 is the only one that they stand by."""
    led, voter = state.talk.round_of(poll), pseudonym(state.keys[poll.id], state.person_of(event.author.key))
    if led.phase is not Phase.OBJECTIONS or not accepts(poll, event.at):
        return []
    own = [each.number for each in rounds.standing(led) if _stands_by(voter, each)]
    if not number and len(own) != 1:
        return [
            owe(event, evening.words.text("consent-leave-which" if own else "consent-not-yours"), evening)
        ]
    changed = rounds.withdraw(led, voter, number or own[0])
    if isinstance(changed, Refusal):
        return [owe(event, changed.said(evening.words), evening)]
    told = evening.words.text("consent-left", number=str(number or own[0]))
    return [RoundSaved(poll_id=poll.id, led=changed), owe(event, told, evening)]


def _listed(event: ControlPressed, poll: Poll, led: Round, voter: str, evening: Evening) -> Consequence:
    """Return the objections that one may back, and those that one may leave."""
    words = evening.words
    most_first = sorted(
        rounds.standing(led), key=lambda each: (-len(each.authors | each.backers), each.number)
    )
    mine = [each for each in most_first if _stands_by(voter, each)]
    others = [each for each in most_first if each not in mine]
    selects = [
        Select(control=f"{kind}{poll.id}", hint=words.text(hint), options=_options(some[:MOST_LISTED], words))
        for kind, hint, some in ((BACK, "consent-back-hint", others), (LEAVE, "consent-leave-hint", mine))
        if some
    ]
    text = words.text("consent-objections" if selects else "consent-no-objections")
    return answer(event, text, Controls(selects=tuple(selects)))


def _options(some: Sequence[Objection], words: Phrasebook) -> tuple[Option, ...]:
    return tuple(
        Option(
            value=str(each.number),
            label=words.text("consent-objection", number=str(each.number), reason=each.reason),
        )
        for each in some
    )


def _stands_by(voter: str, objection: Objection) -> bool:
    return voter in objection.authors | objection.backers


def _number(values: Sequence[str]) -> int:
    """Return the number that was chosen, 0 for what is none."""
    chosen = values[0] if len(values) == 1 else ""
    return int(chosen) if chosen.isascii() and chosen.isdecimal() and len(chosen) < 6 else 0
