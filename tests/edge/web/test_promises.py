"""Deferred questions keep a public page until they are answered, and nothing in it is markup."""

import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from html import unescape
from typing import Any, cast

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from msgspec.structs import replace

from bot.changes import Commit, QuestionSaved
from bot.phrasebook import FluentPhrasebook
from bot.questions.question import Question, QuestionStatus
from bot.store.connection import Client
from bot.store.keys import Keys
from bot.store.ledger import RedisLedger
from bot.store.promises import RedisPromises
from bot.web.results.promises import PromisesDesk, moment_in
from tests.edge.web.conftest import ROOT
from tests.unit.questions.made import START, question

WORDS = FluentPhrasebook(ROOT / "config" / "locales", "fr")
LATER = datetime(2026, 3, 30, 12, tzinfo=UTC)
PROMISED = replace(
    question(QuestionStatus.DEFERRED, number=12, text="Quel prix pour le TER ? <b>&", backings=3),
    note="La SNCF répondra en mars.",
    deferred_at=START,
    video_s=3_723,
)
Site = TestClient[web.Request, web.Application]


@pytest.fixture
async def site(client: Client, keys: Keys) -> AsyncIterator[Site]:
    """Return a browser on the pages alone."""
    desk = PromisesDesk(RedisPromises(client, keys), WORDS, "fr", "Bouge", "https://www.twitch.tv/videos/1")
    app = web.Application()
    # These pages need no login, nor what pages follow.
    desk.add_to(app.router, cast(Any, None), cast(Any, None), cast(Any, None))
    async with TestClient(TestServer(app)) as browser:
        yield browser


async def _saved(client: Client, keys: Keys, *questions: Question) -> None:
    await RedisLedger(client, keys).commit(
        Commit(changes=tuple(QuestionSaved(question=each) for each in questions))
    )


async def _said(site: Site, path: str) -> str:
    answer: aiohttp.ClientResponse = await site.get(path)
    assert answer.status == 200
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", await answer.text())))


async def test_a_promise_is_on_its_page_and_in_the_list_until_it_is_kept(
    site: Site, client: Client, keys: Keys
) -> None:
    await _saved(client, keys, PROMISED, question(number=13, text="Une autre ?"))

    page = await _said(site, "/questions/12/")
    assert "Réponse promise le 12/03/2026" in page
    assert "La SNCF répondra en mars." in page
    assert "Posée par Lea" in page
    assert "3 soutiens" in page
    assert "à 1:02:03 dans la vidéo" in page
    listed = await _said(site, "/questions/")
    assert "Quel prix pour le TER ?" in listed
    assert "Une autre" not in listed

    kept = replace(PROMISED, status=QuestionStatus.ANSWERED, answer="Vingt euros.", answered_at=LATER)
    await _saved(client, keys, kept)
    assert "Réponse donnée le 30/03/2026" in await _said(site, "/questions/12/")
    assert "Vingt euros." in await _said(site, "/questions/12/")


async def test_what_people_wrote_is_text(site: Site, client: Client, keys: Keys) -> None:
    await _saved(client, keys, PROMISED)

    answer = await site.get("/questions/12/")
    page = await answer.text()

    assert "<b>" not in page
    assert "&lt;b&gt;&amp;" in page
    assert 'href="https://www.twitch.tv/videos/1?t=1h2m3s"' in page
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


async def test_nothing_promised_is_said_and_unknown_pages_are_not_found(site: Site) -> None:
    assert "Aucune réponse n’est promise" in await _said(site, "/questions/")
    assert (await site.get("/questions/12/")).status == 404
    assert (await site.get("/questions/x/")).status == 404
    assert (await site.get("/questions", allow_redirects=False)).headers["Location"] == "/questions/"


def test_other_videos_count_in_seconds() -> None:
    assert moment_in("https://www.youtube.com/watch?v=a", 75) == "https://www.youtube.com/watch?v=a&t=75s"
