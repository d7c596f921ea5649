"""The browser fixture itself: it drives a page and notices its errors."""

import pytest

from tests.e2e.browser import PHONE, OpenPage, PageFaults

pytestmark = pytest.mark.browser


async def test_a_page_opens_in_french_at_the_size_asked_for(open_page: OpenPage) -> None:
    page = await open_page("data:text/html,<title>ici</title>", viewport=PHONE)

    assert await page.title() == "ici"
    assert await page.evaluate("[innerWidth, navigator.language]") == [390, "fr-FR"]


async def test_an_uncaught_exception_is_a_fault(open_page: OpenPage, page_faults: PageFaults) -> None:
    page = await open_page("data:text/html,<script>console.error('first'); throw Error('second')</script>")
    await page.evaluate("0")

    first, second = page_faults.unexpected()
    assert "first" in first
    assert "second" in second

    page_faults.allow("first|second")
    assert page_faults.unexpected() == []
