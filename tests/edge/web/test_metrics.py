"""The numbers at /metrics: in a form that monitoring reads, and for nobody else."""

import re
from datetime import timedelta

import aiohttp

from bot.actions import AnyAction, Say
from bot.app.measured import MeasuredLedger, MeasuredPerformer
from bot.changes import Commit
from bot.events import Outcome, Platform
from bot.ports import Report
from bot.store.connection import Client
from bot.store.keys import Keys
from bot.store.ledger import RedisLedger
from bot.views import DeskView
from tests.edge.web.conftest import AT, DESKS, Show, open_show

DESK = DeskView(
    waiting=3,
    decided=2,
    oldest_at=AT,
    median_decision_s=12.5,
    acts={"delete": 2},
    appeals=1,
    overturned=0.5,
    flags={"insult": 4},
)
LINE = re.compile(r'[a-z_]+(?:\{(?:[a-z]+="[^"]*",?)+\})? (?:[0-9.e+-]+|\+Inf)')


class Deaf:
    """A platform that takes nothing."""

    async def perform(self, action: AnyAction) -> Report:
        """Refuse."""
        return Report(outcome=Outcome.REFUSED)


async def read(show: Show, **headers: str) -> tuple[int, str]:
    """Return what is said at /metrics."""
    async with aiohttp.ClientSession() as browser, browser.get(show.url("/metrics"), headers=headers) as told:
        return told.status, await told.text()


async def test_the_desks_numbers_and_the_queues_are_said(show: Show) -> None:
    await show.tell("desk", DESK, DESKS)
    page = await (await show.browser("code-de-modo")).page()
    snapshot = await page.hear()
    if "desk" not in snapshot["topics"]:
        await page.hear_of("desk")
    show.clock.pass_by(timedelta(seconds=30))
    status, text = await read(show)

    assert status == 200
    for line in (
        "bouge_cases_waiting 3",
        "bouge_cases_appeals 1",
        "bouge_cases_oldest_seconds 30",
        "bouge_cases_median_decision_seconds 12.5",
        "bouge_cases_overturned_ratio 0.5",
        'bouge_decisions{act="delete"} 2',
        'bouge_flags{rule="insult"} 4',
        'bouge_queue{queue="inbox"} 0',
        'bouge_queue{queue="outbox:twitch"} 0',
        "bouge_pages 1",
    ):
        assert line in text.splitlines()
    assert all(line.startswith("# ") or LINE.fullmatch(line) for line in text.splitlines())


async def test_what_passes_is_counted_and_timed(show: Show, client: Client, keys: Keys) -> None:
    ledger = MeasuredLedger(RedisLedger(client, keys), show.gauges, show.clock)
    await ledger.commit(Commit(seen=(("MessagePosted:twitch:m1", AT - timedelta(seconds=2)),)))
    performer = MeasuredPerformer(Deaf(), Platform.TWITCH, show.gauges, show.clock)
    await performer.perform(Say(id="s", platform=Platform.TWITCH, channel="", text="bonsoir"))
    _, text = await read(show)

    for line in (
        'bouge_events_total{kind="MessagePosted",platform="twitch"} 1',
        'bouge_event_age_seconds_bucket{platform="twitch",le="1"} 0',
        'bouge_event_age_seconds_bucket{platform="twitch",le="2.5"} 1',
        'bouge_event_age_seconds_bucket{platform="twitch",le="+Inf"} 1',
        'bouge_event_age_seconds_sum{platform="twitch"} 2',
        "bouge_commit_seconds_count 1",
        'bouge_actions_total{action="Say",outcome="refused",platform="twitch"} 1',
    ):
        assert line in text.splitlines()


async def test_what_a_proxy_passes_on_is_not_from_this_machine(show: Show) -> None:
    status, _ = await read(show, **{"X-Forwarded-For": "203.0.113.9"})

    assert status == 403


async def test_with_a_token_only_who_has_it_reads(client: Client, keys: Keys) -> None:
    async with open_show(client, keys, metrics_token="jeton-de-mesure") as show:
        without, _ = await read(show)
        wrong, _ = await read(show, Authorization="Bearer autre")
        status, _ = await read(
            show, Authorization="Bearer jeton-de-mesure", **{"X-Forwarded-For": "203.0.113.9"}
        )

    assert (without, wrong, status) == (403, 403, 200)
