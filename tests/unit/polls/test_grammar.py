"""Reading hostile and borderline lines; the ordinary ones are in the corpus."""

from time import process_time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.polls.grammar import NotAVote, Vote, read_choice
from bot.polls.poll import Choice
from tests.unit.polls.made import choices

YES_NO = choices("Oui", "Non", "Blanc")
STREET = choices("Aux vélos", "Aux piétons", "Aux canards de la Loire", first=4)
LETTERS = tuple(
    Choice(code=code, label=label) for code, label in zip("ABC", ["Pour", "Contre", "Doute"], strict=True)
)
ALPHABET = st.sampled_from(
    [*"12!v ,.", "vote ", "oui", "\u0000", "\u202e", "\u20e3", "\ufe0f", "２", "é", "🔥", "\ud800", "\n"]
)


@settings(deadline=None)
@given(st.text(), st.sampled_from([YES_NO, STREET, LETTERS]), st.lists(st.text(max_size=5), max_size=3))
@example("\ud800", YES_NO, [])
@example("ﷺ" * 600, LETTERS, [])
def test_any_text_is_read_without_failing(text: str, poll: tuple[Choice, ...], emotes: list[str]) -> None:
    read = read_choice(text, poll, emotes)

    assert isinstance(read, NotAVote) or read.code in {choice.code for choice in poll}


@settings(deadline=None)
@given(st.lists(ALPHABET, max_size=12).map("".join))
def test_text_made_of_what_votes_are_made_of_is_read_without_failing(text: str) -> None:
    read = read_choice(text, YES_NO)

    assert isinstance(read, NotAVote) or read.code in {"1", "2", "3"}


@settings(deadline=None)
@given(st.text("dfghjkmpqrstwxyz '?!.", max_size=40))
def test_a_line_of_other_letters_is_never_a_vote(text: str) -> None:
    assert isinstance(read_choice(text, YES_NO), NotAVote)


@settings(deadline=None)
@given(st.text("abcdefghijklmnopqrstuvwxyz éà'", min_size=3, max_size=40), st.sampled_from("123"))
def test_a_number_among_words_is_never_a_vote(words: str, number: str) -> None:
    sentence = f"ça fait {number} {words.strip()} là"

    assert read_choice(sentence, YES_NO) == NotAVote("sentence")


@pytest.mark.parametrize(
    "text",
    [
        "1" * 10_000,
        "oui " * 2_500,
        "<img src=x onerror=alert(1)>" * 300,
        "1\u0300" * 5_000,
        "\u0000" * 10_000,
    ],
)
def test_a_line_too_long_for_any_vote_is_not_read(text: str) -> None:
    assert read_choice(text, YES_NO) == NotAVote("too-long")


@pytest.mark.parametrize(
    "text", ["ﷺ" * 600, "!v" * 300, ": " * 300, "e\u0301" * 300, "aux " * 150, ":a" * 300]
)
def test_the_worst_lines_are_read_in_no_time(text: str) -> None:
    many = choices(*(f"{'mot ' * 29}{number}" for number in range(20)))
    read_choice("", many)

    start = process_time()
    read_choice(text, many)

    assert process_time() - start < 0.2


def test_accents_piled_on_a_code_are_ignored() -> None:
    assert read_choice("2" + "\u0335\u0300\u0489" * 100, YES_NO) == Vote("2")


def test_a_short_number_is_a_code_even_where_a_label_says_it() -> None:
    counts = choices("1", "2", "3 ou plus", first=4)

    assert read_choice("2", counts) == NotAVote("number-out-of-poll")
    assert read_choice("+1", counts) == NotAVote("sentence")
    assert read_choice("4", counts) == Vote("4")


def test_a_long_number_may_be_a_label() -> None:
    assert read_choice("1789", choices("1789", "1958")) == Vote("1")


def test_words_that_several_labels_share_choose_none() -> None:
    transports = choices("Transports gratuits", "Transports du soir", "Rien")

    assert read_choice("transports", transports) == NotAVote("sentence")
    assert read_choice("gratuits", transports) == Vote("1")


def test_labels_that_sound_the_same_are_told_apart_by_their_accents_alone() -> None:
    fishing = choices("Pêche", "Péché")

    assert read_choice("péché", fishing) == Vote("2")
    assert read_choice("peche", fishing) == NotAVote("sentence")


def test_a_part_of_a_label_never_says_its_opposite() -> None:
    assert read_choice("d'accord", choices("Pas d'accord", "Neutre")) == NotAVote("sentence")
    assert read_choice("taxe", choices("Sans taxe", "Neutre")) == NotAVote("sentence")


def test_a_first_clause_is_enough_when_no_other_label_has_it() -> None:
    when = choices("Oui, dès demain", "Non, jamais de la vie", "Plus tard")

    assert read_choice("oui", when) == Vote("1")
    assert read_choice("non", when) == Vote("2")


def test_a_slip_between_two_labels_chooses_none() -> None:
    assert read_choice("projet", choices("Projets", "Projeta")) == NotAVote("sentence")
    assert read_choice("mesure1", choices("Mesure 12", "Rien")) == NotAVote("sentence")


def test_a_label_of_pictures_is_chosen_by_its_pictures() -> None:
    hearts = choices("❤️", "💔")

    assert read_choice("❤", hearts) == Vote("1")
    assert read_choice("💔", hearts, ["💔"]) == Vote("2")


def test_two_labels_of_the_same_letters_choose_none() -> None:
    assert read_choice("C", choices("C++", "C#")) == NotAVote("sentence")
