"""What people make of their turn: nothing that could be misunderstood."""

import itertools
from collections import Counter
from datetime import datetime
from random import Random

from bot.events import Platform
from bot.rehearsal.crowd.ballots import could_be_ballot, spell
from bot.rehearsal.crowd.deeds import AnyDeed, Asking, Backing, Kind, Saying, Voting, Way
from bot.rehearsal.crowd.lines import read_lines
from bot.rehearsal.crowd.mind import Mind
from bot.rehearsal.crowd.people import Temper
from bot.rehearsal.crowd.record import CrowdRecord
from bot.rehearsal.crowd.screen import Screen, ShownChoice, ShownPoll, ShownQuestion
from bot.rehearsal.crowd.script import Intent
from tests.unit.rehearsal.crowd.shows import at, person, poll

LINES = read_lines()
PEOPLE = [
    person(number, platform, temper)
    for number, (platform, temper) in enumerate(
        (platform, temper) for platform in Platform for temper in Temper for _ in range(15)
    )
]


class Evening:
    """A crowd of minds before a screen, whose deeds are all taken by the platforms."""

    def __init__(self, seed: int = 1) -> None:
        self.screen = Screen()
        self.record = CrowdRecord()
        self.mind = Mind(seed, 20, PEOPLE, LINES, self.screen, self.record)
        self.turns = 0

    def play(self, count: int, now: datetime) -> list[AnyDeed]:
        deeds = []
        for _ in range(count):
            self.turns += 1
            speaker = PEOPLE[self.turns % len(PEOPLE)]
            deed = self.mind.decide(Intent(slot=self.turns, person=speaker, salt=self.turns), now)
            if deed:
                deeds.append(deed)
                self.record.add(f"m{self.turns}", now, deed)
        return deeds


def _ballots(deeds: list[AnyDeed]) -> list[Voting]:
    return [deed for deed in deeds if isinstance(deed, Voting)]


def test_the_same_turns_before_the_same_screen_give_the_same_deeds() -> None:
    def deeds() -> list[AnyDeed]:
        evening = Evening()
        evening.screen.show_poll(poll("p"))
        return evening.play(500, at(5)) + evening.play(500, at(10))

    assert deeds() == deeds()


def test_all_kinds_of_message_are_heard_in_an_evening() -> None:
    evening = Evening()
    evening.screen.show_poll(poll("p"))
    evening.screen.show_questions([ShownQuestion(number=3, text="Et le bus ?", author="Zoe")])
    kinds = Counter(deed.kind for second in range(60) for deed in evening.play(200, at(5 + second)))
    wave = evening.mind.decide(Intent(slot=0, person=PEOPLE[0], salt=0, wave=3), at(70))

    assert set(kinds) == set(Kind) - {Kind.SPAM, Kind.LINK, Kind.ROUND, Kind.PART}
    assert isinstance(wave, Saying)
    assert wave.kind is Kind.SPAM
    assert wave.text in LINES.by_kind[Kind.SPAM]


def test_people_vote_only_for_what_is_open_on_screen() -> None:
    evening = Evening()
    assert _ballots(evening.play(300, at(1))) == []

    evening.screen.show_poll(poll("p", ends=30))
    voted = _ballots(evening.play(300, at(5)))
    assert len(voted) > 30
    assert {ballot.mark for ballot in voted} <= {"1", "2", "3"}
    assert any(ballot.way is Way.BUTTON for ballot in voted)
    assert not any(ballot.way is Way.BUTTON for ballot in voted if ballot.person.platform is Platform.TWITCH)


def test_nobody_votes_where_it_is_unsure_on_which_side_of_the_end_it_falls() -> None:
    evening = Evening()
    evening.screen.show_poll(poll("p", ends=30))

    assert _ballots(evening.play(300, at(29))) == []
    assert _ballots(evening.play(300, at(31))) == []


def test_some_vote_too_late_and_with_the_bare_code_alone() -> None:
    evening = Evening()
    evening.screen.show_poll(poll("p", ends=30, closed=31))

    assert _ballots(evening.play(600, at(33))) == []
    late = _ballots(evening.play(600, at(35)))
    assert late
    assert all(ballot.text == ballot.mark and ballot.way is Way.CHAT for ballot in late)
    assert evening.record.expected(evening.screen.polls["p"], lambda *_: True) == {"1": 0, "2": 0, "3": 0}
    assert _ballots(evening.play(600, at(60))) == []


def test_two_ballots_of_one_account_are_well_apart() -> None:
    evening = Evening()
    evening.screen.show_poll(poll("p"))
    for step in range(200):
        evening.play(40, at(1 + step * 0.1))
    by_account: dict[str, list[datetime]] = {}
    for sent in evening.record.sent:
        if isinstance(sent.deed, Voting):
            by_account.setdefault(sent.deed.person.key, []).append(sent.at)
    gaps = [
        (later - earlier).total_seconds()
        for times in by_account.values()
        for earlier, later in itertools.pairwise(times)
    ]

    assert gaps
    assert min(gaps) >= 0.3


def test_nothing_said_beside_a_poll_could_be_a_ballot() -> None:
    evening = Evening()
    shown = poll("p", ("Oui, vite", "Non merci", "La santé"), ("2", "5", "7"))
    evening.screen.show_poll(shown)
    said = [deed for deed in evening.play(3000, at(5)) if isinstance(deed, Saying)]

    assert len(said) > 1500
    assert [
        deed.text
        for deed in said
        if could_be_ballot(deed.text, [shown], with_code=deed.kind is Kind.NEAR_VOTE)
    ] == []


def test_everybody_asks_once_and_nobody_what_another_asked() -> None:
    evening = Evening()
    asked = [
        deed for second in range(200) for deed in evening.play(120, at(second)) if isinstance(deed, Asking)
    ]

    assert len(asked) > 40
    assert len({deed.question for deed in asked}) == len(asked)
    assert len({deed.person.key for deed in asked}) == len(asked)
    assert {deed.way for deed in asked} == {Way.CHAT, Way.COMMAND, Way.FORM}


def test_nobody_backs_their_own_question_or_one_twice() -> None:
    evening = Evening()
    author = PEOPLE[3]
    evening.record.add(
        "q",
        at(0),
        Asking(person=author, text="!q Et le bus ?", kind=Kind.QUESTION, question="Et le bus ?"),
    )
    evening.screen.show_questions(
        [
            ShownQuestion(number=1, text="Et  le bus ?", author="quelqu’un"),
            ShownQuestion(number=2, text="Et le train ?", author=PEOPLE[5].name),
        ]
    )
    backed = [
        (deed.person.key, deed.number)
        for second in range(60)
        for deed in evening.play(120, at(second))
        if isinstance(deed, Backing)
    ]

    assert len(backed) > 50
    assert len(set(backed)) == len(backed)
    assert (author.key, 1) not in backed
    assert (PEOPLE[5].key, 2) not in backed


def test_a_choice_whose_words_are_elsewhere_on_screen_is_voted_for_by_its_code() -> None:
    one, other = poll("p", ("Oui", "Non")[:2], ("1", "2")), poll("q", ("Oui", "Peut-être"), ("3", "4"))
    texts = {spell(one.choices[0], one, [other], Platform.TWITCH, LINES, Random(seed)) for seed in range(300)}

    assert all("1" in text for text in texts)
    assert len(texts) > 10


def test_pictures_alone_can_be_a_choice() -> None:
    shown = ShownPoll(id="p", choices=(ShownChoice(code="1", label="🔥"),), opened_at=at(0))

    assert could_be_ballot("🔥", [shown])
    assert not could_be_ballot("bonsoir à tous les gens", [shown])


def test_a_poll_shown_as_closed_is_not_opened_again_by_a_late_frame() -> None:
    screen = Screen()
    screen.show_poll(poll("p", closed=9))
    screen.show_poll(poll("p"))

    assert screen.polls["p"].closed_at == at(9)
