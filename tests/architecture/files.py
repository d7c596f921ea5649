"""The project's own files, as the tests of its shape read them."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
CODE_FOLDERS = ("bot", "tests", "scripts", "training", "benchmarks")
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "THREAT_MODEL.md")

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


def shown(path: Path) -> str:
    """Return the path as a reader of the project knows it."""
    return path.relative_to(ROOT).as_posix()


def python_files(*folders: str) -> list[Path]:
    """Return every Python file under these folders of the project (all code folders when none is named)."""
    return sorted(path for folder in folders or CODE_FOLDERS for path in (ROOT / folder).rglob("*.py"))


def page_files(*suffixes: str) -> list[Path]:
    """Return the files of the pages that end in one of these suffixes."""
    return sorted(path for path in (ROOT / "overlay").rglob("*") if path.suffix in suffixes)


def documents() -> list[Path]:
    """Return every document, those of the front page first."""
    front = [ROOT / name for name in DOCUMENTS if (ROOT / name).exists()]
    return front + sorted((ROOT / "docs").rglob("*.md"))


def parse(path: Path) -> ast.Module:
    """Return the syntax tree of a Python file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def functions(tree: ast.Module) -> Iterator[FunctionNode]:
    """Yield every function and method, nested ones too."""
    for node in ast.walk(tree):
        if isinstance(node, FunctionNode):
            yield node
