"""What the tests of the commands may ask for."""

import pytest

from tests.edge.app.command_line import Typed


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Typed:
    """Give a command line."""
    return Typed(monkeypatch, capsys)
