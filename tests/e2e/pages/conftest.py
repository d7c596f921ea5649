"""What every test of the pages may ask for."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING

import pytest

from tests.e2e.browser import DESK, OpenPage, PageFaults
from tests.e2e.pages.scripted import ScriptedShow, state

if TYPE_CHECKING:
    from playwright.async_api import Page

Open = Callable[..., Awaitable[tuple["Page", ScriptedShow]]]


@pytest.fixture
async def open_state(open_page: OpenPage, page_faults: PageFaults) -> AsyncIterator[Open]:
    """Return `open_state(path, name, …)`: a page connected to a show that is in the state of that name."""
    async with AsyncExitStack() as stack:

        async def open_one(
            path: str, name: str, *, still: bool = True, **options: object
        ) -> tuple["Page", ScriptedShow]:
            show = await stack.enter_async_context(ScriptedShow(state(name)).serving())
            page = await open_page(show.url(path), **({"viewport": DESK, "reduced_motion": still} | options))
            # Closed before its server, or it would report that the server is gone.
            stack.push_async_callback(page.context.close)
            await page.wait_for_selector("html[data-link=live]", state="attached")
            return page, show

        yield open_one
