"""What the tests of the commands may ask for."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.edge.app.command_line import Typed
from tests.edge.app.loopbacks import Platforms, both


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Typed:
    """Give a command line."""
    return Typed(monkeypatch, capsys)


@pytest.fixture
async def platforms(tmp_path: Path) -> AsyncIterator[Platforms]:
    """Give both loopback platforms."""
    async with both(tmp_path) as served:
        yield served
