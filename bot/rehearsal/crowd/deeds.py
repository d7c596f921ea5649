"""What somebody of the crowd can do, and what kinds of message there are."""

from enum import StrEnum

import msgspec

from bot.rehearsal.crowd.marks import Mark
from bot.rehearsal.crowd.people import Person


class Kind(StrEnum):
    """What a message is, as its writer knows."""

    CIVIL = "civil"
    HEATED = "heated"
    NEAR_VOTE = "near_vote"
    HOSTILE_FORMAT = "hostile_format"
    BALLOT = "ballot"
    QUESTION = "question"
    BACKING = "backing"
    ROUND = "round"
    LINK = "link"
    PART = "part"
    SPAM = "spam"
    FLOOD = "flood"
    INSULT = "insult"
    THREAT = "threat"
    HATE = "hate"
    SEXUAL = "sexual"
    HARASSMENT = "harassment"

    @property
    def is_abusive(self) -> bool:
        """Return whether it attacks somebody."""
        return self in ABUSE

    @property
    def is_civil(self) -> bool:
        """Return whether a moderator should leave it alone; spam and floods are neither civil nor abusive."""
        return self not in (*ABUSE, Kind.SPAM, Kind.FLOOD)


ABUSE = (Kind.INSULT, Kind.THREAT, Kind.HATE, Kind.SEXUAL, Kind.HARASSMENT)


class Way(StrEnum):
    """How it is done: typed in chat, by a button, by a slash command, by a form."""

    CHAT = "chat"
    BUTTON = "button"
    COMMAND = "command"
    FORM = "form"


class Deed(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody writes `text`, or does without words what it would say."""

    person: Person
    text: str
    kind: Kind
    way: Way = Way.CHAT


class Saying(Deed, frozen=True, kw_only=True):
    """Somebody just talks."""


class Voting(Deed, frozen=True, kw_only=True):
    """Somebody votes in a poll; a ballot of grades adds to those that this person has given."""

    poll_id: str
    mark: Mark


class Asking(Deed, frozen=True, kw_only=True):
    """Somebody asks the show a question."""

    question: str


class Backing(Deed, frozen=True, kw_only=True):
    """Somebody backs a question by its number."""

    number: int


class Contributing(Deed, frozen=True, kw_only=True):
    """Somebody speaks in a consent round: `part` is "question", "feeling", "objection", or "backing".

    `said` are the words without what calls them; a backing has the `number` of its objection instead.
    """

    poll_id: str
    part: str
    said: str = ""
    number: int = 0


class Linking(Deed, frozen=True, kw_only=True):
    """Somebody asks for a code that links two accounts, or types the one that their `twin` was told."""

    twin: Person | None = None


class TakingPart(Deed, frozen=True, kw_only=True):
    """Somebody takes part in a format of debate: the command `word`, and what is `said` with it.

    `is_late` says that the session was over, and that this is known.
    """

    session_id: str
    word: str
    said: str = ""
    is_late: bool = False


AnyDeed = Saying | Voting | Asking | Backing | Contributing | Linking | TakingPart
