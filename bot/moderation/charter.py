"""The show's own rules: what each covers, and what follows when it is broken."""

import msgspec

from bot.moderation.case import Mode, Reason, Severity, Verdict
from bot.moderation.ladder import Ladder
from bot.orders import CaseAct

_HARSHNESS = {severity: rank for rank, severity in enumerate(Severity)}


class CharterRule(msgspec.Struct, frozen=True, kw_only=True):
    """One rule in plain words.

    `covers` are the names of automatic rules and of the classifier's categories that it stands for. A flag
    under it is at least of `severity`; `modes` says by severity what the bot does by itself, and
    `two_moderators` which acts wait for a second person.
    """

    id: str
    title: str
    text: str
    covers: tuple[str, ...]
    ladder: Ladder
    severity: Severity = Severity.LOW
    modes: dict[Severity, Mode] = {}
    two_moderators: tuple[CaseAct, ...] = ()

    def mode(self, severity: Severity) -> Mode:
        """Return what happens with a flag of a severity; a person decides where nothing is said."""
        return self.modes.get(severity, Mode.PROPOSE)


class Charter(msgspec.Struct, frozen=True, kw_only=True):
    """The rules in their order; the first one stands for what no other covers."""

    rules: tuple[CharterRule, ...] = ()

    def rule(self, rule_id: str) -> CharterRule | None:
        """Return a rule by its id."""
        return next((rule for rule in self.rules if rule.id == rule_id), None)

    def covering(self, name: str) -> CharterRule | None:
        """Return the rule that covers an automatic rule or a category, None in a charter without rules."""
        found = next((rule for rule in self.rules if name in rule.covers), None)
        return found or next(iter(self.rules), None)

    def read(self, verdict: Verdict) -> Verdict:
        """Return a verdict as the charter sees it: each reason as severe as its rule at least."""
        if not verdict.reasons or not self.rules:
            return verdict
        reasons = sorted(map(self._weighed, verdict.reasons), key=_by_harshness, reverse=True)
        return msgspec.structs.replace(verdict, severity=reasons[0].severity, reasons=tuple(reasons))

    def broken(self, verdict: Verdict) -> CharterRule | None:
        """Return the rule that a verdict's worst reason falls under."""
        return self.covering(verdict.reasons[0].rule) if verdict.reasons else None

    def _weighed(self, reason: Reason) -> Reason:
        rule = self.covering(reason.rule)
        least = rule.severity if rule else Severity.LOW
        harsher = max(reason.severity, least, key=_HARSHNESS.__getitem__)
        return msgspec.structs.replace(reason, severity=harsher)


def _by_harshness(reason: Reason) -> int:
    return _HARSHNESS[reason.severity]
