"""What is kept of one person, counted; the same search finds what must go when they ask to be forgotten."""

from collections.abc import Iterator

from bot.events import Author
from bot.moderation.case import Case
from bot.pipeline.evening import Evening
from bot.pipeline.formats.gone import contributions_of
from bot.pipeline.memory.state import ShowState
from bot.pipeline.moderation.copies_gone import copies_of
from bot.pipeline.questions.ranking import BACKINGS_KEY
from bot.polls.poll import Poll, PollStatus
from bot.polls.pseudonym import pseudonym
from bot.questions.question import Question


def known_of(author: Author, state: ShowState, evening: Evening) -> str:
    """Return, in words, how many of each thing are kept of somebody and of the account linked to theirs."""
    person = state.person_of(author.key)
    polls = list(polls_of(person, state))
    are_open = sum(poll.status is PollStatus.OPEN for poll in polls)
    counts = {
        "my-data-open-ballots": are_open,
        "my-data-closed-ballots": len(polls) - are_open,
        "my-data-questions": len(questions_of(person, state)),
        "my-data-backings": len(list(backings_of(person, state))),
        "my-data-contributions": contributions_of(person, state),
        "my-data-voice": sum(
            each in state.floor.voices for each in state.people.accounts(state.account_of(author.key))
        ),
        "my-data-cases": len(cases_of(person, state)) + len(copies_of([author.key], state)),
        "my-data-lines": len(list(lines_of(person, state))),
    }
    account = state.account_of(author.key)
    said = [
        evening.words.text("my-data"),
        evening.words.text("my-data-linked" if state.people.is_linked(account) else "my-data-not-linked"),
        *(evening.words.text(key, count=count) for key, count in counts.items()),
        evening.words.text("my-data-how"),
    ]
    return "\n".join(said)


def polls_of(person: str, state: ShowState) -> Iterator[Poll]:
    """Yield the polls that have a ballot of a person, while their secret lasts."""
    for poll in state.polls.values():
        key = state.keys.get(poll.id)
        if key is not None and pseudonym(key, person) in state.ballots[poll.id]:
            yield poll


def questions_of(person: str, state: ShowState) -> list[Question]:
    """Return the questions that a person asked."""
    return [each for each in state.floor.questions.values() if state.person_of(each.author.key) == person]


def backings_of(person: str, state: ShowState) -> Iterator[tuple[Question, str]]:
    """Yield the questions that a person backs, with the pseudonym they are backed under."""
    key = state.keys.get(BACKINGS_KEY)
    backer = pseudonym(key, person) if key is not None else ""
    for question in state.floor.questions.values():
        if backer and backer in state.floor.backings[question.id]:
            yield question, backer


def cases_of(person: str, state: ShowState) -> list[Case]:
    """Return the cases about what a person wrote."""
    return [each for each in state.docket.cases.values() if state.person_of(each.author.key) == person]


def lines_of(person: str, state: ShowState) -> Iterator[tuple[str, str, str]]:
    """Yield the channel and the id of each remembered message of a person, with the account it is from."""
    for channel, lines in state.lines.items():
        for account, line in lines:
            if state.person_of(account) == person:
                yield channel, line.message_id, account
