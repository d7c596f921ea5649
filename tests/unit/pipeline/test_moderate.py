"""Messages are flagged, with what was said around them, and edits are looked at again."""

from bot.changes import CaseSaved, Counted, LineForgotten, LineHeard
from bot.moderation.case import Case, CaseStatus, Severity
from bot.moderation.scores import Scores
from bot.orders import CaseAct, DecideCase, HoldCase
from bot.pipeline.memory.state import LINES_KEPT, ShowState
from tests.unit.pipeline.evening import (
    LEA,
    MAX,
    MODERATOR,
    ROBOT,
    ROUGH,
    ZOE,
    after,
    edited,
    invoked,
    kept,
    live,
    only,
    ordered,
    plain,
    said,
    submitted,
    withheld,
)

ABUSIVE = Scores(abusive=0.95, categories={"insult": 0.9})


def flagged(state: ShowState) -> Case:
    """Return the one case."""
    (case,) = state.docket.cases.values()
    return case


def talk(state: ShowState, *texts: str, since: float = 0) -> None:
    """Let people talk, one line each second."""
    live(state, *(said(text, MAX, since + place) for place, text in enumerate(texts)))


def test_a_message_against_a_rule_becomes_a_case() -> None:
    state = ShowState()

    live(state, said(f"hé, {ROUGH} !"))
    case = flagged(state)

    assert (case.text, case.author, case.status) == (f"hé, {ROUGH} !", ZOE, CaseStatus.OPEN)
    assert (case.posted_at, case.abusive) == (after(10), None)
    assert plain(case.verdict.reasons[0].text) == "Terme exclu par l’émission : « patate pourrie »"
    assert [case.text[start:end] for start, end in case.verdict.reasons[0].spans] == ["patate pourrie"]


def test_a_message_that_the_classifier_finds_abusive_becomes_a_case() -> None:
    state = ShowState()

    live(state, said("quel personnage"), scores=ABUSIVE)
    case = flagged(state)

    assert (case.abusive, case.verdict.severity) == (0.95, Severity.HIGH)
    assert case.verdict.reasons[0].text == "Le classifieur y voit une insulte (très probable)"


def test_ordinary_talk_opens_no_case() -> None:
    state = ShowState()

    live(state, said("bonsoir tout le monde"), scores=Scores(abusive=0.1, categories={}))

    assert state.docket.cases == {}


def test_what_a_bot_writes_is_heard_and_not_moderated() -> None:
    state = ShowState()

    followed = live(state, said(ROUGH, ROBOT))

    assert state.docket.cases == {}
    assert len(only(LineHeard, followed)) == 1


def test_a_case_comes_with_the_five_lines_before_and_after_it() -> None:
    state = ShowState()
    talk(state, *"abcdefg")
    live(state, said(ROUGH, at=10))
    talk(state, *"hijklmn", since=11)
    case = flagged(state)

    assert [line.text for line in case.before] == list("cdefg")
    assert [line.text for line in case.after] == list("hijkl")


def test_a_message_is_not_its_own_context() -> None:
    state = ShowState()

    live(state, said(ROUGH), said("eh bien", MAX, 11))
    case = flagged(state)

    assert [line.text for line in case.before] == []
    assert [line.text for line in case.after] == ["eh bien"]


def test_the_context_is_of_the_same_channel() -> None:
    state = ShowState()
    live(state, said("ailleurs", LEA, 9), said(ROUGH, ZOE, 10), said("là-bas", LEA, 11))

    assert (flagged(state).before, flagged(state).after) == ((), ())


def test_the_context_ends_with_the_conversation() -> None:
    state = ShowState()
    live(state, said(ROUGH, at=10), said("bien plus tard", MAX, 200), said("encore", MAX, 201))

    assert flagged(state).after == ()
    assert state.docket.growing_cases("bouge") == []


def test_a_decided_case_grows_no_more() -> None:
    state = ShowState()
    live(state, said(ROUGH))
    live(state, ordered(DecideCase(case_id=flagged(state).id, act=CaseAct.ALLOW), MODERATOR))

    talk(state, "suite", since=30)

    assert flagged(state).after == ()


def test_earlier_cases_of_the_author_are_counted() -> None:
    state = ShowState()

    live(state, said(ROUGH, at=10), said(ROUGH, MAX, 11), said(f"{ROUGH} encore", at=12))

    assert [case.earlier_cases for case in state.docket.cases.values()] == [0, 0, 1]


def test_the_third_copy_of_a_text_is_flagged() -> None:
    state = ShowState()

    live(state, *(said("regardez mes jolies photos", at=at) for at in (10, 20, 30)))

    assert flagged(state).posted_at == after(30)


def test_an_edit_that_turns_rough_becomes_a_case_with_the_lines_around_the_message() -> None:
    state = ShowState()
    message = said("bonsoir", LEA, 10)
    live(state, said("avant", LEA, 9), message, said("après", LEA, 11))

    followed = live(state, edited(ROUGH, message, at=40))
    case = kept(CaseSaved, followed).case

    assert (case.text, case.message_id) == (ROUGH, message.message_id)
    assert [line.text for line in case.before] == ["avant"]
    assert [line.text for line in case.after] == ["après"]
    assert only(Counted, followed) == []


def test_an_edit_of_a_case_shows_the_new_text_and_keeps_reader_and_context() -> None:
    state = ShowState()
    message = said(ROUGH, LEA, 10)
    live(state, said("avant", LEA, 9), message, said("après", LEA, 11))
    live(state, ordered(HoldCase(case_id=flagged(state).id), MODERATOR, at=15))

    live(state, edited(f"{ROUGH} !!!", message, at=20))
    case = flagged(state)

    assert (case.text, case.holder) == (f"{ROUGH} !!!", "Bob")
    assert [line.text for line in case.before] == ["avant"]
    assert [line.text for line in case.after] == ["après"]
    assert case.earlier_cases == 0


def test_an_allowed_message_that_is_edited_into_another_is_looked_at_again() -> None:
    state = ShowState()
    message = said(ROUGH, LEA, 10)
    live(state, message)
    live(state, ordered(DecideCase(case_id=flagged(state).id, act=CaseAct.ALLOW), MODERATOR))

    live(state, edited(ROUGH, message, at=20))
    assert len(state.docket.cases) == 1

    live(state, edited(f"{ROUGH}, oui toi", message, at=30), edited(f"{ROUGH}, oui toi !", message, at=31))
    old, new = state.docket.cases.values()
    assert (old.status, new.status) == (CaseStatus.DECIDED, CaseStatus.OPEN)
    assert new.text == f"{ROUGH}, oui toi !"


def test_a_message_whose_deletion_was_decided_opens_no_second_case() -> None:
    state = ShowState()
    message = said(ROUGH, LEA, 10)
    live(state, message)
    live(state, ordered(DecideCase(case_id=flagged(state).id, act=CaseAct.DELETE), MODERATOR))

    live(state, edited(f"{ROUGH} !", message, at=20))

    assert len(state.docket.cases) == 1


def test_a_message_that_the_platform_holds_back_is_always_a_case() -> None:
    state = ShowState()

    live(state, withheld("rien de mal"))
    case = flagged(state)

    assert case.held_message
    assert case.verdict.reasons[0].text == "Retenu par le filtre de la plateforme (harcèlement)"


def test_the_worst_reason_gives_a_held_message_its_severity() -> None:
    state = ShowState()

    live(state, withheld("quel personnage"), scores=ABUSIVE)

    assert flagged(state).verdict.severity is Severity.HIGH


def test_a_held_message_that_was_allowed_and_then_appears_opens_no_second_case() -> None:
    state = ShowState()
    live(state, withheld(ROUGH, message_id="m"))
    live(state, ordered(DecideCase(case_id=flagged(state).id, act=CaseAct.ALLOW), MODERATOR))

    live(state, said(ROUGH, message_id="m", at=30))

    assert flagged(state).status is CaseStatus.DECIDED


def test_each_message_is_counted_and_remembered_once() -> None:
    state = ShowState()

    live(state, said("bonsoir", ZOE), said("salut", LEA), invoked("file", LEA), submitted("Et le bus ?"))

    assert state.counts == {"processed:twitch": 1, "processed:discord": 3}
    assert state.speakers == {ZOE.key, LEA.key}


def test_only_the_latest_lines_are_remembered() -> None:
    state = ShowState()

    followed = live(state, *(said(f"ligne {at}", at=at) for at in range(LINES_KEPT + 3)))

    assert len(state.lines["bouge"]) == LINES_KEPT
    assert len(only(LineForgotten, followed)) == 3
    assert state.lines["bouge"][0][1].text == "ligne 3"


def test_a_very_long_line_is_remembered_by_its_beginning() -> None:
    state = ShowState()

    live(state, said("é" * 10_000))

    assert state.lines["bouge"][0][1].text == "é" * 500
