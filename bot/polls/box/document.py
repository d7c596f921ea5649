"""What a published box says, field by field; docs/the-box.md explains each of them."""

import msgspec

from bot.polls.marks import Mark
from bot.polls.outcome import Figure

FORMAT = "bouge-box/1"


class BoxChoice(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One answer."""

    code: str
    label: str


class BoxPoll(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What was asked, and when: UTC, `2026-03-12T20:00:00.000Z`; `closed_at` is the true end."""

    id: str
    question: str
    method: str
    choices: tuple[BoxChoice, ...]
    opened_at: str
    announced_close_at: str | None
    closed_at: str


class BoxRules(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Below `smallest_group` voters nothing but the turnout is published."""

    smallest_group: int
    minimum_turnout: int = 0


class Turnout(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How many ballots there are, and on which platform each voter cast theirs last."""

    voters: int
    platforms: dict[str, int]


class BoxResult(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The result as it was announced: equals stand in one tier, in the order of the choices."""

    winners: tuple[str, ...]
    ranking: tuple[tuple[str, ...], ...]
    counts: dict[str, Figure]
    sentence: str = ""


class Box(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A closed poll: ballots as (receipt, mark) in the order of the receipts, never with who, when or where.

    With fewer voters than the rule asks for, `ballots` is empty and `result` None.
    """

    format: str = FORMAT
    show: str
    software: str
    poll: BoxPoll
    rules: BoxRules
    turnout: Turnout
    result: BoxResult | None
    ballots: tuple[tuple[str, Mark], ...]


class SealedBox(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A box with its SHA-256 digest, the public key of the show and its signature, all in hexadecimal."""

    box: Box
    digest: str
    key: str
    signature: str
