"""config/default.toml: an operator reads what a key does beside the key."""

import re
from itertools import pairwise

import pytest

from tests.architecture.files import ROOT

DEFAULT = ROOT / "config" / "default.toml"


def test_every_key_has_a_comment() -> None:
    if not DEFAULT.exists():
        pytest.skip("config/default.toml is not written yet")
    lines = ["", *DEFAULT.read_text(encoding="utf-8").splitlines()]
    keys = [(above, line) for above, line in pairwise(lines) if re.match(r"[\w.\"-]+\s*=", line)]

    assert keys
    assert [line for above, line in keys if not above.startswith("#") and " #" not in line] == []
