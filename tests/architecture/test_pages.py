"""The pages never turn text into markup or code: what chat sends stays text."""

import re

from tests.architecture.files import page_files, shown

MARKUP_FROM_TEXT = re.compile(
    r"\.innerHTML|\.outerHTML|insertAdjacentHTML|document\.write|setHTML|createContextualFragment"
    r"|DOMParser|srcdoc|\beval\s*\(|new\s+Function\b|javascript:"
)
INLINE_CODE = re.compile(r"<script(?![^>]*\bsrc=)|<style\b|\son[a-z]+\s*=|\sstyle\s*=", re.IGNORECASE)


def test_no_page_makes_markup_or_code_out_of_text() -> None:
    files = page_files(".js", ".html")
    found = {shown(path): MARKUP_FROM_TEXT.findall(path.read_text(encoding="utf-8")) for path in files}

    assert {path: words for path, words in found.items() if words} == {}


def test_no_page_carries_inline_code_or_style() -> None:
    found = {
        shown(path): INLINE_CODE.findall(path.read_text(encoding="utf-8")) for path in page_files(".html")
    }

    assert {path: words for path, words in found.items() if words} == {}
