"""Time passes: chats are told in batches what was heard, and what platforms say of themselves grows old."""

import pytest

from bot.actions import PostPanel, Say
from bot.changes import HealthNoted
from bot.events import GapNoticed, Health, HealthReported, Platform, RaidArrived, StreamChanged
from bot.orders import DecideQuestion, QuestionAct
from bot.pipeline.memory.state import ShowState
from bot.pipeline.screens.present import health_view
from bot.pipeline.step import Consequence
from tests.unit.pipeline.evening import (
    LEA,
    MAX,
    ROUGH,
    ZOE,
    after,
    an_evening,
    asked,
    invoked,
    kept,
    live,
    only,
    opened,
    ordered,
    plain,
    said,
    submitted,
    ticked,
    voices,
)


def lines(consequences: list[Consequence], platform: Platform = Platform.TWITCH) -> list[str]:
    """Return what a chat is told."""
    return [
        plain(each.text)
        for each in consequences
        if isinstance(each, Say | PostPanel) and each.platform is platform
    ]


def accept(state: ShowState, question_id: str, act: QuestionAct = QuestionAct.ACCEPT) -> None:
    """Let a moderator accept a question."""
    live(state, ordered(DecideQuestion(question_id=question_id, act=act)))


def test_a_quiet_chat_is_told_nothing() -> None:
    assert live(ShowState(), ticked(1)) == []


def test_questions_of_a_crowd_are_acknowledged_in_one_line() -> None:
    state = ShowState()
    for number, by in enumerate(voices(7)):
        asked(state, f"Question {number} ?", by)

    (line,) = lines(live(state, ticked(11)))

    assert line == (
        "Questions bien reçues, merci ! n° 1 (voix0), n° 2 (voix1), n° 3 (voix2), n° 4 (voix3), "
        "n° 5 (voix4), + 2. Pour en soutenir une : +1 et son numéro."
    )


def test_lines_keep_their_distance() -> None:
    state = ShowState()
    asked(state, "Un ?")
    assert len(lines(live(state, ticked(11)))) == 1
    asked(state, "Deux ?", MAX)

    assert lines(live(state, ticked(18.9))) == []
    assert len(lines(live(state, ticked(19)))) == 1
    assert lines(live(state, ticked(30))) == []


def test_what_somebody_is_owed_goes_into_the_same_line() -> None:
    state = ShowState()
    asked(state, "Un ?")
    live(state, said("!aide", MAX), said("!file", LEA))

    followed = live(state, ticked(11))

    (twitch,), (discord,) = lines(followed), lines(followed, Platform.DISCORD)
    assert twitch.startswith("Questions bien reçues")
    assert "@max : Pour participer" in twitch
    assert discord.startswith("@Léa : Vous n’avez pas de question")


def test_a_crowd_that_asks_for_help_is_not_answered_one_by_one() -> None:
    state = ShowState()
    live(state, *(said("!aide", by) for by in voices(50)))

    (line,) = lines(live(state, ticked(11)))

    assert line.count("@") == 4


def test_who_asked_by_a_form_was_answered_already() -> None:
    state = ShowState()
    live(state, submitted("Un ?"), invoked("question", texte="Deux ?"))

    assert live(state, ticked(11)) == []


def test_an_accepted_question_is_offered_for_backing_on_every_platform() -> None:
    state = ShowState()
    question = asked(state, "Et le train ?")
    live(state, ticked(11))
    accept(state, question.id)

    followed = live(state, ticked(30))

    assert lines(followed) == ["À soutenir avec +1 et le numéro : n° 1 « Et le train ? »"]
    panel = kept(PostPanel, followed)
    assert panel.platform is Platform.DISCORD
    assert [(button.control, plain(button.label)) for button in panel.buttons] == [
        (f"back:{question.id}", "+1 n° 1")
    ]


@pytest.mark.parametrize("act", [QuestionAct.DISMISS, QuestionAct.ANSWERED])
def test_a_question_that_went_meanwhile_is_not_offered(act: QuestionAct) -> None:
    state = ShowState()
    question = asked(state, "Et le train ?")
    live(state, ticked(11))
    accept(state, question.id)
    accept(state, question.id, act)

    assert live(state, ticked(30)) == []


def test_a_long_question_is_offered_by_its_beginning() -> None:
    state = ShowState()
    accept(state, asked(state, "mot " * 50).id)

    (line,) = lines(live(state, ticked(11)), Platform.TWITCH)

    assert "mot mot…" in line
    assert len(line) < 300


def test_ballots_are_acknowledged_by_their_number_in_chat_alone() -> None:
    state = ShowState()
    opened(state)
    live(state, *(said("1", by) for by in voices(3)), said("2", LEA))

    followed = live(state, ticked(11))

    assert lines(followed) == ["« On y va ? » : 4 bulletins comptés."]
    assert lines(followed, Platform.DISCORD) == []
    assert lines(live(state, ticked(30))) == []


def test_a_change_of_mind_is_acknowledged_too() -> None:
    state = ShowState()
    opened(state)
    live(state, said("1", ZOE), ticked(11), said("2", ZOE, at=15))

    assert lines(live(state, ticked(30))) == ["« On y va ? » : 1 bulletin compté."]


def test_of_a_poll_that_is_over_only_the_result_is_said() -> None:
    state = ShowState()
    opened(state)
    live(state, said("1", ZOE))

    (line,) = lines(live(state, ticked(66)))
    assert "l’emporte" in line

    opened(state, at=70)
    assert lines(live(state, ticked(75))) == []


def test_a_platform_that_is_not_there_is_told_nothing() -> None:
    evening, state = an_evening(platforms=(Platform.TWITCH,)), ShowState()
    live(state, said("!aide", LEA), evening=evening)

    assert live(state, ticked(11), evening=evening) == []


def gap(filled: bool) -> GapNoticed:
    """Return a break on Twitch."""
    return GapNoticed(
        id="g", at=after(10), platform=Platform.TWITCH, channel="bouge", since=after(0), filled=filled
    )


def health(state: ShowState) -> dict[str, tuple[Health, str]]:
    """Return how each part is, and why."""
    return {part.part: (part.health, plain(part.detail)) for part in health_view(state).parts}


def test_a_break_is_told_with_its_remedy_until_it_is_old() -> None:
    state = ShowState()
    live(state, gap(filled=False))
    kind, detail = health(state)["twitch:gap"]
    assert (kind, detail.startswith("Coupure : des messages ont pu manquer depuis")) == (
        Health.DEGRADED,
        True,
    )

    live(state, ticked(310))
    assert health(state)["twitch:gap"][0] is Health.DEGRADED

    live(state, ticked(311))
    assert health(state)["twitch:gap"] == (Health.GOOD, "")


def test_a_break_that_was_filled_is_none() -> None:
    assert live(ShowState(), gap(filled=True)) == []


def test_a_raid_is_news_for_a_while() -> None:
    state = ShowState()
    raid = RaidArrived(
        id="r", at=after(10), platform=Platform.TWITCH, channel="bouge", raider="<b>ami</b>", viewers=120
    )
    live(state, raid)
    assert health(state)["twitch:raid"] == (
        Health.DEGRADED,
        "Raid : <b>ami</b> arrive avec 120 personnes.",
    )

    live(state, ticked(400))
    assert health(state)["twitch:raid"] == (Health.GOOD, "")


def test_a_stopped_stream_stays_news_until_it_is_back() -> None:
    state = ShowState()
    stopped, back = (
        StreamChanged(id=f"s{at}", at=after(at), platform=Platform.TWITCH, channel="bouge", online=online)
        for at, online in ((10, False), (900, True))
    )
    live(state, stopped, ticked(800))
    assert health(state)["twitch:stream"][0] is Health.DEGRADED

    live(state, back)
    assert health(state)["twitch:stream"] == (Health.GOOD, "")


def test_a_parts_own_report_is_shown_as_it_is_the_worst_first() -> None:
    state = ShowState()
    well = HealthReported(id="a", at=after(1), part="discord", health=Health.GOOD)
    ill = HealthReported(
        id="b", at=after(2), part="twitch", health=Health.DOWN, detail="Panne", remedy="Attendez"
    )

    followed = live(state, well, ill)

    assert [each.report for each in only(HealthNoted, followed)] == [well, ill]
    assert [part.part for part in health_view(state).parts] == ["twitch", "discord"]
    assert health_view(state).parts[0].remedy == "Attendez"


def test_a_flagged_message_is_thanked_for_nothing_and_quoted_nowhere() -> None:
    state = ShowState()
    live(state, said(ROUGH))

    assert live(state, ticked(11)) == []


def test_many_accepted_questions_are_offered_over_several_lines() -> None:
    state = ShowState()
    for number in range(7):
        accept(state, asked(state, f"Et le train {number} ?", by=voices(7)[number]).id)

    first, second = (kept(PostPanel, live(state, ticked(at))) for at in (30, 60))

    assert [len(first.buttons), len(second.buttons)] == [5, 2]
