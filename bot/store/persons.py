"""What the store knows of the persons behind accounts, and which updates name a forgotten one."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

import msgspec

from bot.changes import (
    AccountsLinked,
    AccountsUnlinked,
    AnyChange,
    LinkAsked,
    LinkRequestEnded,
    PersonErased,
    PersonSeen,
    SightForgotten,
)
from bot.events import Author
from bot.ports import ShowRecord
from bot.store.codec import decode_link_request, encode
from bot.store.connection import Client, speaking_to_store
from bot.store.keys import LINK_REQUESTS_LIFETIME, SIGHTS_LIFETIME, Keys

PAGE = 500

PersonChange = (
    AccountsLinked
    | AccountsUnlinked
    | LinkAsked
    | LinkRequestEnded
    | PersonSeen
    | SightForgotten
    | PersonErased
)


async def with_persons(record: ShowRecord, client: Client, keys: Keys) -> ShowRecord:
    """Return a record with its links, the codes that wait, and when accounts were first seen."""
    with speaking_to_store("la lecture des liens"):
        async with client.pipeline(transaction=True) as pipe:
            for key in (keys.links, keys.link_requests, keys.sights):
                pipe.hgetall(key)
            links, requests, sights = await pipe.execute()
    return msgspec.structs.replace(
        record,
        links={account.decode(): other.decode() for account, other in links.items()},
        link_requests=tuple(map(decode_link_request, requests.values())),
        sights={account.decode(): datetime.fromisoformat(at.decode()) for account, at in sights.items()},
    )


def write_person(change: PersonChange, keys: Keys, pipe: Any) -> None:
    """Write one change, in the transaction that is under way."""
    match change:
        case AccountsLinked(accounts=(one, other)):
            pipe.hset(keys.links, mapping={one: other, other: one})
        case AccountsUnlinked(accounts=accounts):
            pipe.hdel(keys.links, *accounts)
        case LinkAsked(request=request):
            pipe.hset(keys.link_requests, request.digest, encode(request))
            pipe.expire(keys.link_requests, LINK_REQUESTS_LIFETIME)
        case LinkRequestEnded(digest=digest):
            pipe.hdel(keys.link_requests, digest)
        case PersonSeen(account=account, at=at):
            pipe.hsetnx(keys.sights, account, at.isoformat())
            pipe.expire(keys.sights, SIGHTS_LIFETIME)
        case SightForgotten(account=account):
            pipe.hdel(keys.sights, account)
        case PersonErased():
            # The server's own files still tell what was: they are written anew.
            pipe.set(keys.scrub, 1)


async def old_mentions(changes: Iterable[AnyChange], client: Client, keys: Keys) -> list[bytes]:
    """Return the updates of the screens that name somebody who is being forgotten; [] when nobody is.

    Pages have shown them already; one that comes back asks for the present views.
    """
    authors = [author for each in changes if isinstance(each, PersonErased) for author in each.authors]
    if not authors:
        return []
    marks = [mark for author in authors for mark in _marks(author)]
    names = [encode(author.name)[1:-1] for author in authors if author.name]
    found: list[bytes] = []
    after = "-"
    with speaking_to_store("l'oubli d'une personne"):
        while True:
            page: Any = await client.xrange(keys.feed, min=after, count=PAGE)
            found += [id for id, fields in page if _mentions(fields[b"r"], marks, names)]
            if len(page) < PAGE:
                return found
            after = f"({page[-1][0].decode()}"


def _mentions(update: bytes, marks: list[bytes], names: list[bytes]) -> bool:
    # A draw says those who are drawn in a sentence and in lists, too.
    draws = b'"lot":{' in update and any(name in update for name in names)
    return draws or any(mark in update for mark in marks)


def _marks(author: Author) -> Iterator[bytes]:
    yield b'"id":' + encode(author.id)
    yield b'"author":' + encode(author.name)
    yield b'"name":' + encode(author.name)
