"""Boxes of every method, published on a show's store as the sealer does it."""

from datetime import timedelta

from msgspec.structs import replace

from bot.changes import BoxDue
from bot.events import BoxSealed
from bot.polls.box.canonical import digest_of
from bot.polls.box.card import card_of
from bot.polls.box.document import Box
from bot.polls.box.recount import read_box
from bot.polls.marks import Mark
from bot.polls.poll import Ballot
from bot.sealing.key import SigningKey
from bot.sealing.sealer import drawn_up
from bot.store.boxes import RedisBoxes
from bot.store.connection import Client
from bot.store.keys import Keys
from tests.unit.polls.box.made import SHOW_KEY, a_closed_poll, cast, outcome_of
from tests.unit.polls.made import START

LABELS = ("Une cantine bio à prix libre", "Des bus gratuits le dimanche", "Un budget participatif", "Rien")
_GRADES: list[Mark] = [
    {"4": 6, "5": 2, "6": 4, "7": 0},
    {"4": 4, "5": 5, "6": 3},
    {"4": 3, "5": 1, "6": 5, "7": 1},
]
_ORDERS: list[Mark] = [(("4",), ("5",)), (("5",), ("6",), ("4",)), (("6",), ("4", "5"))]
_APPROVALS: list[Mark] = [(("4", "5"),), (("5",),), (("6", "5"),)]


def _crowd(*blocs: tuple[int, Mark]) -> list[Mark]:
    return [mark for times, mark in blocs for _ in range(times)]


MARKS: dict[str, list[Mark]] = {
    "plurality": _crowd((23, "4"), (17, "5"), (9, "6")),
    "approval": _crowd(*zip((12, 9, 4), _APPROVALS, strict=True)),
    "majority-judgment": _crowd(*zip((8, 7, 6), _GRADES, strict=True)),
    "ranked": _crowd(*zip((8, 7, 5), _ORDERS, strict=True)),
    "borda": _crowd(*zip((8, 7, 5), _ORDERS, strict=True)),
}
SENTENCE = "« On y va ? » : voici le résultat, en une phrase."


def sealed_file(
    poll_id: str,
    method: str = "plurality",
    marks: list[Mark] | None = None,
    *,
    question: str = "Que faire d’abord dans notre ville ?",
    labels: tuple[str, ...] = LABELS,
    smallest_group: int = 5,
    minimum_turnout: int = 0,
) -> bytes:
    """Return the published file of a closed poll."""
    given = MARKS[method] if marks is None else marks
    poll = replace(
        a_closed_poll(method, labels), id=poll_id, question=question, minimum_turnout=minimum_turnout
    )
    due = BoxDue(
        poll=poll,
        outcome=outcome_of(poll, given),
        sentence=SENTENCE,
        show="Bouge ta Démocratie",
        smallest_group=smallest_group,
    )
    ballots = [
        Ballot(mark=each.mark, at=START, platform=each.platform, receipt=each.receipt) for each in cast(given)
    ]
    return drawn_up(due, ballots, SigningKey(SHOW_KEY))[1]


async def publish(client: Client, keys: Keys, poll_id: str, raw: bytes) -> Box:
    """Put a file where the pages look for it."""
    box = read_box(raw)
    digest = digest_of(box)
    news = BoxSealed(id=f"{poll_id}/box", at=START + timedelta(minutes=2), poll_id=poll_id, digest=digest)
    await RedisBoxes(client, keys).keep(raw, card_of(box, poll_id, digest), news)
    return box
