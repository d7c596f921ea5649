"""What is public is documented, and nothing is left for later in the code."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.files import FunctionNode, documents, page_files, parse, python_files, shown

LEFT_FOR_LATER = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X)\b")


def _public(body: list[ast.stmt]) -> Iterator[ast.ClassDef | FunctionNode]:
    for node in body:
        if isinstance(node, ast.ClassDef | FunctionNode) and not node.name.startswith("_"):
            yield node


def _undocumented(path: Path) -> Iterator[str]:
    tree = parse(path)
    if tree.body and ast.get_docstring(tree) is None:
        yield shown(path)
    top = list(_public(tree.body))
    inside = [node for scope in top if isinstance(scope, ast.ClassDef) for node in _public(scope.body)]
    for node in top + inside:
        if ast.get_docstring(node) is None and not _documented_elsewhere(node):
            yield f"{shown(path)}:{node.lineno} {node.name}"


def _documented_elsewhere(node: ast.ClassDef | FunctionNode) -> bool:
    """Tell whether a base, or the first of several definitions, carries the words."""
    decorators = {ast.unparse(decorator).rpartition(".")[2] for decorator in node.decorator_list}
    return bool(decorators & {"override", "overload", "setter"})


def test_everything_public_has_a_docstring() -> None:
    assert [place for path in python_files("bot", "scripts") for place in _undocumented(path)] == []


def test_every_test_module_says_its_role() -> None:
    files = [path for path in python_files("tests") if path.stat().st_size > 0]

    assert [shown(path) for path in files if ast.get_docstring(parse(path)) is None] == []


def test_nothing_is_left_for_later() -> None:
    files = [*python_files(), *page_files(".js", ".css", ".html"), *documents()]
    lines = (
        (path, number, line)
        for path in files
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    )

    assert [f"{shown(path)}:{number}" for path, number, line in lines if LEFT_FOR_LATER.search(line)] == []
