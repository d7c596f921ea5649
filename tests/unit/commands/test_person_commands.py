"""Commands about oneself: linking, one's data, being forgotten; forgiven their spelling, never guessed."""

import pytest

from bot.commands.read import ForgetMe, Link, MyData, Unlink, read_command


@pytest.mark.parametrize("line", ["!lier", "!LIER", "! lier", "!lier :", "@bouge !lier", "！ｌｉｅｒ"])
def test_a_code_is_asked_for(line: str) -> None:
    assert read_command(line) == Link("")


def test_a_code_is_left_as_typed() -> None:
    assert read_command("!lier k7qd 2XWM svp") == Link("k7qd 2XWM svp")


@pytest.mark.parametrize("line", ["!delier", "!délier", "!DÉLIER", "!unlink"])
def test_accounts_are_parted(line: str) -> None:
    assert read_command(line) == Unlink()


@pytest.mark.parametrize(
    "line",
    [
        "!mesdonnees",
        "!mesdonnées",
        "!mes-données",
        "!Mes Données ?",
        "!mes données svp",
        "!mydata",
        "!my data",
    ],
)
def test_ones_data_is_asked_for(line: str) -> None:
    assert read_command(line) == MyData()


@pytest.mark.parametrize(
    "line",
    [
        "!oublie-moi",
        "!oublie moi",
        "!oubliemoi",
        "!Oubliez-moi",
        "!oublié-moi",
        "!oublie-moi non",
        "!forgetme",
    ],
)
def test_being_forgotten_is_asked_for_and_not_yet_meant(line: str) -> None:
    assert read_command(line) == ForgetMe(False)


@pytest.mark.parametrize(
    "line", ["!oublie-moi oui", "!OUBLIE-MOI OUI !", "!oubliemoi : oui.", "!forget me yes"]
)
def test_being_forgotten_is_meant(line: str) -> None:
    assert read_command(line) == ForgetMe(True)


@pytest.mark.parametrize(
    "line", ["!oublie", "!mes amis", "!my god", "!oublie moins", "mesdonnees", "oublie-moi oui"]
)
def test_other_lines_are_ordinary_chat(line: str) -> None:
    assert read_command(line) is None


@pytest.mark.parametrize("line", ["!oublie-moi oui mais non", "!oublie-moi oui ou non", "!oublie-moi ouille"])
def test_half_a_yes_is_none(line: str) -> None:
    assert read_command(line) == ForgetMe(False)
