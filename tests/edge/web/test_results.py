"""The public results: read only, for anybody, kept by caches, and made from the boxes alone."""

import re
from html import unescape
from pathlib import Path

import msgspec
import pytest

from bot import verify_box
from bot.changes import Commit, PollSaved
from bot.phrasebook import FluentPhrasebook
from bot.polls.box.document import SealedBox
from bot.store.connection import Client
from bot.store.keys import Keys
from bot.store.ledger import RedisLedger
from bot.verify_box import examine
from bot.web.results.page import ResultPage
from tests.edge.web.conftest import ROOT, Show
from tests.edge.web.published import LABELS, MARKS, SENTENCE, publish, sealed_file
from tests.unit.polls.box.made import a_closed_poll, public

POLL = "poll-0a1b2c"
PROGRAM = Path(verify_box.__file__).read_bytes()
HOSTILE = '<script>alert(1)</script><img src=x onerror=alert(2)> "&\u202eabc'


def words_of(page: str) -> str:
    """Return what a page says, without its markup, with plain spaces."""
    text = unescape(re.sub(r"<[^>]+>", " ", page))
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("method", MARKS)
async def test_a_votes_page_shows_its_result_how_it_was_counted_and_how_to_check_it(
    show: Show, client: Client, keys: Keys, method: str
) -> None:
    show.public_key = public()
    box = await publish(client, keys, POLL, sealed_file(POLL, method))
    answer = await (await show.browser()).get(f"/resultats/{POLL}/")
    page = await answer.text()
    said = words_of(page)

    assert answer.status == 200
    assert answer.content_type == "text/html"
    assert box.poll.question in said
    assert re.sub(r"\s+", " ", SENTENCE) in said
    for label in LABELS:
        assert label in said
    assert "Comment on a compté" in said
    assert "Twitch" in said
    assert "Discord" in said
    assert f"Votants {box.turnout.voters}" in said
    assert f"--key {public()}" in said
    assert "Ce que cela ne prouve pas" in said
    assert "a été forcé ou payé" in said
    assert "<script" not in page
    assert " style=" not in page


@pytest.mark.parametrize(
    ("method", "shown"),
    [
        ("plurality", ["23 voix · 47 %", "17 voix · 35 %", "9 voix · 18 %", "0 voix · 0 %", "en tête"]),
        ("approval", ["25 voix · 100 %", "12 voix · 48 %"]),
        ("majority-judgment", ["Bien", "Excellent : 8", "Très bien : 7", "en tête"]),
        ("ranked", ["Combien de personnes préfèrent", "en tête", "—"]),
        ("borda", [" points", "en tête"]),
    ],
)
async def test_each_method_shows_its_own_figures(
    show: Show, client: Client, keys: Keys, method: str, shown: list[str]
) -> None:
    await publish(client, keys, POLL, sealed_file(POLL, method))
    said = words_of(await (await (await show.browser()).get(f"/resultats/{POLL}/")).text())

    assert [text for text in shown if text not in said] == []


async def test_the_box_is_handed_out_to_the_byte_and_is_valid(show: Show, client: Client, keys: Keys) -> None:
    raw = sealed_file(POLL)
    await publish(client, keys, POLL, raw)
    browser = await show.browser()
    answer = await browser.get(f"/resultats/{POLL}/box.json")
    got = await answer.read()

    assert got == raw
    assert answer.content_type == "application/json"
    assert f'filename="urne-{POLL}.json"' in answer.headers["Content-Disposition"]
    assert examine(got, public())[1]


async def test_the_key_and_the_program_that_checks_boxes_are_handed_out(show: Show) -> None:
    browser = await show.browser()
    assert (await browser.get("/resultats/cle.txt")).status == 404
    show.public_key = public()

    assert await (await browser.get("/resultats/cle.txt")).text() == f"{public()}\n"
    program = await (await browser.get("/resultats/verify_box.py")).read()
    assert program == PROGRAM


@pytest.mark.parametrize("path", ["", f"{POLL}/", f"{POLL}/box.json", "cle.txt", "verify_box.py"])
async def test_everything_may_be_kept_and_is_not_sent_again_to_who_has_it(
    show: Show, client: Client, keys: Keys, path: str
) -> None:
    show.public_key = public()
    await publish(client, keys, POLL, sealed_file(POLL))
    browser = await show.browser()
    first = await browser.get(f"/resultats/{path}")
    assert re.fullmatch(r"public, max-age=\d+", first.headers["Cache-Control"])
    policy = first.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert first.headers["X-Content-Type-Options"] == "nosniff"
    assert "Set-Cookie" not in first.headers

    again = await browser.get(f"/resultats/{path}", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status == 304
    assert await again.read() == b""
    assert again.headers["ETag"] == first.headers["ETag"]
    other = await browser.get(f"/resultats/{path}", headers={"If-None-Match": '"autre"'})
    assert other.status == 200


async def test_the_list_has_every_vote_and_says_so_when_there_is_none(
    show: Show, client: Client, keys: Keys
) -> None:
    browser = await show.browser()
    assert "Aucun vote n’est publié" in words_of(await (await browser.get("/resultats/")).text())
    await publish(client, keys, POLL, sealed_file(POLL))
    await publish(client, keys, "poll-2", sealed_file("poll-2", question="Et la suite ?", marks=["4", "5"]))

    page = await (await browser.get("/resultats/")).text()

    assert f'href="/resultats/{POLL}/"' in page
    assert "Et la suite ?" in words_of(page)
    assert "Trop peu de votants" in words_of(page)


async def test_of_too_few_voters_the_page_shows_the_turnout_alone(
    show: Show, client: Client, keys: Keys
) -> None:
    await publish(client, keys, POLL, sealed_file(POLL, marks=["4", "4", "5"]))
    said = words_of(await (await (await show.browser()).get(f"/resultats/{POLL}/")).text())

    assert "Moins de 5 personnes ont voté" in said
    assert "Votants 3" in said
    assert "sans aucun bulletin" in said
    assert "voix" not in said.partition("Comment on a compté")[0]
    assert SENTENCE not in said


async def test_below_its_minimum_turnout_the_page_says_that_the_result_does_not_count(
    show: Show, client: Client, keys: Keys
) -> None:
    await publish(client, keys, POLL, sealed_file(POLL, minimum_turnout=50))
    said = words_of(await (await (await show.browser()).get(f"/resultats/{POLL}/")).text())

    assert "Il fallait au moins 50 votants : ce résultat ne compte pas." in said


async def test_hostile_text_stays_text(show: Show, client: Client, keys: Keys) -> None:
    labels = (HOSTILE, "a'\"><b>", "{braces} %s", "Rien")
    await publish(client, keys, POLL, sealed_file(POLL, question=HOSTILE, labels=labels))
    browser = await show.browser()
    for path in ("/resultats/", f"/resultats/{POLL}/"):
        page = await (await browser.get(path)).text()
        assert "<script" not in page
        assert "<img" not in page
        assert "<b>" not in page
        assert "\u202e" not in page
        assert "&lt;script&gt;" in page


@pytest.mark.parametrize(
    "path", ["inconnu/", "inconnu/box.json", "..%2f..%2fetc/", "a" * 65 + "/", "poll_1/", f"{POLL}/autre"]
)
async def test_what_is_not_published_is_not_found(show: Show, path: str) -> None:
    answer = await (await show.browser()).get(f"/resultats/{path}", headers={"Accept": "text/html"})

    assert answer.status == 404
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("path", ["", "cle.txt", f"{POLL}/box.json"])
async def test_nothing_can_be_sent(show: Show, path: str) -> None:
    assert (await (await show.browser()).post(f"/resultats/{path}", data={"a": "b"})).status == 405


@pytest.mark.parametrize("path", ["/resultats", f"/resultats/{POLL}"])
async def test_a_forgotten_slash_is_put_back(show: Show, path: str) -> None:
    answer = await (await show.browser()).get(path)

    assert (answer.status, answer.headers["Location"]) == (303, f"{path}/")


def test_an_english_show_has_english_pages() -> None:
    page = ResultPage(FluentPhrasebook(ROOT / "config" / "locales", "en"), "en")
    for method in MARKS:
        sealed = msgspec.json.decode(sealed_file(POLL, method), type=SealedBox)
        drawn = page.of(sealed, "urne.json", public())
        said = words_of(drawn)
        assert drawn.startswith('<!doctype html>\n<html lang="en">')
        assert "How it was counted" in said
        assert "2026-03-12" in said
        assert "What this does not prove" in said


async def test_a_cancelled_vote_stays_in_the_list_with_its_reason_and_has_no_page(
    show: Show, client: Client, keys: Keys
) -> None:
    poll = msgspec.structs.replace(a_closed_poll(), id="poll-3", cancelled="codes <b>faux</b>")
    await RedisLedger(client, keys).commit(Commit(changes=(PollSaved(poll=poll),)))
    browser = await show.browser()

    page = await (await browser.get("/resultats/")).text()

    assert "On y va ?" in words_of(page)
    assert "Motif : codes <b>faux</b>" in words_of(page)
    assert "<b>faux" not in page
    assert "/resultats/poll-3/" not in page
    assert (await browser.get("/resultats/poll-3/")).status == 404
