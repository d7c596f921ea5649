"""A rule or a threshold tried on the evening's last messages: what it would have flagged."""

from datetime import datetime, timedelta

from bot.changes import FeedItem
from bot.changes.review import DryRunShown, JudgedForgotten, MessageJudged
from bot.events import ChatCleared, ClockTicked, MessageRemoved
from bot.moderation.rehearing import Earlier, rule_tried, tried_on
from bot.moderation.scores import Scores
from bot.orders import DryRun
from bot.pipeline.evening import Evening
from bot.pipeline.memory.state import ShowState
from bot.pipeline.step import Consequence, Happening
from bot.views import Audience, DryRunLine, DryRunView
from bot.words import Refusal

TOPIC = "dry-run"
SHOWN_FOR = timedelta(minutes=10)
SHOWN = 50
DESKS = (Audience.HOST, Audience.MODERATOR)


def let_go(
    event: Happening, state: ShowState, evening: Evening, scores: Scores | None = None
) -> list[Consequence]:
    """Stage: forget the messages that left their platform, and a dry run that was shown long enough."""
    match event:
        case MessageRemoved():
            return [JudgedForgotten(channel=event.channel, message_id=event.message_id)]
        case ChatCleared():
            author_key = f"{event.platform}:{event.author_id}" if event.author_id else ""
            return [JudgedForgotten(channel=event.channel, author_key=author_key)]
        case ClockTicked() if state.judged.shown_until is not None and state.judged.shown_until <= event.at:
            return [shown(None), DryRunShown(until=None)]
        case _:
            return []


def dry_run(
    order: DryRun, cause: str, at: datetime, state: ShowState, evening: Evening
) -> list[Consequence] | Refusal:
    """Return the answer for the pages, or why it cannot be tried."""
    messages = sorted(state.judged.messages, key=lambda each: each.message.at)
    tried = _by_rule(order, messages, evening) if order.rule else _by_score(order, messages, evening)
    if isinstance(tried, Refusal):
        return tried
    examined, lines = tried
    key = "dry-run-rule" if order.rule else "dry-run-threshold"
    threshold = 0 if order.rule else _percent(_threshold(order, evening))
    view = DryRunView(
        id=cause,
        sentence=evening.words.text(
            key, rule=_named(order.rule, evening), threshold=threshold, flagged=len(lines), examined=examined
        ),
        examined=examined,
        flagged=len(lines),
        lines=tuple(reversed(lines[-SHOWN:])),
    )
    return [shown(view), DryRunShown(until=at + SHOWN_FOR)]


def shown(view: DryRunView | None) -> FeedItem:
    """Return a dry run's answer as the pages receive it; None takes it away."""
    return FeedItem(topic=TOPIC, audience=DESKS, view=view)


Tried = tuple[int, list[DryRunLine]]


def _by_rule(order: DryRun, messages: list[MessageJudged], evening: Evening) -> Tried | Refusal:
    rule = rule_tried(order.rule, order.number, order.terms, evening.policy.rules)
    if isinstance(rule, Refusal):
        return rule
    earlier = [
        Earlier(
            text=each.message.text,
            author_key=each.message.author.key,
            at=each.message.at,
            emotes=each.emotes,
            first=each.first,
        )
        for each in messages
    ]
    return len(messages), [
        _line(messages[place], evening.words.text(finding.key, **finding.values), finding.spans)
        for place, finding in tried_on(rule, earlier)
    ]


def _by_score(order: DryRun, messages: list[MessageJudged], evening: Evening) -> Tried | Refusal:
    scored = [(each, each.abusive) for each in messages if each.abusive is not None]
    if messages and not scored:
        return Refusal("order-dry-run-scores")
    threshold = _threshold(order, evening)
    if not 0 <= threshold <= 1:
        return Refusal("order-dry-run-threshold")
    return len(scored), [
        _line(each, evening.words.text("dry-run-score", score=_percent(abusive)), ())
        for each, abusive in scored
        if abusive >= threshold
    ]


def _line(each: MessageJudged, reason: str, spans: tuple[tuple[int, int], ...]) -> DryRunLine:
    message = each.message
    return DryRunLine(
        platform=message.author.platform,
        author=message.author.name,
        text=message.text,
        at=message.at,
        reason=reason,
        spans=spans,
        was_flagged=each.flagged,
    )


def _threshold(order: DryRun, evening: Evening) -> float:
    return evening.policy.flag_threshold if order.flag_threshold is None else order.flag_threshold


def _percent(share: float) -> int:
    return round(100 * share)


def _named(rule: str, evening: Evening) -> str:
    return evening.words.text(f"rule-{rule.replace('_', '-')}") if rule else ""
