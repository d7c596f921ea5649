"""Before the stages: the classifier reads a whole batch at once; when it cannot, the rules go on alone."""

from collections.abc import Sequence

import msgspec

from bot.commands.read import Ask, read_command, read_word
from bot.errors import ModelError
from bot.events import (
    CommandInvoked,
    FormSubmitted,
    Health,
    HealthReported,
    MessageEdited,
    MessageHeld,
    MessagePosted,
    RewardRedeemed,
)
from bot.formats import WORDS
from bot.moderation.scores import Scores
from bot.ports import AnyEvent, Clock, TextScorer
from bot.words import Phrasebook

LONGEST_TEXT = 2_000


class Scoring:
    """Asks the classifier, and reports once when it stops and once when it is back.

    Fails open: a message without scores is judged by the rules, because a silent chat would be worse than
    an unread one, and the régie says that the classifier is away.
    """

    def __init__(self, scorer: TextScorer | None, clock: Clock, words: Phrasebook, absence: str = "") -> None:
        """Score with a classifier, or (None) not at all, because of `absence` ("": the settings say so)."""
        self._scorer = scorer
        self._clock = clock
        self._words = words
        self._absence = absence
        self._told: Health | None = None
        self._news: list[HealthReported] = []

    async def score(self, events: Sequence[AnyEvent]) -> list[Scores | None]:
        """Return one score per event, None for those without text or when the classifier is away."""
        texts = [text_of(event) for event in events]
        asked = [text for text in texts if text]
        if self._scorer is None:
            self._tell_absence()
            return [None] * len(events)
        if not asked and self._told is not None:
            # Nothing was asked of the classifier, so nothing is known of it that was not.
            return [None] * len(events)
        try:
            scores = iter(await self._scorer.score(asked) if asked else [])
        except ModelError as fault:
            self._tell(Health.DOWN, self._words.text("classifier-down", fault=str(fault)))
            return [None] * len(events)
        self._tell(Health.GOOD, "")
        return [
            _placed(next(scores), text, event) if text else None
            for text, event in zip(texts, events, strict=True)
        ]

    def take_news(self) -> list[HealthReported]:
        """Return what there is to say of the classifier's health since the last time."""
        news, self._news = self._news, []
        return news

    def _tell_absence(self) -> None:
        if self._absence:
            self._tell(Health.DOWN, self._words.text("classifier-down", fault=self._absence))
        else:
            self._tell(Health.DEGRADED, self._words.text("classifier-off"))

    def _tell(self, health: Health, detail: str) -> None:
        if self._told is health:
            return
        self._told = health
        now = self._clock.now()
        remedy = self._words.text("classifier-remedy") if health is Health.DOWN else ""
        self._news.append(
            HealthReported(
                id=f"classifier-{now.timestamp()}",
                at=now,
                part="classifier",
                health=health,
                detail=detail,
                remedy=remedy,
            )
        )


def _placed(scores: Scores, text: str, event: AnyEvent) -> Scores:
    """Return the scores with their spans where they stand in what was written, a command's word included."""
    if not scores.spans or not isinstance(event, MessagePosted | MessageEdited | MessageHeld):
        return scores
    before = event.text.rfind(text)
    spans = tuple((start + before, end + before) for start, end in scores.spans) if before >= 0 else ()
    return msgspec.structs.replace(scores, spans=spans)


def text_of(event: AnyEvent) -> str:
    """Return what somebody wrote: of a question its words, without the command."""
    match event:
        case MessagePosted() | MessageEdited() | MessageHeld():
            command = read_command(event.text)
            if isinstance(command, Ask):
                return command.text[:LONGEST_TEXT]
            word = read_word(event.text) or ("", "")
            return (word[1] if word[0] in WORDS and word[1] else event.text)[:LONGEST_TEXT]
        case RewardRedeemed():
            return event.text[:LONGEST_TEXT]
        case FormSubmitted():
            return " ".join(event.fields.values())[:LONGEST_TEXT]
        case CommandInvoked(name=name) if name == "question" or name in WORDS:
            return event.options.get("texte", "")[:LONGEST_TEXT]
        case _:
            return ""
