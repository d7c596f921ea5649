"""What the documents mention exists: links, paths, names, commands, decisions."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from bot.orders import AnyOrder
from bot.store import keys
from tests.architecture.files import ROOT, documents, shown

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"`([^`\n]+)`")
TOP = ("bot", "benchmarks", "config", "docs", "overlay", "scripts", "tests", "training", ".ci")
PATH = re.compile(rf"(?:{'|'.join(map(re.escape, TOP))})/[\w./*-]*")
DOTTED = re.compile(r"bot(?:\.\w+)+(?=\(\)$|$)")
MAKE = re.compile(r"(?:^|`)make ([a-z]+)", re.MULTILINE)


def _mentions(pattern: re.Pattern[str]) -> Iterator[tuple[Path, str]]:
    for document in documents():
        for found in pattern.findall(document.read_text(encoding="utf-8")):
            yield document, found


def _anchors(document: Path) -> set[str]:
    titles = re.findall(r"^#+ (.+)$", document.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}


def _leads_somewhere(document: Path, link: str) -> bool:
    if re.match(r"[a-z]+:", link):
        return True
    path, _, anchor = link.partition("#")
    target = (document.parent / path).resolve() if path else document
    return target.exists() and (not anchor or anchor in _anchors(target))


def _is_defined(dotted: str) -> bool:
    """Tell whether `bot.package.module.name` is a package, a module, or a name its module defines."""
    *parents, last = dotted.split(".")
    folder = ROOT.joinpath(*parents)
    if (folder / last).is_dir() or (folder / f"{last}.py").is_file():
        return True
    if len(parents) < 2:
        return False
    definition = re.compile(rf"^\s*(?:(?:async )?def|class) {last}\b|^{last}\b.*=", re.MULTILINE)
    module = next(
        (path for path in (folder.with_suffix(".py"), folder / "__init__.py") if path.is_file()), None
    )
    if module:
        files = sorted(module.parent.glob("*.py")) if module.name == "__init__.py" else [module]
        return any(definition.search(file.read_text(encoding="utf-8")) for file in files)
    return _is_defined(".".join(parents))


def test_every_link_inside_the_project_leads_somewhere() -> None:
    broken = [f"{shown(page)}: {link}" for page, link in _mentions(LINK) if not _leads_somewhere(page, link)]

    assert broken == []


def test_every_path_mentioned_exists() -> None:
    mentioned = [(page, code) for page, code in _mentions(CODE) if PATH.fullmatch(code)]

    assert [
        f"{shown(page)}: {path}" for page, path in mentioned if not any(ROOT.glob(path.rstrip("/")))
    ] == []


def test_every_name_of_the_package_mentioned_is_defined() -> None:
    mentioned = [(page, match[0]) for page, code in _mentions(CODE) if (match := DOTTED.match(code))]

    assert [f"{shown(page)}: {name}" for page, name in mentioned if not _is_defined(name)] == []


def test_every_make_target_mentioned_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))

    assert [f"{shown(page)}: make {name}" for page, name in _mentions(MAKE) if name not in targets] == []


def test_decisions_are_numbered_in_order_and_listed() -> None:
    decisions = sorted(path.name for path in (ROOT / "docs" / "adr").glob("[0-9]*.md"))
    if not decisions:
        pytest.skip("no decision is written yet")
    listed = {Path(link).name for page, link in _mentions(LINK) if page.name not in decisions}

    assert [int(name[:4]) for name in decisions] == list(range(1, len(decisions) + 1))
    assert set(decisions) - listed == set()


def test_every_order_of_the_pages_is_described() -> None:
    wire = (ROOT / "docs" / "wire.md").read_text(encoding="utf-8")
    tags = {order.__struct_config__.tag for order in get_args(AnyOrder)}

    assert [tag for tag in sorted(map(str, tags)) if f"`{tag}`" not in wire] == []


@pytest.mark.parametrize("document", ["THREAT_MODEL.md", "docs/architecture.md"])
def test_every_key_of_the_store_is_in_the_tables_of_what_is_kept(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([a-z:<>, -]+) \|", keys.__doc__ or "", re.MULTILINE)
    names = [name.partition("<")[0] for row in rows for name in row.split(", ") if name != "key"]

    assert len(names) > 30
    assert [name for name in names if not re.search(rf"`{name}[`<…]", text)] == []
