"""Drawing by lot so that anyone can replay it: what is announced, the seed, and who that seed draws.

The order is SHA-256(seed ‖ person), the least first. docs/formats/draw.md has it in ten lines of Python.
"""

import hashlib
from collections.abc import Sequence
from typing import Literal

import msgspec

FORMAT = "bouge-draw/1"
FIRST = "first"


class Commitment(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What somebody will reveal, by its SHA-256 alone."""

    by: str
    digest: str


class Source(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where the seed will come from: a public beacon's round, or what several people committed to."""

    kind: Literal["", "beacon", "commitments"] = ""
    name: str = ""
    round: str = ""
    commitments: tuple[Commitment, ...] = ()


class Quota(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How many of the seats go first to the people of a tag."""

    tag: str
    seats: int


class Volunteer(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody of the list, by a name that only this draw knows, and the quotas that they count for."""

    person: str
    tags: tuple[str, ...]


class Announced(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All that is settled before the seed is known; its digest is published with it."""

    id: str
    show: str
    title: str
    listed_at: str
    seats: int
    reserves: int
    quotas: tuple[Quota, ...]
    source: Source
    people: tuple[Volunteer, ...]


class Lot(msgspec.Struct, frozen=True, kw_only=True):
    """A draw under way; `revealed` has what each person who committed has revealed, "" until then."""

    announced: Announced
    digest: str
    revealed: tuple[str, ...] = ()
    seed: str = ""
    drawn: tuple[str, ...] = ()
    reserve: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()


class DrawFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The published file; before the seed is known, only what was announced. `seal` is over all the rest."""

    format: str
    announced: Announced
    digest: str
    revealed: tuple[str, ...]
    seed: str
    drawn: tuple[str, ...]
    reserve: tuple[str, ...]
    seal: str


def canonical(value: object) -> bytes:
    """Return JSON with sorted keys and no spaces, in UTF-8: the one form that is hashed."""
    return msgspec.json.encode(value, order="sorted")


def digest_of(value: object) -> str:
    """Return the SHA-256 of the canonical form, in hexadecimal."""
    return hashlib.sha256(canonical(value)).hexdigest()


def committed(secret: str) -> str:
    """Return the digest by which somebody commits to a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def seed_of(revealed: Sequence[str]) -> str:
    """Return the seed that several secrets make, in the order in which people committed."""
    return "\n".join(revealed)


def in_order(seed: str, people: Sequence[Volunteer]) -> list[Volunteer]:
    """Return the people in the order of SHA-256(seed ‖ person)."""
    return sorted(people, key=lambda each: hashlib.sha256((seed + each.person).encode()).hexdigest())


def drawn_by(seed: str, announced: Announced) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who is drawn and who is in reserve, both in order.

    Each quota in turn takes the first in order who count for it, those already drawn included; the seats that
    are left go to the first of all. A quota that lacks volunteers leaves its seats to everybody.
    """
    order = in_order(seed, announced.people)
    taken: set[str] = set()
    for tag, seats in [*((quota.tag, quota.seats) for quota in announced.quotas), ("", announced.seats)]:
        fit = [each for each in order if not tag or tag in each.tags]
        missing = seats - sum(each.person in taken for each in fit)
        left = [each.person for each in fit if each.person not in taken]
        taken |= set(left[: max(0, missing)])
    drawn = tuple(each.person for each in order if each.person in taken)
    left_over = [each.person for each in order if each.person not in taken]
    return drawn, tuple(left_over[: announced.reserves])


def drawn_lot(lot: Lot, seed: str) -> Lot:
    """Return the lot with its seed and those whom it draws."""
    drawn, reserve = drawn_by(seed, lot.announced)
    return msgspec.structs.replace(lot, seed=seed, drawn=drawn, reserve=reserve)


def seal_of(lot: Lot) -> str:
    """Return the seal of a draw's file: the digest of all the rest of it."""
    return digest_of(_unsealed(lot))


def file_of(lot: Lot) -> bytes:
    """Return the file to publish: canonical, on one line, its own seal over everything else."""
    return canonical(msgspec.structs.replace(_unsealed(lot), seal=seal_of(lot))) + b"\n"


def _unsealed(lot: Lot) -> DrawFile:
    return DrawFile(
        format=FORMAT,
        announced=lot.announced,
        digest=lot.digest,
        revealed=lot.revealed,
        seed=lot.seed,
        drawn=lot.drawn,
        reserve=lot.reserve,
        seal="",
    )
