"""The show as the pipeline remembers it: everything committed, plus what has just been decided.

One pipeline writes it. A stage only reads it; `apply` brings in the changes that stages returned, so that the
next event of the same batch sees them. When a commit's fate is unknown the whole of it is read again.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import singledispatchmethod

from bot.changes import (
    ActChange,
    AnyChange,
    Audited,
    BallotCast,
    BallotRemoved,
    BallotsForgotten,
    BoxDue,
    CardChange,
    CaseSaved,
    CopySaved,
    Counted,
    DeliberationChange,
    ExampleChange,
    FloorChange,
    FormatChange,
    HealthNoted,
    JudgedChange,
    KeyMade,
    LineForgotten,
    LineHeard,
    PersonChange,
    PersonErased,
    PlanSaved,
    PollSaved,
    QuestionSaved,
    ReviewChange,
    StageSaved,
)
from bot.events import HealthReported
from bot.moderation.case import ContextLine
from bot.pipeline.memory.acts import Acts
from bot.pipeline.memory.cards import Cards
from bot.pipeline.memory.count import Count, count_of
from bot.pipeline.memory.debts import DebtChange, Debts
from bot.pipeline.memory.docket import Docket
from bot.pipeline.memory.floor import Floor
from bot.pipeline.memory.judged import Judged
from bot.pipeline.memory.persons import LINKS_KEY, Persons
from bot.pipeline.memory.plan import PlanKept
from bot.pipeline.memory.polls_kept import PollsKept
from bot.pipeline.memory.running import Runs
from bot.pipeline.memory.sessions import Sessions, session_of
from bot.pipeline.memory.sweeps import Sweeps
from bot.pipeline.memory.talk import Talk
from bot.polls.poll import Ballot, Poll
from bot.polls.pseudonym import pseudonym
from bot.polls.tally import Tally
from bot.ports import ShowRecord
from bot.show.stage import Stage

LINES_KEPT = 200


@dataclass
class ShowState(PollsKept):
    """Everything about the evening, by id; `dirty` holds the topics whose view may have changed."""

    keys: dict[str, bytes] = field(default_factory=dict)
    ballots: dict[str, dict[str, Ballot]] = field(default_factory=lambda: defaultdict(dict))
    floor: Floor = field(default_factory=Floor)
    docket: Docket = field(default_factory=Docket)
    stage: Stage = field(default_factory=Stage)
    lines: dict[str, deque[tuple[str, ContextLine]]] = field(default_factory=lambda: defaultdict(deque))
    counts: Counter[str] = field(default_factory=Counter)
    health: dict[str, HealthReported] = field(default_factory=dict)
    speakers: set[str] = field(default_factory=set)
    people: Persons = field(default_factory=Persons)
    counted: dict[str, Count] = field(default_factory=dict)
    tallies: dict[str, Tally] = field(default_factory=dict)
    receipts: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    formats: Sessions = field(default_factory=Sessions)
    debts: Debts = field(default_factory=Debts)
    acts: Acts = field(default_factory=Acts)
    plan: PlanKept = field(default_factory=PlanKept)
    talk: Talk = field(default_factory=Talk)
    runs: Runs = field(default_factory=Runs)
    # Since when this life of the bot goes on with polls that an earlier one had opened.
    returned_at: datetime | None = None
    sweeps: Sweeps = field(default_factory=Sweeps)
    judged: Judged = field(default_factory=Judged)
    dirty: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, record: ShowRecord) -> "ShowState":
        """Return the state that a store's record describes, with every topic to be shown again."""
        state = cls(stage=record.stage, counts=Counter(record.counts), keys=dict(record.secrets))
        for poll in record.polls:
            state.apply(PollSaved(poll=poll))
            state.ballots[poll.id] = dict(record.ballots.get(poll.id, {}))
            state.receipts[poll.id] = {each.receipt for each in state.ballots[poll.id].values()}
        state.tallies.update(record.tallies)
        state.floor = Floor.of(record)
        for case in record.cases:
            state.apply(CaseSaved(case=case))
        for channel, lines in record.lines.items():
            state.lines[channel] = deque(lines)
        state.people, state.talk = Persons.of(record), Talk.of(record)
        state.sweeps, state.docket.cards = Sweeps.of(record), Cards.of(record)
        state.formats, state.judged = Sessions.of(record), Judged.after_restart()
        state.dirty |= {f"format:{session_id}" for session_id in state.formats.sessions}
        # What was asked before the restart was told before it, or is old news.
        state.debts = Debts()
        state.dirty |= {"air", "preview", "rundown", "show", "health", "desk", "charter", "crossers", "acts"}
        state.dirty |= {"questions", "floor"}
        return state

    def account_of(self, account_key: str) -> str:
        """Return the keyed hash under which an account is known; the account itself before there is a key."""
        known = self.people.hashed.get(account_key)
        if known is None:
            key = self.keys.get(LINKS_KEY)
            if key is None:
                return account_key
            known = self.people.note_hash(account_key, pseudonym(key, account_key))
        return known

    def person_of(self, account_key: str) -> str:
        """Return who votes with an account: the same for two accounts that are linked."""
        return self.people.person(self.account_of(account_key))

    def count(self, poll: Poll) -> Count:
        """Return a poll's count, made once for each new ballot."""
        if poll.id not in self.counted:
            kept, box = self.tallies.get(poll.id), self.ballots[poll.id]
            self.counted[poll.id] = count_of(kept) if kept else self.runs.count(poll, box, self.talk)
        return self.counted[poll.id]

    def apply_all(self, changes: Iterable[AnyChange]) -> None:
        """Bring several changes in, in order."""
        found = vars(ShowState)["apply"].dispatcher.dispatch
        for change in changes:
            found(type(change))(self, change)

    @singledispatchmethod
    def apply(self, change: AnyChange) -> None:
        """Bring one change in and note which topics it touches."""
        raise TypeError(f"no way to apply {type(change).__name__}")

    @apply.register
    def _(self, change: PollSaved) -> None:
        self.polls[change.poll.id] = change.poll
        self.counted.pop(change.poll.id, None)
        self.dirty |= {f"poll:{change.poll.id}", "air", "preview", "show"}

    @apply.register
    def _(self, change: KeyMade) -> None:
        self.keys.setdefault(change.name, change.key)

    @apply.register
    def _(self, change: BallotCast) -> None:
        self.debts.ballots[change.ballot.platform] += 1
        self.receipts[change.poll_id].add(change.ballot.receipt)
        self.ballots[change.poll_id][change.voter] = change.ballot
        self.runs.touch(change.poll_id, change.voter)
        self.counted.pop(change.poll_id, None)
        self.dirty |= {f"poll:{change.poll_id}", "air", "preview"}

    @apply.register
    def _(self, change: BoxDue) -> None:
        """Nothing to remember: whoever seals boxes reads it in the store."""

    @apply.register
    def _(self, change: BallotsForgotten) -> None:
        self.tallies[change.poll_id] = change.tally
        self.keys.pop(change.poll_id, None)
        self.ballots.pop(change.poll_id, None)
        self.receipts.pop(change.poll_id, None)
        self.counted.pop(change.poll_id, None)
        self.runs.forget(change.poll_id)
        self.talk.forget_poll(change.poll_id)

    @apply.register
    def _(self, change: FloorChange) -> None:
        if isinstance(change, QuestionSaved):
            self.debts.note_question(change.question, self.floor.questions.get(change.question.id))
            self.dirty |= {"air", "preview"}
        self.dirty |= {"questions", "floor"}
        self.floor.apply(change)

    @apply.register
    def _(self, change: BallotRemoved) -> None:
        self.ballots[change.poll_id].pop(change.voter, None)
        self.talk.forget_voter(change.poll_id, change.voter)
        self.runs.touch(change.poll_id, change.voter)
        self.counted.pop(change.poll_id, None)
        self.dirty |= {f"poll:{change.poll_id}", "air", "preview"}

    @apply.register
    def _(self, change: PersonChange) -> None:
        self.people.apply(change)
        self.floor.order = None
        if isinstance(change, PersonErased):
            self.talk.forget_people(change.authors)
            self.acts.forget_traces()
            self.judged.forget_people([author.key for author in change.authors])
            self.sweeps.forget_people([author.key for author in change.authors])
            self.dirty.add("crossers")

    @apply.register
    def _(self, change: DeliberationChange) -> None:
        self.talk.apply(change)
        self.runs.heard(change)
        self.dirty.add("crossers")
        for poll in self.polls.values():
            if self.talk.is_moved(poll, change):
                self.counted.pop(poll.id, None)
                self.dirty |= {f"poll:{poll.id}", "air", "preview"}

    @apply.register
    def _(self, change: FormatChange) -> None:
        self.formats.apply(change)
        if session_id := session_of(change):
            self.dirty |= {f"format:{session_id}", "air", "preview"}

    @apply.register
    def _(self, change: CaseSaved) -> None:
        self.docket.apply(change)
        self.sweeps.note_case(change.case)
        self.dirty |= {f"case:{change.case.id}", "desk", "show"}

    @apply.register
    def _(self, change: CardChange) -> None:
        self.docket.cards.apply(change)

    @apply.register
    def _(self, change: ExampleChange) -> None:
        """Nothing to remember: examples are read from the store, outside the show."""

    @apply.register
    def _(self, change: ReviewChange) -> None:
        self.sweeps.apply(change)
        if isinstance(change, CopySaved):
            self.docket.cards.touched.add(change.case_id)
            self.dirty.add(f"copies:{change.case_id}")

    @apply.register
    def _(self, change: JudgedChange) -> None:
        self.judged.apply(change)

    @apply.register
    def _(self, change: StageSaved) -> None:
        self.stage = change.stage
        self.dirty |= {"air", "preview", "rundown", "show"}

    @apply.register
    def _(self, change: ActChange) -> None:
        self.acts.apply(change)
        self.dirty.add("acts")

    @apply.register
    def _(self, change: PlanSaved) -> None:
        self.plan.apply(change)
        self.dirty |= {"rundown", "plan", "floor"}

    @apply.register
    def _(self, change: LineHeard) -> None:
        self.lines[change.channel].append((change.author_key, change.line))
        self.speakers.add(change.author_key)
        self.docket.note_line(change.channel, change.line.at)

    @apply.register
    def _(self, change: LineForgotten) -> None:
        lines = self.lines[change.channel]
        if lines and lines[0][1].message_id == change.message_id:
            lines.popleft()
            return
        self.lines[change.channel] = deque(each for each in lines if each[1].message_id != change.message_id)

    @apply.register
    def _(self, change: Audited) -> None:
        self.dirty.add("desk")

    @apply.register
    def _(self, change: HealthNoted) -> None:
        self.health[change.report.part] = change.report
        self.dirty.add("health")

    @apply.register
    def _(self, change: DebtChange) -> None:
        self.debts.apply(change)

    @apply.register
    def _(self, change: Counted) -> None:
        self.counts[change.name] += change.by
        self.dirty.add("show")
