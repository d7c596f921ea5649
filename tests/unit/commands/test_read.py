"""Commands in chat lines."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.commands.read import Ask, Back, Help, Malformed, Where, read_command


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("!question Pourquoi pas le vélo ?", "Pourquoi pas le vélo ?"),
        ("!q Et le bus ?", "Et le bus ?"),
        ("!QUESTION Et LE bus ?", "Et LE bus ?"),
        ("  ! question : Et le bus ?", "Et le bus ?"),
        ("!quéstion Et le bus ?", "Et le bus ?"),
        ("！ｑｕｅｓｔｉｏｎ Et le bus ?", "Et le bus ?"),
        ("!questions Et le bus ?", "Et le bus ?"),
        ("!quesiton Et le bus ?", "Et le bus ?"),
        ("@bouge !question Et le bus ?", "Et le bus ?"),
        ("!question\nEt le bus ?\u0000", "Et le bus ?"),
        ("\u202e!q <b>Et</b> le bus ? 👨\u200d👩\u200d👧", "<b>Et</b> le bus ? 👨\u200d👩\u200d👧"),
        ("!q +1 12", "+1 12"),
    ],
)
def test_a_question_is_asked_in_its_authors_words(line: str, text: str) -> None:
    assert read_command(line) == Ask(text)


@pytest.mark.parametrize("line", ["!question", "!q", "!question  ", "!question :", "!Q\u0000\u200b"])
def test_a_question_without_words_is_told_how(line: str) -> None:
    assert read_command(line) == Malformed("command-question-how")


@pytest.mark.parametrize(
    "line",
    [
        "+1 12",
        "+ 1 12",
        "＋１ １２",
        "+1 #12",
        "+1 n°12",
        "+1 n° 12",
        "+1 no 12",
        "+1 numéro 12",
        "+1 question 12",
        "+1 12 !!!",
        "+1 12 👍👍",
        "+1 12 :)",
        "+1 12 <3 !",
        "+1 12 :coeur:",
        "@lea +1 12",
        "!soutien 12",
        "!soutien n°12",
        "!SOUTIEN 12 !",
        "!soutient 12",
        "!soutien : 12 svp",
        "! soutien #12",
        "+1 1\u200b2",
    ],
)
def test_a_question_is_backed_by_its_number(line: str) -> None:
    assert read_command(line) == Back(12)


def test_emotes_of_the_platform_do_not_matter() -> None:
    assert read_command("+1 12 btdCoeur btdCoeur", ["btdCoeur"]) == Back(12)
    assert read_command("+1 12 btdCoeur") is None


@pytest.mark.parametrize("line", ["!soutien", "!soutien douze", "!soutien 12345678", "!soutien 12h"])
def test_a_backing_without_a_number_is_told_how(line: str) -> None:
    assert read_command(line) == Malformed("command-back-how")


@pytest.mark.parametrize("line", ["!file", "!FILE ?", "!file svp", "! file"])
def test_a_place_in_line_is_asked_for(line: str) -> None:
    assert read_command(line) == Where()


@pytest.mark.parametrize("line", ["!aide", "!help", "!bouge", "!Aide !", "@bouge !aide"])
def test_help_is_asked_for(line: str) -> None:
    assert read_command(line) == Help()


@pytest.mark.parametrize(
    "line",
    [
        "",
        "+1",
        "+1 !",
        "+12",
        "+1 abc",
        "+1 12 fois",
        "+1 12h",
        "+1 12%",
        "+1 25°",
        "+1 12/20",
        "+1 12 13",
        "+1 pour la 12",
        "+1 1234567",
        "+112",
        "+2 12",
        "1 12",
        "j'ai une !question 12",
        "question ?",
        "!vote 2",
        "!2",
        "!",
        "!!!",
        "!discord",
        "!files",
        "! 12",
        "+1 12" + " " * 10_000 + "x",
        "+1 " * 5_000,
    ],
)
def test_ordinary_chat_is_no_command(line: str) -> None:
    assert read_command(line) is None


@settings(deadline=None)
@given(
    st.one_of(
        st.text(),
        st.text("+1 2!qsoutien°#:)é\u0000\u202e\ud800👍").map("+1 ".__add__),
        st.text().map("!q".__add__),
    )
)
def test_any_line_is_read_without_failing(line: str) -> None:
    assert isinstance(read_command(line, [line[:3]]), Ask | Back | Where | Help | Malformed | None)
