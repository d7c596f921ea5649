"""From an abusive message, with the shipped classifier, to what its platform did and what the log says."""

from typing import TYPE_CHECKING

import pytest
from playwright.async_api import Page, expect

from bot.rehearsal.record import ActKind
from tests.e2e.browser import DESK, PHONE
from tests.e2e.show.conftest import SignIn
from tests.e2e.show.live_show import LiveShow

if TYPE_CHECKING:
    from playwright.async_api import ViewportSize

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]
SETTINGS = {"BOUGE_CLASSIFIER__ENABLED": "true"}

# The acts under something else.
COVERED = """[...document.querySelectorAll(".act")].filter((node) => {
  const { x, y, width, height } = node.getBoundingClientRect();
  return !node.contains(document.elementFromPoint(x + width / 2, y + height / 2));
}).map((node) => node.dataset.action)"""
THREAT = "Blaise on va te péter la gueule à la sortie, dis-le au 06 12 34 56 78"
ALLOWED = "ce projet est une merde sans nom, bande de connards"
HELD = "Chimène je vais te retrouver et te casser la gueule"
REMOVED = "va crever pauvre débile"
# By the width of the screen; what is nearly the same would join the same case.
SEEN = {
    1440: ("ta gueule sale connasse", "espèce d’enculé je t’emmerde"),
    390: ("t’es qu’une grosse merde humaine", "ferme-la bouffon, tu pues"),
}
INSULT = "espèce de gros connard, ferme ta gueule"


async def open_case(page: Page, text: str) -> None:
    """Open the case of this message, among those that may wait."""
    await page.locator(".row-open", has_text=text[:30]).click()
    await expect(page.locator(".case .message")).to_have_text(text)


async def test_an_abusive_message_is_judged_in_its_context_and_deleted_by_a_key(
    show: LiveShow, sign_in: SignIn
) -> None:
    page = await sign_in("moderation", "Dominique")
    for number, text in enumerate(("Bonsoir tout le monde", "Belle émission ce soir", "On vote quand ?")):
        show.chat(f"Voisin{number}", text)
    message_id = show.chat("Troll", THREAT)

    await open_case(page, THREAT)
    await expect(page.locator(".case-author")).to_contain_text("Troll")
    await expect(page.locator(".context-line")).to_contain_text(
        ["Bonsoir tout le monde", "Belle émission ce soir", "On vote quand ?", THREAT]
    )
    await expect(page.locator(".reasons")).to_contain_text("Le classifieur y voit")
    await expect(page.locator(".reasons")).to_contain_text("Un numéro de téléphone")
    # The classifier marks the words that made its score; the rule, the number that it found.
    await expect(page.locator(".message mark", has_text="06 12 34 56 78")).to_have_count(1)
    await expect(page.locator(".message mark", has_text="gueule")).to_have_count(1)
    show.chat("Voisin1", "Du calme, enfin")
    await expect(page.locator(".context-line").last).to_contain_text("Du calme, enfin")

    await page.keyboard.press("d")
    await show.until(lambda: message_id in show.twitch.chat.removed)
    assert show.twitch.chat.removed[message_id] == show.twitch.bot.id
    settled = page.locator(".settled-case", has_text="Troll")
    await expect(settled).to_contain_text("Supprimé")
    await expect(settled.locator(".effect-done")).to_have_count(1)
    await expect(page.locator(".queue .row")).to_have_count(0)


@pytest.mark.parametrize("viewport", [DESK, PHONE])
async def test_what_became_of_an_act_never_hides_the_buttons_of_the_next(
    show: LiveShow, sign_in: SignIn, viewport: "ViewportSize"
) -> None:
    page = await sign_in("moderation", "Dominique", viewport=viewport)
    for number, text in enumerate(SEEN[viewport["width"]]):
        show.chat(f"Parrot{viewport['width']}{number}", text)
    await expect(page.locator(".row")).to_have_count(2)
    await page.locator(".row-open").first.click()
    await expect(page.locator("[data-action=delete]")).to_be_enabled()

    await page.keyboard.press("d")
    await expect(page.locator(".notice-order")).to_contain_text("fait")
    await expect(page.locator("[data-action=delete]")).to_be_enabled()
    assert await page.evaluate(COVERED) == []
    await page.keyboard.press("d")
    await expect(page.locator(".row")).to_have_count(0)


async def test_a_timeout_by_its_key_silences_the_author_on_discord(show: LiveShow, sign_in: SignIn) -> None:
    page = await sign_in("moderation", "Dominique")
    message_id = show.write("Ronchon", INSULT)
    await open_case(page, INSULT)

    await page.keyboard.press("r")
    await page.keyboard.type("On discute, on n’insulte pas.")
    await page.keyboard.press("Escape")
    await page.keyboard.press("1")
    await page.keyboard.press("t")
    act = (await show.said("On discute", ActKind.TIMEOUT, on_discord=True)).seconds
    assert act == pytest.approx(10, abs=2)
    await show.until(lambda: message_id in show.discord.chat.removed)
    assert show.discord.post(show.member("Ronchon"), "quoi ?") is None
    settled = page.locator(".settled-case", has_text="Ronchon")
    await expect(settled).to_contain_text("Exclu")
    # Deleted, told privately, silenced.
    await expect(settled.locator(".effect-done")).to_have_count(3)


async def test_an_allowed_message_stays(show: LiveShow, sign_in: SignIn) -> None:
    page = await sign_in("moderation", "Dominique")
    message_id = show.chat("Maladroit", ALLOWED)
    await open_case(page, ALLOWED)

    await page.keyboard.press("a")
    await expect(page.locator(".settled-case", has_text="Maladroit")).to_contain_text("Laissé")
    assert message_id not in show.twitch.chat.removed


async def test_a_case_that_somebody_reads_is_shown_as_held_to_the_others(
    show: LiveShow, sign_in: SignIn
) -> None:
    first = await sign_in("moderation", "Dominique")
    show.chat("Vilain", HELD)
    await open_case(first, HELD)
    second = await sign_in("moderation", "Éloi")
    held = second.locator(".row-held", has_text=HELD[:30])
    await expect(held).to_contain_text("tenu par Dominique")

    await held.locator(".row-open").click()
    await expect(second.locator(".held")).to_contain_text("Dominique lit ce dossier")
    for act in ("allow", "delete", "timeout"):
        await expect(second.locator(f"[data-action={act}]")).to_be_disabled()
    await first.context.close()
    await expect(second.locator(".row-held")).to_have_count(0)
    await second.keyboard.press("a")
    await expect(second.locator(".settled-case", has_text="Vilain")).to_contain_text("Laissé")


async def test_a_message_removed_on_its_platform_leaves_the_queue(show: LiveShow, sign_in: SignIn) -> None:
    page = await sign_in("moderation", "Dominique")
    message_id = show.write("Grincheux", REMOVED)
    await open_case(page, REMOVED)

    assert show.discord.remove(message_id)
    await expect(page.locator(".row")).to_have_count(0)
    await expect(page.locator(".settled-case", has_text="Grincheux")).to_contain_text("par une autre main")


async def test_the_log_tells_who_did_what_and_why(show: LiveShow, sign_in: SignIn) -> None:
    await sign_in("moderation", "Dominique")
    lines = [line for line in await show.audit() if line["act"] == "decide_case"]

    actors = [line["actor"] for line in lines]
    assert {"name": "Dominique", "role": "moderator"} in actors
    assert any(line["reason"] == "On discute, on n’insulte pas." for line in lines)
    assert any("act=delete" in line["detail"] for line in lines)
