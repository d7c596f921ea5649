"""Figures of a model's quality, as they are read in French."""

from bot.classifier.quality import Bin, Quality


def figure(value: float | None) -> str:
    """Return a number with a decimal comma."""
    return "–" if value is None else f"{value:.3f}".replace(".", ",")


def percent(value: float | None) -> str:
    """Return a share as a percentage."""
    return "–" if value is None else f"{100 * value:.1f}\u00a0%".replace(".", ",")


def quality_lines(found: Quality) -> list[str]:
    """Return what a model is worth, line by line."""
    rows = [
        (f"accord avec les verdicts (seuil {figure(found.threshold)})", percent(found.agreement)),
        ("aire sous la courbe (AUC)", figure(found.auc)),
        ("F1 macro", figure(found.macro_f1)),
        ("signalements justes (précision)", percent(found.precision)),
        ("abusifs signalés (rappel)", percent(found.recall)),
        ("innocents signalés", percent(found.innocent_flagged)),
        ("rappel à 5\u00a0% d’innocents signalés", percent(found.recall_at_5)),
        ("erreur de calibrage (ECE)", figure(found.calibration_error)),
    ]
    return [
        f"{found.texts} exemples, dont {found.abusive} abusifs",
        "",
        *(f"{name:<44}{value:>10}" for name, value in rows),
        "",
        f"{'probabilité':<16}{'textes':>8}{'annoncé':>10}{'observé':>10}",
        *map(_bin_line, found.bins),
    ]


def _bin_line(found: Bin) -> str:
    between = f"{found.low:.1f} à {found.high:.1f}".replace(".", ",")
    return f"{between:<16}{found.texts:>8}{percent(found.stated):>10}{percent(found.abusive):>10}"
