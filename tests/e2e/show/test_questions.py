"""A question's whole way: asked, validated, backed, on air, and taken off when its message is removed."""

import pytest
from playwright.async_api import expect

from tests.e2e.browser import OVERLAY, OpenPage
from tests.e2e.show.conftest import SignIn
from tests.e2e.show.live_show import LiveShow

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

ASKED = "Pourquoi le bus de nuit s’arrête-t-il à minuit ?"


async def test_a_question_goes_from_chat_to_air_and_leaves_with_its_message(
    show: LiveShow, sign_in: SignIn, open_page: OpenPage
) -> None:
    host, moderator = await sign_in("regie"), await sign_in("moderation", "Dominique")
    overlay = await open_page(show.overlay, viewport=OVERLAY)
    message_id = show.chat("Ada", f"!question {ASKED}")
    await expect(host.locator(".question-proposed")).to_contain_text(ASKED)
    await show.said("n° 1 (Ada)")

    await moderator.keyboard.press("q")
    await expect(moderator.locator(".row-question")).to_contain_text(ASKED)
    await moderator.keyboard.press("a")
    await expect(host.locator(".question-accepted")).to_contain_text("1re")
    await expect(moderator.locator(".row-question")).to_have_count(0)

    await show.said(ASKED)
    show.chat("Blaise", "+1 1")
    show.chat("Blaise", "!soutien 1")
    show.chat("Ada", "+1 1")
    assert await show.press("Désirée", "+1 n° 1") == "Soutien compté pour la question n° 1."
    await expect(host.locator(".question-accepted")).to_contain_text("2 soutiens")

    await host.keyboard.press("j")
    await host.keyboard.press("p")
    await expect(host.locator(".screen-preview .quote")).to_contain_text(ASKED)
    assert await overlay.locator(".card-question").count() == 0
    await host.keyboard.press("Enter")
    await expect(overlay.locator(".quote")).to_contain_text(ASKED)
    await expect(overlay.locator(".by")).to_contain_text("Ada sur Twitch")
    await expect(overlay.locator(".by")).to_contain_text("2 soutiens")
    await expect(overlay.locator(".first-voice")).to_be_visible()
    told = await show.said("@Ada, votre question n° 1 passe à l’antenne")
    assert show.twitch.chat.lines[told.target].reply_to == message_id

    assert show.twitch.remove(message_id)
    await expect(overlay.locator(".card-question")).to_have_count(0)
    await expect(host.locator(".question")).to_have_count(0)
    await expect(host.locator(".screen-air")).to_contain_text("L’antenne est vide")


async def test_a_question_asked_by_form_on_discord_is_answered_and_follows_the_rank(
    show: LiveShow, sign_in: SignIn
) -> None:
    host = await sign_in("regie")
    asked = show.discord.invoke(show.member("Désirée"), "question")
    assert asked is not None
    await show.until(lambda: asked.form is not None)
    assert asked.form is not None
    sent = show.discord.submit(
        show.member("Désirée"), asked.form.id, {asked.form.fields[0]: "Et la cantine ?"}
    )
    assert sent is not None
    await show.until(sent.answered.is_set)
    assert "reçue, merci" in sent.answers[0]

    show.chat("Chimene", "!q Qui paie la piscine ?")
    await expect(host.locator(".question-proposed")).to_have_count(2)
    for text in ("Et la cantine ?", "Qui paie la piscine ?"):
        await host.locator(".question-open", has_text=text).click()
        await host.keyboard.press("a")
        await expect(host.locator(".question-accepted", has_text=text)).to_have_count(1)
        await host.locator(".question-open", has_text=text).click()
    await show.press("Emile", "+1 n° 3")
    await expect(host.locator(".question-accepted .question-text").first).to_have_text(
        "Qui paie la piscine ?"
    )

    await host.locator(".question-open", has_text="Et la cantine ?").click()
    await host.keyboard.press("l")
    await expect(host.locator(".question-on_air")).to_contain_text("Et la cantine ?")
    await show.said("@Désirée, votre question n° 2 passe à l’antenne", on_discord=True)
    await host.keyboard.press("e")
    await expect(host.locator(".screen-air")).to_contain_text("L’antenne est vide")
    await expect(host.locator(".question")).to_have_count(1)
