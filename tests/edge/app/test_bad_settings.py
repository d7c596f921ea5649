"""Settings and places that cannot be used: each is named with what to do, all at once, and nothing starts."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.store.embedded import EmbeddedServer
from tests.edge.app.command_line import Outcome, Typed, really

SECRET = "mot-de-passe-a-ne-pas-montrer"


@pytest.fixture
def quick(tmp_path: Path) -> dict[str, str]:
    """Give settings of a show that starts in a moment, away from everybody's."""
    return {
        "BOUGE_DATA_DIR": str(tmp_path / "data"),
        "BOUGE_WEB__PORT": "0",
        "BOUGE_CLASSIFIER__ENABLED": "false",
    }


def own(folder: Path, text: str, mode: int = 0o600) -> Path:
    file = folder / "soiree.toml"
    file.write_text(text, encoding="utf-8")
    file.chmod(mode)
    return file


def assert_explained(outcome: Outcome, *parts: str, code: int = 2) -> None:
    """Assert that a refusal says these things, and nothing it should not."""
    for part in parts:
        assert part in outcome.said
    assert outcome.code == code
    assert "Traceback" not in outcome.said
    assert SECRET not in outcome.said


@pytest.mark.parametrize("command", ["run", "classify", "doctor", "audit"])
def test_every_fault_of_every_source_is_listed_at_once(typed: Typed, tmp_path: Path, command: str) -> None:
    file = own(tmp_path, "[web]\nprot = 80\nport = 99999\n[show]\nid = 'Été'\n", 0o644)
    outcome = typed(command, "--config", file, BOUGE_TWICH__CHANNEL="x", BOUGE_LOCALE="de")
    assert_explained(
        outcome,
        "Réglages à corriger :",
        f"{file} : réglage inconnu « web.prot ». Vouliez-vous dire « web.port » ?",
        "web.port : doit être au plus 65535",
        "show.id : n'a pas la forme attendue",
        "variable inconnue BOUGE_TWICH__CHANNEL. Vouliez-vous dire BOUGE_TWITCH__CHANNEL ?",
        "locale : doit être l'une de ces valeurs : 'fr' ou 'en'",
    )
    assert outcome.err.count("•") == 5


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"[web\n", "ce n'est pas du TOML valide"),
        (b"port = = 3", "ce n'est pas du TOML valide"),
        (b"\xff\xfe\x00", "le fichier n'est pas en UTF-8"),
        (b"show = 3", "réglage inconnu « show »"),
    ],
)
def test_a_broken_settings_file_is_named(typed: Typed, tmp_path: Path, content: bytes, expected: str) -> None:
    file = tmp_path / "soiree.toml"
    file.write_bytes(content)
    assert_explained(typed("run", "--config", file), str(file), expected)


def test_a_settings_file_that_is_missing_or_a_folder_is_named(typed: Typed, tmp_path: Path) -> None:
    gone = tmp_path / "rien.toml"
    assert_explained(
        typed("run", "--config", gone), f"{gone} : illisible (ce fichier ou ce dossier n'existe pas)"
    )
    assert_explained(typed("run", "--config", tmp_path), f"{tmp_path} : illisible (c'est un dossier)")


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_settings_file_that_may_not_be_read_is_named(typed: Typed, tmp_path: Path) -> None:
    assert_explained(typed("run", "--config", own(tmp_path, "", 0o000)), "illisible (accès refusé)")


def test_a_secret_that_others_can_read_is_refused_and_not_shown(typed: Typed, tmp_path: Path) -> None:
    file = own(tmp_path, f"[discord]\ntoken = '{SECRET}'\n", 0o644)
    assert_explained(typed("run", "--config", file), f"chmod 600 {file}", "BOUGE_DISCORD__TOKEN")


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("BOUGE_SHOW__RUNDOWN", "{folder}/rien.toml", "rien.toml : conducteur illisible"),
        ("BOUGE_SHOW__RUNDOWN", "{folder}", "conducteur illisible (c'est un dossier)"),
        ("BOUGE_SHOW__RUNDOWN", "{folder}/broken.toml", "aucune séquence. Ajoutez au moins une table"),
        ("BOUGE_MODERATION__RULES__BLOCKED_TERMS_FILE", "{folder}/rien.txt", "rien.txt est illisible"),
        ("BOUGE_DATA_DIR", "{folder}/broken.toml", "broken.toml"),
        ("BOUGE_STORE__URL", f"truc://:{SECRET}@x", "store.url : adresse illisible"),
        ("BOUGE_STORE__URL", f"redis://:{SECRET}@127.0.0.1:1/", "Store injoignable pendant la connexion"),
        ("BOUGE_STORE__URL", f"redis://:{SECRET}@127.0.0.1:port/", "store.url : adresse illisible"),
        ("BOUGE_STORE__URL", "unix:///rien/store.sock", "Store injoignable pendant la connexion"),
        ("BOUGE_WEB__HOST", "192.0.2.1", "Impossible de servir les pages sur 192.0.2.1"),
        ("BOUGE_WEB__HOST", "machine.invalid", "Impossible de servir les pages sur machine.invalid"),
    ],
)
def test_what_the_show_cannot_start_with_is_named(
    typed: Typed, tmp_path: Path, quick: dict[str, str], name: str, value: str, expected: str
) -> None:
    (tmp_path / "broken.toml").write_text("title = 'Soirée'\n", encoding="utf-8")
    outcome = typed("run", **{**quick, name: value.format(folder=tmp_path)})
    assert_explained(outcome, expected, code=outcome.code)
    assert outcome.code in (1, 2)


@pytest.fixture
def taken() -> Iterator[int]:
    """Give a port that somebody else listens on."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        yield listening.getsockname()[1]


def test_a_port_that_is_taken_is_named(typed: Typed, quick: dict[str, str], taken: int) -> None:
    outcome = typed("run", **{**quick, "BOUGE_WEB__PORT": str(taken)})
    assert_explained(outcome, f"127.0.0.1:{taken}", "déjà occupé par un autre programme", "web.port")


async def test_a_second_bot_on_the_same_data_is_told_who_has_it(
    tmp_path: Path, quick: dict[str, str]
) -> None:
    first = EmbeddedServer(tmp_path / "data" / "store")
    await first.start()
    try:
        outcome = await really("run", settings=quick)
    finally:
        first.stop()
    assert_explained(outcome, f"déjà utilisé par un autre bot (processus {os.getpid()})", "data_dir", code=1)


@pytest.mark.parametrize("command", ["classify"])
@pytest.mark.parametrize("content", [None, b"", b"{}", b"not json"])
def test_a_model_folder_that_cannot_be_used_is_named(
    typed: Typed, tmp_path: Path, command: str, content: bytes | None
) -> None:
    folder = tmp_path / "modele"
    folder.mkdir()
    if content is not None:
        (folder / "config.json").write_bytes(content)
    lines = tmp_path / "lines.jsonl"
    lines.write_text('{"text": "bonsoir"}\n', encoding="utf-8")
    assert_explained(typed(command, lines, BOUGE_CLASSIFIER__MODEL=str(folder)), str(folder), code=1)
