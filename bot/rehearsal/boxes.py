"""The boxes that the bot published, fetched as anyone would and held against the crowd's own record."""

import asyncio
from collections.abc import Iterable, Mapping

import aiohttp
import msgspec

from bot.polls.box.recount import read_box
from bot.polls.methods import BOXED, METHODS
from bot.rehearsal.crowd.marks import mismatched
from bot.rehearsal.crowd.record import CrowdRecord, Held
from bot.rehearsal.crowd.screen import ShownPoll
from bot.verify_box import examine

PUBLISHED_WITHIN_S = 15.0
LOOK_S = 0.25


class BoxFigures(msgspec.Struct, frozen=True, kw_only=True):
    """One poll's published box; `mismatched` ballots are on one side only, `fault` is "" for a valid box."""

    id: str
    voters: int = 0
    mismatched: int = 0
    fault: str = ""


class Published(msgspec.Struct, frozen=True, kw_only=True):
    """The files of the public results, by poll, and the key that they are checked with."""

    key: str = ""
    files: dict[str, bytes] = {}


async def fetch_boxes(base: str, polls: Iterable[ShownPoll]) -> Published:
    """Fetch the key and every poll's box from the public results, waiting a while for the last one."""
    files: dict[str, bytes] = {}
    async with aiohttp.ClientSession() as session:
        for poll in polls:
            if poll.method in BOXED:
                raw = await _fetch(session, f"{base}/resultats/{poll.id}/box.json", PUBLISHED_WITHIN_S)
                if raw is not None:
                    files[poll.id] = raw
        key = await _fetch(session, f"{base}/resultats/cle.txt", 0)
    return Published(key=(key or b"").decode().strip(), files=files)


def box_figures(
    polls: Mapping[str, ShownPoll], record: CrowdRecord, held: Held, published: Published
) -> tuple[BoxFigures, ...]:
    """Return how each poll's box stands against what the crowd knows it sent."""
    boxed = [poll for poll in polls.values() if poll.method in BOXED]
    return tuple(_figures(poll, record, held, published) for poll in boxed)


def _figures(poll: ShownPoll, record: CrowdRecord, held: Held, published: Published) -> BoxFigures:
    raw = published.files.get(poll.id)
    if raw is None:
        return BoxFigures(id=poll.id, fault="aucune urne publiée")
    lines, valid = examine(raw, published.key)
    if not valid:
        return BoxFigures(id=poll.id, fault=lines[-1])
    box = read_box(raw)
    codes = [choice.code for choice in box.poll.choices]
    expected = [METHODS[poll.method].written(mark, codes) for mark in record.marks(poll, held).values()]
    # Of too few voters the box tells their number alone.
    apart = (
        mismatched(expected, [mark for _, mark in box.ballots])
        if box.ballots
        else abs(len(expected) - box.turnout.voters)
    )
    return BoxFigures(id=poll.id, voters=box.turnout.voters, mismatched=apart)


async def _fetch(session: aiohttp.ClientSession, url: str, within_s: float) -> bytes | None:
    give_up = asyncio.get_running_loop().time() + within_s
    while True:
        async with session.get(url) as answer:
            if answer.status == 200:
                return await answer.read()
        if asyncio.get_running_loop().time() >= give_up:
            return None
        await asyncio.sleep(LOOK_S)
