"""In a consent round people say what its phase is for, and it reads as what they mean."""

from collections import Counter
from random import Random

import pytest
from msgspec.structs import replace

from bot.commands.read import Back, read_command
from bot.events import Platform
from bot.polls.counting.rounds import Contribution, gives_reason
from bot.polls.grammar import NotAVote
from bot.polls.reading.consent import read
from bot.rehearsal.crowd.deeds import Contributing, Way
from bot.rehearsal.crowd.lines import read_lines
from bot.rehearsal.crowd.record import CrowdRecord
from bot.rehearsal.crowd.round import contribution, could_be_voice, late_contribution
from bot.rehearsal.crowd.screen import ShownObjection, ShownPoll
from tests.unit.rehearsal.crowd.shows import at, person, poll

LINES = read_lines()
STANDING = (
    ShownObjection(number=1, reason=LINES.round["objection"][0]),
    ShownObjection(number=2, reason=LINES.round["objection"][1]),
)


def _round(phase: str, objections: tuple[ShownObjection, ...] = ()) -> ShownPoll:
    return replace(poll("p", labels=(), codes=()), method="consent", phase=phase, objections=objections)


def _voices(
    shown: ShownPoll, record: CrowdRecord | None = None, platform: Platform = Platform.TWITCH
) -> list[Contributing]:
    people = [person(number, platform) for number in range(60)]
    said = [
        contribution(each, shown, record or CrowdRecord(), LINES, Random(f"{each.number}:{seed}"))
        for each in people
        for seed in range(5)
    ]
    return [deed for deed in said if deed is not None]


@pytest.mark.parametrize(
    ("phase", "part"), [("clarification", "question"), ("feelings", "feeling"), ("objections", "objection")]
)
def test_each_phase_has_its_voices_and_they_are_read_as_meant(phase: str, part: str) -> None:
    said = _voices(_round(phase))

    assert said
    assert {deed.part for deed in said} == {part}
    for deed in said:
        assert read(deed.text) == Contribution(part, deed.said)  # type: ignore[arg-type]


def test_most_people_back_an_objection_that_stands() -> None:
    said = _voices(_round("objections", STANDING))
    parts = Counter(deed.part for deed in said)

    assert parts["backing"] > parts["objection"] > 0
    for deed in said:
        if deed.part == "backing":
            assert read_command(deed.text) == Back(deed.number)
            assert deed.number in (1, 2)


def test_nobody_backs_a_reason_of_their_own() -> None:
    record = CrowdRecord()
    for number in range(60):
        deed = Contributing(
            person=person(number),
            text="",
            kind=late_contribution(person(1), _round("consent"), LINES, Random(1)).kind,
            poll_id="p",
            part="objection",
            said=STANDING[0].reason,
        )
        record.add(f"m{number}", at(1), deed)

    backed = [deed for deed in _voices(_round("objections", STANDING), record) if deed.part == "backing"]
    assert {deed.number for deed in backed} == {2}


def test_on_discord_some_object_by_the_form() -> None:
    ways = {deed.way for deed in _voices(_round("objections"), platform=Platform.DISCORD)}
    assert ways == {Way.CHAT, Way.FORM}


@pytest.mark.parametrize("phase", ["proposal", "amendment", "consent", ""])
def test_where_nobody_is_asked_nobody_speaks(phase: str) -> None:
    assert _voices(_round(phase, STANDING)) == []


def test_every_objection_gives_a_reason() -> None:
    assert all(map(gives_reason, LINES.round["objection"]))


@pytest.mark.parametrize("line", ["Objection : trop cher", "!q combien ?", "ressenti : bof", "objection"])
def test_talk_that_could_be_a_voice_is_noticed(line: str) -> None:
    assert could_be_voice(line)


def test_plain_talk_is_no_voice() -> None:
    assert not could_be_voice("bonsoir à toutes et tous")
    assert isinstance(read("bonsoir à toutes et tous"), NotAVote)
