"""What every test may ask for, and what each leaves as it found it."""

from collections.abc import Iterator

import pytest
import structlog

pytest_plugins = ["tests.e2e.browser", "tests.edge.real_store"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that have a slow test, so that no worker is left alone with one at the end."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)


@pytest.fixture(autouse=True)
def _logs_as_before() -> Iterator[None]:
    """Undo what a command that ran inside a test did to the logs: its terminal is gone with the test."""
    yield
    structlog.reset_defaults()
