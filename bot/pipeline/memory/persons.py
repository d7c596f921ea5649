"""Who is one person: links between accounts, codes that wait, and when accounts were first seen.

An account is known by a keyed hash alone; a person with two accounts by the lesser of both.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.changes import (
    AccountsLinked,
    AccountsUnlinked,
    LinkAsked,
    LinkRequestEnded,
    LinkTried,
    PersonChange,
    PersonErased,
    PersonSeen,
    SightForgotten,
)
from bot.people.request import LASTS, LinkRequest, tries_left
from bot.ports import ShowRecord

LINKS_KEY = "links"
# A show and its evening; tomorrow's polls are told apart by tomorrow's presence.
SIGHTS_LAST = timedelta(hours=12)
MOST_HASHED = 50_000


@dataclass
class Persons:
    """What the show remembers of accounts; `others` has both directions of each link."""

    others: dict[str, str] = field(default_factory=dict)
    requests: dict[str, LinkRequest] = field(default_factory=dict)
    sights: dict[str, datetime] = field(default_factory=dict)
    # What was counted from each side, by whoever counts it.
    sided: dict[str, object] = field(default_factory=dict)
    # The hash of each account, made once: several stages ask for it with every message.
    hashed: dict[str, str] = field(default_factory=dict)
    tries: dict[str, list[datetime]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, record: ShowRecord) -> "Persons":
        """Return what a store's record tells."""
        return cls(
            others=dict(record.links),
            requests={each.digest: each for each in record.link_requests},
            sights=dict(sorted(record.sights.items(), key=lambda sight: sight[1])),
        )

    def note_hash(self, account_key: str, account: str) -> str:
        """Remember and return the hash of an account, for this life and not for ever more of them."""
        if len(self.hashed) >= MOST_HASHED:
            self.hashed.clear()
        self.hashed[account_key] = account
        return account

    def person(self, account: str) -> str:
        """Return whose account it is: one name for both accounts of a link."""
        other = self.others.get(account)
        return account if other is None else min(account, other)

    def accounts(self, account: str) -> tuple[str, ...]:
        """Return every account of the person whose account it is."""
        other = self.others.get(account)
        return (account,) if other is None else (min(account, other), max(account, other))

    def is_linked(self, account: str) -> bool:
        """Return whether the person has two accounts here."""
        return account in self.others

    def was_seen_before(self, account: str, at: datetime) -> bool:
        """Return whether any account of the person had been seen before a time."""
        sights = (self.sights.get(each) for each in self.accounts(account))
        return any(seen is not None and seen < at for seen in sights)

    def tries_left(self, account: str, at: datetime) -> int:
        """Return how many more times an account may ask for a code or type a wrong one."""
        return tries_left(self.tries.get(account, ()), at)

    def requests_of(self, *accounts: str) -> list[LinkRequest]:
        """Return the codes that some accounts asked for."""
        return [each for each in self.requests.values() if each.account in accounts]

    def outlasted(self, now: datetime) -> Iterator[LinkRequestEnded | SightForgotten]:
        """Yield the codes and sights whose time is over, the oldest first."""
        for request in self.requests.values():
            if request.expires_at < now:
                yield LinkRequestEnded(digest=request.digest)
        for account, seen_at in self.sights.items():
            # In the order of being seen, up to what a platform tells late.
            if now - seen_at <= SIGHTS_LAST:
                break
            yield SightForgotten(account=account)

    def apply(self, change: PersonChange) -> None:
        """Bring one change in."""
        match change:
            case AccountsLinked(accounts=(one, other)):
                self.others |= {one: other, other: one}
            case AccountsUnlinked(accounts=accounts):
                for account in accounts:
                    self.others.pop(account, None)
            case LinkAsked(request=request):
                self.requests[request.digest] = request
            case LinkRequestEnded(digest=digest):
                self.requests.pop(digest, None)
            case LinkTried(account=account, at=at):
                self._note_try(account, at)
            case PersonSeen(account=account, at=at):
                self.sights.setdefault(account, at)
            case SightForgotten(account=account):
                self.sights.pop(account, None)
            case PersonErased():
                self.hashed.clear()

    def _note_try(self, account: str, at: datetime) -> None:
        for each, times in list(self.tries.items()):
            if times[-1] + LASTS < at:
                del self.tries[each]
        self.tries[account].append(at)
