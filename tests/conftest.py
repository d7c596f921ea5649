"""What every test may ask for, and what each leaves as it found it."""

from collections.abc import Iterator

import pytest
import structlog

pytest_plugins = ["tests.e2e.browser", "tests.edge.real_store"]


@pytest.fixture(autouse=True)
def _logs_as_before() -> Iterator[None]:
    """Undo what a command that ran inside a test did to the logs: its terminal is gone with the test."""
    yield
    structlog.reset_defaults()
