"""What an author would be told of each act, for a moderator to read before doing it."""

from bot.moderation.acts import possible_acts
from bot.moderation.case import Case
from bot.moderation.charter import CharterRule
from bot.moderation.ladder import Step
from bot.orders import CaseAct
from bot.pipeline.evening import Evening
from bot.pipeline.moderation.statement import statement_of

# The lengths that the page offers, beside the ladder's own.
LENGTHS = (10, 600, 86_400)


def foretold(case: Case, rule: CharterRule | None, step: Step | None, evening: Evening) -> dict[str, str]:
    """Return the statements by act, a timeout's by "timeout:<seconds>"; a moderator's words come after."""
    lengths = dict.fromkeys((*LENGTHS, step.seconds)) if step and step.seconds else dict.fromkeys(LENGTHS)
    said: dict[str, str] = {}
    for act in map(CaseAct, possible_acts(case)):
        by_two = rule is not None and act in rule.two_moderators
        if act is not CaseAct.TIMEOUT:
            said[act] = statement_of(case, act, None, rule, "", evening, by_two=by_two)
            continue
        for seconds in lengths:
            text = statement_of(case, act, seconds, rule, "", evening, by_two=by_two)
            said[f"{act}:{seconds}"] = text
    return {name: text for name, text in said.items() if text}
