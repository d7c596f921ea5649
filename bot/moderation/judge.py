"""The verdict on one message: what the classifier and every rule say, the harshest first."""

from collections.abc import Collection

import msgspec

from bot.moderation.case import Reason, Severity, Verdict
from bot.moderation.rules.rule import Heard, Rule
from bot.moderation.scores import CATEGORIES, Scores
from bot.words import Phrasebook

# Below this the classifier is sure that a message attacks, not how.
NAMED_FROM = 0.25
UNNAMED = "abusive"
# What a debate may get heated to; the other categories hurt whoever is meant, whatever the debate.
HEAT = "insult"
_HARSHNESS = {severity: rank for rank, severity in enumerate(Severity)}
_CERTAINTIES = ((0.97, "sure-almost"), (0.85, "sure-very-likely"), (0.6, "sure-likely"), (0.0, "sure-maybe"))


class Policy(msgspec.Struct, frozen=True, kw_only=True):
    """How a show judges: its rules, and from which probabilities the classifier flags and calls it severe.

    `heat_threshold` is from where mere insults are flagged in a heated debate.
    """

    rules: tuple[Rule, ...]
    flag_threshold: float
    act_threshold: float
    heat_threshold: float | None = None

    def loosened(self, heat_threshold: float | None, without: Collection[str]) -> "Policy":
        """Return the policy of a heated debate: insults are flagged later, and some rules are off.

        Threats, hate, sexual and other harassment are flagged as ever, and so is what may be one of them.
        """
        rules = tuple(rule for rule in self.rules if rule.name not in without)
        return msgspec.structs.replace(self, rules=rules, heat_threshold=heat_threshold)


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
    if not scores.abusive >= _flagged_from(scores, policy):
        return []
    name = _strongest(scores)
    sure = next((key for least, key in _CERTAINTIES if scores.abusive >= least))
    said = words.text("reason-classifier", category=words.text(f"category-{name}"), sure=words.text(sure))
    severity = Severity.HIGH if scores.abusive >= policy.act_threshold else Severity.MEDIUM
    return [Reason(rule=name, text=said, severity=severity, spans=scores.spans)]


def _flagged_from(scores: Scores, policy: Policy) -> float:
    """Return from which probability on a message is flagged."""
    if policy.heat_threshold is None:
        return policy.flag_threshold
    grave = any(scores.categories.get(name, 0) >= NAMED_FROM for name in CATEGORIES if name != HEAT)
    return policy.flag_threshold if grave else max(policy.flag_threshold, policy.heat_threshold)


def _strongest(scores: Scores) -> str:
    """Return the category that the classifier is surest of, among those it is sure enough of."""
    named = {
        name: scores.categories[name] for name in CATEGORIES if scores.categories.get(name, 0) >= NAMED_FROM
    }
    return max(named, key=lambda name: named[name], default=UNNAMED)
