"""Everything the pipeline can change in the store; a batch of changes is written whole or not at all."""

from datetime import datetime

import msgspec

from bot.actions import AnyAction
from bot.change import Change as Change
from bot.deliberation import DeliberationChange
from bot.events import Author, HealthReported, Platform
from bot.moderation.case import Case, ContextLine
from bot.orders import Actor
from bot.people.request import LinkRequest
from bot.polls.outcome import Outcome
from bot.polls.poll import Ballot, Poll
from bot.polls.tally import Tally
from bot.questions.question import Question
from bot.show.stage import Stage
from bot.views import Audience, View


class PollSaved(Change, frozen=True, kw_only=True, tag="poll_saved"):
    """A poll opened, changed or closed."""

    poll: Poll


class KeyMade(Change, frozen=True, kw_only=True, tag="key_made"):
    """The secret that turns accounts into pseudonyms, for one poll or for all backings; never replaced."""

    name: str
    key: bytes


class BallotCast(Change, frozen=True, kw_only=True, tag="ballot_cast"):
    """A voter's last ballot; `voter` is a pseudonym."""

    poll_id: str
    voter: str
    ballot: Ballot


class BoxDue(Change, frozen=True, kw_only=True, tag="box_due"):
    """A closed poll's box is to be sealed, with the result and the sentence that were announced."""

    poll: Poll
    outcome: Outcome
    sentence: str
    show: str
    smallest_group: int


class BallotsForgotten(Change, frozen=True, kw_only=True, tag="ballots_forgotten"):
    """A poll's ballots and its secret are destroyed for ever; its figures stay."""

    poll_id: str
    tally: Tally


class BallotRemoved(Change, frozen=True, kw_only=True, tag="ballot_removed"):
    """A voter's ballot leaves the box of an open poll."""

    poll_id: str
    voter: str


class QuestionSaved(Change, frozen=True, kw_only=True, tag="question_saved"):
    """A question was asked or moved on."""

    question: Question


class BackingAdded(Change, frozen=True, kw_only=True, tag="backing_added"):
    """An account (as a pseudonym) backs a question."""

    question_id: str
    backer: str


class BackingRemoved(Change, frozen=True, kw_only=True, tag="backing_removed"):
    """A backer (as a pseudonym) no longer backs a question."""

    question_id: str
    backer: str


class AccountsLinked(Change, frozen=True, kw_only=True, tag="accounts_linked"):
    """Two accounts (keyed hashes) are one person from now on."""

    accounts: tuple[str, str]


class AccountsUnlinked(Change, frozen=True, kw_only=True, tag="accounts_unlinked"):
    """Two accounts are two persons again."""

    accounts: tuple[str, str]


class LinkAsked(Change, frozen=True, kw_only=True, tag="link_asked"):
    """A code was given and waits to be typed on the other platform."""

    request: LinkRequest


class LinkRequestEnded(Change, frozen=True, kw_only=True, tag="link_request_ended"):
    """A code was used, replaced, or has lasted its time."""

    digest: str


class LinkTried(Change, frozen=True, kw_only=True, tag="link_tried"):
    """An account asked for a code or typed a wrong one; remembered for this life only."""

    account: str
    at: datetime


class PersonSeen(Change, frozen=True, kw_only=True, tag="person_seen"):
    """An account (a keyed hash) was seen in a chat for the first time this evening."""

    account: str
    at: datetime


class SightForgotten(Change, frozen=True, kw_only=True, tag="sight_forgotten"):
    """It is no longer known when an account was first seen."""

    account: str


class PersonErased(Change, frozen=True, kw_only=True, tag="person_erased"):
    """A person asked to be forgotten: older updates of the screens that name their accounts go too.

    `authors` are the accounts as the show knew them; this change itself is written nowhere.
    """

    authors: tuple[Author, ...]


class CaseSaved(Change, frozen=True, kw_only=True, tag="case_saved"):
    """A case was opened, held or decided."""

    case: Case


class StageSaved(Change, frozen=True, kw_only=True, tag="stage_saved"):
    """The screens or the place in the rundown changed."""

    stage: Stage


class LineHeard(Change, frozen=True, kw_only=True, tag="line_heard"):
    """A message to remember a while, as context for cases."""

    channel: str
    line: ContextLine
    author_key: str


class LineForgotten(Change, frozen=True, kw_only=True, tag="line_forgotten"):
    """A message that left the platform leaves the context too."""

    channel: str
    message_id: str


class Audited(Change, frozen=True, kw_only=True, tag="audited"):
    """One line of the audit log."""

    at: datetime
    actor: Actor
    act: str
    subject: str
    reason: str = ""
    detail: str = ""


class Counted(Change, frozen=True, kw_only=True, tag="counted"):
    """Something to count, such as the messages processed per platform."""

    name: str
    by: int = 1


class HealthNoted(Change, frozen=True, kw_only=True, tag="health_noted"):
    """A part said how it is; remembered for this life only, since the next one will ask again."""

    report: HealthReported


class Owed(Change, frozen=True, kw_only=True, tag="owed"):
    """A few words that a chat is owed with the next summing up; remembered for this life only."""

    platform: Platform
    text: str


class Acknowledged(Change, frozen=True, kw_only=True, tag="acknowledged"):
    """A chat was told what was heard from it, and which questions can be backed; for this life only."""

    platform: Platform
    at: datetime
    offered: tuple[str, ...] = ()
    action_id: str = ""


class TooLate(Change, frozen=True, kw_only=True, tag="too_late"):
    """Somebody's ballot in chat was not counted and its author is to be told; for this life only.

    It came when its poll was over, or (`unclear`) did not say which choice it grades.
    """

    platform: Platform
    poll_id: str
    account: str
    name: str
    unclear: bool = False


class LineSaid(Change, frozen=True, kw_only=True, tag="line_said"):
    """A summing up left for its chat, or never will; for this life only."""

    platform: Platform
    action_id: str


AnyChange = (
    PollSaved
    | KeyMade
    | BallotCast
    | BoxDue
    | BallotsForgotten
    | QuestionSaved
    | BackingAdded
    | BackingRemoved
    | BallotRemoved
    | AccountsLinked
    | AccountsUnlinked
    | LinkAsked
    | LinkRequestEnded
    | LinkTried
    | PersonSeen
    | SightForgotten
    | PersonErased
    | CaseSaved
    | StageSaved
    | LineHeard
    | LineForgotten
    | Audited
    | Counted
    | HealthNoted
    | Owed
    | Acknowledged
    | TooLate
    | LineSaid
    | DeliberationChange
)


class FeedItem(msgspec.Struct, frozen=True, kw_only=True):
    """One update for the screens: the whole new view of a topic, None when the topic is gone.

    A `passing` item (the answer to an order) is sent once and is in no snapshot.
    """

    topic: str
    audience: tuple[Audience, ...]
    view: View | None
    passing: bool = False


class Commit(msgspec.Struct, frozen=True, kw_only=True):
    """What one batch of inbox entries leads to, written atomically with their acknowledgement."""

    entries: tuple[str, ...] = ()
    seen: tuple[tuple[str, datetime], ...] = ()
    changes: tuple[AnyChange, ...] = ()
    actions: tuple[AnyAction, ...] = ()
    feed: tuple[FeedItem, ...] = ()
