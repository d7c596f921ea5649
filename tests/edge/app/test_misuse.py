"""A command typed wrong: one French sentence that says what to do, exit code 2, no trace, nothing started."""

from pathlib import Path

import pytest

from tests.edge.app.command_line import Typed, piped, really


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("emission", "la commande « emission » n'existe pas"),
        ("rehearze", "la commande « rehearze » n'existe pas"),
        ("run --nope", "l'option « --nope » n'existe pas"),
        ("rehearse --second 3", "l'option « --second » n'existe pas"),
        ("run --config", "l'option « --config » attend une valeur"),
        ("rehearse --json", "l'option « --json » attend une valeur"),
        ("run demain", "« demain » est de trop"),
        ("audit a b", "« a b » est de trop"),
        ("rehearse --rate vite", "« --rate » ne convient pas. Il faut un nombre."),
        ("rehearse --seed 1.5", "« --seed » ne convient pas. Il faut un nombre entier."),
        ("rehearse --viewers beaucoup", "« --viewers » ne convient pas. Il faut un nombre entier."),
        ("rehearse --rate 0", "--rate : 0 ne convient pas, il faut de 0.1 à 5000"),
        ("rehearse --rate nan", "--rate : nan ne convient pas"),
        ("rehearse --rate inf", "--rate : inf ne convient pas"),
        ("rehearse --seconds -3", "--seconds : -3 ne convient pas, il faut de 0 à 86400"),
        ("rehearse --seconds 86401", "--seconds : 86401 ne convient pas"),
        ("rehearse --viewers 9", "--viewers : 9 ne convient pas, il faut de 10 à 20000"),
        ("rehearse --port 65536", "--port : 65536 ne convient pas, il faut de 0 à 65535"),
        ("rehearse --faults explosions", "Pannes inconnues : explosions. Choisissez parmi : duplicates,"),
        ("rehearse --faults drops,bris,429,gel", "Pannes inconnues : bris, gel."),
        ("rehearse --json {folder}/rien/figures.json", "--json : le dossier {folder}/rien n'existe pas"),
        ("rehearse --json {folder}", "--json : {folder} est un dossier"),
        ("classify {folder}/rien.jsonl", "rien.jsonl : illisible (ce fichier ou ce dossier n'existe pas)"),
        ("classify {folder}", "illisible (c'est un dossier)"),
        ("run --addresses {folder}/rien/a.json", "--addresses : le dossier {folder}/rien n'existe pas"),
        ("run --addresses {folder}", "--addresses : {folder} est un dossier"),
    ],
)
def test_a_wrong_command_is_explained_in_french(
    typed: Typed, tmp_path: Path, words: str, expected: str
) -> None:
    outcome = typed(
        *words.format(folder=tmp_path).split(),
        BOUGE_CLASSIFIER__ENABLED="false",
        BOUGE_DATA_DIR=str(tmp_path / "data"),
    )
    assert outcome.code == 2
    assert expected.format(folder=tmp_path) in outcome.said
    assert outcome.out == ""
    assert "Traceback" not in outcome.err
    assert not (tmp_path / "data").exists()


SETTINGS = ("run", "classify", "doctor", "audit", "key", "token make", "model evaluate", "model compare")
NONE = ("rehearse", "verify", "tally", "read", "rank", "alike", "model", "token")


@pytest.mark.parametrize("command", [*SETTINGS, *NONE])
def test_every_command_has_a_french_help(typed: Typed, command: str) -> None:
    outcome = typed(*command.split(), "--help")
    assert outcome.code == 0
    assert ("--config" in outcome.out) == (command in SETTINGS)
    assert "Afficher cette aide." in outcome.out
    assert "default:" not in outcome.out
    assert "Show this" not in outcome.out


async def test_without_a_command_the_help_is_shown_and_nothing_is_done() -> None:
    outcome = await really()
    assert outcome.code == 2
    for command in ("run", "rehearse", "classify", "doctor", "audit"):
        assert f" {command} " in outcome.out + outcome.err
    assert "Traceback" not in outcome.said


async def test_a_wrong_command_ends_a_real_process_with_2_and_one_line() -> None:
    outcome = await really("rehearse", "--faults", "explosions")
    assert outcome.code == 2
    assert outcome.err.startswith("Erreur : Pannes inconnues : explosions.")
    assert len(outcome.err.splitlines()) == 1


async def test_classify_ends_quietly_when_its_reader_has_left(tmp_path: Path) -> None:
    lines = tmp_path / "lines.jsonl"
    lines.write_text('{"text": "bonsoir"}\n' * 3000, encoding="utf-8")
    script = f"'{{python}}' -m bot classify '{lines}' | head -n 1"
    outcome = await piped(script)
    assert outcome.out.count("\n") == 1
    assert "Traceback" not in outcome.err
    assert "BrokenPipe" not in outcome.err


async def test_the_classifier_keeps_no_diary_and_tells_nobody(tmp_path: Path) -> None:
    """ONNX Runtime would leave a session's id and a queue of reports for its makers."""
    lines = tmp_path / "lines.jsonl"
    lines.write_text('{"text": "bonsoir"}\n', encoding="utf-8")
    home, scratch = tmp_path / "home", tmp_path / "scratch"
    home.mkdir()
    scratch.mkdir()
    places = {"HOME": str(home), "TMPDIR": str(scratch), "XDG_CACHE_HOME": str(home / ".cache")}
    outcome = await really("classify", lines, settings=places)
    assert outcome.code == 0
    assert list(home.rglob("*")) == []
    assert list(scratch.iterdir()) == []
