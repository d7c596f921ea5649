"""The chat commands of moderation, as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands.contest import LONGEST_NAME, Contest, PermitLink, ReadCharter, read_contest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("!recours", Contest("")),
        ("!recours c’était pour rire", Contest("c’était pour rire")),
        ("!RECOURS : pour rire", Contest("pour rire")),
        ("  ! recours, pour rire", Contest("pour rire")),
        ("！recours pour rire", Contest("pour rire")),
        ("@le_bot !recours pour rire", Contest("pour rire")),
        ("!appeal I was joking", Contest("I was joking")),
        ("!permit zoé", PermitLink("zoé")),
        ("!permit @Zoé pour son clip", PermitLink("Zoé")),
        ("!permettre zoé", PermitLink("zoé")),
        ("!permit", PermitLink("")),
        ("!permit " + "x" * 99, PermitLink("x" * LONGEST_NAME)),
        ("!charte", ReadCharter()),
        ("!Règles s’il vous plaît", ReadCharter()),
        ("!rules", ReadCharter()),
        ("!charter", ReadCharter()),
        ("!chartes", None),
        ("!question et le recours ?", None),
        ("!recourse", None),
        ("!recours2", None),
        ("je ferai un recours", None),
        ("recours", None),
        ("!!!", None),
        ("", None),
    ],
)
def test_commands_are_read_as_they_are_meant(
    text: str, expected: Contest | PermitLink | ReadCharter | None
) -> None:
    assert read_contest(text) == expected


@given(st.text(max_size=600))
def test_any_text_is_read(text: str) -> None:
    assert read_contest(text) is None or "!" in text or "！" in text
