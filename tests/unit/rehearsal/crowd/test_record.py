"""What is expected follows from what was sent, by the crowd's own rule."""

from bot.events import Platform
from bot.rehearsal.crowd.deeds import Asking, Backing, Kind, Saying, Voting, Way
from bot.rehearsal.crowd.record import CrowdRecord
from tests.unit.rehearsal.crowd.shows import at, person, poll


def _everything(_: Platform, __: str) -> bool:
    return True


def _voting(number: int, code: str, way: Way = Way.CHAT, platform: Platform = Platform.TWITCH) -> Voting:
    return Voting(
        person=person(number, platform), text=code, kind=Kind.BALLOT, way=way, poll_id="p", mark=code
    )


def _saying(number: int, kind: Kind = Kind.CIVIL, platform: Platform = Platform.TWITCH) -> Saying:
    return Saying(person=person(number, platform), text="bonsoir", kind=kind)


def _asking(number: int, question: str, way: Way = Way.CHAT) -> Asking:
    return Asking(
        person=person(number), text=f"!q {question}", kind=Kind.QUESTION, way=way, question=question
    )


def _backing(voter: int, number: int) -> Backing:
    return Backing(person=person(voter), text=f"+1 {number}", kind=Kind.BACKING, number=number)


def test_second_ballot_replaces_the_first() -> None:
    record = CrowdRecord()
    record.add("a", at(1), _voting(1, "1"))
    record.add("b", at(2), _voting(1, "2"))
    record.add("c", at(3), _voting(2, "2"))

    assert record.expected(poll("p"), _everything) == {"1": 0, "2": 2, "3": 0}
    assert record.last_mark("p", person(1).key) == "2"
    assert record.last_ballot_at(person(1).key) == at(2)


def test_the_last_ballot_goes_by_the_platforms_time_and_not_by_the_order_of_writing() -> None:
    record = CrowdRecord()
    record.add("a", at(5), _voting(1, "1"))
    record.add("b", at(2), _voting(1, "2"))

    assert record.expected(poll("p"), _everything)["1"] == 1


def test_a_button_and_a_typed_code_are_ballots_of_the_same_account() -> None:
    record = CrowdRecord()
    record.add("a", at(1), _voting(1, "1", Way.BUTTON, Platform.DISCORD))
    record.add("b", at(2), _voting(1, "3", Way.CHAT, Platform.DISCORD))

    assert record.expected(poll("p"), _everything) == {"1": 0, "2": 0, "3": 1}


def test_two_platforms_are_two_accounts() -> None:
    record = CrowdRecord()
    record.add("a", at(1), _voting(1, "1", platform=Platform.TWITCH))
    record.add("b", at(2), _voting(1, "1", platform=Platform.DISCORD))

    assert record.expected(poll("p"), _everything)["1"] == 2


def test_a_ballot_that_the_platform_lost_leaves_the_one_before() -> None:
    record = CrowdRecord()
    record.add("a", at(1), _voting(1, "1"))
    record.add("b", at(2), _voting(1, "2"))

    assert record.expected(poll("p"), lambda _, id: id != "b") == {"1": 1, "2": 0, "3": 0}


def test_ballots_outside_the_open_time_are_not_expected() -> None:
    record = CrowdRecord()
    record.add("a", at(-1), _voting(1, "1"))
    record.add("b", at(30), _voting(2, "2"))
    record.add("c", at(33.5), _voting(3, "3"))
    over = poll("p", ends=25, closed=30)

    assert record.expected(over, _everything) == {"1": 0, "2": 1, "3": 0}
    assert record.late_ballots(over) == 2


def test_a_ballot_of_another_poll_is_not_of_this_one() -> None:
    record = CrowdRecord()
    record.add("a", at(1), _voting(1, "1"))

    assert record.expected(poll("q"), _everything) == {"1": 0, "2": 0, "3": 0}
    assert record.last_mark("q", person(1).key) is None


def test_questions_are_expected_when_held_and_known_by_their_words() -> None:
    record = CrowdRecord()
    record.add("a", at(1), _asking(1, "Pourquoi  ce train ?"))
    record.add("b", at(1), _asking(2, "Et le bus ?", Way.FORM))

    assert record.asked(_everything) == 2
    assert record.asked(lambda _, id: id == "a") == 1
    assert record.asker_of("pourquoi ce train ?") == person(1).key
    assert record.asker_of("Et l'avion ?") is None


def test_who_waits_for_a_form_is_asking_until_it_fails() -> None:
    record = CrowdRecord()
    record.note_asking("x")
    assert record.has_asked("x")

    record.forget_asking("x")
    assert not record.has_asked("x")


def test_an_account_backs_a_question_once() -> None:
    record = CrowdRecord()
    record.add("a", at(1), _backing(1, 12))
    record.add("b", at(2), _backing(1, 12))
    record.add("c", at(3), _backing(2, 12))
    record.add("d", at(3), _backing(1, 7))

    assert record.backings(_everything) == {12: 2, 7: 1}
    assert record.backings(lambda _, id: id in "bd") == {12: 1, 7: 1}
    assert record.has_backed(person(1).key, 7)
    assert not record.has_backed(person(2).key, 7)


def test_messages_are_told_apart_from_gestures_and_keep_their_kind() -> None:
    record = CrowdRecord()
    record.add("a", at(1), _saying(1))
    record.add("b", at(2), _saying(2, Kind.THREAT))
    record.add("c", at(3), _saying(3, Kind.SPAM, Platform.DISCORD))
    record.add("d", at(4), _voting(4, "1", Way.BUTTON, Platform.DISCORD))

    assert record.kinds(Platform.TWITCH) == {"a": Kind.CIVIL, "b": Kind.THREAT}
    assert record.kinds(Platform.TWITCH, lambda _, id: id == "b") == {"b": Kind.THREAT}
    assert [sent.id for sent in record.messages(Platform.DISCORD)] == ["c"]


def test_spam_and_floods_are_neither_civil_nor_abusive() -> None:
    assert {kind for kind in Kind if not kind.is_civil and not kind.is_abusive} == {Kind.SPAM, Kind.FLOOD}
    assert Kind.BALLOT.is_civil
    assert Kind.HATE.is_abusive
