"""The host's page: every gesture gives its order, once; what breaks is said."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.async_api import expect

from tests.e2e.browser import PHONE, PageFaults
from tests.e2e.pages.conftest import Open
from tests.e2e.pages.scripted import state

pytestmark = pytest.mark.browser

POLL = {"poll_id": "p1"}
QUESTION = {"order": "decide_question", "question_id": "q7"}
GESTURES: list[tuple[str, str, str, dict[str, Any]]] = [
    ("regie_live", " ", "next", {"order": "next_segment"}),
    ("regie_live", "Enter", "take", {"order": "take"}),
    ("regie_live", "v", "clear", {"order": "clear_air"}),
    ("regie_live", "c", "close", {"order": "close_poll", **POLL}),
    ("regie_live", "+", "extend", {"order": "extend_poll", **POLL, "seconds": 30}),
    ("regie_live", "h", "hide", {"order": "hide_results", **POLL, "hidden": True}),
    ("regie_live", "m", "ready", {"order": "show_poll", **POLL}),
    ("regie_draft", "o", "open", {"order": "open_poll"}),
    ("regie_panic", "u", "calm", {"order": "panic", "on": False}),
    ("regie_live", "p", "question_preview", QUESTION | {"act": "preview"}),
    ("regie_live", "l", "question_air", QUESTION | {"act": "air"}),
    ("regie_live", "e", "question_answered", QUESTION | {"act": "answered"}),
    ("regie_live", "r", "question_dismiss", QUESTION | {"act": "dismiss"}),
]


@pytest.mark.parametrize(("name", "key", "action", "order"), GESTURES, ids=[each[2] for each in GESTURES])
async def test_a_key_and_its_button_give_the_same_order_once(
    open_state: Open, name: str, key: str, action: str, order: dict[str, Any]
) -> None:
    page, show = await open_state("/regie/", name)
    by_button, pressed = await open_state("/regie/", name)
    if action.startswith("question_"):
        await page.keyboard.press("j")
        await page.keyboard.press("j")
        await by_button.locator(".question", has_text="Est-ce que la charte").click()

    await page.keyboard.press("Shift+?")
    await page.keyboard.press(key)
    assert show.orders == []
    await page.keyboard.press("Escape")
    await page.keyboard.press(key)
    await page.keyboard.press(key)
    await by_button.locator(f"[data-action={action}]:visible").first.dblclick(force=True)

    for given in (await show.ordered(order["order"]), await pressed.ordered(order["order"])):
        assert given == [order]


async def test_two_deliberate_presses_are_two_gestures_and_a_trembling_one_is_one(open_state: Open) -> None:
    page, show = await open_state("/regie/", "regie_live")
    began_at = datetime(2026, 3, 12, 20, 42, tzinfo=UTC)
    for ms, count in ((0, 1), (150, 1), (400, 2), (800, 3)):
        await page.clock.set_fixed_time(began_at + timedelta(milliseconds=ms))
        await page.keyboard.press("+")
        await show.ordered("extend_poll", count)
        # Its answer is here: while an order waits, its key gives it no second time.
        await expect(page.locator("[data-action=extend]")).to_be_enabled()

    assert len(await show.ordered("extend_poll")) == 3


async def test_a_key_typed_as_the_help_closes_is_heard(open_state: Open) -> None:
    page, show = await open_state("/regie/", "regie_live")
    for count in range(1, 4):
        await page.keyboard.press("Shift+?")
        await expect(page.locator("dialog.help")).to_be_visible()
        await page.keyboard.press("Escape")
        await page.keyboard.press("Enter")
        await show.ordered("take", count)
        # The same gesture soon after is the same gesture: another one is made between.
        await page.keyboard.press("v")
        await show.ordered("clear_air", count)


async def test_the_help_names_every_key(open_state: Open) -> None:
    page, _ = await open_state("/regie/", "regie_live")
    await page.keyboard.press("?")
    keys = await page.locator("dialog[open] dt").all_inner_texts()

    assert sorted(keys) == sorted(
        [
            "Espace",
            "Entrée",
            "V",
            "⇧ Échap",
            "Z",
            "U",
            "O",
            "C",
            "+",
            "H",
            "M",
            "X",
            "N",
            "J",
            "K",
            "A",
            "P",
            "L",
            "E",
            "D",
            "R",
            "F",
            "G",
            "B",
        ]
    )


async def test_keys_typed_in_a_field_are_letters(open_state: Open) -> None:
    page, show = await open_state("/regie/", "regie_between")
    await page.keyboard.press("n")
    await page.keyboard.type("vote court cheval ")

    assert await page.input_value("[name=question]") == "vote court cheval "
    assert show.orders == []


async def test_a_quick_vote_is_checked_then_opened_as_it_was_written(open_state: Open) -> None:
    page, show = await open_state("/regie/", "regie_between")
    await page.keyboard.press("n")
    await page.fill("[name=question]", "Quel <b>sujet</b> ?")
    await page.fill("[name=choices]", "Un\n un ")
    await page.keyboard.press("Control+Enter")
    await expect(page.locator(".quick .faults")).to_have_text("Deux choix sont les mêmes.")
    assert show.orders == []

    await page.fill("[name=choices]", "Un\n\n Deux \nTrois")
    await page.select_option("[name=method]", "approval")
    await page.select_option("[name=seconds]", "60")
    await page.check("[name=hide]")
    await page.keyboard.press("Control+Enter")

    assert await show.ordered("open_poll") == [
        {
            "order": "open_poll",
            "question": "Quel <b>sujet</b> ?",
            "choices": ["Un", "Deux", "Trois"],
            "seconds": 60,
            "hide_results": True,
            "on_air": True,
            "method": "approval",
        }
    ]
    await expect(page.locator(".quick")).to_have_count(0)


async def test_a_segment_is_jumped_to(open_state: Open) -> None:
    page, show = await open_state("/regie/", "regie_live")
    await page.locator(".segment", has_text="La charte").locator(".segment-go").click(force=True)

    assert await show.ordered("go_to_segment") == [{"order": "go_to_segment", "segment_id": "s6"}]


async def test_panic_takes_a_chord_or_a_whole_second(open_state: Open) -> None:
    page, show = await open_state("/regie/", "regie_live")
    await page.locator("header [data-action=panic]").click(delay=300)
    assert show.orders == []
    await page.locator("header [data-action=panic]").click(delay=1_200)
    assert await show.ordered("panic") == [{"order": "panic", "on": True}]

    page, show = await open_state("/regie/", "regie_live")
    await page.keyboard.press("Shift+Escape")
    assert await show.ordered("panic") == [{"order": "panic", "on": True}]


async def test_a_refused_order_says_why(open_state: Open) -> None:
    page, show = await open_state("/regie/", "regie_live")
    show.refusal = "Rien n’est prêt à passer à l’antenne."
    await page.keyboard.press("Enter")

    await expect(page.locator(".order-refused")).to_contain_text("Rien n’est prêt à passer à l’antenne.")


async def test_a_vote_that_is_ready_is_read_before_it_opens(open_state: Open) -> None:
    page, show = await open_state("/regie/", "regie_draft")
    panel = page.locator(".poll-panel")
    await expect(panel.locator(".poll-title")).to_contain_text("tirer au sort la moitié")
    await expect(panel.locator(".result-code")).to_have_text(["4", "5", "6"])
    await expect(panel.locator(".poll-left")).to_have_text("bientôt")
    assert await panel.locator(".result-figure").count() == 0
    await expect(page.locator(".screen-preview figcaption span")).to_have_text("vote à ouvrir")
    await expect(page.locator(".screen-preview .soon")).to_have_text("bientôt")

    live = state("regie_live")["topics"]
    await show.update("poll:p1", live["poll:p1"])
    await show.update("show", live["show"])
    await expect(panel.locator(".result-figure b")).to_have_text(["54 %", "31 %", "15 %"])


@pytest.mark.parametrize(("path", "name"), [("/regie/", "regie_live"), ("/moderation/", "moderation_live")])
async def test_a_reload_shows_the_same_state_within_a_second(open_state: Open, path: str, name: str) -> None:
    page, _ = await open_state(path, name)
    text = "document.querySelector('main').innerText.replace(/\\d+\\S?(s|min|:\\d\\d)\\b/g, '')"
    before = await page.evaluate(text)
    await page.reload(wait_until="commit")
    await page.wait_for_selector("html[data-link=live] main", state="attached")
    took_ms = await page.evaluate("performance.now()")

    assert took_ms < 1000
    assert "Faut-il tirer au sort" in before or "ferme-la" in before
    await page.wait_for_function(f"(before) => {text} === before", arg=before, timeout=2_000)


@pytest.mark.parametrize(("path", "name"), [("/regie/", "regie_live"), ("/moderation/", "moderation_live")])
async def test_a_broken_connection_keeps_the_state_with_its_age_and_comes_back(
    open_state: Open, page_faults: PageFaults, path: str, name: str
) -> None:
    page_faults.allow("503|ERR_|WebSocket")
    page, show = await open_state(path, name)
    shown = await page.locator("main").inner_text()
    show.broken = True
    await show.drop()

    strip = page.locator(".link-strip")
    await expect(strip).to_contain_text("Connexion perdue, nouvelle tentative en cours.")
    await expect(strip).to_contain_text("date d’il y a")
    assert (await page.locator("main").inner_text())[:40] == shown[:40]
    await page.keyboard.press("Enter")
    await page.keyboard.press("d")
    assert [message for message in show.orders if message["order"]["order"] != "hold_case"] == []

    show.broken = False
    await strip.get_by_role("button", name="Réessayer").click()
    await show.connected(2)
    await expect(strip).to_have_count(0)


@pytest.mark.parametrize(
    ("path", "name"),
    [("/regie/", "regie_live"), ("/moderation/", "moderation_live"), ("/regie/", "moderation_live")],
)
async def test_a_page_that_is_not_ones_own_says_so_and_shows_nothing(
    open_state: Open, page_faults: PageFaults, path: str, name: str
) -> None:
    page_faults.allow("403|WebSocket")
    page, show = await open_state(path, name)
    if path.strip("/") in name:
        show.refuses = True
        await show.drop()

    await expect(page.locator("h1")).to_have_text("Cette page ne vous est pas ouverte")
    await expect(page.get_by_role("link", name="Se connecter")).to_have_attribute("href", "/login/")
    assert await page.locator("main:not(.link-page)").count() == 0


async def test_a_closed_access_says_goodbye(open_state: Open) -> None:
    page, show = await open_state("/regie/", "regie_live")
    await show.send({"type": "bye", "text": "Vous vous êtes déconnecté."})

    await expect(page.locator(".link-page")).to_contain_text("Vous vous êtes déconnecté.")
    assert show.connections == 1


async def test_on_a_phone_each_part_fits_and_the_gestures_are_under_the_thumb(open_state: Open) -> None:
    page, show = await open_state("/regie/", "regie_alerts", viewport=PHONE)
    for tab, part in [(1, ".screens"), (2, ".rundown"), (3, ".questions"), (4, ".alerts")]:
        await page.locator(f".tab:nth-child({tab})").click()
        await expect(page.locator(part)).to_be_visible()
        assert await page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        for action in ("next", "take", "panic"):
            box = await page.locator(f".dock [data-action={action}]").bounding_box()
            assert box is not None
            assert box["height"] >= 44
            assert box["y"] + box["height"] <= PHONE["height"]

    await page.locator(".dock [data-action=next]").click()
    assert await show.ordered("next_segment") == [{"order": "next_segment"}]


@pytest.mark.parametrize(
    ("name", "place", "seen"),
    [
        ("air_approval_open", ".result-figure b", "49 %"),
        ("air_merit_grading", ".graded-now", "À noter maintenant : 9 Conseil tiré au sort"),
        ("air_merit_open", ".result-mention", "Bien +"),
        ("air_ranked_open", ".result-figure", "1 5 duels gagnés sur 5"),
        ("air_debate_open", ".result-figure b", "306"),
        ("air_consent_open", ".results-consent .badge", "Objections"),
        ("air_temperature_open", ".mood-mean", "6,2"),
    ],
)
async def test_each_method_is_read_at_a_glance(open_state: Open, name: str, place: str, seen: str) -> None:
    page, show = await open_state("/regie/", "regie_live", viewport=PHONE)
    await show.update("poll:p1", state(name)["topics"]["air"]["poll"])

    await expect(page.locator(f".poll-panel {place}").first).to_contain_text(seen)
    assert await page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
