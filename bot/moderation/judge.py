"""The verdict on one message: what the classifier and every rule say, the harshest first."""

import msgspec

from bot.moderation.case import Reason, Severity, Verdict
from bot.moderation.rules.rule import Heard, Rule
from bot.moderation.scores import CATEGORIES, Scores
from bot.words import Phrasebook

# Below this the classifier is sure that a message attacks, not how.
NAMED_FROM = 0.25
UNNAMED = "abusive"
_HARSHNESS = {severity: rank for rank, severity in enumerate(Severity)}
_CERTAINTIES = ((0.97, "sure-almost"), (0.85, "sure-very-likely"), (0.6, "sure-likely"), (0.0, "sure-maybe"))


class Policy(msgspec.Struct, frozen=True, kw_only=True):
    """How a show judges: its rules, and from which probabilities the classifier flags and calls it severe."""

    rules: tuple[Rule, ...]
    flag_threshold: float
    act_threshold: float


def judge(heard: Heard, scores: Scores | None, policy: Policy, words: Phrasebook) -> Verdict:
    """Return the verdict on a message; without scores the rules judge alone."""
    reasons = [] if scores is None else _classifier_reasons(scores, policy, words)
    for rule in policy.rules:
        finding = rule(heard)
        if finding is not None:
            said = words.text(finding.key, **finding.values)
            reasons.append(Reason(rule=rule.name, text=said, severity=finding.severity, spans=finding.spans))
    reasons.sort(key=lambda reason: _HARSHNESS[reason.severity], reverse=True)
    severity = reasons[0].severity if reasons else Severity.LOW
    return Verdict(flag=bool(reasons), severity=severity, reasons=tuple(reasons))


def _classifier_reasons(scores: Scores, policy: Policy, words: Phrasebook) -> list[Reason]:
    if not scores.abusive >= policy.flag_threshold:
        return []
    name = _strongest(scores)
    sure = next((key for least, key in _CERTAINTIES if scores.abusive >= least))
    said = words.text("reason-classifier", category=words.text(f"category-{name}"), sure=words.text(sure))
    severity = Severity.HIGH if scores.abusive >= policy.act_threshold else Severity.MEDIUM
    return [Reason(rule=name, text=said, severity=severity, spans=scores.spans)]


def _strongest(scores: Scores) -> str:
    """Return the category that the classifier is surest of, among those it is sure enough of."""
    named = {
        name: scores.categories[name] for name in CATEGORIES if scores.categories.get(name, 0) >= NAMED_FROM
    }
    return max(named, key=lambda name: named[name], default=UNNAMED)
