"""The charter as moderators see it: the rules that an act can cite."""

from bot.moderation.charter import Charter, CharterRule
from bot.views import CharterView, RuleView


def charter_view(charter: Charter) -> CharterView:
    """Return the view of a charter."""
    return CharterView(rules=tuple(map(rule_view, charter.rules)))


def rule_view(rule: CharterRule) -> RuleView:
    """Return the view of a rule."""
    return RuleView(
        id=rule.id, title=rule.title, text=rule.text, two_needed=tuple(map(str, rule.two_moderators))
    )
