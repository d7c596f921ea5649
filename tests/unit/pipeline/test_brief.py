"""Moderators on Discord get the worst cases in their own channel, in step with the page."""

from msgspec.structs import replace

from bot.actions import MODERATORS, Answer, EditPanel, PostPanel
from bot.changes import Audited, CaseSaved, HealthNoted
from bot.events import ActionPerformed, Author, ControlPressed, Health, Outcome, Platform
from bot.moderation.case import Case, CaseStatus
from bot.orders import CaseAct, HoldCase
from bot.pipeline.memory.state import ShowState
from bot.ports import ShowRecord
from tests.unit.pipeline.evening import (
    LEA,
    MODERATOR,
    OTHER_MODERATOR,
    ROUGH,
    SAM,
    ZOE,
    after,
    an_evening,
    kept,
    live,
    only,
    ordered,
    plain,
    pressed,
    said,
    ticked,
)
from tests.unit.pipeline.reviewing import a_case, decide

EVENING = an_evening(cards=2)


def done(action: PostPanel | EditPanel, at: float, outcome: Outcome = Outcome.DONE) -> ActionPerformed:
    """Return what became of a message."""
    message_id = f"d-{action.id}" if isinstance(action, PostPanel) else action.message_id
    return ActionPerformed(
        id=f"{action.id}/report",
        at=after(at),
        action_id=action.id,
        outcome=outcome,
        detail="" if outcome is Outcome.DONE else "pas le droit",
        message_id=message_id if outcome is Outcome.DONE else "",
    )


def told(state: ShowState, at: float) -> list[PostPanel | EditPanel]:
    """Let time pass, and return the messages that this leads to, which Discord takes at once."""
    asked = [
        each
        for each in live(state, ticked(at), evening=EVENING)
        if isinstance(each, PostPanel | EditPanel) and each.channel == MODERATORS
    ]
    for action in asked:
        live(state, done(action, at), evening=EVENING)
    return asked


def press(name: str, case: Case, by: Author = SAM, at: float = 30, sanctions: bool = True) -> ControlPressed:
    """Return the press of a case's button."""
    return replace(pressed(f"case:{name}:{case.id}", by, at), sanctions=sanctions)


def answered(followed: list[object]) -> str:
    """Return what whoever pressed was told."""
    return plain(kept(Answer, followed).text)


def names(action: PostPanel | EditPanel) -> list[str]:
    """Return what the buttons of a message do."""
    return [button.control.split(":")[1] for button in action.buttons]


def test_a_case_is_posted_once_with_a_button_for_each_act() -> None:
    state = ShowState()
    case = a_case(state)
    (post,) = told(state, 11)

    assert isinstance(post, PostPanel)
    assert post.platform is Platform.DISCORD
    assert names(post) == ["allow", "delete", "warn", "timeout", "ban", "read"]
    assert "||espèce de patate pourrie||" in post.text
    assert "zoé" in post.text
    assert told(state, 12) == []
    assert state.docket.cards.by_case[case.id].message_id == f"d-{post.id}"


def test_without_a_channel_nothing_is_posted() -> None:
    state = ShowState()
    a_case(state)

    assert only(PostPanel, live(state, ticked(11))) == []


def test_only_the_worst_are_posted_and_a_decided_one_leaves_its_place() -> None:
    state = ShowState()
    for n, word in enumerate(("potager", "marmite", "casserole", "cuisine")):
        live(state, said(f"patate pourrie, retourne dans ta {word} {word}", message_id=f"m{n}"))
    cases = list(state.docket.cases.values())
    assert len(told(state, 11)) == 2
    assert told(state, 12) == []

    live(state, press("delete", cases[0]), evening=EVENING)
    assert {type(each) for each in told(state, 31)} == {EditPanel}
    (post,) = told(state, 32)
    assert isinstance(post, PostPanel)


def test_a_case_that_somebody_reads_on_the_page_is_not_posted_meanwhile() -> None:
    state = ShowState()
    case = a_case(state)
    live(state, ordered(HoldCase(case_id=case.id), MODERATOR, at=11))
    assert told(state, 12) == []
    live(state, ordered(HoldCase(case_id=case.id, held=False), MODERATOR, at=13))

    assert len(told(state, 14)) == 1


def test_a_decision_on_the_page_changes_the_message_at_once_and_takes_words_and_buttons_away() -> None:
    state = ShowState()
    case = a_case(state)
    told(state, 11)
    decide(case, CaseAct.DELETE, state, at=12)
    (edit,) = told(state, 12.1)

    assert isinstance(edit, EditPanel)
    assert [name for name in names(edit) if name != "undo"] == []
    assert "patate" not in edit.text
    assert "message supprimé, par Bob" in plain(edit.text)


def test_what_changes_often_is_told_at_a_readable_pace() -> None:
    state = ShowState()
    case = a_case(state)
    told(state, 11)
    for at in (11.2, 11.4, 11.6):
        live(state, ordered(HoldCase(case_id=case.id, held=at != 11.4), MODERATOR, at=at))
        assert told(state, at + 0.1) == []
    (edit,) = told(state, 14.1)

    assert "Bob lit ce dossier" in edit.text
    assert told(state, 20) == []


def test_a_press_is_the_same_order_as_the_pages_with_the_name_in_the_log() -> None:
    state = ShowState()
    case = a_case(state)
    followed = live(state, press("timeout", case), evening=EVENING)
    decided = state.docket.cases[case.id].decision

    assert decided is not None
    assert (decided.act, decided.actor.name) == (CaseAct.TIMEOUT, "Sam")
    line = kept(Audited, followed)
    assert (line.actor.name, line.act, line.subject) == ("Sam", "decide_case", case.id)
    assert answered(list(followed)).startswith("C’est noté : message supprimé, personne exclue")


def test_who_may_not_silence_others_may_not_press() -> None:
    state = ShowState()
    case = a_case(state)
    followed = live(state, press("delete", case, LEA, sanctions=False), evening=EVENING)

    assert only(CaseSaved, followed) == []
    assert answered(list(followed)).startswith("Ces boutons sont aux personnes")


def test_a_case_that_somebody_else_reads_is_theirs_on_discord_too() -> None:
    state = ShowState()
    case = a_case(state)
    live(state, ordered(HoldCase(case_id=case.id), OTHER_MODERATOR, at=20))
    followed = live(state, press("delete", case), evening=EVENING)

    assert state.docket.cases[case.id].status is CaseStatus.OPEN
    assert "Cléo" in answered(list(followed))


def test_taking_a_case_on_discord_holds_it_for_the_page() -> None:
    state = ShowState()
    case = a_case(state)
    live(state, press("read", case), evening=EVENING)

    assert state.docket.cases[case.id].holder == "Sam"


def test_the_second_of_two_presses_is_told_who_decided() -> None:
    state = ShowState()
    case = a_case(state)
    live(state, press("delete", case), evening=EVENING)
    followed = live(state, press("allow", case, at=31), evening=EVENING)

    assert only(CaseSaved, followed) == []
    assert "Sam" in answered(list(followed))


def test_a_button_of_nothing_known_is_answered() -> None:
    state = ShowState()
    case = a_case(state)

    assert answered(list(live(state, press("dance", case), evening=EVENING)))


def test_a_channel_that_refuses_is_an_alert_and_is_tried_again_later() -> None:
    state = ShowState()
    a_case(state)
    (post,) = only(PostPanel, live(state, ticked(11), evening=EVENING))
    refused = live(state, done(post, 12, Outcome.REFUSED), evening=EVENING)
    report = kept(HealthNoted, refused).report

    assert (report.part, report.health) == ("discord:moderation", Health.DEGRADED)
    assert "pas le droit" in report.detail
    assert told(state, 20) == []
    (again,) = told(state, 43)
    assert again.id != post.id
    assert state.health["discord:moderation"].health is Health.GOOD


def test_a_change_that_discord_did_not_hear_is_told_again() -> None:
    state = ShowState()
    case = a_case(state)
    told(state, 11)
    decide(case, CaseAct.DELETE, state, at=12)
    (edit,) = only(EditPanel, live(state, ticked(13), evening=EVENING))
    live(state, done(edit, 14, Outcome.FAILED), evening=EVENING)

    assert [type(each) for each in told(state, 50)] == [EditPanel]


def test_after_a_restart_a_message_that_says_the_same_stays_as_it_is() -> None:
    state = ShowState()
    case = a_case(state)
    told(state, 11)
    record = ShowRecord(cases=(case,), cards=tuple(state.docket.cards.by_case.values()))
    again = ShowState.of(record)

    assert told(again, 20) == []
    live(again, press("delete", case), evening=EVENING)
    assert [type(each) for each in told(again, 31)] == [EditPanel]


def test_no_word_of_a_message_is_a_mark_of_discords() -> None:
    state = ShowState()
    live(state, said(f"{ROUGH} **gras** ||caché|| <@1234> `code`\n> cité", ZOE))
    (post,) = told(state, 11)

    assert "<@1234>" not in post.text
    assert post.text.count("||") == 2
    assert "\n> cité" not in post.text
