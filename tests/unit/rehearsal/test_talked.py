"""What was said beyond ballots: the crowd's own counts, held against the store's."""

from datetime import timedelta
from typing import Any

from msgspec.structs import replace

from bot.events import Platform
from bot.polls.counting.moving_debate import Stand
from bot.polls.counting.rounds import Objection, Phase, Round, Spoken
from bot.polls.poll import Ballot
from bot.ports import ShowRecord
from bot.rehearsal.crowd.deeds import Contributing, Kind, Linking, Voting
from bot.rehearsal.crowd.record import CrowdRecord
from bot.rehearsal.crowd.screen import ShownPoll
from bot.rehearsal.talked import TalkFigures, talk_figures
from bot.show.stage import Stage
from tests.unit.rehearsal.crowd.shows import at, person, poll


def _everything(_: Platform, __: str) -> bool:
    return True


def _said(number: int, mark: str, platform: Platform = Platform.TWITCH) -> Voting:
    return Voting(person=person(number, platform), text=mark, kind=Kind.BALLOT, poll_id="p", mark=mark)


def _voice(number: int, part: str, said: str = "", backs: int = 0) -> Contributing:
    return Contributing(
        person=person(number), text=said, kind=Kind.ROUND, poll_id="p", part=part, said=said, number=backs
    )


def _show(**parts: Any) -> ShowRecord:
    usual: dict[str, Any] = {
        "polls": (),
        "secrets": {},
        "ballots": {},
        "cases": (),
        "stage": Stage(),
        "lines": {},
        "counts": {},
    }
    fields = set(ShowRecord.__struct_fields__)
    optional: dict[str, Any] = {"questions": (), "backings": {}, "tallies": {}}
    known = {name: value for name, value in (usual | optional).items() if name in fields}
    return ShowRecord(**{**known, **parts})


def _closed(method: str) -> ShownPoll:
    return replace(poll("p", closed=100), method=method)


def _named(figures: tuple[TalkFigures, ...]) -> dict[str, tuple[int, int]]:
    return {each.name: (each.expected, each.counted) for each in figures}


def test_crossings_are_counted_over_both_accounts_of_a_person() -> None:
    record = CrowdRecord()
    record.add("a", at(1), _said(1, "1"))
    record.add("b", at(2), _said(2, "2", Platform.DISCORD))
    record.add("c", at(3), _said(1, "1"))
    twin = person(2, Platform.DISCORD)
    record.add("d", at(4), Linking(person=person(1), text="!lier", kind=Kind.LINK, twin=twin))
    stands = (Stand("v", "1", at(1)), Stand("v", "2", at(2)), Stand("v", "1", at(3)))

    figures = talk_figures(
        _closed("moving-debate"), record, _everything, _show(stands={"p": {"v": stands}}), None
    )

    assert _named(figures) == {"crossings": (2, 2), "crossers": (1, 1)}


def test_what_the_page_shows_of_a_debate_is_compared_too() -> None:
    record = CrowdRecord()
    record.add("a", at(1), _said(1, "1"))
    result = {"detail": {"crossed": 1, "people": {"1": 1, "2": 0}}}

    figures = _named(talk_figures(_closed("moving-debate"), record, _everything, _show(), result))

    assert figures["crossers_shown"] == (0, 1)
    assert figures["side_1_shown"] == (1, 1)


def test_a_mood_counts_while_its_window_lasts() -> None:
    record = CrowdRecord()
    record.add("a", at(30), _said(1, "9"))
    record.add("b", at(60), _said(2, "4"))
    box = {
        "v": Ballot(mark="9", at=at(30), platform=Platform.TWITCH),
        "w": Ballot(mark="4", at=at(60), platform=Platform.TWITCH),
    }
    shown = _closed("temperature")
    result = {"detail": {"mean": (4, 1)}}

    figures = _named(talk_figures(shown, record, _everything, _show(ballots={"p": box}), result))

    assert shown.closed_at == at(30) + timedelta(seconds=70)
    assert figures == {
        "moods": (1, 1),
        "mood_sum": (4, 4),
        "moods_shown": (1, 1),
        "mood_sum_shown": (4, 4),
    }


def test_a_round_is_compared_voice_by_voice() -> None:
    record = CrowdRecord()
    record.add("a", at(1), _voice(1, "question", "qui paie ?"))
    record.add("b", at(2), _voice(1, "feeling", "inquiète"))
    record.add("c", at(3), _voice(1, "feeling", "rassurée"))
    record.add("d", at(4), _voice(2, "objection", "trop cher pour nous"))
    record.add("e", at(5), _voice(3, "backing", backs=1))
    record.add("f", at(6), _voice(3, "backing", backs=1))
    objection = Objection(
        number=1,
        reason="trop cher pour nous",
        authors=frozenset({"y"}),
        at=at(4),
        backers=frozenset({"z"}),
    )
    led = Round(
        proposal="Oui",
        phase=Phase.CONSENT,
        questions=(Spoken("x", "qui paie ?", at(1)),),
        feelings=(Spoken("x", "rassurée", at(3)),),
        objections=(objection,),
    )
    shown = _closed("consent")

    same = talk_figures(shown, record, _everything, _show(rounds={"p": led}), None)
    lost = replace(led, objections=(replace(objection, backers=frozenset(), reason="autre chose"),))
    apart = talk_figures(shown, record, _everything, _show(rounds={"p": lost}), None)

    assert [each.name for each in same if each.expected != each.counted] == []
    assert _named(same)["feelings"] == (1, 1)
    assert [each.name for each in apart if each.expected != each.counted] == [
        "other_reasons",
        "backings",
        "backings_elsewhere",
    ]


def test_other_methods_have_nothing_more_to_compare() -> None:
    assert talk_figures(_closed("plurality"), CrowdRecord(), _everything, _show(), None) == ()
