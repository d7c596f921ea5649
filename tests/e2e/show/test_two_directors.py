"""Two people, a program and a text editor who all lead one evening: nobody overwrites anybody silently."""

import asyncio

import aiohttp
import pytest
from playwright.async_api import Page, expect

from tests.e2e.show.conftest import SignIn
from tests.e2e.show.live_show import LiveShow

SEEN = "document.documentElement.dataset.seen"

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]


async def begin_anew(host: Page) -> None:
    """Go to the evening's first segment, if it is not the current one."""
    first = host.locator(".segment").first
    if "segment-current" not in (await first.get_attribute("class") or ""):
        await first.hover()
        await first.get_by_role("button", name="Y aller").click()
    await expect(host.locator(".segment-current")).to_contain_text("Échauffement civique")


async def test_each_sees_what_the_other_does_and_can_take_it_back(show: LiveShow, sign_in: SignIn) -> None:
    camille, zoe = await sign_in("regie", "Camille"), await sign_in("regie", "Zoé")
    await camille.keyboard.press("Space")
    for page in (camille, zoe):
        act = page.locator(".thread-act").first
        await expect(act).to_contain_text("Camille")
        await expect(act).to_contain_text("est passé à la séquence · Échauffement civique")
    await expect(camille.locator(".screen-preview .card-poll")).to_contain_text("karaoké")

    await camille.keyboard.press("z")
    await expect(zoe.locator(".segment-current")).to_have_count(0)
    await expect(zoe.locator(".thread-act.undone")).to_have_count(1)
    await expect(camille.locator(".screen-preview")).to_have_class("screen screen-preview screen-empty")


async def test_of_two_who_press_at_once_one_moves_the_evening(show: LiveShow, sign_in: SignIn) -> None:
    camille, zoe = await sign_in("regie", "Camille"), await sign_in("regie", "Zoé")
    await begin_anew(camille)
    await expect(zoe.locator(".segment-current")).to_contain_text("Échauffement civique")
    # Both have had the time to read what was done before.
    version = await camille.evaluate(SEEN)
    await zoe.wait_for_function(f"(version) => {SEEN} === version", arg=version)
    await asyncio.gather(camille.keyboard.press("Space"), zoe.keyboard.press("Space"))

    for page in (camille, zoe):
        await expect(page.locator(".segment-current")).to_contain_text("la rue")
        await expect(page.locator(".thread-act").first).to_contain_text("Le débat du soir : la rue")
        # It is not, as long as the page waits for its answer.
        await expect(page.locator(".rundown [data-action=next]")).to_be_enabled()
    refused = [page.locator(".order-refused") for page in (camille, zoe)]
    (told,) = [await each.inner_text() for each in refused if await each.count()]
    assert "vient d’agir au même endroit" in told


async def test_a_program_leads_with_its_token_and_stops_when_it_is_revoked(
    show: LiveShow, sign_in: SignIn
) -> None:
    host = await sign_in("regie", "Camille")
    await begin_anew(host)
    await host.locator("[data-action=tokens]").click()
    await host.fill("[name=token-name]", "Stream Deck")
    await host.locator("[data-action=token_make]").click()
    token = await host.locator("[name=token]").input_value()
    async with aiohttp.ClientSession(headers={"Authorization": f"Bearer {token}"}) as program:
        answer = await program.post(f"{show.base}/api/actions/next")
        assert (answer.status, (await answer.json())["ok"]) == (200, True)
        await expect(host.locator(".segment-current")).to_contain_text("la rue")
        await expect(host.locator(".thread-act").first).to_contain_text("Stream Deck")
        assert (await program.post(f"{show.base}/api/actions/close")).status == 409
        state = await (await program.get(f"{show.base}/api/state")).json()
        assert [each["id"] for each in state["rundown"]["segments"] if each["state"] == "current"] == ["rue"]
        assert (await program.post(f"{show.base}/api/actions/undo")).status == 200
        await expect(host.locator(".segment-current")).to_contain_text("Échauffement civique")

        await host.get_by_role("button", name="Révoquer").click()
        await expect(host.locator(".token")).to_have_count(0)
        assert (await program.post(f"{show.base}/api/actions/next")).status == 401


async def test_the_file_and_the_page_say_the_same_rundown(show: LiveShow, sign_in: SignIn) -> None:
    host = await sign_in("regie", "Camille")
    await begin_anew(host)
    text = show.rundown.read_text(encoding="utf-8")
    show.rundown.write_text(
        text.replace("Vos questions à l’élue", "Vos questions, en vrai"), encoding="utf-8"
    )
    await expect(host.locator(".segment").nth(2)).to_contain_text("Vos questions, en vrai")
    await expect(host.locator(".segment-current")).to_contain_text("Échauffement civique")

    show.rundown.write_text(text.replace('kind = "questions"', 'kind = "question"'), encoding="utf-8")
    alert = host.locator(".alert-degraded", has_text="Conducteur")
    await expect(alert).to_contain_text("séquence 3 (« questions »)")
    await expect(alert).to_contain_text("Corrigez le fichier")
    await expect(host.locator(".segment").nth(2)).to_contain_text("Vos questions, en vrai")

    show.rundown.write_text(text, encoding="utf-8")
    await expect(host.locator(".segment").nth(2)).to_contain_text("Vos questions à l’élue")
    await expect(alert).to_have_count(0)
    await host.locator("[data-action=plan]").click()
    await host.locator(".segment").nth(3).get_by_role("button", name="Modifier la séquence").click()
    await host.locator(".plan-form [name=title]").fill("Merci, et bonne nuit")
    await host.locator("[data-action=plan_save]").click()
    await expect(host.locator(".segment").nth(3)).to_contain_text("Merci, et bonne nuit")
    changed = text.replace("Merci, et rangez les chaises", "Merci, et bonne nuit")
    await expect(host.locator(".rundown")).to_have_attribute("data-due", "false")
    assert show.rundown.read_text(encoding="utf-8") == changed
