"""The order of the questions that wait, from the show's state, and who stands behind each."""

from collections.abc import Iterable

from bot.pipeline.memory.persons import LINKS_KEY
from bot.pipeline.memory.state import ShowState
from bot.polls.pseudonym import pseudonym
from bot.questions.order import Place, Waiting, rank
from bot.questions.question import Question, QuestionStatus

BACKINGS_KEY = "backings"
# Nobody looks further down the list; behind these the order is made more quickly.
EXACT = 150


def person_of(author_key: str, state: ShowState) -> str:
    """Return which person an account is, as the state says it; its hash is made once."""
    account = state.floor.accounts.get(author_key)
    if account is None:
        account = state.account_of(author_key)
        if LINKS_KEY in state.keys:
            state.floor.accounts[author_key] = account
    return state.people.person(account)


def ranking(state: ShowState) -> list[Place]:
    """Return the places of the questions that wait, made once for each change of the floor."""
    if state.floor.order is None:
        waiting = [each for each in state.floor.questions.values() if each.status is QuestionStatus.ACCEPTED]
        state.floor.order = rank(
            [_waiting(each, state) for each in waiting],
            aired=[_waiting(each, state) for each in state.floor.aired()],
            heard=_heard(waiting, state),
            exact=EXACT,
        )
    return state.floor.order


def backers_of(question: Question, state: ShowState, leaving: str = "") -> frozenset[str]:
    """Return who backs a question or one of its parts, their authors left out; not those of `leaving`."""
    floor = state.floor
    if question.id not in floor.parts:
        return frozenset(floor.backings[question.id])
    left = {each.id for each in floor.with_parts(floor.questions[leaving])} if leaving else set()
    return _without_authors([each for each in floor.with_parts(question) if each.id not in left], state)


def united(question: Question, part: Question, state: ShowState) -> frozenset[str]:
    """Return who would back a question that another one becomes part of."""
    return _without_authors([*state.floor.with_parts(question), *state.floor.with_parts(part)], state)


def _without_authors(parts: Iterable[Question], state: ShowState) -> frozenset[str]:
    each_part = list(parts)
    backers = frozenset[str]().union(*(state.floor.backings[each.id] for each in each_part))
    key = state.keys.get(BACKINGS_KEY)
    if key is None or not backers:
        return backers
    return backers - {pseudonym(key, person_of(each.author.key, state)) for each in each_part}


def had_floor_before(author_key: str, state: ShowState) -> bool:
    """Return whether somebody has had the floor, this evening or at an earlier show, or will not say."""
    account = state.account_of(author_key)
    floor = state.floor
    if any(each in floor.voices or each in floor.hidden for each in state.people.accounts(account)):
        return True
    person = state.people.person(account)
    return any(
        person_of(part.author.key, state) == person
        for each in floor.aired()
        for part in floor.with_parts(each)
    )


def _waiting(question: Question, state: ShowState) -> Waiting:
    return Waiting(
        id=question.id,
        author=person_of(question.author.key, state),
        backers=backers_of(question, state),
        asked_at=question.asked_at,
    )


def _heard(waiting: Iterable[Question], state: ShowState) -> set[str]:
    """Return the authors, as persons, that earlier shows or their own wish make no first voices."""
    floor = state.floor
    heard = {
        person_of(part.author.key, state) for each in floor.aired() for part in floor.with_parts(each)[1:]
    }
    known = floor.voices.keys() | floor.hidden
    if not known:
        return heard
    accounts = {state.account_of(each.author.key) for each in waiting}
    return heard | {
        state.people.person(account)
        for account in accounts
        if any(each in known for each in state.people.accounts(account))
    }
