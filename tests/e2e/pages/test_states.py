"""The states the pages are tested with are what the server can say; the pages speak two languages."""

import json
import re
from datetime import datetime
from typing import Any

import pytest

from tests.e2e.pages.make_states import as_sent, states, written
from tests.e2e.pages.scripted import ROOT, STATES, state

# A sign that a line must not begin with, after a space where a line may break; "!question" is a word.
BREAKABLE = re.compile(r" [?!;:»%](?!\w)|« ")


def _words(language: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((ROOT / "shared" / "locales" / f"{language}.json").read_bytes())
    return loaded


def _texts(words: dict[str, Any]) -> dict[str, str]:
    flat: dict[str, str] = {}
    for key, entry in words.items():
        flat |= (
            {f"{key}.{form}": text for form, text in entry.items()}
            if isinstance(entry, dict)
            else {key: entry}
        )
    return flat


@pytest.mark.parametrize("name", sorted(path.stem for path in STATES.glob("*.json")))
def test_a_state_of_the_pages_is_one_that_the_server_can_send(name: str) -> None:
    snapshot = state(name)
    datetime.fromisoformat(snapshot["now"])

    assert as_sent(snapshot) == snapshot, "run python -m tests.e2e.pages.make_states"


def test_the_states_of_the_methods_are_counted_by_the_methods() -> None:
    expected = {name: written(made) for name, made in states().items()}
    kept = {name: (STATES / f"{name}.json").read_text(encoding="utf-8") for name in expected}

    assert kept == expected, "run python -m tests.e2e.pages.make_states"


def test_both_languages_say_the_same_things() -> None:
    french, english = _words("fr"), _words("en")
    blanks = {key: set(re.findall(r"\{\w+\}", text)) for key, text in _texts(french).items()}

    assert list(french) == list(english)
    assert {key: set(re.findall(r"\{\w+\}", text)) for key, text in _texts(english).items()} == blanks


def test_french_signs_never_begin_a_line() -> None:
    assert {key: text for key, text in _texts(_words("fr")).items() if BREAKABLE.search(text)} == {}
