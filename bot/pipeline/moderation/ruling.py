"""From an act to all that it leads to: the decided case, its platform's part, and the words to its author."""

from datetime import datetime
from typing import NamedTuple

from bot.changes import CaseSaved, ExampleKept
from bot.events import Platform
from bot.moderation.acts import Told
from bot.moderation.case import Case
from bot.moderation.cases import Ruling, decide
from bot.moderation.charter import CharterRule
from bot.moderation.example import example_of
from bot.orders import Actor, CaseAct
from bot.pipeline.evening import Evening
from bot.pipeline.moderation.statement import removal_in_chat, statement_of, told_in_chat
from bot.pipeline.step import Consequence
from bot.words import Refusal


class Wanted(NamedTuple):
    """What somebody wants done about a case: a timeout's length or None for the usual one, and why."""

    actor: Actor
    act: CaseAct
    seconds: int | None = None
    reason: str = ""


def rule_cited(case: Case, rule_id: str, evening: Evening) -> CharterRule | Refusal | None:
    """Return the charter's rule that an act cites: the one named, else the case's own."""
    if rule_id:
        return evening.charter.rule(rule_id) or Refusal("order-rule-unknown")
    return evening.charter.rule(case.rule) or evening.charter.broken(case.verdict)


def ruled(
    case: Case,
    asked: Wanted,
    rule: CharterRule | None,
    at: datetime,
    evening: Evening,
    *,
    automatic: bool = False,
    confirmed_by: str = "",
) -> list[Consequence] | Refusal:
    """Return what a decision leads to, or why it cannot be."""
    ruling = Ruling(
        rule=rule.id if rule else "",
        told=_told(case, asked, rule, evening, automatic=automatic, by_two=bool(confirmed_by)),
        automatic=automatic,
        confirmed_by=confirmed_by,
    )
    decided = decide(
        case,
        actor=asked.actor,
        act=asked.act,
        seconds=asked.seconds,
        reason=asked.reason,
        at=at,
        default_seconds=evening.timeout_s,
        default_reason=rule.title if rule else evening.words.text("default-reason"),
        ruling=ruling,
    )
    if isinstance(decided, Refusal):
        return decided
    in_chat = _in_chat(decided.case, asked.act, rule, evening)
    return [CaseSaved(case=decided.case), *_example(decided.case, evening), *decided.actions, *in_chat]


def _told(
    case: Case, asked: Wanted, rule: CharterRule | None, evening: Evening, *, automatic: bool, by_two: bool
) -> Told:
    length_s = evening.timeout_s if asked.seconds is None else asked.seconds
    seconds = length_s if asked.act is CaseAct.TIMEOUT else None
    said = statement_of(
        case, asked.act, seconds, rule, asked.reason, evening, automatic=automatic, by_two=by_two
    )
    contested = bool(said) and asked.act is not CaseAct.ALLOW
    return Told(said, evening.words.text("appeal-button") if contested else "")


def _in_chat(case: Case, act: CaseAct, rule: CharterRule | None, evening: Evening) -> list[Consequence]:
    """Return the words in Twitch's chat, for acts that reach their author by no other way there.

    A warning is read in its own window, a timeout and a ban with their reason, and who had a message held
    reads from Twitch what became of it.
    """
    if case.platform is not Platform.TWITCH or case.held_message:
        return []
    if act is CaseAct.ALLOW:
        return [told_in_chat(case, "statement-cleared-chat", evening)] if case.removal else []
    return [removal_in_chat(case, rule, evening)] if act is CaseAct.DELETE and rule else []


def _example(case: Case, evening: Evening) -> list[Consequence]:
    """Return the verdict as an example to keep, where the show keeps them."""
    example = example_of(case) if evening.keep_examples else None
    return [ExampleKept(case_id=case.id, example=example)] if example else []
