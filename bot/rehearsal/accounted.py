"""Where everything is that the public asked and contributed: nothing is lost, nothing is invented."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping

import msgspec

from bot.events import Platform
from bot.formats.session import Entry, EntryState, Picks, Session
from bot.pipeline.step import name_for
from bot.ports import ShowRecord
from bot.questions.question import Question, QuestionStatus
from bot.rehearsal.crowd.deeds import TakingPart
from bot.rehearsal.crowd.people import Person
from bot.rehearsal.crowd.record import CrowdRecord, Held, Sent
from bot.rehearsal.crowd.screen import ShownSession
from bot.rehearsal.discord.server import LoopbackDiscord
from bot.rehearsal.record import ActKind
from bot.rehearsal.twitch.server import LoopbackTwitch

# What takes back what its author contributed, by the format.
_TAKES_BACK = {"draw": "desiste", "speaking-queue": "baisser", "porteur-de-parole": "citer"}
_DOTS, _AGREES = "point", "citer"
_WORDLESS = (*_TAKES_BACK.values(), _DOTS)
_WAITING = (QuestionStatus.PROPOSED, QuestionStatus.ACCEPTED)
Removed = Collection[tuple[Platform, str]]
AccountOf = Callable[[Person], str]


class QuestionAccount(msgspec.Struct, frozen=True, kw_only=True):
    """Questions asked and held, and where each of them is; `unreasoned` were refused without a word."""

    asked: int
    on_air: int
    answered: int
    deferred: int
    refused: int
    waiting: int
    withdrawn: int
    merged: int
    removed: int
    archived: int
    unreasoned: int

    @property
    def found(self) -> int:
        """Return how many questions are somewhere."""
        aired = self.on_air + self.answered + self.deferred + self.archived
        return aired + self.refused + self.waiting + self.withdrawn + self.merged + self.removed


class FormatAccount(msgspec.Struct, frozen=True, kw_only=True):
    """One session: contributions held, those that are there by state, and why the others are not.

    `too_late` and `too_many` were refused by the format's own rules, `taken_back` by their authors, `removed`
    by moderators. `wishes` are what was agreed to or dotted otherwise than its author said.
    """

    id: str
    format: str
    sent: int
    there: dict[str, int]
    taken_back: int = 0
    removed: int = 0
    too_late: int = 0
    too_many: int = 0
    lost: int = 0
    invented: int = 0
    unreasoned: int = 0
    pickers_expected: int = 0
    pickers_counted: int = 0
    wishes: int = 0


class EveningAccount(msgspec.Struct, frozen=True, kw_only=True):
    """Questions, and every session of a format."""

    questions: QuestionAccount
    formats: tuple[FormatAccount, ...] = ()

    @property
    def faults(self) -> list[str]:
        """Return what is not accounted for, in words; [] when all is."""
        return [*_asked_wrong(self.questions), *(said for each in self.formats for said in _said_wrong(each))]


def _asked_wrong(asked: QuestionAccount) -> Iterator[str]:
    if asked.asked != asked.found:
        yield f"questions : {asked.asked} posées, {asked.found} retrouvées"
    if asked.unreasoned:
        yield f"questions : {asked.unreasoned} refusées sans raison"


def _said_wrong(each: FormatAccount) -> Iterator[str]:
    for wrong, name in (
        (each.lost, "contributions perdues"),
        (each.invented, "contributions de personne"),
        (each.unreasoned, "contributions refusées sans raison"),
        (each.wishes, "accords ou points autres que ceux du public"),
    ):
        if wrong:
            yield f"{each.format} : {wrong} {name}"
    if each.pickers_expected != each.pickers_counted:
        yield f"{each.format} : points de {each.pickers_expected} personnes, {each.pickers_counted} comptées"


def removed_by_moderators(twitch: LoopbackTwitch, discord: LoopbackDiscord) -> Removed:
    """Return the messages that were deleted and the people who were silenced, by platform and id."""
    gone = (ActKind.DELETE, ActKind.TIMEOUT, ActKind.BAN)
    sides = ((Platform.TWITCH, twitch.acts), (Platform.DISCORD, discord.acts))
    return {(platform, act.target) for platform, acts in sides for act in acts if act.kind in gone}


def evening_account(
    record: CrowdRecord,
    shown: Mapping[str, ShownSession],
    held: Held,
    show: ShowRecord,
    removed: Removed,
    account_of: AccountOf,
) -> EveningAccount:
    """Return the account of an evening, from the crowd's own record and what the store holds."""
    sessions = [each for each in show.sessions if each.id in shown]
    return EveningAccount(
        questions=question_account(record.asked(held), show.questions),
        formats=tuple(_format_account(each, record, held, show, removed, account_of) for each in sessions),
    )


def question_account(asked: int, questions: Collection[Question]) -> QuestionAccount:
    """Return where the questions are."""
    at = Counter(each.status for each in questions)
    refused = [each for each in questions if each.status is QuestionStatus.DISMISSED]
    return QuestionAccount(
        asked=asked,
        on_air=at[QuestionStatus.ON_AIR],
        answered=at[QuestionStatus.ANSWERED],
        deferred=at[QuestionStatus.DEFERRED],
        refused=len(refused),
        waiting=sum(at[status] for status in _WAITING),
        withdrawn=at[QuestionStatus.WITHDRAWN],
        merged=at[QuestionStatus.MERGED],
        removed=at[QuestionStatus.REMOVED],
        archived=at[QuestionStatus.ARCHIVED],
        unreasoned=sum(not each.note for each in refused),
    )


def _format_account(
    session: Session,
    record: CrowdRecord,
    held: Held,
    show: ShowRecord,
    removed: Removed,
    account_of: AccountOf,
) -> FormatAccount:
    parts = [
        (sent, sent.deed)
        for sent in record.sent
        if isinstance(sent.deed, TakingPart) and sent.deed.session_id == session.id
        if held(sent.platform, sent.id)
    ]
    entries = {each.id: each for each in show.entries if each.session_id == session.id}
    said = [(sent, deed) for sent, deed in parts if deed.word not in _WORDLESS]
    wishes = [deed for _, deed in parts if deed.word == _TAKES_BACK.get(session.format)]
    missing = [(sent, deed) for sent, deed in said if _name(sent, session) not in entries]
    why = _missing(missing, said, wishes, session, account_of, removed)
    dots = _latest_dots([deed for _, deed in parts if deed.word == _DOTS])
    picked = _picked(show.picks.get(session.id, ()))
    return FormatAccount(
        id=session.id,
        format=session.format,
        sent=len(said),
        there=dict(Counter(str(each.state) for each in entries.values())),
        taken_back=why["taken_back"],
        removed=why["removed"],
        too_late=why["too_late"],
        too_many=why["too_many"],
        lost=why["lost"],
        invented=len(entries.keys() - {_name(sent, session) for sent, _ in said}),
        unreasoned=sum(each.state is EntryState.REFUSED and not each.reason for each in entries.values()),
        pickers_expected=len(dots),
        pickers_counted=picked.total(),
        wishes=(Counter(dots.values()) - picked).total() + _misquoted(said, wishes, entries, session),
    )


def _missing(
    missing: list[tuple[Sent, TakingPart]],
    said: list[tuple[Sent, TakingPart]],
    wishes: list[TakingPart],
    session: Session,
    account_of: AccountOf,
    removed: Removed,
) -> Counter[str]:
    """Return why contributions are not in the store, as their authors or the platforms know it."""
    back = {deed.person.key for deed in wishes if deed.word != _AGREES or deed.said == "non"}
    mine = Counter(deed.person.key for _, deed in said if not deed.is_late)
    spare: defaultdict[str, int] = defaultdict(int)
    for key, count in mine.items():
        spare[key] = max(0, count - session.plan.per_person)
    why: Counter[str] = Counter()
    for sent, deed in missing:
        key = deed.person.key
        gone = {(sent.platform, sent.id), (sent.platform, account_of(deed.person))}
        if deed.is_late:
            why["too_late"] += 1
        elif key in back:
            why["taken_back"] += 1
        elif any(each in removed for each in gone):
            why["removed"] += 1
        elif spare[key] > 0:
            spare[key] -= 1
            why["too_many"] += 1
        else:
            why["lost"] += 1
    return why


def _name(sent: Sent, session: Session) -> str:
    """Return the name that the bot gives to a contribution: that of its message or gesture."""
    return name_for("entry", f"{session.id}:{sent.platform}:{sent.id}")


def _latest_dots(deeds: list[TakingPart]) -> dict[str, tuple[int, ...]]:
    return {deed.person.key: tuple(sorted(map(int, deed.said.split()))) for deed in deeds}


def _picked(picks: Collection[Picks]) -> Counter[tuple[int, ...]]:
    return Counter(each.numbers for each in picks)


def _misquoted(
    said: list[tuple[Sent, TakingPart]],
    wishes: list[TakingPart],
    entries: Mapping[str, Entry],
    session: Session,
) -> int:
    """Return how many testimonies are quoted otherwise than their authors agreed to."""
    if session.format != "porteur-de-parole":
        return 0
    agreed = {deed.person.key: deed.said for deed in wishes}
    wanted = {"": True, "anonyme": False}
    there = [
        (deed.person.key, entries[name]) for sent, deed in said if (name := _name(sent, session)) in entries
    ]
    return sum(entry.named is not wanted.get(agreed.get(key, "-")) for key, entry in there)
