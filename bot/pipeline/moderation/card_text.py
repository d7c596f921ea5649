"""What a case's message says in the moderators' own channel, and its buttons."""

import hashlib
import re

from bot.actions import Button
from bot.moderation.case import AppealStatus, Case, CaseStatus
from bot.orders import CaseAct
from bot.pipeline.evening import Evening
from bot.pipeline.moderation.pleas import is_unknown_ban
from bot.views import CaseView

PRESS = "case:"
LONGEST_TEXT, LONGEST_REASONS, LONGEST = 600, 500, 1_900
# What Discord would read as its own marks, links to people included.
_MARKS = re.compile(r"([\\`*_~|<>\[\]()#@:-])")
_SIGNS = {"high": "🔴", "medium": "🟠", "low": "🟡"}


def waits(case: Case) -> bool:
    """Return whether a case waits for a moderator: for a decision, or for the answer to an appeal."""
    return case.status is CaseStatus.OPEN or appeals(case)


def appeals(case: Case) -> bool:
    """Return whether a case's author waits for the answer to an appeal."""
    return case.appeal is not None and case.appeal.status is AppealStatus.OPEN


def digest(text: str, buttons: tuple[Button, ...]) -> str:
    """Return what is the same when a message says the same."""
    raw = "\n".join((text, *(f"{each.control} {each.label}" for each in buttons)))
    return hashlib.blake2b(raw.encode(), digest_size=8).hexdigest()


def card_of(view: CaseView, evening: Evening) -> tuple[str, tuple[Button, ...]]:
    """Return the text and the buttons of a case; one that is over keeps no words of its author."""
    case = view.case
    if not waits(case):
        return _over(case, evening), _undo_button(view, evening)
    lines = [
        _head(case, evening),
        _quoted(case.text),
        _reasons(view, evening),
        *_plea(case, evening),
        *_asked(case, evening),
        *_crowd(view, evening),
        *_reader(case, evening),
    ]
    return "\n".join(line for line in lines if line)[:LONGEST], _buttons(view, evening)


def _head(case: Case, evening: Evening) -> str:
    words = evening.words
    what = words.text("card-appeal") if appeals(case) else words.text(f"card-{case.verdict.severity}")
    record = words.text("card-record", count=case.earlier_cases) if case.earlier_cases else ""
    head = words.text(
        "card-head",
        sign="📨" if appeals(case) else _SIGNS[case.verdict.severity],
        what=what,
        platform=words.text(f"platform-{case.platform}"),
        author=_plain(case.author.name, 60),
    )
    return f"{head} {record}".rstrip()


def _quoted(text: str) -> str:
    """Return what was said behind Discord's own veil, which a touch lifts."""
    return f"> ||{_plain(text, LONGEST_TEXT)}||" if text.strip() else ""


def _reasons(view: CaseView, evening: Evening) -> str:
    said = " ".join(f"· {_plain(reason.text, 200)}" for reason in view.case.verdict.reasons)[:LONGEST_REASONS]
    known = view.rule is not None and not is_unknown_ban(view.case)
    rule = evening.words.text("card-rule", rule=_plain(view.rule.title, 120)) if view.rule and known else ""
    return "\n".join(part for part in (said, rule) if part)


def _plea(case: Case, evening: Evening) -> list[str]:
    if case.appeal is None or not appeals(case):
        return []
    plea = _plain(case.appeal.text, LONGEST_TEXT) or evening.words.text("card-plea-none")
    return [evening.words.text("card-plea", plea=plea)]


def _asked(case: Case, evening: Evening) -> list[str]:
    second = case.second
    if second is None:
        return []
    key = "card-second" if second.act is None else "card-second-act"
    act = evening.words.text(f"card-act-{second.act}") if second.act else ""
    return [evening.words.text(key, name=_plain(second.asked_by, 60), act=act)]


def _crowd(view: CaseView, evening: Evening) -> list[str]:
    if view.copies is None or not view.copies.count:
        return []
    return [evening.words.text("card-copies", count=view.copies.count, authors=view.copies.authors)]


def _reader(case: Case, evening: Evening) -> list[str]:
    return [evening.words.text("card-held", name=_plain(case.holder, 60))] if case.holder else []


def _over(case: Case, evening: Evening) -> str:
    words = evening.words
    author, decision = _plain(case.author.name, 60), case.decision
    if decision is None:
        return words.text("card-gone", author=author)
    lines = [
        words.text(
            "card-over",
            author=author,
            act=words.text(f"card-done-{decision.act}"),
            name=_plain(decision.actor.name, 60),
        )
    ]
    refused = next((each for each in decision.effects if each.outcome in ("refused", "failed")), None)
    if refused:
        lines.append(words.text("card-refused", why=_plain(refused.detail, 300)))
    if case.undone:
        lines.append(words.text("card-undone", name=_plain(case.undone.actor.name, 60)))
    return "\n".join(lines)


def _buttons(view: CaseView, evening: Evening) -> tuple[Button, ...]:
    case = view.case
    if appeals(case):
        return tuple(_button(name, case, evening) for name in ("accept", "reject"))
    if case.second is not None and case.second.act is not None:
        return tuple(_button(name, case, evening) for name in ("confirm", "decline"))
    acts = tuple(_act_button(act, case, evening) for act in CaseAct if act in view.acts)
    return (*acts, _button("read", case, evening))


def _act_button(act: CaseAct, case: Case, evening: Evening) -> Button:
    if act is CaseAct.TIMEOUT and not case.message_id:
        # There is nothing to delete.
        label = evening.words.text("card-button-timeout-alone")
        return Button(control=f"{PRESS}{act}:{case.id}", label=label)
    return _button(act, case, evening)


def _undo_button(view: CaseView, evening: Evening) -> tuple[Button, ...]:
    return (_button("undo", view.case, evening),) if view.undo else ()


def _button(name: str, case: Case, evening: Evening) -> Button:
    return Button(control=f"{PRESS}{name}:{case.id}", label=evening.words.text(f"card-button-{name}"))


def _plain(text: str, longest: int) -> str:
    """Return somebody's words on one line, so that none of them is a mark."""
    line = " ".join(text.split())
    cut = line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"
    return _MARKS.sub(r"\\\1", cut)
