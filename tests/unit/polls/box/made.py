"""Closed polls, boxes and published files for the tests."""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from hashlib import sha256
from itertools import pairwise
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import strategies as st

from bot.events import Platform
from bot.polls.box.canonical import signed_text
from bot.polls.box.document import Box, BoxRules
from bot.polls.box.receipt import receipt_of
from bot.polls.box.seal import Cast, box_of, sealed
from bot.polls.marks import Mark
from bot.polls.methods import BOXED
from bot.polls.outcome import Outcome
from bot.polls.poll import Poll, PollStatus
from bot.verify_box import canonical
from tests.unit.polls.made import START, choices

SHOW_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
METHODS = tuple(BOXED)
CODES = ("4", "5", "6", "7")
RULES = BoxRules(smallest_group=1)


def public(key: Ed25519PrivateKey = SHOW_KEY) -> str:
    """Return a key's public half as it is published."""
    return key.public_key().public_bytes_raw().hex()


def a_closed_poll(
    method: str = "plurality", labels: Sequence[str] = ("Oui", "Non", "Blanc", "Autre")
) -> Poll:
    """Return a poll that was announced for a minute and closed five seconds later; its codes start at 4."""
    return Poll(
        id="p1",
        method=method,
        question="On y va ?",
        choices=choices(*labels, first=4),
        status=PollStatus.CLOSED,
        opened_at=START,
        announced_close_at=START + timedelta(seconds=60),
        closes_at=START + timedelta(seconds=65),
        closed_at=START + timedelta(seconds=66),
    )


def cast(marks: Iterable[Mark]) -> list[Cast]:
    """Return ballots with receipts in no order, one in three from Discord."""
    return [
        Cast(
            receipt=receipt_of((number * 0x9E3779B97F4A7C15 & (1 << 56) - 1).to_bytes(7, "big")),
            mark=mark,
            platform=Platform.TWITCH if number % 3 else Platform.DISCORD,
        )
        for number, mark in enumerate(marks, start=1)
    ]


def outcome_of(poll: Poll, marks: Iterable[Mark]) -> Outcome:
    """Return what the show's own method counts."""
    return BOXED[poll.method].count(marks, poll.choices)


def a_box(marks: Sequence[Mark], method: str = "plurality", rules: BoxRules = RULES) -> Box:
    """Return the box of these marks."""
    poll = a_closed_poll(method)
    return box_of(
        poll,
        cast(marks),
        outcome_of(poll, marks),
        sentence="Voici.",
        show="Bouge ta Démocratie",
        software="bouge 0.1.0",
        rules=rules,
    )


def a_file(marks: Sequence[Mark], method: str = "plurality", rules: BoxRules = RULES) -> bytes:
    """Return these marks' box as the show publishes it."""
    return sealed(a_box(marks, method, rules), public(), SHOW_KEY.sign)


def resealed(raw: bytes, edit: Callable[[Any], object]) -> bytes:
    """Return a file that whoever holds the show's key has changed, then signed anew."""
    document = json.loads(raw)
    edit(document["box"])
    return resigned(document, SHOW_KEY)


def resigned(document: Any, key: Ed25519PrivateKey) -> bytes:
    """Return a document with the digest of its box and a key's signature."""
    digest = sha256(canonical(document["box"])).hexdigest()
    signed = {"digest": digest, "key": public(key), "signature": key.sign(signed_text(digest)).hex()}
    return canonical({**document, **signed}) + b"\n"


def marks_of(method: str) -> st.SearchStrategy[list[Mark]]:
    """Return what some voters may have marked, in no special order and not always all of it."""
    codes = st.sampled_from(CODES)
    some = st.lists(codes, unique=True)
    ranked = st.tuples(some, st.lists(st.integers(0, 3), max_size=3)).map(_in_tiers)
    one: dict[str, st.SearchStrategy[Any]] = {
        "plurality": codes,
        "approval": some.map(lambda named: (tuple(named),)),
        "majority-judgment": st.dictionaries(codes, st.integers(0, 6)),
        "ranked": ranked,
        "borda": ranked,
    }
    return st.lists(one[method], min_size=1, max_size=25)


def _in_tiers(drawn: tuple[list[str], list[int]]) -> tuple[tuple[str, ...], ...]:
    named, cuts = drawn
    edges = sorted({0, *cuts, len(named)})
    return tuple(tuple(named[a:b]) for a, b in pairwise(edges) if named[a:b])
