"""Hostile and borderline lines for every method: none raises, none takes long, none is taken for a ballot."""

from time import process_time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.polls.counting.rounds import Contribution
from bot.polls.grammar import NotAVote
from bot.polls.marks import GRADES, Marked
from bot.polls.reading import approval, majority_judgment, moving_debate, ranked, temperature
from bot.polls.reading.line import glued
from tests.unit.polls.made import choices
from tests.unit.polls.reading.polls import READERS, STREET, YES_NO, Read

CODES = {choice.code for choice in STREET}
PIECES = st.sampled_from(
    [
        *"1234>=<,;+-/:&!?° \n２é🔥",
        *[
            "vote ",
            "!vote ",
            "vélos",
            "piétons",
            " et ",
            " puis ",
            "le ",
            "tb",
            "très bien",
            "pour",
            "contre",
        ],
        *["!objection ", "non", "\u0000", "\u202e", "\u20e3", "\ud800"],
    ]
)


def _holds_together(read: Read) -> bool:
    """Tell whether what was read is a ballot of STREET or of nothing, and well made."""
    if isinstance(read, NotAVote):
        return bool(read.why)
    if isinstance(read, Contribution):
        return bool(read.text)
    mark = read.mark
    if isinstance(mark, str):
        return mark in CODES or (mark.isdecimal() and int(mark) <= 10)
    if isinstance(mark, dict):
        return bool(mark) and set(mark) <= CODES and set(mark.values()) <= set(GRADES)
    named = [code for tier in mark for code in tier]
    return bool(named) and set(named) <= CODES and len(set(named)) == len(named) and all(mark)


@pytest.mark.parametrize("method", READERS)
@settings(deadline=None, max_examples=150)
@given(text=st.text(), emotes=st.lists(st.text(max_size=5), max_size=3))
@example(text="\ud800", emotes=[])
@example(text="ﷺ" * 600, emotes=[])
def test_any_text_is_read_without_failing(method: str, text: str, emotes: list[str]) -> None:
    assert _holds_together(READERS[method](text, STREET, emotes))


@pytest.mark.parametrize("method", READERS)
@settings(deadline=None, max_examples=200)
@given(text=st.lists(PIECES, max_size=14).map("".join))
def test_text_made_of_what_ballots_are_made_of_is_read_without_failing(method: str, text: str) -> None:
    assert _holds_together(READERS[method](text, STREET))


@pytest.mark.parametrize("method", READERS)
@settings(deadline=None, max_examples=60)
@given(
    words=st.text("abcdefghijklmnopqrstuvwxyz éà'", min_size=3, max_size=40),
    number=st.sampled_from("0123456"),
)
def test_a_number_among_words_is_never_a_ballot(method: str, words: str, number: str) -> None:
    read = READERS[method](f"ça fait {number} {words.strip()} là", STREET)

    assert read == NotAVote("sentence")


@pytest.mark.parametrize("method", READERS)
@pytest.mark.parametrize("text", ["1" * 10_000, "1 3 " * 2_500, "<img src=x onerror=alert(1)>" * 300])
def test_a_line_too_long_for_any_ballot_is_not_read(method: str, text: str) -> None:
    assert READERS[method](text, STREET) == NotAVote("too-long")


@pytest.mark.parametrize("method", READERS)
@pytest.mark.parametrize(
    "text",
    [
        "ﷺ" * 600,
        "1>" * 300,
        "1=" * 300,
        "1," * 300,
        "a, " * 200,
        "a:1 " * 150,
        "12" * 300,
        "moi " * 150,
        "vélos, " * 80,
        "je suis " * 75,
        "!objection " * 50,
        "+ " * 300,
    ],
)
def test_the_worst_lines_are_read_in_no_time(method: str, text: str) -> None:
    many = choices(*(f"{'mot ' * 29}{number}" for number in range(20)))
    READERS[method]("", many)

    start = process_time()
    READERS[method](text, many)

    assert process_time() - start < 0.2


def test_numbers_typed_as_one_are_told_apart_in_one_way_alone() -> None:
    eleven = choices(*(f"Choix {chr(97 + number)}" for number in range(12)))

    assert glued("34", eleven) == ("3", "4")
    assert glued("123", eleven) == ()
    assert glued("312", eleven) == ()
    assert glued("11", eleven) == ()
    assert glued("1", eleven) == ()


def test_a_code_is_never_cut_in_two() -> None:
    teens = choices(*(f"Choix {chr(97 + number)}" for number in range(12)))

    assert approval.read("12", teens) == Marked((("12",),))
    assert ranked.read("12", teens) == Marked((("12",),))


def test_letters_are_codes_in_a_list_and_never_glued() -> None:
    lettered = tuple(
        type(STREET[0])(code=code, label=f"Projet {word}")
        for code, word in zip("ABC", ["un", "deux", "trois"], strict=True)
    )

    assert approval.read("a, c", lettered) == Marked((("A", "C"),))
    assert approval.read("bac", lettered) == NotAVote("sentence")
    assert ranked.read("b > a", lettered) == Marked((("B",), ("A",)))


def test_a_list_longer_than_any_ballot_is_none() -> None:
    assert approval.read("1, 2, 3, 1, 2, 3, 1, 2, 3", STREET) == NotAVote("sentence")
    assert majority_judgment.read("; ".join(["1=6"] * 9), STREET) == NotAVote("sentence")


def test_what_is_called_with_a_bang_is_a_code_or_a_command() -> None:
    assert approval.read("!vélos, piétons", STREET) == NotAVote("command")
    assert ranked.read("!vélos, piétons", STREET) == NotAVote("command")
    assert majority_judgment.read("!vélos tb", STREET) == NotAVote("command")


def test_a_debate_of_two_sides_has_no_doubt() -> None:
    assert moving_debate.read("doute", YES_NO[:2]) == NotAVote("sentence")
    assert moving_debate.read("contre", YES_NO) == Marked("5")


def test_a_number_belongs_to_the_poll_beside_a_temperature() -> None:
    assert temperature.read("4", taken=["4", "5"]) == NotAVote("code-of-a-poll")
    assert temperature.read("3", taken=["4", "5"]) == Marked("3")


def test_emotes_stand_beside_every_ballot() -> None:
    emotes = ["bougeCoeur"]

    assert approval.read("bougeCoeur 1 3", STREET, emotes) == Marked((("1", "3"),))
    assert ranked.read("3>1 bougeCoeur", STREET, emotes) == Marked((("3",), ("1",)))
    assert majority_judgment.read("tb bougeCoeur", STREET[:1], emotes) == Marked({"1": 5})
    assert moving_debate.read("bougeCoeur contre", choices("Pour", "Contre", "Doute"), emotes) == Marked("2")
    assert temperature.read("7 bougeCoeur", (), emotes) == Marked("7")
    assert READERS["consent"]("!ressenti bougeCoeur", (), emotes) == NotAVote("no-text")
