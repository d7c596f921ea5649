"""A statement reaches its author alone, and is contested from there, on the real client."""

from pathlib import Path

from bot.actions import Button, SendPrivately, TimeoutAuthor
from bot.events import CommandInvoked, FormSubmitted, Outcome
from tests.edge.platforms.discord.stage import loopback

CONTEST = (Button(control="recours", label="Contester"),)


async def test_whoever_is_silenced_contests_from_the_private_message(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        author = stage.server.user("Ada")
        told = await stage.do(
            SendPrivately, author_id=author.id, text="Votre message a été retiré.", buttons=CONTEST
        )
        await stage.do(TimeoutAuthor, author_id=author.id, seconds=600)
        letter = stage.server.letter(author)
        assert letter
        pressed = stage.server.press(author, "recours", letter.id)
        assert pressed
        await pressed.answered.wait()
        form = pressed.form
        assert form
        sent = stage.server.submit(author, form.id, {form.fields[0]: "Je plaisantais"}, letter.channel_id)
        assert sent
        heard = await stage.ears.first(FormSubmitted)
        answered = await stage.answer(heard.interaction, "Votre recours est bien reçu.")

    assert (told.outcome, answered.outcome) == (Outcome.DONE, Outcome.DONE)
    assert form.title == "Votre recours"
    assert (heard.form, heard.fields, heard.author.id) == ("recours", {"text": "Je plaisantais"}, author.id)
    assert sent.answers == ["Votre recours est bien reçu."]


async def test_nothing_else_is_done_from_a_private_message(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        author = stage.server.user("Ada")
        buttons = (Button(control="vote:1:1", label="Oui"),)
        await stage.do(SendPrivately, author_id=author.id, text="Votez !", buttons=buttons)
        letter = stage.server.letter(author)
        assert letter
        assert stage.server.press(author, "vote:1:1", letter.id)
        await stage.declared()
        used = stage.server.invoke(author, "recours", {"texte": "Je plaisantais"})
        assert used
        heard = await stage.ears.first(CommandInvoked)

    assert (heard.name, heard.options) == ("recours", {"texte": "Je plaisantais"})
    assert len([event for event in stage.ears.events if hasattr(event, "interaction")]) == 1


async def test_a_closed_mailbox_refuses_a_statement(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        author = stage.server.user("Ada", private=False)
        report = await stage.do(SendPrivately, author_id=author.id, text="x", buttons=CONTEST)

    assert report.outcome is Outcome.REFUSED
    assert stage.server.letter(author) is None
