"""Every test can fail."""

import ast

from tests.architecture.files import FunctionNode, functions, parse, python_files, shown

CHECKS = ("assert", "expect", "raises", "warns", "fail")


def _name_of(call: ast.Call) -> str:
    return ast.unparse(call.func).rpartition(".")[2].lstrip("_")


def _can_fail(test: FunctionNode) -> bool:
    return any(
        isinstance(node, ast.Assert) or (isinstance(node, ast.Call) and _name_of(node).startswith(CHECKS))
        for node in ast.walk(test)
    )


def test_no_test_is_without_an_assertion() -> None:
    hollow = [
        f"{shown(path)}:{function.lineno} {function.name}"
        for path in python_files("tests")
        if path.name.startswith("test_")
        for function in functions(parse(path))
        if function.name.startswith("test_") and not _can_fail(function)
    ]

    assert hollow == []
