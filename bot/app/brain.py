"""The classifier that the settings ask for, started; or why there is none."""

from dataclasses import dataclass

import structlog

from bot.classifier.model import load_model
from bot.classifier.scorer import ThreadedScorer
from bot.errors import ModelError
from bot.settings import Settings

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Brain:
    """A scorer that is ready, or None; `absence` says what went wrong, "" when the settings want none."""

    scorer: ThreadedScorer | None
    absence: str = ""

    @property
    def thresholds(self) -> tuple[float, float]:
        """Return the model's own thresholds to flag and to act, zeros without a model."""
        return (self.scorer.flag_threshold, self.scorer.act_threshold) if self.scorer else (0.0, 0.0)

    async def close(self) -> None:
        """End its thread."""
        if self.scorer:
            await self.scorer.close()


async def start_brain(settings: Settings) -> Brain:
    """Load the model; a broken one leaves the show to the rules, and the régie says so."""
    if not settings.classifier.enabled:
        return Brain(None)
    try:
        return Brain(await start_scorer(settings))
    except ModelError as fault:
        log.error("classifier.absent", fault=str(fault))
        return Brain(None, str(fault))


async def start_scorer(settings: Settings) -> ThreadedScorer:
    """Return the scorer of the configured model; raises ModelError."""
    wanted = settings.classifier
    scorer = ThreadedScorer(
        lambda: load_model(wanted.model, labels=wanted.labels, threads=wanted.threads),
        cache_size=wanted.cache_size,
    )
    await scorer.start()
    return scorer
