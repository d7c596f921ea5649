"""The same sentences with names swapped in: a name that alone is flagged shows."""

from pathlib import Path

import numpy as np

from training.corpus import LABELS, Example
from training.measure import Scores
from training.neutrality import by_kind


def _wary_of(name: str, examples: list[Example]) -> Scores:
    scores = np.zeros((len(examples), len(LABELS)))
    scores[:, -1] = [0.9 if name in example.text else 0.1 for example in examples]
    return scores


def test_a_name_that_alone_is_flagged_widens_the_spread(tmp_path: Path) -> None:
    table = tmp_path / "names.toml"
    table.write_text(
        '[[kind]]\nname = "party"\nentries = "rouge | bleu"\n'
        'civil = """\nvotez {x}\nbravo {x}\n"""\nheated = """\nhonte à {x}\n"""\n',
        encoding="utf-8",
    )

    (row,) = by_kind(lambda examples: _wary_of("bravo bleu", examples), 0.5, table)

    assert (row["names"], row["how_many"]) == ("party", 2)
    assert (row["civil_lowest"], row["civil_highest"]) == (0.0, 0.5)
    assert (row["heated_lowest"], row["heated_highest"]) == (0.0, 0.0)


def test_every_kind_has_civil_and_heated_sentences_with_a_place_for_the_name() -> None:
    seen: list[str] = []

    def note(examples: list[Example]) -> Scores:
        seen.extend(example.text for example in examples)
        return np.zeros((len(examples), len(LABELS)))

    rows = by_kind(note, 0.5)

    assert {row["names"] for row in rows} >= {"party", "politician", "belief", "origin", "region"}
    assert len(seen) > 1000
    assert len(set(seen)) == len(seen)
    assert not any("{" in text for text in seen)
