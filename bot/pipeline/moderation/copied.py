"""Messages that say the same: those that join a case, those that make a raid, and whose each copy is."""

from collections.abc import Iterable

from msgspec.structs import replace

from bot.changes import AnyChange, CopySaved, WordsHeard
from bot.events import Author, MessageHeld, MessagePosted, Role
from bot.moderation.case import Case, CaseStatus, Reason, Severity, Verdict
from bot.moderation.copies import Copy
from bot.moderation.raids import SHORTEST_RAID, Likeness, likeness
from bot.orders import CaseAct
from bot.pipeline.evening import Evening
from bot.pipeline.memory.echoes import Echo
from bot.pipeline.memory.state import ShowState
from bot.pipeline.step import name_for
from bot.polls.poll import Poll

Posted = MessagePosted | MessageHeld
RAID, COPIES = "raid", "copies"


def words_of(event: Posted, state: ShowState, evening: Evening) -> Likeness | None:
    """Return a message's words where their being sent again tells something.

    A moderator quotes, a bot repeats itself, and people who vote write what the screen shows them.
    """
    if event.author.moderates or Role.BOT in event.author.roles or not evening.raids.authors:
        return None
    words = likeness(event.text, _emotes(event))
    return None if words is None or words.letters in _ballots(state.open_polls()) else words


def joined(
    event: Posted, words: Likeness, verdict: Verdict, state: ShowState, evening: Evening
) -> list[AnyChange] | None:
    """Return what joins a message to the case about the same words, None when it stands for itself.

    [] is for words that were allowed a moment ago: they are no case again.
    """
    echo = state.sweeps.echoes.find(event.platform, words)
    case = state.docket.cases.get(echo.case_id) if echo is not None else None
    if echo is None or case is None or event.at - echo.latest_at > evening.raids.joins:
        return None
    many = _is_raid(case) or len(state.sweeps.authors[case.id]) >= evening.raids.authors
    if not verdict.flag and not many:
        return None
    if case.status is CaseStatus.ELSEWHERE or case.undone is not None:
        return None
    heard = WordsHeard(message=copy_of(event), emotes=_emotes(event), case_id=case.id)
    if case.decision is not None and case.decision.act is CaseAct.ALLOW:
        # What was allowed is what it says, not how often one person says it.
        same = not verdict.flag or verdict.reasons[0].rule == case.verdict.reasons[0].rule
        return [heard] if same else None
    if case.decision is not None and not many and not _is_repeated(event, case):
        # What was decided about one person is not done to the next: that is for somebody to see.
        return None
    return [CopySaved(case_id=case.id, copy=copy_of(event)), heard]


def raid_verdict(event: Posted, words: Likeness, state: ShowState, evening: Evening) -> Verdict | None:
    """Return the verdict on the message with which enough people have sent the same words, None before it."""
    watch = evening.raids
    echo = state.sweeps.echoes.find(event.platform, words)
    if echo is None or len(words.letters) < SHORTEST_RAID:
        return None
    voices = {each.author.key for each in echo.recent if event.at - watch.window < each.at <= event.at}
    count = len(voices | {event.author.key})
    if count < watch.authors:
        return None
    seconds = int(watch.window.total_seconds())
    said = evening.words.text("reason-raid", count=count, seconds=seconds)
    reason = Reason(rule=RAID, text=said, severity=Severity.HIGH)
    return Verdict(flag=True, severity=Severity.HIGH, reasons=(reason,))


def gathered(case: Case, event: Posted, words: Likeness, state: ShowState) -> list[AnyChange]:
    """Return what ties a new case to its words: the copies that were posted before it was one."""
    echo = state.sweeps.echoes.find(event.platform, words)
    copies = _before(case, event, echo) if echo is not None else []
    heard = WordsHeard(message=copy_of(event), emotes=_emotes(event), case_id=case.id)
    return [*(CopySaved(case_id=case.id, copy=copy) for copy in copies), heard]


def heard_only(event: Posted) -> WordsHeard:
    """Return a message's words as they are remembered when they are no case."""
    return WordsHeard(message=copy_of(event), emotes=_emotes(event))


def copy_of(event: Posted) -> Copy:
    """Return a message as a copy of a case's."""
    return Copy(
        message_id=event.message_id,
        channel=event.channel,
        author=event.author,
        text=event.text,
        at=event.at,
        held=isinstance(event, MessageHeld),
    )


def parted(author: Author, state: ShowState) -> list[Case]:
    """Return, as cases of their own, what was decided about somebody who wrote a copy of another's message.

    They can be contested: whoever joined in is heard on their own account.
    """
    return [
        case
        for case_id in sorted(state.sweeps.authored.get(author.key, ()))
        if (case := _parted(state.docket.cases[case_id], author, state)) is not None
    ]


def _parted(case: Case, author: Author, state: ShowState) -> Case | None:
    copies = [each for each in state.sweeps.copies[case.id].values() if each.author.key == author.key]
    effects = {effect.action_id: effect for copy in copies for effect in copy.effects}
    if case.decision is None or not effects or case.author.key == author.key:
        return None
    first = copies[0]
    return replace(
        case,
        id=name_for("case", f"{case.id}:{first.message_id}"),
        message_id=first.message_id,
        channel=first.channel,
        author=author,
        text=first.text,
        posted_at=first.at,
        opened_at=first.at,
        before=(),
        after=(),
        notes=(),
        appeal=None,
        decision=replace(case.decision, effects=tuple(effects.values())),
    )


def _before(case: Case, event: Posted, echo: Echo) -> list[Copy]:
    """Return the earlier messages under a case: all those of a raid, an author's own when they repeat."""
    earlier = [each for each in echo.recent if each.message_id != event.message_id]
    if _is_raid(case):
        return earlier
    repeated = any(reason.rule == COPIES for reason in case.verdict.reasons)
    return [each for each in earlier if repeated and each.author.key == event.author.key]


def _is_repeated(event: Posted, case: Case) -> bool:
    """Return whether somebody sends again what a person decided about; the bot follows its ladder instead."""
    automatic = case.decision is not None and case.decision.automatic
    return event.author.key == case.author.key and not automatic


def _is_raid(case: Case) -> bool:
    return any(reason.rule == RAID for reason in case.verdict.reasons)


def _emotes(event: Posted) -> tuple[str, ...]:
    return event.emotes if isinstance(event, MessagePosted) else ()


def _ballots(polls: Iterable[Poll]) -> set[str]:
    """Return the letters of what an open poll's screen invites people to write."""
    labels = (likeness(choice.label) for poll in polls for choice in poll.choices)
    return {label.letters for label in labels if label is not None}
