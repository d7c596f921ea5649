"""`bouge model evaluate` and `calibrate`: how far verdicts and classifier agree, and what fits them."""

from datetime import datetime
from typing import TextIO

import msgspec
import numpy as np

from bot.app.brain import calibrated, load_configured
from bot.app.evening import policy_of
from bot.app.model_examples import Examples, stated
from bot.app.model_words import figure, percent, quality_lines
from bot.classifier.calibration import (
    Calibration,
    cross_validated,
    fit,
    read_calibration,
    write_calibration,
)
from bot.classifier.folder import open_folder
from bot.classifier.model import Model
from bot.classifier.quality import Quality, judge_quality
from bot.errors import ModelError
from bot.settings import Settings

# A calibration that loses more macro-F1 than this on texts it has not seen is not worth having.
_LOSS = 0.005


class Evaluation(msgspec.Struct, frozen=True, kw_only=True):
    """What the bot makes of the examples now, and where its thresholds should sit, if that can be told."""

    quality: Quality
    act_threshold: float
    advised: Calibration | None


def evaluate(examples: Examples, settings: Settings, at: datetime) -> Evaluation:
    """Return how the bot, as it is set, judges the examples; raises ModelError."""
    model = load_configured(settings)
    quality, act = _present(model, examples, settings)
    try:
        advised = fit(stated(model, examples.texts), examples.verdicts, model.identity, at)
    except ModelError:
        advised = None
    return Evaluation(quality=quality, act_threshold=act, advised=advised)


def tell_evaluation(found: Evaluation, settings: Settings, output: TextIO) -> None:
    """Write what was found, in French."""
    output.write(f"{model_said(settings)}\n\n")
    for line in quality_lines(found.quality):
        output.write(line + "\n")
    if found.advised is None:
        output.write("\nTrop peu d’exemples de chaque sorte pour conseiller des seuils.\n")
        return
    flag, act = found.advised.flag_threshold, found.advised.act_threshold
    output.write(
        f"\nSeuils présents\u00a0: signaler {figure(found.quality.threshold)}, "
        f"agir {figure(found.act_threshold)}."
        f"\nSeuils conseillés, une fois recalibré\u00a0: signaler {figure(flag)}, agir {figure(act)}."
        "\n«\u00a0bouge model calibrate\u00a0» les écrit, avec la comparaison avant et après.\n"
    )


def calibrate(examples: Examples, settings: Settings, at: datetime, output: TextIO) -> None:
    """Fit, compare, and write what the bot uses from its next start; raises ModelError on too few."""
    model = load_configured(settings)
    raw, abusive = stated(model, examples.texts), examples.verdicts
    fitted = fit(raw, abusive, model.identity, at)
    before, act = _present(model, examples, settings)
    chances, flagged = cross_validated(raw, abusive, examples.parts, model.identity, at)
    # Each text was judged at its own part's threshold: shown at one half, above which it was flagged.
    placed = np.where(flagged, np.maximum(chances, 0.5), np.minimum(chances, 0.5 - 1e-9))
    after = judge_quality(placed, abusive, 0.5)
    error = judge_quality(chances, abusive, 0.5).calibration_error
    output.write(_compared(before, act, after, error, fitted))
    if after.macro_f1 < before.macro_f1 - _LOSS and error >= before.calibration_error - _LOSS:
        raise ModelError(
            "Sur des textes qu’il n’a pas vus, ce calibrage fait moins bien que l’actuel\u00a0: "
            "rien n’a été écrit."
        )
    path = write_calibration(settings.data_dir, fitted)
    output.write(f"\nÉcrit dans {path}\u00a0: le bot s’en sert à son prochain démarrage.\n")
    if settings.classifier.flag_threshold or settings.classifier.act_threshold:
        output.write(
            "Attention\u00a0: classifier.flag_threshold ou act_threshold est donné dans vos réglages "
            "et l’emporte. Remettez-les à 0 pour suivre le calibrage.\n"
        )


def model_said(settings: Settings) -> str:
    """Return which model the settings name and how it is calibrated; raises ModelError."""
    name = settings.classifier.model or "Modèle fourni avec bouge"
    found = read_calibration(settings.data_dir)
    if found is None:
        return f"{name}, non calibré"
    if not is_of_configured(found, settings):
        return f"{name}, non calibré (le calibrage présent est celui d’un autre modèle)"
    return f"{name}, calibré le {found.made_at:%d/%m/%Y} sur {found.examples} exemples"


def is_of_configured(calibration: Calibration, settings: Settings) -> bool:
    """Return whether a calibration is of the model that the settings name; raises ModelError."""
    folder = open_folder(settings.classifier.model, settings.classifier.labels)
    return calibration.model == folder.identity


def _present(model: Model, examples: Examples, settings: Settings) -> tuple[Quality, float]:
    """Return the quality of what the bot does now, and its threshold to act."""
    used = calibrated(model, settings)
    policy = policy_of(settings, (used.flag_threshold, used.act_threshold))
    chances = stated(used, examples.texts)
    return judge_quality(chances, examples.verdicts, policy.flag_threshold), policy.act_threshold


def _compared(before: Quality, act: float, after: Quality, error: float, fitted: Calibration) -> str:
    rows = [
        ("", "avant", "après"),
        ("seuil pour signaler", figure(before.threshold), figure(fitted.flag_threshold)),
        ("seuil pour agir", figure(act), figure(fitted.act_threshold)),
        ("accord", percent(before.agreement), percent(after.agreement)),
        ("F1 macro", figure(before.macro_f1), figure(after.macro_f1)),
        ("abusifs signalés", percent(before.recall), percent(after.recall)),
        ("innocents signalés", percent(before.innocent_flagged), percent(after.innocent_flagged)),
        ("erreur de calibrage (ECE)", figure(before.calibration_error), figure(error)),
    ]
    lines = [f"{name:<28}{then:>10}{now:>10}".rstrip() for name, then, now in rows]
    about = (
        f"{fitted.examples} exemples\u202f; «\u00a0après\u00a0» est mesuré sur des textes non vus (5 parts)."
    )
    return "\n".join([about, "", *lines]) + "\n"
