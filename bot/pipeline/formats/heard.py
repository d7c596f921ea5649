"""How often somebody had the floor: who has not had it yet goes first, and counts as a first voice."""

from datetime import datetime

from bot.changes.floor import VoiceHeard
from bot.formats.session import EntryState, Session, Step
from bot.pipeline.memory.state import ShowState

SPOKE = (EntryState.SPEAKING, EntryState.DONE)


def times_heard(account: str, state: ShowState) -> int:
    """Return how often the person of an account had the floor: this evening, or once before it."""
    person = state.people.person(account)
    aired = sum(state.person_of(each.author.key) == person for each in state.floor.aired())
    spoke = sum(
        entry.state in SPOKE and state.people.person(entry.account) == person
        for session in state.formats.sessions.values()
        if session.format == "speaking-queue"
        for entry in state.formats.entries[session.id].values()
    )
    before = any(each in state.floor.voices for each in state.people.accounts(account))
    return max(aired + spoke, int(before))


def floor_given(session: Session, step: Step, at: datetime, state: ShowState) -> list[VoiceHeard]:
    """Return that the accounts of those who get the floor with a step have had it."""
    if session.format != "speaking-queue":
        return []
    return [
        VoiceHeard(account=account, at=at)
        for entry in step.entries
        if entry.state is EntryState.SPEAKING
        for account in state.people.accounts(entry.account)
        if account not in state.floor.hidden
    ]
