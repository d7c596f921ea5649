"""Forgetting one person: what leaves the show's state when they ask, and what stays without them.

Votes of open polls are withdrawn. The ballots of closed polls stay in their boxes, where only the polls'
secrets, which are destroyed with the audit window, could tell whose they were. A case that waits for a
decision stays until it is decided: whoever insults cannot escape by being forgotten.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from bot.changes import (
    AccountsUnlinked,
    Audited,
    BackingRemoved,
    BallotRemoved,
    CaseSaved,
    ExampleForgotten,
    LineForgotten,
    LinkRequestEnded,
    PersonErased,
    QuestionSaved,
    SightForgotten,
)
from bot.changes.floor import VoiceForgotten
from bot.changes.talk import RoundSaved
from bot.events import Author, CommandInvoked, MessagePosted, Platform
from bot.moderation.case import Case, CaseStatus, ContextLine
from bot.orders import Actor, ActorRole
from bot.pipeline.evening import Evening
from bot.pipeline.formats.gone import formats_forgotten, names_in_formats
from bot.pipeline.memory.state import ShowState
from bot.pipeline.moderation.copies_gone import copies_forgotten
from bot.pipeline.people.known import backings_of, cases_of, lines_of, polls_of, questions_of
from bot.pipeline.questions.ranking import backers_of
from bot.pipeline.step import Consequence
from bot.polls.counting.voters import without
from bot.polls.poll import PollStatus
from bot.polls.pseudonym import pseudonym
from bot.questions.question import Question

BOT = Actor(name="bouge", role=ActorRole.SYSTEM)


def forgotten(event: MessagePosted | CommandInvoked, state: ShowState, evening: Evening) -> list[Consequence]:
    """Return what forgets the author of an event, and the account that is linked to theirs."""
    person = state.person_of(event.author.key)
    accounts = state.people.accounts(state.account_of(event.author.key))
    questions, cases = questions_of(person, state), cases_of(person, state)
    # The linked account is known by a hash; what it left behind here tells who it is.
    left = [event.author, *(each.author for each in questions), *(each.author for each in cases)]
    left += names_in_formats(person, state)
    authors = {author.key: author for author in left}
    return [
        *_ballots(person, state),
        *_rounds(person, state),
        *formats_forgotten(person, state),
        *_questions(person, questions, state, evening),
        *_cases(list(authors.values()), state, evening),
        *copies_forgotten(list(authors), state, evening),
        *(
            LineForgotten(channel=channel, message_id=message_id)
            for channel, message_id, _ in [*lines_of(person, state)]
        ),
        *([AccountsUnlinked(accounts=(accounts[0], accounts[1]))] if len(accounts) > 1 else []),
        *(LinkRequestEnded(digest=each.digest) for each in state.people.requests_of(*accounts)),
        *(SightForgotten(account=account) for account in accounts),
        *(VoiceForgotten(account=account) for account in accounts),
        PersonErased(authors=tuple(authors.values())),
        # That it was done must be seen; whose request it was must not.
        Audited(at=event.at, actor=BOT, act="person_erased", subject=""),
    ]


def open_cases_of(author: Author, state: ShowState) -> bool:
    """Return whether a case about somebody still waits for its decision."""
    cases = cases_of(state.person_of(author.key), state)
    return any(case.status is CaseStatus.OPEN for case in cases)


def _ballots(person: str, state: ShowState) -> list[Consequence]:
    return [
        BallotRemoved(poll_id=poll.id, voter=pseudonym(state.keys[poll.id], person))
        for poll in polls_of(person, state)
        if poll.status is PollStatus.OPEN
    ]


def _rounds(person: str, state: ShowState) -> list[Consequence]:
    """Return the open consent rounds without what a person said in them."""
    saved: list[Consequence] = []
    for poll in state.open_polls():
        led = state.talk.rounds.get(poll.id)
        left = led and without(led, pseudonym(state.keys[poll.id], person))
        saved += [RoundSaved(poll_id=poll.id, led=left)] if left and left != led else []
    return saved


def _questions(
    person: str, asked: Sequence[Question], state: ShowState, evening: Evening
) -> list[Consequence]:
    """Return the questions without their author, and those that have a backing less."""
    removed: list[Consequence] = []
    changed = {each.id: _nameless(each, evening) for each in asked}
    for question, backer in backings_of(person, state):
        removed.append(BackingRemoved(question_id=question.id, backer=backer))
        for each in (question, state.floor.whole(question)):
            left = changed.get(each.id, each)
            changed[each.id] = replace(left, backings=len(backers_of(each, state) - {backer}))
    return [*removed, *(QuestionSaved(question=each) for each in changed.values())]


def _nameless(question: Question, evening: Evening) -> Question:
    nobody = _nobody(question.author.platform, question.id, evening)
    return replace(question, author=nobody, message_id="")


def _nobody(platform: Platform, id: str, evening: Evening) -> Author:
    # One for each question or case: nobody has asked, or had the floor, twice.
    return Author(platform=platform, id=id, name=evening.words.text("anonymous"))


def _cases(authors: Sequence[Author], state: ShowState, evening: Evening) -> list[Consequence]:
    """Return the closed cases without the author, their words, and their lines around others' messages."""
    changed: list[Consequence] = []
    for case in state.docket.cases.values():
        if case.status is CaseStatus.OPEN:
            continue
        names = {each.name for each in authors if each.platform is case.platform}
        told = replace(
            case,
            before=tuple(_cut(line, names, evening) for line in case.before),
            after=tuple(_cut(line, names, evening) for line in case.after),
        )
        if any(each.key == case.author.key for each in authors):
            told = _unsigned(told, evening)
            changed.append(ExampleForgotten(case_id=case.id))
        if told != case:
            changed.append(CaseSaved(case=told))
    return changed


def _unsigned(case: Case, evening: Evening) -> Case:
    reasons = tuple(replace(reason, spans=()) for reason in case.verdict.reasons)
    return replace(
        case,
        author=_nobody(case.platform, case.id, evening),
        text="",
        verdict=replace(case.verdict, reasons=reasons),
        appeal=replace(case.appeal, text="") if case.appeal else None,
        notes=(),
    )


def _cut(line: ContextLine, names: set[str], evening: Evening) -> ContextLine:
    if line.author not in names:
        return line
    return replace(line, author=evening.words.text("anonymous"), text="")
