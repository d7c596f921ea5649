"""What happens on Discord arrives as the show's own events."""

from pathlib import Path

from bot.events import (
    CommandInvoked,
    ControlPressed,
    FormSubmitted,
    MessageEdited,
    MessagePosted,
    MessageRemoved,
    Platform,
    Role,
)
from tests.edge.platforms.discord.stage import loopback


async def test_a_message_arrives_with_its_author_and_what_it_answers(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        author = stage.server.user("Marguerite")
        first = stage.server.post(author, "Bonjour à tous <:wave:41771983423143937>")
        assert first
        second = stage.server.post(stage.server.owner, "Bienvenue !", reply_to=first)

        heard, answer = await stage.ears.message(first), await stage.ears.message(second)

    assert heard.id == heard.message_id == first
    assert heard.platform is Platform.DISCORD
    assert heard.channel == stage.server.channel_id
    assert heard.text == "Bonjour à tous :wave:"
    assert heard.emotes == (":wave:",)
    assert (heard.author.id, heard.author.name, heard.author.roles) == (author.id, "Marguerite", ())
    assert heard.at.utcoffset() is not None
    assert answer.reply_to == first
    assert answer.author.roles == (Role.BROADCASTER, Role.MODERATOR)


async def test_who_may_remove_messages_is_a_moderator(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        id = stage.server.post(stage.server.user("Modeste", moderator=True), "Restons courtois")

        heard = await stage.ears.message(id)

    assert heard.author.roles == (Role.MODERATOR,)


async def test_a_mention_reads_as_a_name(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        author, other = stage.server.user("Ada"), stage.server.user("Marguerite")
        id = stage.server.post(author, f"D'accord avec <@{other.id}>")

        heard = await stage.ears.message(id)

    assert heard.text == "D'accord avec @Marguerite"


async def test_a_change_arrives_with_the_new_text(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        id = stage.server.post(stage.server.user("Ada"), "Bonsoir")
        assert id
        stage.server.edit(id, "Bonsoir à toutes")

        changed = await stage.ears.first(MessageEdited)

    assert (changed.message_id, changed.text, changed.author.name) == (id, "Bonsoir à toutes", "Ada")
    assert changed.id != id


async def test_removals_arrive_one_by_one_and_in_bulk(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        author = stage.server.user("Ada")
        ids = [stage.server.post(author, text) or "" for text in ("un", "deux", "trois")]
        stage.server.remove(ids[0])
        stage.server.remove(*ids[1:])

        await stage.ears.until(lambda: len(stage.ears.all(MessageRemoved)) == 3)

    assert [removed.message_id for removed in stage.ears.all(MessageRemoved)] == ids


async def test_other_channels_and_the_bot_itself_are_not_the_show(tmp_path: Path) -> None:
    async with loopback(tmp_path, channels=("accueil", "debat")) as stage:
        adapter = stage.new_adapter(channels=("debat",))
        async with stage.listening(adapter):
            debate, author = stage.server.channel_ids["debat"], stage.server.user("Ada")
            stage.server.post(author, "ailleurs", channel_id=stage.server.channel_ids["accueil"])
            stage.server.post(stage.server.bot, "moi", channel_id=debate)
            id = stage.server.post(author, "ici", channel_id=debate)
            await stage.ears.message(id)

    assert stage.ears.texts == ["ici"]
    assert adapter.ignored == 1


async def test_a_command_arrives_with_its_options(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        await stage.declared()
        author = stage.server.user("Ada")
        used = stage.server.invoke(author, "soutien", {"numero": 12})
        assert used

        heard = await stage.ears.first(CommandInvoked)

    assert (heard.name, heard.options, heard.author.id) == ("soutien", {"numero": "12"}, author.id)
    assert (heard.id, heard.interaction.token) == (used.id, used.token)
    assert used.acknowledged


async def test_only_moderators_are_offered_the_poll_command(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        await stage.declared()
        server = stage.server
        options: dict[str, str | int | bool] = {
            "action": "ouvrir",
            "question": "Oui ?",
            "secondes": 60,
            "methode": "borda",
        }
        refused = server.invoke(server.user("Ada"), "vote", options)
        server.invoke(server.user("Modeste", moderator=True), "vote", options)

        heard = await stage.ears.first(CommandInvoked)

    assert refused is None
    assert heard.options == {
        "action": "ouvrir",
        "question": "Oui ?",
        "secondes": "60",
        "methode": "borda",
    }
    assert heard.author.moderates


async def test_a_press_arrives_with_the_button_and_its_message(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        panel = await stage.panel("vote:1", "vote:2")
        author = stage.server.user("Ada")
        pressed = stage.server.press(author, "vote:2", panel)
        assert pressed

        heard = await stage.ears.first(ControlPressed)

    assert (heard.control, heard.message_id, heard.author.id) == ("vote:2", panel, author.id)
    assert heard.id == pressed.id
    assert pressed.acknowledged


async def test_a_question_without_a_text_shows_a_form_and_only_the_form_is_heard(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        await stage.declared()
        author = stage.server.user("Ada")
        used = stage.server.invoke(author, "question")
        assert used
        await used.answered.wait()
        assert used.form
        sent = stage.server.submit(author, used.form.id, {used.form.fields[0]: "Et les trains ?"})
        assert sent

        heard = await stage.ears.first(FormSubmitted)
        reply = await stage.answer(heard.interaction, "Question reçue.")

    assert used.form.title == "Votre question"
    assert (heard.form, heard.fields, heard.author.id) == ("ask", {"text": "Et les trains ?"}, author.id)
    assert not stage.ears.all(CommandInvoked)
    assert reply.outcome == "done"
    assert sent.answers == ["Question reçue."]


async def test_the_ask_button_shows_the_form_too(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        panel = await stage.panel("ask")
        pressed = stage.server.press(stage.server.user("Ada"), "ask", panel)
        assert pressed
        await pressed.answered.wait()

    assert pressed.form
    assert not stage.ears.all(ControlPressed)


async def test_the_objection_button_shows_its_own_form_whose_reason_is_heard(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        panel = await stage.panel("objection")
        author = stage.server.user("Ada")
        pressed = stage.server.press(author, "objection", panel)
        assert pressed
        await pressed.answered.wait()
        assert pressed.form
        stage.server.submit(author, pressed.form.id, {pressed.form.fields[0]: "Plus de chauffeurs"})

        heard = await stage.ears.first(FormSubmitted)

    assert pressed.form.title == "Votre objection"
    assert (heard.form, heard.fields) == ("objection", {"text": "Plus de chauffeurs"})


async def test_a_choice_in_a_select_arrives_with_its_values(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        choices = [{"label": name.title(), "value": name} for name in ("train", "tram")]
        select = {"type": 3, "custom_id": "rank:1", "options": choices, "min_values": 2, "max_values": 2}
        menu = stage.server.show("Classez", {"type": 1, "components": [select]})
        stage.server.press(stage.server.user("Ada"), "rank:1", menu, ("tram", "train"))

        heard = await stage.ears.first(ControlPressed)

    assert (heard.control, heard.values) == ("rank:1", ("tram", "train"))


async def test_messages_arrive_once_each_and_in_order_in_a_rush(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        people = [stage.server.user(f"membre {number}") for number in range(20)]
        said = [f"message {number}" for number in range(1_000)]
        for number, text in enumerate(said):
            stage.server.post(people[number % 20], text)

        await stage.ears.until(lambda: len(stage.ears.all(MessagePosted)) == len(said))

    assert stage.ears.texts == said
