"""Changes of who is one person."""

from datetime import datetime

from bot.changes.change import Change
from bot.events import Author
from bot.people.request import LinkRequest


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


PersonChange = (
    AccountsLinked
    | AccountsUnlinked
    | LinkAsked
    | LinkRequestEnded
    | LinkTried
    | PersonSeen
    | SightForgotten
    | PersonErased
)
