"""From a closed poll to the bytes that are published."""

import re
from collections import Counter
from collections.abc import Callable, Collection
from datetime import UTC, datetime

import msgspec

from bot.errors import SealingError
from bot.events import Platform
from bot.polls.box.canonical import canonical, digest_of, signed_text
from bot.polls.box.document import Box, BoxChoice, BoxPoll, BoxResult, BoxRules, SealedBox, Turnout
from bot.polls.marks import Mark
from bot.polls.methods import BOXED
from bot.polls.outcome import Outcome
from bot.polls.poll import Poll, PollStatus

# Control characters, and those that turn the direction of a text: a terminal must show what is written.
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


class Cast(msgspec.Struct, frozen=True, kw_only=True):
    """What the box takes of one voter's last ballot."""

    receipt: str
    mark: Mark
    platform: Platform


def box_of(
    poll: Poll,
    cast: Collection[Cast],
    outcome: Outcome,
    *,
    sentence: str,
    show: str,
    software: str,
    rules: BoxRules,
) -> Box:
    """Return the box of a closed poll with the outcome and the sentence that were announced.

    Nothing in it tells who voted, when or where, nor in which order. Raises SealingError for what no box may
    hold: a poll that is not closed or has no box, a receipt twice, an outcome of other ballots.
    """
    method = BOXED.get(poll.method)
    if method is None:
        raise SealingError(f"La méthode {poll.method} n’a pas d’urne.")
    if len({each.receipt for each in cast}) < len(cast):
        raise SealingError(f"Deux bulletins du vote {poll.id} ont le même reçu.")
    if outcome.voters != len(cast):
        raise SealingError(f"Le résultat du vote {poll.id} n’est pas celui de ses bulletins.")
    codes = [choice.code for choice in poll.choices]
    shown = len(cast) >= max(1, rules.smallest_group)
    result = BoxResult(
        winners=outcome.winners,
        ranking=outcome.ranking,
        counts=method.figures(outcome),
        sentence=_clean(sentence),
    )
    ballots = {each.receipt: method.written(each.mark, codes) for each in cast if shown}
    return Box(
        show=_clean(show),
        software=_clean(software),
        poll=_poll(poll),
        rules=rules,
        turnout=Turnout(voters=len(cast), platforms=dict(Counter(str(each.platform) for each in cast))),
        result=result if shown else None,
        ballots=tuple((receipt, ballots[receipt]) for receipt in sorted(ballots)),
    )


def sealed(box: Box, public_key: str, sign: Callable[[bytes], bytes]) -> bytes:
    """Return the file to publish: the box, its digest, and the signature that `sign` makes of it."""
    digest = digest_of(box)
    signature = sign(signed_text(digest)).hex()
    return canonical(SealedBox(box=box, digest=digest, key=public_key, signature=signature)) + b"\n"


def _poll(poll: Poll) -> BoxPoll:
    if poll.status is not PollStatus.CLOSED or poll.closed_at is None:
        raise SealingError(f"Le vote {poll.id} n’est pas clos : son urne ne peut pas être scellée.")
    # A ballot counts until the true end, which is before the moment when the poll was sealed.
    ends = [end for end in (poll.closes_at, poll.closed_at) if end is not None]
    return BoxPoll(
        id=_clean(poll.id),
        question=_clean(poll.question),
        method=poll.method,
        choices=tuple(BoxChoice(code=each.code, label=_clean(each.label)) for each in poll.choices),
        opened_at=_time(poll.opened_at),
        announced_close_at=_time(poll.announced_close_at) if poll.announced_close_at else None,
        closed_at=_time(min(ends)),
    )


def _time(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _clean(text: str) -> str:
    return _UNSEEN.sub("", text.encode("utf-8", "replace").decode("utf-8"))
