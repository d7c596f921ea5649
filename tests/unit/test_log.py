"""The log never ends the show."""

import io
from typing import Any

import pytest
import structlog

from bot.log import start_logging


class Full(io.StringIO):
    """A terminal on a disk that is full."""

    def write(self, text: str) -> int:
        """Refuse."""
        raise OSError(28, "No space left on device")


@pytest.mark.parametrize("style", ["text", "json"])
def test_a_line_that_cannot_be_written_is_dropped(monkeypatch: pytest.MonkeyPatch, style: str) -> None:
    monkeypatch.setattr("sys.stderr", Full())
    start_logging("info", style)

    assert structlog.get_logger().warning("store.away") is None


def test_a_traceback_shows_no_local_value(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.StringIO()
    monkeypatch.setattr("sys.stderr", written)
    start_logging("info", "text")
    _fail(token="oauth:s3cret")

    assert "ZeroDivisionError" in written.getvalue()
    assert "s3cret" not in written.getvalue()


def _fail(**kept: Any) -> None:
    token = kept["token"]
    try:
        len(token) / 0
    except ZeroDivisionError:
        structlog.get_logger().exception("failed")
