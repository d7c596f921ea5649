"""What was said beyond ballots, counted by the crowd and by the bot: crossings, moods, voices of a round."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

import msgspec

from bot.ports import ShowRecord
from bot.rehearsal.crowd.record import CrowdRecord, Held
from bot.rehearsal.crowd.screen import ShownPoll


class TalkFigures(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was counted twice: by the crowd from what it sent, and by the bot."""

    name: str
    expected: int
    counted: int


def talk_figures(
    poll: ShownPoll, record: CrowdRecord, held: Held, show: ShowRecord, result: Mapping[str, Any] | None
) -> tuple[TalkFigures, ...]:
    """Return what the method counts beside ballots; `result` is the closed poll as a page shows it.

    Names that end in "_shown" are read off the page, the others in the store.
    """
    detail = (result or {}).get("detail") or {}
    match poll.method:
        case "moving-debate":
            return tuple(_debate(poll, record, held, show, detail))
        case "temperature" if poll.closed_at is not None:
            return tuple(_mood(poll, poll.closed_at, record, held, show, detail))
        case "consent":
            return tuple(_round(poll, record, held, show, detail))
        case _:
            return ()


def _debate(
    poll: ShownPoll, record: CrowdRecord, held: Held, show: ShowRecord, detail: Mapping[str, Any]
) -> Iterator[TalkFigures]:
    walks = [[str(vote.mark) for _, vote in votes] for votes in record.votes(poll, held).values()]
    taken = [[stand.side for stand in stands] for stands in show.stands.get(poll.id, {}).values()]
    theirs, ours = [*map(_crossings, walks)], [*map(_crossings, taken)]
    yield TalkFigures(name="crossings", expected=sum(theirs), counted=sum(ours))
    crossed = sum(map(bool, theirs))
    yield TalkFigures(name="crossers", expected=crossed, counted=sum(map(bool, ours)))
    if detail:
        ends = Counter(walk[-1] for walk in walks)
        yield TalkFigures(name="crossers_shown", expected=crossed, counted=detail["crossed"])
        for code, people in detail["people"].items():
            yield TalkFigures(name=f"side_{code}_shown", expected=ends[code], counted=people)


def _crossings(sides: Iterable[str]) -> int:
    return sum(one != other for one, other in pairwise(sides))


def _mood(
    poll: ShownPoll,
    closed_at: datetime,
    record: CrowdRecord,
    held: Held,
    show: ShowRecord,
    detail: Mapping[str, Any],
) -> Iterator[TalkFigures]:
    since = closed_at - timedelta(seconds=poll.mood_window_s)
    said = [votes[-1] for votes in record.votes(poll, held).values()]
    theirs = [int(str(vote.mark)) for sent, vote in said if sent.at > since]
    box = show.ballots.get(poll.id, {}).values()
    ours = [int(str(ballot.mark)) for ballot in box if ballot.at > since]
    yield TalkFigures(name="moods", expected=len(theirs), counted=len(ours))
    yield TalkFigures(name="mood_sum", expected=sum(theirs), counted=sum(ours))
    if detail:
        total, people = detail["mean"]
        yield TalkFigures(name="moods_shown", expected=len(theirs), counted=people)
        yield TalkFigures(name="mood_sum_shown", expected=sum(theirs), counted=total)


def _round(
    poll: ShownPoll, record: CrowdRecord, held: Held, show: ShowRecord, detail: Mapping[str, Any]
) -> Iterator[TalkFigures]:
    said = [*record.contributions(poll, held)]
    reasons = {person: deed.said for person, deed in said if deed.part == "objection"}
    backers = {(deed.number, person) for person, deed in said if deed.part == "backing"}
    backed = Counter(number for number, _ in backers)
    questions = sum(deed.part == "question" for _, deed in said)
    feelings = len({person for person, deed in said if deed.part == "feeling"})
    led = show.rounds.get(poll.id)
    if led is not None or said:
        objections = led.objections if led else ()
        ours = {each.number: len(each.backers) for each in objections}
        apart = sum(abs(backed[number] - ours.get(number, 0)) for number in backed.keys() | ours.keys())
        words = Counter(reasons.values()) - Counter(each.reason for each in objections)
        yield TalkFigures(name="questions", expected=questions, counted=len(led.questions) if led else 0)
        yield TalkFigures(name="feelings", expected=feelings, counted=len(led.feelings) if led else 0)
        yield TalkFigures(name="objections", expected=len(reasons), counted=len(objections))
        yield TalkFigures(name="other_reasons", expected=0, counted=words.total())
        yield TalkFigures(name="backings", expected=len(backers), counted=sum(ours.values()))
        yield TalkFigures(name="backings_elsewhere", expected=0, counted=apart)
    if detail:
        people = sum(each["people"] for each in detail["objections"])
        yield TalkFigures(name="objecting_people_shown", expected=len(reasons) + len(backers), counted=people)
