"""The crowd knows what the public knows: it imports nothing that counts, asks or judges."""

import ast
from pathlib import Path

import bot.rehearsal.crowd

COUNTING = (
    "polls",
    "questions",
    "moderation",
    "commands",
    "pipeline",
    "store",
    "classifier",
    "views",
    "show",
)


def _imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    plain = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return plain | {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}


def test_the_crowd_imports_nothing_that_counts() -> None:
    files = sorted(Path(bot.rehearsal.crowd.__path__[0]).glob("*.py"))
    counting = tuple(f"bot.{name}" for name in COUNTING)
    found = {path.name: name for path in files for name in _imported(path) if name.startswith(counting)}

    assert len(files) > 8
    assert found == {}
