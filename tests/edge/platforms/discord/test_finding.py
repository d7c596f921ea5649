"""What the operator must repair is said in words that help, and the bot goes on as far as it can."""

from pathlib import Path

from bot.events import Health, MessagePosted
from tests.edge.platforms.discord.stage import loopback


async def test_a_wrong_token_is_said_with_where_to_find_another(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.alive(stage.new_adapter(token="a.wrong.token")):
        said = await stage.ears.health("discord", Health.DOWN)

    assert said.detail == "Discord refuse le jeton du bot."
    assert "BOUGE_DISCORD__TOKEN" in said.remedy


async def test_a_token_that_is_withdrawn_during_the_show_is_said(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.listening():
        stage.server.renew_token()
        stage.server.drop_sockets()
        said = await stage.ears.health("discord", Health.DOWN)

    assert said.detail == "Discord refuse le jeton du bot."


async def test_without_the_right_to_read_buttons_still_count(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage:
        stage.server.forbid_reading()
        async with stage.listening():
            said = await stage.ears.health("discord:message_content", Health.DEGRADED)
            author = stage.server.user("Ada")
            blind = await stage.ears.message(stage.server.post(author, "invisible"))
            pressed = stage.server.press(author, "vote:1", await stage.panel("vote:1"))
            await stage.pressed("vote:1")

    assert "Message Content Intent" in said.remedy
    assert blind.text == ""
    assert pressed
    assert pressed.acknowledged


async def test_missing_rights_are_named_in_french_with_the_channel(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage:
        stage.server.withdraw("manage_messages", "manage_channels")
        async with stage.alive():
            said = await stage.ears.health("discord:permissions", Health.DEGRADED)

    assert "#debat" in said.detail
    assert "gérer les messages, gérer le salon (mode lent)" in said.detail
    assert said.remedy


async def test_a_server_the_bot_is_not_in_is_said_until_it_is_invited(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage:
        stage.server.dismiss_bot()
        async with stage.alive():
            said = await stage.ears.health("discord:guild", Health.DOWN)
            stage.server.invite_bot()
            await stage.ears.health("discord:guild", Health.GOOD)
            await stage.ears.health("discord", Health.GOOD)
            heard = await stage.ears.message(stage.server.post(stage.server.user("Ada"), "Bonsoir"))

    assert "Invitez le bot" in said.remedy
    assert heard.text == "Bonsoir"


async def test_another_server_than_the_one_asked_for_is_not_used(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.alive(stage.new_adapter(guild_id="42")):
        said = await stage.ears.health("discord:guild", Health.DOWN)
        stage.server.post(stage.server.user("Ada"), "ailleurs")

    assert "discord.guild_id" in said.remedy
    assert not stage.ears.all(MessagePosted)


async def test_a_channel_that_is_not_there_is_named_and_the_others_are_heard(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage, stage.alive(stage.new_adapter(channels=("debat", "coulisses"))):
        said = await stage.ears.health("discord:channels", Health.DEGRADED)
        await stage.ears.message(stage.server.post(stage.server.user("Ada"), "Bonsoir"))

    assert said.detail == "Salons Discord introuvables\u00a0: coulisses."
    assert said.remedy


async def test_a_discord_that_does_not_answer_is_said(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage:
        adapter = stage.new_adapter(connect="127.0.0.1:9")
        async with stage.alive(adapter):
            said = await stage.ears.health("discord", Health.DOWN)

    assert said.detail.startswith("Discord ne répond pas")
    assert "discordstatus.com" in said.remedy


async def test_a_certificate_that_is_not_there_is_said(tmp_path: Path) -> None:
    absent = tmp_path / "absent.pem"
    async with loopback(tmp_path) as stage, stage.alive(stage.new_adapter(ca_file=absent)):
        said = await stage.ears.health("discord", Health.DOWN)

    assert "discord.ca_file" in said.detail


async def test_commands_that_discord_does_not_take_are_said(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage:
        stage.server.refuse_commands()
        async with stage.alive():
            said = await stage.ears.health("discord:commands", Health.DEGRADED)

    assert "applications.commands" in said.remedy


async def test_all_is_well(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage:
        found = await stage.adapter.check()

    assert {report.health for report in found} == {Health.GOOD}
    assert [report.part for report in found] == [
        "discord",
        "discord:message_content",
        "discord:guild",
        "discord:channels",
        "discord:permissions",
    ]


async def test_a_look_says_what_is_wrong_without_listening(tmp_path: Path) -> None:
    async with loopback(tmp_path, channels=("accueil", "debat")) as stage:
        stage.server.forbid_reading()
        stage.server.withdraw("manage_messages")
        found = await stage.new_adapter(channels=("debat", "coulisses")).check()

    wrong = {report.part: report for report in found if report.health is not Health.GOOD}
    assert set(wrong) == {"discord:message_content", "discord:channels", "discord:permissions"}
    assert "coulisses" in wrong["discord:channels"].detail
    assert "#debat" in wrong["discord:permissions"].detail
    assert all(report.remedy for report in wrong.values())
    assert not stage.ears.events


async def test_a_look_says_that_the_token_is_wrong(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage:
        found = await stage.new_adapter(token="a.wrong.token").check()

    assert [(report.part, report.health) for report in found] == [("discord", Health.DOWN)]


async def test_a_look_says_that_the_bot_is_not_in_the_server(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage:
        anywhere = await stage.new_adapter(guild_id="42").check()
        stage.server.dismiss_bot()
        nowhere = await stage.adapter.check()

    assert [found[-1].part for found in (anywhere, nowhere)] == ["discord:guild"] * 2
    assert {found[-1].health for found in (anywhere, nowhere)} == {Health.DOWN}


async def test_a_look_says_that_discord_cannot_be_reached(tmp_path: Path) -> None:
    async with loopback(tmp_path) as stage:
        absent = await stage.new_adapter(connect="127.0.0.1:9").check()
        unreadable = await stage.new_adapter(connect="discord").check()

    assert [report.health for report in absent + unreadable] == [Health.DOWN] * 2
    assert "discord.connect" in unreadable[0].detail
