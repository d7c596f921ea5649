"""`bouge doctor` on loopback platforms: what is well is named, what is not comes with what to do about it."""

import secrets
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.app.doctor import Finding, examine
from bot.app.places import settings_from
from bot.events import Health
from bot.rehearsal.twitch.server import BOT_SCOPES
from bot.sealing.key import FILE_NAME, open_key
from tests.edge.app.command_line import really
from tests.edge.app.loopbacks import Platforms, secrets_of

PARTS = ("data_dir", "rundown", "charter", "store", "classifier", "web", "key", "twitch", "discord")

Break = Callable[[Platforms], dict[str, str]]


async def findings(folder: Path, store_url: str, **settings: str) -> list[Finding]:
    """Return what the check-up finds; the store and the model are looked at by other tests."""
    usual = {
        "BOUGE_DATA_DIR": str(folder / "data"),
        "BOUGE_WEB__PORT": "0",
        "BOUGE_CLASSIFIER__ENABLED": "false",
        "BOUGE_STORE__URL": store_url,
    }
    return [each async for each in examine(settings_from(None, {**usual, **settings}))]


def ill(found: list[Finding], part: str) -> Finding:
    """Return the gravest finding about a part; fails when all is well."""
    about = [each for each in found if each.part.startswith(part) and each.health is not Health.GOOD]
    assert about, f"nothing wrong with {part}: {found}"
    return max(about, key=lambda each: each.health is Health.DOWN)


async def test_when_all_is_well_every_part_is_named_and_no_secret_is(
    platforms: Platforms, tmp_path: Path
) -> None:
    codes = {name: secrets.token_hex(8) for name in ("BOUGE_WEB__HOST_CODE", "BOUGE_WEB__MODERATOR_CODE")}
    settings = {**platforms.settings(), **codes, "BOUGE_LOG__LEVEL": "debug"}
    places = {"BOUGE_DATA_DIR": str(tmp_path / "data"), "BOUGE_WEB__PORT": "0"}
    outcome = await really("doctor", settings=settings | places)
    assert outcome.code == 0, outcome.said
    for part in PARTS:
        assert f"✓ {part}" in outcome.out
    assert "Tout est en ordre." in outcome.said
    assert not [secret for secret in secrets_of(settings) if secret in outcome.said]
    assert not platforms.twitch.unknown_calls
    assert not platforms.discord.unknown_calls


async def test_a_check_up_leaves_no_trace_on_the_platforms(
    platforms: Platforms, tmp_path: Path, store_url: str
) -> None:
    await findings(tmp_path, store_url, **platforms.settings())
    assert platforms.twitch.acts == []
    assert platforms.discord.acts == []


def _scope_missing(platforms: Platforms) -> dict[str, str]:
    scopes = tuple(scope for scope in BOT_SCOPES if scope != "moderator:manage:banned_users")
    grant = platforms.twitch.issue(platforms.twitch.bot, scopes)
    return {"BOUGE_TWITCH__BOT_TOKEN": grant.token, "BOUGE_TWITCH__BOT_REFRESH_TOKEN": grant.refresh}


def _not_moderator(platforms: Platforms) -> dict[str, str]:
    platforms.twitch.dismiss_bot()
    return {}


def _twitch_token_wrong(platforms: Platforms) -> dict[str, str]:
    return {
        "BOUGE_TWITCH__BOT_TOKEN": "jetonfaux" * 3,
        "BOUGE_TWITCH__BOT_REFRESH_TOKEN": "renouvellementfaux" * 3,
    }


def _channel_unknown(platforms: Platforms) -> dict[str, str]:
    return {"BOUGE_TWITCH__CHANNEL": "personne_ici"}


def _oauth_down(platforms: Platforms) -> dict[str, str]:
    platforms.twitch.fail_oauth(503, 1000)
    return {}


def _twitch_gone(platforms: Platforms) -> dict[str, str]:
    return {"BOUGE_TWITCH__HELIX_URL": "http://127.0.0.1:1/helix"}


def _discord_token_wrong(platforms: Platforms) -> dict[str, str]:
    platforms.discord.renew_token()
    return {}


def _content_forbidden(platforms: Platforms) -> dict[str, str]:
    platforms.discord.forbid_reading()
    return {}


def _right_missing(platforms: Platforms) -> dict[str, str]:
    platforms.discord.withdraw("manage_messages")
    return {}


def _discord_channel_unknown(platforms: Platforms) -> dict[str, str]:
    return {"BOUGE_DISCORD__CHANNELS": "salon-perdu"}


def _guild_unknown(platforms: Platforms) -> dict[str, str]:
    return {"BOUGE_DISCORD__GUILD_ID": "123456789012345678"}


def _bot_not_invited(platforms: Platforms) -> dict[str, str]:
    platforms.discord.dismiss_bot()
    return {}


def _discord_gone(platforms: Platforms) -> dict[str, str]:
    return {"BOUGE_DISCORD__CONNECT": "127.0.0.1:1"}


@pytest.mark.parametrize(
    ("broken", "part", "detail", "remedy"),
    [
        (_scope_missing, "twitch", "moderator:manage:banned_users", "Autorisez de nouveau le compte"),
        (_not_moderator, "twitch", "pas modérateur", "/mod"),
        (_twitch_token_wrong, "twitch", "refuse les jetons du bot", "Autorisez de nouveau le compte"),
        (_channel_unknown, "twitch", "personne_ici", "Corrigez le nom de la chaîne"),
        (_oauth_down, "twitch", "Twitch ne répond pas", "status.twitch.com"),
        (_twitch_gone, "twitch", "Twitch ne répond pas", "Vérifiez la connexion"),
        (_discord_token_wrong, "discord", "Discord refuse le jeton", "Reset Token"),
        (_content_forbidden, "discord", "lire les messages", "Message Content Intent"),
        (_right_missing, "discord", "gérer les messages", "Accordez ces droits"),
        (_discord_channel_unknown, "discord", "salon-perdu", "Corrigez la liste des salons"),
        (_guild_unknown, "discord", "pas membre du serveur", "Invitez le bot"),
        (_bot_not_invited, "discord", "pas membre du serveur", "Invitez le bot"),
        (_discord_gone, "discord", "Discord ne répond pas", "Vérifiez la connexion"),
    ],
)
async def test_what_is_wrong_on_a_platform_is_named_with_its_remedy(
    platforms: Platforms,
    tmp_path: Path,
    store_url: str,
    broken: Break,
    part: str,
    detail: str,
    remedy: str,
) -> None:
    settings = platforms.settings() | broken(platforms)
    found = await findings(tmp_path, store_url, **settings)
    fault = ill(found, part)
    assert detail in fault.detail
    assert remedy in fault.remedy
    other = "discord" if part == "twitch" else "twitch"
    assert all(each.health is Health.GOOD for each in found if each.part.startswith(other)), found
    said = str(found)
    assert not [secret for secret in secrets_of(settings) if secret in said]


@pytest.mark.parametrize(
    ("but_for_bot", "withheld", "detail"),
    [
        (False, (), "voir le salon"),
        (True, ("send_messages",), "envoyer des messages"),
    ],
)
async def test_a_moderators_channel_that_the_bot_cannot_use_is_named(
    platforms: Platforms,
    tmp_path: Path,
    store_url: str,
    but_for_bot: bool,
    withheld: tuple[str, ...],
    detail: str,
) -> None:
    name = next(iter(platforms.discord.channel_ids))
    platforms.discord.keep_private(name, but_for_bot=but_for_bot, withheld=withheld)
    found = await findings(
        tmp_path, store_url, **platforms.settings(), BOUGE_DISCORD__MODERATION_CHANNEL=name
    )

    fault = ill(found, "discord:moderators")

    assert f"#{name}" in fault.detail
    assert detail in fault.detail
    assert "Accordez ces droits" in fault.remedy


async def test_a_moderators_channel_that_all_may_read_is_said_and_a_private_one_is_well(
    platforms: Platforms, tmp_path: Path, store_url: str
) -> None:
    name = next(iter(platforms.discord.channel_ids))
    settings = platforms.settings() | {"BOUGE_DISCORD__MODERATION_CHANNEL": name}
    fault = ill(await findings(tmp_path, store_url, **settings), "discord:moderators")
    platforms.discord.keep_private(name)
    found = await findings(tmp_path, store_url, **settings)

    assert "Tout le serveur peut lire" in fault.detail
    assert [each.health for each in found if each.part == "discord:moderators"] == [Health.GOOD]


async def test_a_show_without_a_platform_is_told_how_to_have_one(tmp_path: Path, store_url: str) -> None:
    fault = ill(await findings(tmp_path, store_url), "platforms")
    assert fault.health is Health.DOWN
    assert "BOUGE_DISCORD__TOKEN" in fault.remedy


async def test_local_faults_are_all_found_in_one_go(
    platforms: Platforms, tmp_path: Path, store_url: str
) -> None:
    (tmp_path / "modele").mkdir()
    (tmp_path / "file").touch()
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        found = await findings(
            tmp_path,
            store_url,
            **platforms.twitch_settings(),
            BOUGE_DATA_DIR=str(tmp_path / "file"),
            BOUGE_SHOW__RUNDOWN=str(tmp_path / "rien.toml"),
            BOUGE_CLASSIFIER__ENABLED="true",
            BOUGE_CLASSIFIER__MODEL=str(tmp_path / "modele"),
            BOUGE_WEB__PORT=str(listening.getsockname()[1]),
        )
    for part, detail, remedy in (
        ("data_dir", "file", "Choisissez un dossier"),
        ("rundown", "rien.toml", "show.rundown"),
        ("classifier", "config.json", "classifier.model"),
        ("web", "déjà occupé", "web.port"),
    ):
        fault = ill(found, part)
        assert fault.health is Health.DOWN
        assert detail in fault.detail
        assert remedy in fault.remedy
    assert [each.health for each in found if each.part == "store"] == [Health.GOOD]
    assert Health.DOWN not in {each.health for each in found if each.part.startswith("twitch")}


async def test_a_signing_key_that_others_may_read_is_named_and_stops_nothing(
    platforms: Platforms, tmp_path: Path, store_url: str
) -> None:
    open_key(tmp_path / "data")
    (tmp_path / "data" / FILE_NAME).chmod(0o644)

    fault = ill(await findings(tmp_path, store_url, **platforms.settings()), "key")

    assert fault.health is Health.DEGRADED
    assert "chmod 600" in fault.detail
    assert "aucune urne" in fault.remedy


async def test_a_store_that_is_away_is_named_without_its_password(tmp_path: Path) -> None:
    found = await findings(tmp_path, "redis://:sesame-du-store@127.0.0.1:1/")
    fault = ill(found, "store")
    assert "store.url" in fault.remedy
    assert "sesame-du-store" not in str(found)


async def test_every_fault_of_the_charter_is_named(
    platforms: Platforms, tmp_path: Path, store_url: str
) -> None:
    charter = tmp_path / "charte.toml"
    charter.write_text('[[rules]]\nid = "Respect"\ntitle = "On parle des idées"\ntext = "Sans insulte."\n')

    found = await findings(
        tmp_path, store_url, **platforms.settings(), BOUGE_MODERATION__CHARTER=str(charter)
    )

    faults = [each.detail for each in found if each.part == "charter"]
    assert len(faults) == 2
    assert "minuscules" in faults[0]
    assert "aucune règle ne couvre" in faults[1]


async def test_what_the_bot_does_by_itself_is_said(
    platforms: Platforms, tmp_path: Path, store_url: str
) -> None:
    found = await findings(tmp_path, store_url, **platforms.settings(), BOUGE_MODERATION__MODES__HIGH="act")

    (said,) = [each.detail for each in found if each.part == "charter"]
    assert "le bot retire ou décide de lui-même pour" in said
