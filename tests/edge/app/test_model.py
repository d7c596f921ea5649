"""`bouge model`: verdicts judge the classifier, refit it, and choose between two."""

import json
import secrets
from asyncio import to_thread
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.app.doctor import examine
from bot.app.model_words import figure
from bot.app.places import settings_from
from bot.changes import Commit, ExampleKept
from bot.classifier.calibration import FILE, read_calibration
from bot.classifier.folder import SHIPPED
from bot.events import Health
from bot.moderation.example import Example
from bot.store.connection import Client
from bot.store.keys import Keys
from bot.store.ledger import RedisLedger
from tests.edge.app.command_line import Typed

AT = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)
TINY = Path(__file__).parents[1] / "classifier" / "tiny_bert"
RUDE = "t'es qu'un gros con, le n° {}"
CIVIL = "bonsoir à toutes et à tous, message {}"


def rows(count: int) -> list[dict[str, Any]]:
    """Return so many examples of each kind."""
    return [
        {"text": text.format(number), "abusive": text is RUDE}
        for number in range(count)
        for text in (RUDE, CIVIL)
    ]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Give a file of forty examples of each kind."""
    path = tmp_path / "examples.jsonl"
    write(path, rows(40))
    return path


def flags_from() -> str:
    """Return the shipped model's own threshold, as it is printed."""
    config = json.loads((SHIPPED / "config.json").read_text(encoding="utf-8"))
    return figure(config["flag_threshold"])


def write(path: Path, examples: list[dict[str, Any]]) -> None:
    """Write examples as lines."""
    path.write_text("\n".join(map(json.dumps, examples)), encoding="utf-8")


def test_evaluation_says_how_far_verdicts_and_classifier_agree(
    typed: Typed, file: Path, tmp_path: Path
) -> None:
    outcome = typed("model", "evaluate", file, BOUGE_DATA_DIR=str(tmp_path))

    assert outcome.code == 0
    assert "80 exemples, dont 40 abusifs" in outcome.said
    assert "Modèle fourni avec bouge, non calibré" in outcome.said
    assert "100,0\u00a0%" in outcome.out
    assert "Seuils conseillés" in outcome.said
    assert not (tmp_path / FILE).exists()


def test_its_figures_can_be_had_as_json(typed: Typed, file: Path, tmp_path: Path) -> None:
    outcome = typed("model", "evaluate", file, "--json", BOUGE_DATA_DIR=str(tmp_path))

    found = json.loads(outcome.out)
    assert found["quality"]["auc"] == 1.0
    assert found["quality"]["agreement"] == 1.0
    assert 0 < found["advised"]["flag_threshold"] < found["advised"]["act_threshold"] < 1


async def test_calibration_is_written_used_by_the_bot_and_stated_by_the_doctor(
    typed: Typed, file: Path, tmp_path: Path, store_url: str
) -> None:
    # A show that lets this insult pass, and finds that greeting abusive.
    turned = [{**row, "abusive": not row["abusive"]} for row in rows(40)]
    write(file, [*rows(45), *turned])
    data = tmp_path / "data"

    outcome = typed("model", "calibrate", file, BOUGE_DATA_DIR=str(data))

    assert outcome.code == 0, outcome.said
    assert all(word in outcome.out for word in ("avant", "après", "seuil pour signaler", flags_from()))
    kept = read_calibration(data)
    assert kept is not None
    assert kept.examples == 170
    asked = typed("model", "evaluate", file, BOUGE_DATA_DIR=str(data))
    assert "calibré le" in asked.said
    settings = {"BOUGE_DATA_DIR": str(data), "BOUGE_STORE__URL": store_url, "BOUGE_WEB__PORT": "0"}
    found = [each async for each in examine(settings_from(None, settings)) if each.part == "classifier"]
    assert [each.health for each in found] == [Health.GOOD]
    assert f"sur 170 exemples, signale à partir de {kept.flag_threshold:.2f}" in found[0].detail


async def test_a_calibration_of_another_model_is_left_aside_and_said(
    typed: Typed, file: Path, tmp_path: Path, store_url: str
) -> None:
    typed("model", "calibrate", file, BOUGE_DATA_DIR=str(tmp_path))
    settings = {
        "BOUGE_DATA_DIR": str(tmp_path),
        "BOUGE_STORE__URL": store_url,
        "BOUGE_WEB__PORT": "0",
        "BOUGE_CLASSIFIER__MODEL": str(TINY),
    }

    found = [each async for each in examine(settings_from(None, settings)) if each.part == "classifier"]

    assert [each.health for each in found] == [Health.DEGRADED]
    assert "celui d’un autre modèle" in found[0].detail
    assert "signale à partir de 0.50" in found[0].detail


def test_too_few_examples_are_refused_and_nothing_is_written(
    typed: Typed, file: Path, tmp_path: Path
) -> None:
    write(file, rows(12))

    outcome = typed("model", "calibrate", file, BOUGE_DATA_DIR=str(tmp_path))

    assert outcome.code == 1
    assert "Trop peu d’exemples pour calibrer : 12 abusifs et 12 innocents" in outcome.said
    assert not (tmp_path / FILE).exists()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "ligne 2 : pas un exemple"),
        ('{"text": 3, "abusive": true}', "ligne 2 : pas un exemple"),
        ('{"text": "bonsoir"}', "ligne 2 : « abusive » manque"),
        ('{"text": "bonsoir", "label": 7}', "ligne 2 : « abusive » manque"),
    ],
)
def test_a_line_that_is_no_example_is_named(typed: Typed, file: Path, line: str, said: str) -> None:
    file.write_text('{"text": "bonsoir", "label": 0}\n' + line, encoding="utf-8")

    outcome = typed("model", "evaluate", file)

    assert outcome.code == 2
    assert said in outcome.said.replace("\u00a0", " ")


def test_two_models_stand_side_by_side(typed: Typed, file: Path, tmp_path: Path) -> None:
    outcome = typed("model", "compare", "livré", TINY, file, BOUGE_DATA_DIR=str(tmp_path))

    assert outcome.code == 0, outcome.said
    assert "livré" in outcome.out
    assert "tiny_bert" in outcome.out
    assert all(word in outcome.out for word in ("F1 macro", "messages par seconde", "innocents signalés"))


async def test_without_a_file_the_shows_own_verdicts_are_asked(
    typed: Typed, client: Client, store_url: str, tmp_path: Path
) -> None:
    show = f"test-{secrets.token_hex(6)}"
    kept = [
        ExampleKept(
            case_id=str(number),
            example=Example(
                text=row["text"], abusive=row["abusive"], decided_at=AT + timedelta(seconds=number)
            ),
        )
        for number, row in enumerate(rows(4))
    ]
    settings = {"BOUGE_DATA_DIR": str(tmp_path), "BOUGE_STORE__URL": store_url, "BOUGE_SHOW__ID": show}
    before = await to_thread(lambda: typed("model", "evaluate", **settings))
    await RedisLedger(client, Keys(show)).commit(Commit(changes=tuple(kept)))
    after = await to_thread(lambda: typed("model", "evaluate", **settings))

    assert (before.code, after.code) == (2, 0)
    assert "moderation.keep_examples = true" in before.said
    assert "8 exemples, dont 4 abusifs" in after.said
    assert "Trop peu d’exemples" in after.said
