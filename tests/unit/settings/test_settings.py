"""Settings: the later source wins, every fault is said at once, secrets never show."""

import tomllib
from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings import read_settings
from bot.settings.read import masked

DEFAULT = Path(__file__).parents[3] / "config" / "default.toml"


def own(folder: Path, text: str, mode: int = 0o644) -> Path:
    file = folder / "show.toml"
    file.write_text(text, encoding="utf-8")
    file.chmod(mode)
    return file


def faults(own_file: Path | None = None, **environment: str) -> tuple[str, ...]:
    with pytest.raises(SettingsError) as caught:
        read_settings(DEFAULT, own_file, environment)
    return caught.value.faults


def test_the_default_file_alone_is_valid_and_configures_no_platform() -> None:
    settings = read_settings(DEFAULT, None, {})
    assert settings.twitch.channel == ""
    assert settings.discord.token.get_secret_value() == ""
    assert settings.store.url.get_secret_value() == "embedded"


def test_own_file_overrides_default_and_environment_overrides_both(tmp_path: Path) -> None:
    file = own(tmp_path, "[web]\nport = 1\nhost = '0.0.0.0'\n")
    settings = read_settings(
        DEFAULT, file, {"BOUGE_WEB__PORT": "2", "BOUGE_DISCORD__CHANNELS": "a, b", "HOME": "/"}
    )
    assert (settings.web.port, settings.web.host) == (2, "0.0.0.0")
    assert settings.discord.channels == ("a", "b")


def test_settings_cannot_be_changed() -> None:
    settings = read_settings(DEFAULT, None, {})
    with pytest.raises(ValueError, match="frozen"):
        settings.locale = "en"


def test_every_fault_is_said_at_once_with_its_key(tmp_path: Path) -> None:
    file = own(tmp_path, "[web]\nport = 70000\nprot = 1\n[show]\nid = 'Été'\n[log]\nlevel = 'loud'\n")
    said = "\n".join(faults(file, BOUGE_TWICH__CHANNEL="x", BOUGE_SHOW__STREAM_DELAY_S="tard"))
    for part in (
        "web.port : doit être au plus 65535",
        "« web.prot ». Vouliez-vous dire « web.port » ?",
        "show.id : n'a pas la forme attendue",
        "log.level : doit être l'une de ces valeurs",
        "BOUGE_TWICH__CHANNEL. Vouliez-vous dire BOUGE_TWITCH__CHANNEL ?",
        "show.stream_delay_s : doit être un nombre",
    ):
        assert part in said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[web\n", "TOML valide"),
        ("[moderation.rules]\nlinks = 'oui peut-être'\n", "moderation.rules.links : doit être true ou false"),
        ("[classifier]\nlabels = 3\n", "classifier.labels : doit être une table"),
        ("[votes]\naudit_window_hours = 0\n", "votes.audit_window_hours : doit être au moins 1"),
        ("[votes]\nminimum_turnout = -1\n", "votes.minimum_turnout : doit être au moins 0"),
        ("web = 3\n", "réglage inconnu « web »"),
        ("[nothing.like.this]\nx = 1\n", "La liste est dans config/default.toml"),
        ("[twitch]\nhelix_url = 'ftp://x'\n", "twitch.helix_url"),
        ("[discord]\nconnect = 'localhost'\n", "discord.connect"),
        ("[discord]\nca_file = '/nowhere.pem'\n", "/nowhere.pem n'existe pas"),
        ("[twitch]\nchannel = 'x'\n", "BOUGE_TWITCH__BOT_TOKEN"),
        ("[classifier]\nflag_threshold = 0.9\nact_threshold = 0.5\n", "act_threshold"),
    ],
)
def test_a_wrong_file_gets_a_clear_answer(tmp_path: Path, text: str, expected: str) -> None:
    assert expected in "\n".join(faults(own(tmp_path, text)))


def test_a_missing_or_binary_file_gets_a_clear_answer(tmp_path: Path) -> None:
    assert "illisible" in "\n".join(faults(tmp_path / "nothing.toml"))
    (tmp_path / "binary.toml").write_bytes(b"\xff\xfe")
    assert "UTF-8" in "\n".join(faults(tmp_path / "binary.toml"))


def test_a_secret_in_a_file_that_others_can_read_is_refused(tmp_path: Path) -> None:
    text = "[discord]\ntoken = 'abc'\n"
    (said,) = faults(own(tmp_path, text, 0o640))
    assert "chmod 600" in said
    assert "abc" not in said
    assert read_settings(DEFAULT, own(tmp_path, text, 0o600), {}).discord.token.get_secret_value() == "abc"


def test_secrets_are_masked_in_every_print() -> None:
    secret = "sesame-ouvre-toi"
    environment = {"BOUGE_DISCORD__TOKEN": secret, "BOUGE_WEB__HOST_CODE": secret}
    settings = read_settings(DEFAULT, None, environment)
    for text in (repr(settings), str(settings), settings.model_dump_json(), str(masked(settings))):
        assert secret not in text
    assert masked(settings)["discord"]["token"] == "•••"
    assert masked(settings)["twitch"]["bot_token"] == ""


def test_a_short_access_code_is_refused_without_being_shown() -> None:
    (said,) = faults(BOUGE_WEB__HOST_CODE="court")
    assert "web.host_code" in said
    assert "court" not in said


def test_every_key_of_the_default_file_is_a_setting_and_has_a_comment() -> None:
    lines = DEFAULT.read_text(encoding="utf-8").splitlines()
    keys = [index for index, line in enumerate(lines) if "=" in line and not line.startswith("#")]
    assert all(lines[index - 1].startswith("#") for index in keys)
    assert len(keys) == sum(_leaves(tomllib.loads("\n".join(lines))))


def _leaves(tree: dict[str, object]) -> list[int]:
    return [sum(_leaves(value)) if isinstance(value, dict) and value else 1 for value in tree.values()]
