"""What the show says: every text is there in both languages, is used, and is written as French is."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Message, Placeable, TextElement, VariableReference
from fluent.syntax.visitor import Visitor

from tests.architecture.files import ROOT, parse, python_files, shown

LOCALES = ROOT / "config" / "locales"
LANGUAGES = ("fr", "en")
KEY = re.compile(r"[a-z]+(?:-[a-z0-9]+)+")
# Calls whose first text is a key, by the last part of their name.
SAYERS = {"text", "Refusal", "Malformed", "Finding", "_say", "_report", "_refuse", "_bad"}

PLAIN_SPACE_BEFORE = re.compile(r" (?:[?:;»]|!(?![a-z]))")
NO_SPACE_BEFORE = re.compile(r"\w[?!;»](?:\s|$)")


class _Variables(Visitor):
    """Gathers the names of the variables of a message."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: VariableReference) -> None:
        self.names.add(node.id.name)


class _Texts(Visitor):
    """Gathers the written words of a message, each placeable as one letter."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def visit_Pattern(self, node: object) -> None:
        elements = getattr(node, "elements", [])
        self.found.append("".join(each.value if isinstance(each, TextElement) else "x" for each in elements))
        for each in elements:
            if isinstance(each, Placeable):
                self.generic_visit(each)


def files(language: str) -> list[Path]:
    """Return the files of a language."""
    return sorted((LOCALES / language).glob("*.ftl"))


def messages(path: Path) -> Iterator[Message]:
    """Yield the messages of a file."""
    for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
        if isinstance(entry, Message):
            yield entry


@cache
def variables(language: str) -> dict[str, set[str]]:
    """Return every key of a language with the variables of its message."""
    found: dict[str, set[str]] = {}
    for path in files(language):
        for message in messages(path):
            visitor = _Variables()
            visitor.visit(message)
            found[message.id.name] = visitor.names
    return found


def texts(path: Path) -> Iterator[tuple[str, str]]:
    """Yield every (key, text) of a file."""
    for message in messages(path):
        visitor = _Texts()
        visitor.visit(message)
        yield from ((message.id.name, text) for text in visitor.found)


@cache
def spoken_modules() -> tuple[tuple[str, ast.Module], ...]:
    """Return every module of the bot that says something; the rehearsal's crowd speaks for itself."""
    return tuple(
        (shown(path), parse(path))
        for path in python_files("bot")
        if not path.is_relative_to(ROOT / "bot" / "rehearsal")
    )


def calls() -> Iterator[tuple[str, ast.Call, list[str]]]:
    """Yield every call that says something, with the keys that it is literally given."""
    for name, tree in spoken_modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in SAYERS:
                given = [*node.args, *(each.value for each in node.keywords if each.arg == "key")]
                keys = [each.value for each in given if isinstance(each, ast.Constant)]
                yield (
                    f"{name}:{node.lineno}",
                    node,
                    [key for key in keys if isinstance(key, str) and KEY.fullmatch(key)],
                )


@cache
def literals() -> set[str]:
    """Return every text written in the bot's code."""
    return {
        node.value
        for _, tree in spoken_modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


@cache
def patterns() -> set[re.Pattern[str]]:
    """Return what keys that are put together while the bot runs look like."""
    first = (node.args[0] for _, node, _ in calls() if node.args)
    # Of `given or f"…"` the second is the one put together.
    joined = (each.values[-1] if isinstance(each, ast.BoolOp) else each for each in first)
    return {
        re.compile("".join(_as_pattern(part) for part in each.values))
        for each in joined
        if isinstance(each, ast.JoinedStr)
    }


def _as_pattern(part: ast.expr) -> str:
    return re.escape(str(part.value)) if isinstance(part, ast.Constant) else "(.+)"


def is_made(key: str, written: set[str]) -> bool:
    """Tell whether a key is put together from parts, the part that begins it being written somewhere."""
    for pattern in patterns():
        match = pattern.fullmatch(key)
        if match and (not pattern.pattern.startswith("(.+)") or match[1] in written):
            return True
    return False


def test_every_key_that_the_code_says_exists() -> None:
    known = variables("fr")
    missing = [f"{place} {key}" for place, _, keys in calls() for key in keys if key not in known]

    assert missing == []


def test_every_text_is_given_the_values_that_it_asks_for() -> None:
    known = variables("fr")
    wrong = [
        f"{place} {keys[0]}: {sorted(known[keys[0]])}"
        for place, call, keys in calls()
        if ast.unparse(call.func).endswith(".text")
        and len(keys) == 1
        and keys[0] in known
        and all(each.arg for each in call.keywords)
        and not known[keys[0]] <= {each.arg for each in call.keywords}
    ]

    assert wrong == []


def test_both_languages_say_the_same_things_with_the_same_values() -> None:
    french, english = variables("fr"), variables("en")

    assert set(french) ^ set(english) == set()
    assert {key: (french[key], english[key]) for key in french if french[key] != english[key]} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_is_there_twice(language: str) -> None:
    keys = Counter(message.id.name for path in files(language) for message in messages(path))

    assert [key for key, times in keys.items() if times > 1] == []


def test_every_text_is_used() -> None:
    written = literals()

    assert [key for key in variables("fr") if key not in written and not is_made(key, written)] == []


def test_french_is_written_with_its_own_spaces_and_apostrophes() -> None:
    wrong = [
        f"{path.name} {key}: {text}"
        for path in files("fr")
        for key, text in texts(path)
        if PLAIN_SPACE_BEFORE.search(text) or NO_SPACE_BEFORE.search(text) or "« " in text or "'" in text
    ]

    assert wrong == []
