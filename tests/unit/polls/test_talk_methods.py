"""The methods in which people talk: how a debate, a temperature and a consent round are read and said."""

from pathlib import Path

import pytest

from bot.phrasebook import FluentPhrasebook
from bot.polls.counting import consent
from bot.polls.counting.rounds import Objection, ObjectionState, Phase, Round
from bot.polls.grammar import NotAVote
from bot.polls.life import draft_poll
from bot.polls.marks import Marked
from bot.polls.methods import METHODS
from bot.polls.methods.consent import Consent
from bot.polls.methods.moving_debate import MovingDebate
from bot.polls.methods.temperature import Temperature
from bot.polls.outcome import ConsentDetail, MovingDebateDetail, TemperatureDetail
from bot.polls.poll import Choice, Poll
from bot.polls.sentence import result_sentence
from bot.words import Refusal
from tests.unit.polls.counting.made import after

FRENCH = FluentPhrasebook(Path(__file__).parents[3] / "config" / "locales", "fr")
SIDES = (
    Choice(code="4", label="Pour"),
    Choice(code="5", label="Contre"),
    Choice(code="6", label="Dans le doute"),
)
ASKED = tuple(Choice(code=code, label=code) for code in ("7", "8"))


def plain(text: str) -> str:
    """Return a text with plain spaces."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_a_side_is_read_in_words_or_by_its_code_and_the_later_one_counts() -> None:
    method = MovingDebate()

    assert method.read("du coup contre", SIDES) == Marked("5")
    assert method.read("4", SIDES) == Marked("4")
    assert isinstance(method.read("contre quoi ?", SIDES), NotAVote)
    assert method.joined("4", "5") == "5"
    assert plain(method.said("6", SIDES, FRENCH)) == "« Dans le doute »"


def test_sides_alone_tell_who_stands_where_and_nobody_who_crossed() -> None:
    outcome = MovingDebate().count(["4", "5", "5", {"4": 1}], SIDES)

    assert isinstance(outcome.detail, MovingDebateDetail)
    assert outcome.detail.people == {"4": 1, "5": 2, "6": 0}
    assert outcome.detail.crossed == 0
    assert plain(MovingDebate().sentence(outcome, SIDES, FRENCH)).startswith("personne n’a traversé")


def test_a_feeling_is_a_number_that_no_vote_beside_it_asks_for() -> None:
    method = Temperature()

    assert method.read("9", ASKED) == Marked("9")
    assert isinstance(method.read("7", ASKED), NotAVote)
    assert method.joined("1", "9") == "9"
    assert method.said("9", (), FRENCH) == "9 sur 10"


def test_the_mood_is_said_with_one_decimal() -> None:
    outcome = Temperature().count(["6", "7", "7", {"1": 2}], ())

    assert isinstance(outcome.detail, TemperatureDetail)
    assert outcome.detail.mean == (20, 3)
    assert plain(Temperature().sentence(outcome, (), FRENCH)).startswith("6,7 sur 10, d’après 3 personnes")


@pytest.mark.parametrize(
    ("led", "said"),
    [
        (Round(proposal="Des bus.", phase=Phase.FEELINGS), "sans décision"),
        (Round(proposal="Des bus.", phase=Phase.CONSENT), "passe telle quelle"),
        (Round(proposal="Des bus.", phase=Phase.CONSENT, amendments=("a", "b")), "après 2 amendements"),
        (
            Round(
                proposal="Des bus.",
                phase=Phase.CONSENT,
                objections=(
                    Objection(number=1, reason="cher", authors=frozenset({"v"}), at=after(0)),
                    Objection(
                        number=2,
                        reason="loin",
                        authors=frozenset({"w"}),
                        at=after(0),
                        state=ObjectionState.WITHDRAWN,
                    ),
                ),
            ),
            "1 objection tient toujours",
        ),
    ],
)
def test_a_round_ends_with_its_verdict_though_nobody_voted(led: Round, said: str) -> None:
    sentence = result_sentence("Les bus", Consent(), consent.count(led), (), FRENCH)

    assert said in plain(sentence)


def test_nothing_is_a_ballot_in_a_consent_round() -> None:
    method = Consent()

    assert isinstance(method.read("oui", ()), NotAVote)
    assert method.joined(None, "oui") == "oui"
    assert method.said("oui", (), FRENCH) == ""
    counted = method.count([], ()).detail
    assert isinstance(counted, ConsentDetail)
    assert counted.verdict == "under-way"


@pytest.mark.parametrize(
    ("method", "labels", "is_one"),
    [
        ("moving-debate", ("Pour", "Contre"), True),
        ("moving-debate", ("Pour",), False),
        ("moving-debate", ("a", "b", "c", "d"), False),
        ("temperature", (), True),
        ("temperature", ("a", "b"), False),
        ("consent", (), True),
        ("consent", ("a", "b"), False),
    ],
)
def test_each_talk_has_its_own_number_of_choices(method: str, labels: tuple[str, ...], is_one: bool) -> None:
    codes = [str(number) for number in range(1, len(labels) + 1)]

    made = draft_poll(poll_id="p", question="Q ?", choices=labels, codes=codes, at=after(0), method=method)

    assert isinstance(made, Poll if is_one else Refusal)
    assert method in METHODS
