"""The classifier that the settings ask for, started; or why there is none."""

from dataclasses import dataclass

import structlog

from bot.classifier.calibration import CalibratedModel, read_calibration
from bot.classifier.explaining import ExplainingModel
from bot.classifier.model import Model, load_model
from bot.classifier.scorer import TextModel, ThreadedScorer
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


async def start_scorer(settings: Settings, *, explaining: bool = True) -> ThreadedScorer:
    """Return the scorer of the configured model, calibrated if it was; raises ModelError.

    `explaining`: what is flagged comes with the words that made its score.
    """

    def load() -> TextModel:
        model = calibrated(load_configured(settings), settings)
        if not explaining:
            return model
        return ExplainingModel(model, settings.classifier.flag_threshold or model.flag_threshold)

    scorer = ThreadedScorer(load, cache_size=settings.classifier.cache_size)
    await scorer.start()
    return scorer


def load_configured(settings: Settings) -> Model:
    """Return the model that the settings name, as it states its scores; raises ModelError."""
    wanted = settings.classifier
    return load_model(wanted.model, labels=wanted.labels, threads=wanted.threads)


def calibrated(model: Model, settings: Settings) -> TextModel:
    """Return the model as the show calibrated it; as it is where the calibration is another model's."""
    found = read_calibration(settings.data_dir)
    if found is None:
        return model
    if found.model != model.identity:
        log.warning("classifier.calibration_of_another_model", file=str(settings.data_dir))
        return model
    return CalibratedModel(model, found)
