"""What was made from boxes once and is handed out as often as asked: a box never changes."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from hashlib import sha256

import msgspec

from bot.polls.box.document import SealedBox
from bot.ports import Results
from bot.web.results.page import ResultPage

KEPT = 32

_decode = msgspec.json.Decoder(SealedBox).decode


class Shelved(msgspec.Struct, frozen=True):
    """A published file, its page, and what tells two versions of each apart."""

    raw: bytes
    page: bytes
    raw_tag: str
    page_tag: str


class Shelf:
    """The latest boxes that were asked for, with their pages."""

    def __init__(self, results: Results, page: ResultPage, public_key: Callable[[], str]) -> None:
        """Draw pages of the published boxes."""
        self._results = results
        self._page = page
        self._public_key = public_key
        self._kept: OrderedDict[tuple[str, str], Shelved] = OrderedDict()
        self._drawing = asyncio.Lock()

    async def find(self, poll_id: str) -> Shelved | None:
        """Return a poll's box and page, None when it has none; drawn once, whoever asks at the same time."""
        key = (poll_id, self._public_key())
        async with self._drawing:
            if key not in self._kept:
                raw = await self._results.fetch(poll_id)
                if raw is None:
                    return None
                self._kept[key] = await asyncio.to_thread(self._drawn, raw, *key)
                if len(self._kept) > KEPT:
                    self._kept.popitem(last=False)
            self._kept.move_to_end(key)
            return self._kept[key]

    def _drawn(self, raw: bytes, poll_id: str, public_key: str) -> Shelved:
        page = self._page.of(_decode(raw), file_name_of(poll_id), public_key).encode()
        return Shelved(raw=raw, page=page, raw_tag=tag_of(raw), page_tag=tag_of(page))


def file_name_of(poll_id: str) -> str:
    """Return what a box is called on the disk of who downloads it."""
    return f"urne-{poll_id}.json"


def tag_of(body: bytes) -> str:
    """Return what differs when a body does."""
    return sha256(body).hexdigest()[:32]
