"""What a rehearsal says of itself in figures: what the crowd sent, beside what the bot counted."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

import msgspec

from bot.events import Platform
from bot.ports import ShowRecord
from bot.rehearsal.bot_process import Usage
from bot.rehearsal.boxes import BoxFigures
from bot.rehearsal.crowd.deeds import Voting
from bot.rehearsal.crowd.marks import figures as mark_figures
from bot.rehearsal.crowd.marks import mismatched
from bot.rehearsal.crowd.record import CrowdRecord, Held
from bot.rehearsal.crowd.screen import ShownPoll
from bot.rehearsal.killer import KillFigures
from bot.rehearsal.page import View
from bot.rehearsal.receipts import ReceiptFigures
from bot.rehearsal.reviewer import Reviewer
from bot.rehearsal.talked import TalkFigures, talk_figures
from bot.rehearsal.viewer import Viewer


class PlatformFigures(msgspec.Struct, frozen=True, kw_only=True):
    """Messages and gestures that the platform held for the bot, those the bot processed, and the doubles."""

    sent: int
    received: int
    duplicates_dropped: int
    duplicates_injected: int
    lost_by_platform: int


class ChoiceFigures(msgspec.Struct, frozen=True, kw_only=True):
    """One choice: the crowd's own figure, and the store's.

    Votes; approvals; first preferences; or the sum of grades: as `bot.rehearsal.crowd.marks.figures` says.
    """

    code: str
    expected: int
    counted: int
    label: str = ""


class PollFigures(msgspec.Struct, frozen=True, kw_only=True):
    """One poll; `mismatched` is how many whole ballots one side has and the other has not.

    `ballots` are those that were sent in time and held, `talk` is what else the method counts.
    """

    id: str
    method: str
    choices: tuple[ChoiceFigures, ...]
    voters_expected: int
    voters_counted: int
    mismatched: int
    late: int
    question: str = ""
    ballots: int = 0
    talk: tuple[TalkFigures, ...] = ()


class VoteFigures(msgspec.Struct, frozen=True, kw_only=True):
    """Every poll that was open, and the pairs of accounts that are linked: by the crowd and in the store."""

    polls: tuple[PollFigures, ...]
    links_expected: int = 0
    links_counted: int = 0


class QuestionFigures(msgspec.Struct, frozen=True, kw_only=True):
    """Questions and their backings: the crowd's record, and the store's."""

    asked: int
    kept: int
    backings_expected: int
    backings_counted: int


class ModerationFigures(msgspec.Struct, frozen=True, kw_only=True):
    """Abusive and civil messages as their writers know them, those that were flagged, and the acts seen."""

    abusive_sent: int
    abusive_flagged: int
    civil_sent: int
    civil_flagged: int
    acts: dict[str, int]


class Delay(msgspec.Struct, frozen=True, kw_only=True):
    """Milliseconds, over `n` measures."""

    p50: float
    p99: float
    n: int


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """The whole rehearsal; written by `bouge rehearse --json`."""

    platforms: dict[str, PlatformFigures]
    votes: VoteFigures
    questions: QuestionFigures
    moderation: ModerationFigures
    latency_ms: dict[str, Delay]
    process: Usage
    boxes: tuple[BoxFigures, ...]
    errors: int
    error_lines: tuple[str, ...] = ()
    receipts: ReceiptFigures = ReceiptFigures()
    kills: KillFigures = KillFigures()

    @property
    def faults(self) -> list[str]:
        """Return what does not match, in words; [] when everything sent was counted once."""
        asked = self.questions
        found = [*_told_wrong(self), *_voted_wrong(self.votes), *_sealed_wrong(self.boxes, self.receipts)]
        if asked.asked != asked.kept:
            found.append(f"questions : {asked.asked} posées, {asked.kept} gardées")
        if asked.backings_expected != asked.backings_counted:
            found.append(f"soutiens : {asked.backings_expected} attendus, {asked.backings_counted} comptés")
        return found + ([f"{self.errors} erreurs dans le journal du bot"] if self.errors else [])


def _told_wrong(summary: Summary) -> Iterator[str]:
    for name, each in summary.platforms.items():
        if each.sent != each.received:
            yield f"{name} : {each.sent} envoyés, {each.received} reçus"
        # Of what was told twice to a bot that then died, nobody can tell what it would have left aside.
        if each.duplicates_dropped < each.duplicates_injected and not summary.kills.bot:
            yield f"{name} : {each.duplicates_injected} doublons envoyés, {each.duplicates_dropped} écartés"


def _voted_wrong(votes: VoteFigures) -> Iterator[str]:
    for poll in votes.polls:
        named = [(each.label, each) for each in poll.choices] + [(each.name, each) for each in poll.talk]
        for name, each in named:
            if each.expected != each.counted:
                yield f"« {poll.question} », {name} : {each.expected} attendus, {each.counted} comptés"
        if poll.mismatched:
            yield (
                f"« {poll.question} » : {poll.mismatched} bulletins différents "
                f"({poll.voters_expected} attendus, {poll.voters_counted} comptés)"
            )
    if votes.links_expected != votes.links_counted:
        yield f"comptes liés : {votes.links_expected} attendus, {votes.links_counted} comptés"


def _sealed_wrong(boxes: Sequence[BoxFigures], told: ReceiptFigures) -> Iterator[str]:
    for box in boxes:
        if box.fault:
            yield f"urne du vote {box.id} : {box.fault}"
        if box.mismatched:
            yield f"urne du vote {box.id} : {box.mismatched} bulletins différents de ceux du public"
    if told.missing:
        yield f"reçus : {told.missing} sur {told.last} ne sont pas dans l'urne"
    if told.untaken:
        yield f"reçus : {told.untaken} pour des bulletins que le bot n'a pas"


def platform_figures(
    platform: Platform, record: CrowdRecord, held: Held, show: ShowRecord, injected: int
) -> PlatformFigures:
    """Return the figures of one platform."""
    taken = [sent for sent in record.sent if sent.platform is platform]
    reached = sum(held(platform, sent.id) for sent in taken)
    return PlatformFigures(
        sent=reached,
        received=show.counts.get(f"processed:{platform}", 0),
        duplicates_dropped=show.counts.get(f"duplicates:{platform}", 0),
        duplicates_injected=injected,
        lost_by_platform=len(taken) - reached,
    )


def vote_figures(
    polls: Mapping[str, ShownPoll],
    record: CrowdRecord,
    held: Held,
    show: ShowRecord,
    results: Mapping[str, View],
) -> VoteFigures:
    """Return each poll's two counts; `results` are the closed polls as a page shows them."""
    return VoteFigures(
        polls=tuple(_of_poll(poll, record, held, show, results.get(poll.id)) for poll in polls.values()),
        links_expected=record.links(held),
        links_counted=len(show.links) // 2,
    )


def _of_poll(
    poll: ShownPoll, record: CrowdRecord, held: Held, show: ShowRecord, result: View | None
) -> PollFigures:
    codes = [choice.code for choice in poll.choices]
    cast = sum(map(len, record.votes(poll, held).values()))
    voiced = sum(1 for _ in record.contributions(poll, held))
    expected = list(record.marks(poll, held).values())
    counted = [ballot.mark for ballot in show.ballots.get(poll.id, {}).values()]
    theirs, ours = mark_figures(expected, codes), mark_figures(counted, codes)
    return PollFigures(
        id=poll.id,
        method=poll.method,
        choices=tuple(
            ChoiceFigures(
                code=choice.code,
                label=choice.label,
                expected=theirs[choice.code],
                counted=ours[choice.code],
            )
            for choice in poll.choices
        ),
        question=poll.question,
        ballots=cast + voiced,
        talk=talk_figures(poll, record, held, show, result),
        voters_expected=len(expected),
        voters_counted=len(counted),
        mismatched=mismatched(expected, counted),
        late=record.late_ballots(poll),
    )


def question_figures(record: CrowdRecord, held: Held, show: ShowRecord) -> QuestionFigures:
    """Return what was asked and backed, on both sides."""
    return QuestionFigures(
        asked=record.asked(held),
        kept=len(show.questions),
        backings_expected=sum(record.backings(held).values()),
        backings_counted=sum(len(backers) for backers in show.backings.values()),
    )


def moderation_figures(
    platforms: Sequence[Platform], record: CrowdRecord, held: Held, show: ShowRecord, acts: Mapping[str, int]
) -> ModerationFigures:
    """Return how the flags fell on what the writers know to be abusive or civil."""
    flagged = {(case.platform, case.message_id) for case in show.cases}
    kinds = {
        (platform, id): kind for platform in platforms for id, kind in record.kinds(platform, held).items()
    }
    abusive = {key for key, kind in kinds.items() if kind.is_abusive}
    civil = {key for key, kind in kinds.items() if kind.is_civil}
    return ModerationFigures(
        abusive_sent=len(abusive),
        abusive_flagged=len(abusive & flagged),
        civil_sent=len(civil),
        civil_flagged=len(civil & flagged),
        acts={"delete": acts.get("delete", 0), "timeout": acts.get("timeout", 0)},
    )


def delays(record: CrowdRecord, viewer: Viewer, reviewer: Reviewer) -> dict[str, Delay]:
    """Return how long a message took to become a case on a page, and a ballot to show on the overlay."""
    cases: list[timedelta] = []
    screens: list[timedelta] = []
    for sent in record.sent:
        case_at = reviewer.seen_at.get((sent.platform, sent.id))
        if case_at is not None:
            cases.append(case_at - sent.at)
        if isinstance(sent.deed, Voting):
            shown_at = viewer.seen_at(sent.deed.poll_id, sent.platform, sent.at)
            poll = viewer.screen.polls.get(sent.deed.poll_id)
            in_time = poll is not None and (poll.closed_at is None or sent.at < poll.closed_at)
            if shown_at is not None and in_time:
                screens.append(shown_at - sent.at)
    return {"chat_to_case": _delay(cases), "chat_to_screen": _delay(screens)}


def _delay(lengths: Sequence[timedelta]) -> Delay:
    ordered = sorted(length.total_seconds() * 1000 for length in lengths)
    if not ordered:
        return Delay(p50=0.0, p99=0.0, n=0)
    middle, late = ordered[len(ordered) // 2], ordered[min(len(ordered) - 1, len(ordered) * 99 // 100)]
    return Delay(p50=round(middle, 1), p99=round(late, 1), n=len(ordered))
