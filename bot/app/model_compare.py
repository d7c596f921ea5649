"""`bouge model compare`: two models on the same examples, quality and speed side by side."""

import statistics
import time
from typing import TextIO

import msgspec

from bot.app.model_examples import Examples, stated
from bot.app.model_words import figure, percent
from bot.classifier.model import load_model
from bot.classifier.quality import Quality, judge_quality
from bot.settings import Settings

SHIPPED_NAMES = ("", "livré", "fourni", "shipped")
TIMES = 3
# Enough texts for a steady clock; slow models need not read them all again.
TIMED_TEXTS = 512


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """What one model is worth, at its own threshold, and how many messages a second it reads."""

    name: str
    quality: Quality
    rate: float


def measure(source: str, examples: Examples, settings: Settings) -> Measured:
    """Return a model's quality and speed on the examples; raises ModelError."""
    wanted = "" if source in SHIPPED_NAMES else source
    model = load_model(wanted, labels=settings.classifier.labels, threads=settings.classifier.threads)
    chances = stated(model, examples.texts)
    timed = (examples.texts * (1 + TIMED_TEXTS // len(examples.texts)))[:TIMED_TEXTS]
    seconds = []
    for _ in range(TIMES):
        began = time.perf_counter()
        stated(model, timed)
        seconds.append(time.perf_counter() - began)
    return Measured(
        name=wanted or "livré",
        quality=judge_quality(chances, examples.verdicts, model.flag_threshold),
        rate=len(timed) / statistics.median(seconds),
    )


def compare(one: str, other: str, examples: Examples, settings: Settings, output: TextIO) -> None:
    """Write both models' figures side by side; raises ModelError."""
    first, second = (measure(source, examples, settings) for source in (one, other))
    found = (first.quality, second.quality)
    rows = [
        ("", first.name[-28:], second.name[-28:]),
        ("seuil pour signaler", *(figure(each.threshold) for each in found)),
        ("accord avec les verdicts", *(percent(each.agreement) for each in found)),
        ("aire sous la courbe (AUC)", *(figure(each.auc) for each in found)),
        ("F1 macro", *(figure(each.macro_f1) for each in found)),
        ("abusifs signalés", *(percent(each.recall) for each in found)),
        ("innocents signalés", *(percent(each.innocent_flagged) for each in found)),
        ("rappel à 5\u00a0% d’innocents signalés", *(percent(each.recall_at_5) for each in found)),
        ("erreur de calibrage (ECE)", *(figure(each.calibration_error) for each in found)),
        ("messages par seconde", *(f"{each.rate:.0f}" for each in (first, second))),
    ]
    output.write(f"{first.quality.texts} exemples, dont {first.quality.abusive} abusifs\u202f; ")
    output.write(f"vitesse sur {settings.classifier.threads} fil(s), médiane de {TIMES} passages\n\n")
    for name, left, right in rows:
        output.write(f"{name:<36}{left:>30}{right:>30}".rstrip() + "\n")
