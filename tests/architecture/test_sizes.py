"""Modules and functions stay small enough to be read at once."""

from tests.architecture.files import functions, page_files, parse, python_files, shown

MODULE_LINES = 300
FUNCTION_LINES = 40


def test_no_module_is_longer_than_300_lines() -> None:
    files = python_files() + page_files(".js", ".css", ".html")
    lengths = {shown(path): len(path.read_text(encoding="utf-8").splitlines()) for path in files}

    assert {path: lines for path, lines in lengths.items() if lines > MODULE_LINES} == {}


def test_no_function_is_longer_than_40_lines() -> None:
    lengths = {
        f"{shown(path)}:{function.lineno} {function.name}": (function.end_lineno or 0) - function.lineno + 1
        for path in python_files()
        for function in functions(parse(path))
    }

    assert {place: lines for place, lines in lengths.items() if lines > FUNCTION_LINES} == {}
