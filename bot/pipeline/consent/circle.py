"""A consent round's circle, drawn and told when objections begin; and what the host reads of a round."""

from operator import attrgetter

from bot.actions import AnyAction, Say
from bot.changes.talk import RoundVoice
from bot.events import Author
from bot.pipeline.evening import Evening
from bot.pipeline.memory.state import ShowState
from bot.polls.counting.circle import may_be_drawn, with_circle
from bot.polls.counting.rounds import Phase, Round, Spoken
from bot.polls.methods import METHODS
from bot.polls.methods.method import Counted
from bot.polls.poll import Poll
from bot.views.polls import RoundView, SpokenView

# As many as a line in chat has room for.
MOST_NAMED = 15
# As many as a host reads while a round goes on.
MOST_READ = 50


def voice(poll: Poll, voter: str, author: Author, kind: str) -> list[RoundVoice]:
    """Return that somebody spoke who may have to be called: for a circle, or about an objection."""
    is_called = poll.circle or kind == "objection"
    return [RoundVoice(poll_id=poll.id, voter=voter, author=author)] if is_called else []


def drawn(poll: Poll, led: Round, evening: Evening) -> Round:
    """Return the round with its circle, once objections begin and people can be drawn."""
    if not poll.circle or led.circle or led.phase is not Phase.OBJECTIONS:
        return led
    return with_circle(led, poll.circle, evening.new_key())


def circle_said(poll: Poll, led: Round, cause: str, state: ShowState, evening: Evening) -> list[AnyAction]:
    """Return the line that names who is in the circle, that nobody could be drawn, or nothing without one."""
    if not poll.circle or led.phase is not Phase.OBJECTIONS:
        return []
    names = [f"@{name}" for name in _names(poll, led, state)]
    others = len(led.circle) - len(names[:MOST_NAMED])
    more = [f"+ {others}"] if others else []
    text = evening.words.text(
        "consent-circle" if led.circle else "consent-circle-none",
        people=len(led.circle),
        among=len(may_be_drawn(led)),
        names=", ".join([*names[:MOST_NAMED], *more]),
    )
    return [
        Say(id=f"{cause}/circle/{platform}", platform=platform, channel="", text=text)
        for platform in evening.platforms
    ]


def round_view(poll: Poll, state: ShowState) -> RoundView | None:
    """Return the last things that were asked and felt in a round and who is in its circle, None elsewhere."""
    if METHODS[poll.method].counted is not Counted.ROUND:
        return None
    led = state.talk.round_of(poll)
    return RoundView(
        questions=_latest(led.questions),
        feelings=_latest(led.feelings),
        circle=_names(poll, led, state),
        drawn=len(led.circle),
    )


def _names(poll: Poll, led: Round, state: ShowState) -> tuple[str, ...]:
    """Return the names of those in a circle, in order; whoever was forgotten has none."""
    known = state.talk.voices.get(poll.id, {})
    return tuple(sorted(known[voter].name for voter in led.circle if voter in known))


def _latest(said: tuple[Spoken, ...]) -> tuple[SpokenView, ...]:
    last = sorted(said, key=attrgetter("at"), reverse=True)[:MOST_READ]
    return tuple(SpokenView(text=each.text, at=each.at) for each in last)
