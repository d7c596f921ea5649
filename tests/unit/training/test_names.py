"""Names in labelled rows are swapped for others of their kind; nothing else is touched."""

import random
import re
import tomllib

from training.corpus import LABELS, Example
from training.families import read_families, read_slots
from training.names import NameSwap
from training.neutrality import TABLE


def swapped(text: str, times: int = 60) -> set[str]:
    """Return what becomes of a text, over many draws."""
    swap = NameSwap(random.Random(1), read_slots())
    row = Example(text, (0.0,) * len(LABELS), 1.0, "rows")
    return {swap.other(row).text for _ in range(times)}


def test_a_name_is_replaced_by_others_of_its_kind_in_its_own_form() -> None:
    found = swapped("les Algériens et le PS, selon Macron")

    assert "les Algériens et le PS, selon Macron" in found
    assert len(found) > 20
    assert all(re.fullmatch(r"les [A-ZÉ][\w'-]+ et le [A-Za-z]+, selon [A-ZÉ][\w-]+", text) for text in found)


def test_small_letters_and_the_singular_stay_so() -> None:
    assert all(text.startswith("un ") and text.islower() for text in swapped("un algérien"))


def test_other_words_stay() -> None:
    text = "bonsoir à tous, le parti est parti et la gauche aussi"

    assert swapped(text) == {text}


def test_the_same_seed_swaps_the_same_names() -> None:
    assert swapped("les Bretons et les Corses") == swapped("les Bretons et les Corses")


def test_what_neutrality_is_measured_on_was_never_trained_on() -> None:
    trained = {re.sub(r"\{\w+\}", "{}", line.text) for line in read_families()}
    measured = {
        line.replace("{x}", "{}")
        for kind in tomllib.loads(TABLE.read_text(encoding="utf-8"))["kind"]
        for tone in ("civil", "heated")
        for line in kind[tone].strip().splitlines()
    }

    assert trained & measured == set()
    assert len(measured) > 250
