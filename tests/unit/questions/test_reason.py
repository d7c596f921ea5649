"""Why a question stands where it stands, in keys of the phrasebook."""

import pytest

from bot.questions.order import Place
from bot.questions.reason import reason_said, reasons


def place(**values: object) -> Place:
    """Return the third place, of a first voice with four backers that nobody has served."""
    usual: dict[str, object] = {
        "id": "q",
        "place": 3,
        "backers": 4,
        "unserved": 4,
        "first_voice": True,
    }
    return Place(**(usual | values))  # type: ignore[arg-type]


class Keys:
    """A phrasebook that says its keys and values."""

    def text(self, key: str, /, **values: str | int) -> str:
        """Return the key, with its values behind it."""
        return " ".join([key.removeprefix("rank-"), *map(str, values.values())])


@pytest.mark.parametrize(
    ("given", "first"),
    [
        (place(backers=0, unserved=0), ("rank-unbacked", {})),
        (place(), ("rank-all-unserved", {"backers": 4})),
        (place(unserved=0), ("rank-all-served", {"backers": 4})),
        (place(unserved=1), ("rank-backed", {"backers": 4, "unserved": 1})),
    ],
)
def test_first_comes_who_stands_behind_it(given: Place, first: tuple[str, dict[str, int]]) -> None:
    found = reasons(given, str.upper)[0]

    assert (found.key, found.values) == first


@pytest.mark.parametrize(
    ("given", "keys"),
    [
        (place(), ["rank-first-voice"]),
        (place(passes="b"), ["rank-first-voice", "rank-passes"]),
        (place(first_voice=False), ["rank-heard"]),
        (place(first_voice=False, heard_above=True), ["rank-heard-above"]),
        (place(first_voice=False, behind="b"), ["rank-heard", "rank-behind"]),
        (place(tied_with="b"), ["rank-first-voice", "rank-tied"]),
    ],
)
def test_then_whose_voice_it_is_and_who_passes_whom(given: Place, keys: list[str]) -> None:
    found = reasons(given, str.upper)[1:]

    assert [each.key for each in found] == keys
    assert all(each.values in ({}, {"other": "B"}) for each in found)


def test_a_reason_begins_with_the_place() -> None:
    said = reason_said(place(passes="b"), str.upper, Keys())

    separator = "list-separator"
    assert said == f"place 3 all-unserved 4{separator}first-voice{separator}passes B"
