"""The audit log for whoever is signed in: searched, and taken away with or without names."""

import csv
import io
import json
from datetime import timedelta

import pytest

from bot.changes import Audited, Commit
from bot.orders import Actor, ActorRole
from bot.store.connection import Client
from bot.store.keys import Keys
from bot.store.ledger import RedisLedger
from tests.edge.web.conftest import AT, Show

INES = Actor(name="Inès", role=ActorRole.MODERATOR)
MARC = Actor(name="Marc", role=ActorRole.MODERATOR)
BOT = Actor(name="bouge", role=ActorRole.SYSTEM)
LINES = (
    Audited(at=AT, actor=INES, act="decide_case", subject="case-1", reason="insulte", detail="act=timeout"),
    Audited(at=AT + timedelta(minutes=1), actor=BOT, act="outcome:done", subject="case-1/timeout/author"),
    Audited(
        at=AT + timedelta(minutes=2), actor=MARC, act="note_case", subject="case-2", detail="text=à revoir"
    ),
    Audited(at=AT + timedelta(minutes=3), actor=INES, act="decide_case", subject="case-2", reason="=1+1"),
)


@pytest.fixture
async def written(client: Client, keys: Keys) -> None:
    """Write an evening's log."""
    await RedisLedger(client, keys).commit(Commit(changes=LINES))


async def subjects(show: Show, query: str = "", code: str = "code-de-modo") -> list[str]:
    """Return what the lines found are about."""
    answer = await (await show.browser(code)).get(f"/journal.json{query}")
    assert answer.status == 200
    return [json.loads(line)["subject"] for line in (await answer.text()).splitlines()]


async def test_nobody_reads_it_without_signing_in(show: Show, written: None) -> None:
    browser = await show.browser()

    for path in ("/journal.json", "/journal.csv?public=1"):
        assert (await browser.get(path)).status == 401


async def test_moderators_and_hosts_read_all_of_it(show: Show, written: None) -> None:
    everything = ["case-1", "case-1/timeout/author", "case-2", "case-2"]

    assert await subjects(show) == everything
    assert await subjects(show, code="code-de-regie") == everything


async def test_it_is_searched_by_who_what_which_case_and_when(show: Show, written: None) -> None:
    assert await subjects(show, "?actor=in%C3%A8s") == ["case-1", "case-2"]
    assert await subjects(show, "?act=timeout") == ["case-1"]
    assert await subjects(show, "?case=case-1") == ["case-1", "case-1/timeout/author"]
    assert await subjects(show, "?since=2026-11-24T20:02:00%2B00:00") == ["case-2", "case-2"]
    assert await subjects(show, "?until=2026-11-24T20:01:00%2B00:00") == ["case-1"]


async def test_a_moment_that_is_none_is_refused(show: Show, written: None) -> None:
    assert (await (await show.browser("code-de-modo")).get("/journal.json?since=hier")).status == 400


async def test_a_spreadsheet_runs_nothing_of_it(show: Show, written: None) -> None:
    answer = await (await show.browser("code-de-modo")).get("/journal.csv?download=1")
    rows = list(csv.reader(io.StringIO(await answer.text())))

    assert answer.headers["Content-Disposition"].startswith("attachment; filename=")
    assert rows[0] == ["at", "actor", "role", "act", "subject", "reason", "detail"]
    assert rows[1][1:4] == ["Inès", "moderator", "decide_case"]
    assert rows[4][5] == "'=1+1"


async def test_for_outside_nobody_is_named_and_inner_notes_stay_inside(show: Show, written: None) -> None:
    answer = await (await show.browser("code-de-modo")).get("/journal.json?public=1")
    text = await answer.text()
    names = [json.loads(line)["actor"]["name"] for line in text.splitlines()]

    assert names == ["moderator-1", "bouge", "moderator-2", "moderator-1"]
    assert "Inès" not in text
    assert "à revoir" not in text
