"""A statement reaches its author on both platforms, and what they answer reaches another moderator."""

import pytest
from playwright.async_api import Page, expect

from bot.rehearsal.record import ActKind
from tests.e2e.show.conftest import SignIn
from tests.e2e.show.live_show import LiveShow, plain

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

LINK = "venez plutôt chez moi https://un-site-inconnu.example/direct"
PRIVATE = "appelez donc ma cousine au 06 12 34 56 78"


async def opened(page: Page, text: str) -> None:
    """Open the case, or the appeal, that shows these words in the queue."""
    await page.locator(".row-open", has_text=text[:30]).click()
    await expect(page.locator(".case .message")).to_be_visible()


async def judged(page: Page, plea: str, key: str, reason: str) -> None:
    """Answer an appeal with a reason."""
    await opened(page, plea)
    await page.keyboard.press("r")
    await page.keyboard.type(reason)
    await page.keyboard.press("Escape")
    await page.keyboard.press(key)


async def test_on_twitch_an_author_is_told_contests_in_the_chat_and_is_answered(
    show: LiveShow, sign_in: SignIn
) -> None:
    first = await sign_in("moderation", "Dominique")
    show.chat("Colporteur", LINK)
    await opened(first, LINK)
    await first.keyboard.press("d")
    await show.said("un de vos messages a été retiré (règle « On laisse de la place aux autres »)")

    show.chat("Colporteur", "!recours c’est le direct de la mairie")
    await show.said("@Colporteur : votre recours est bien reçu")
    await opened(first, "c’est le direct de la mairie")
    await expect(first.locator("[data-action=accept]")).to_be_disabled()

    second = await sign_in("moderation", "Éloi")
    await first.context.close()
    await judged(second, "c’est le direct de la mairie", "a", "Ce site est bien celui de la mairie.")
    await show.said("@Colporteur : votre recours a été accepté : Ce site est bien celui de la mairie.")


async def test_on_discord_an_author_is_told_alone_contests_by_the_button_and_is_answered(
    show: LiveShow, sign_in: SignIn
) -> None:
    first = await sign_in("moderation", "Dominique")
    author = show.member("Bavarde")
    show.write("Bavarde", PRIVATE)
    await opened(first, PRIVATE)
    await first.keyboard.press("t")
    await show.said(
        "il s’écarte de notre règle « La vie privée reste privée »", ActKind.WARN, on_discord=True
    )
    await show.said("", ActKind.TIMEOUT, on_discord=True)
    await first.context.close()

    letter = show.discord.letter(author)
    assert letter
    pressed = show.discord.press(author, "recours", letter.id)
    assert pressed
    await pressed.answered.wait()
    assert pressed.form
    sent = show.discord.submit(
        author, pressed.form.id, {pressed.form.fields[0]: "C’est mon propre numéro"}, letter.channel_id
    )
    assert sent
    await sent.answered.wait()
    assert "Votre recours est bien reçu" in plain(sent.answers[0])

    second = await sign_in("moderation", "Éloi")
    await judged(second, "C’est mon propre numéro", "d", "Pas même le sien : la règle vous protège.")
    await show.said("Elle maintient la décision. Pas même le sien", ActKind.WARN, on_discord=True)
