"""The model inside the package, on obvious sentences both ways, on hostile text, and on its own card."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.classifier.explaining import ExplainingModel
from bot.classifier.folder import SHIPPED
from bot.classifier.model import Model, load_model
from bot.classifier.scorer import ThreadedScorer
from bot.moderation.scores import CATEGORIES

MEGABYTE = 1_000_000

ABUSIVE = [
    ("t'es qu'un gros con", "insult"),
    ("ferme ta gueule espèce d'abruti", "insult"),
    ("sale c0nn4rd", "insult"),
    ("t e s  u n  c o n n a r d", "insult"),
    ("nique ta mère", "insult"),
    ("les Arabes sont des rats, dehors", "hate"),
    ("sale pédé", "hate"),
    ("je vais te retrouver et te casser les jambes", "threat"),
    ("je vais te tuer", "threat"),
    ("je vais te tuer ce soir", "threat"),
    ("je te tue ce soir", "threat"),
    ("montre tes seins la présentatrice", "sexual"),
    ("va crever, personne ne veut de toi ici", "harassment"),
]
CIVIL = [
    "bonsoir à tous, hâte d'entendre l'invité",
    "cette réforme est une honte, le gouvernement nous prend pour des cons !",
    "Macron démission !!!",
    "vous mentez monsieur le maire, c'est un scandale",
    "je suis lesbienne et fière de l'être",
    "on m'a traité de pédé hier dans le bus, marre",
    "je suis trop con j'ai raté le vote",
    "putain le son est pourri",
    "les migrants doivent être mieux accueillis",
    "mais que fait la modération ?",
    "!vote 2",
    "question pour madame la maire : pourquoi fermer la piscine ?",
    "je ne suis pas du tout d'accord avec toi, tes chiffres sont faux",
    "je te rappelle ce soir",
    "😂😂😂",
]


@pytest.fixture(scope="module")
def model() -> Model:
    """Return the shipped model."""
    return load_model("")


@pytest.mark.parametrize(("text", "category"), ABUSIVE)
def test_plain_abuse_is_flagged_and_named(model: Model, text: str, category: str) -> None:
    (scores,) = model.score([text])

    assert scores.abusive >= model.flag_threshold
    assert scores.categories[category] >= 0.25


@pytest.mark.parametrize("text", CIVIL)
def test_civil_heated_and_quoted_speech_is_not_flagged(model: Model, text: str) -> None:
    (scores,) = model.score([text])

    assert scores.abusive < model.flag_threshold


def test_it_has_our_categories_and_two_thresholds(model: Model) -> None:
    (scores,) = model.score(["bonjour"])

    assert set(scores.categories) == set(CATEGORIES)
    assert 0.0 < model.flag_threshold < model.act_threshold < 1.0


def test_a_score_does_not_depend_on_the_company_it_is_scored_in(model: Model) -> None:
    texts = [text for text, _ in ABUSIVE] + CIVIL

    together = [scores.abusive for scores in model.score(texts)]
    alone = [model.score([text])[0].abusive for text in texts]

    # int8 scales its inputs over a whole batch, so the last digits move.
    assert together == pytest.approx(alone, abs=0.03)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\x00",
        "\u202e",
        "a" * 10_000,
        "😀" * 500,
        "e\u0301\u0327" * 300,
        "\ud800",
        "<script>alert(1)</script>",
    ],
)
def test_hostile_text_gets_a_score_like_any_other(model: Model, text: str) -> None:
    (scores,) = model.score([text])

    assert 0.0 <= scores.abusive <= 1.0


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=8))
def test_any_texts_give_one_score_each(texts: list[str]) -> None:
    found = load_once().score(texts)

    assert len(found) == len(texts)
    assert all(
        0.0 <= chance <= 1.0 for scores in found for chance in (scores.abusive, *scores.categories.values())
    )


_loaded: list[Model] = []


def load_once() -> Model:
    """Return one model for all examples of a property."""
    if not _loaded:
        _loaded.append(load_model(""))
    return _loaded[0]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("bonsoir à tous sauf à ce connard de présentateur", "connard"),
        ("le débat est bien mais toi t'es un abruti fini", "abruti"),
        ("franchement le ministre est une grosse merde", "merde"),
        ("merci pour l'émission bande de débiles profonds", "débiles"),
        ("va voir ailleurs, sale c0nn4rd !!", "c0nn4rd"),
        ("hé toi, t e s  u n  c o n n a r d", "c o n n a r d"),
        ("SALE PÉDÉ va", "PÉDÉ"),
    ],
)
def test_the_insult_is_inside_the_spans(model: Model, text: str, word: str) -> None:
    (scores,) = ExplainingModel(model, model.flag_threshold).score([text])

    assert any(word in text[start:end] for start, end in scores.spans)
    assert sum(end - start for start, end in scores.spans) < len(text)


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=80), st.sampled_from(["", "sale con ", "ćo n ", "ta gu€ule "]))
def test_spans_are_valid_offsets_of_any_text(text: str, opening: str) -> None:
    said = opening + text

    (scores,) = ExplainingModel(load_once(), 0.0).score([said])

    assert all(0 <= start < end <= len(said) for start, end in scores.spans)
    assert list(scores.spans) == sorted(scores.spans)


async def test_the_scorer_runs_it_in_its_thread() -> None:
    scorer = ThreadedScorer(lambda: load_model(""))
    await scorer.start()
    try:
        civil, rude = await scorer.score(["bonsoir tout le monde", "t'es qu'un gros con"])
    finally:
        await scorer.close()

    assert civil.abusive < scorer.flag_threshold <= rude.abusive


def test_the_folder_is_small_and_has_its_card() -> None:
    size = sum(file.stat().st_size for file in SHIPPED.rglob("*") if file.is_file())
    card = (SHIPPED / "README.md").read_text(encoding="utf-8")

    assert size <= 20 * MEGABYTE
    assert all(
        word in card for word in ("flag", "act", "licence", "Grand Débat National", "Polis", "Tatoeba")
    )


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the kernel tells no peak memory here")
def test_it_loads_without_torch_or_network_and_stays_small() -> None:
    # VmHWM, not ru_maxrss: the latter also counts what the testing process held when it forked.
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from bot.classifier.model import load_model\n"
        "load_model('').score(['bonjour'] * 64 + ['x' * 500] * 64)\n"
        "status = Path('/proc/self/status').read_text()\n"
        "print('torch' in sys.modules, status.partition('VmHWM:')[2].split()[0])"
    )
    root = Path(__file__).parents[3]

    done = subprocess.run(
        [sys.executable, "-c", program], cwd=root, capture_output=True, text=True, timeout=60
    )

    torch_came_along, peak_kb = done.stdout.split()
    assert torch_came_along == "False"
    assert int(peak_kb) * 1024 < 230 * MEGABYTE
    assert done.stderr == ""
