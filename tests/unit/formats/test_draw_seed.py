"""Where the seed of a draw comes from: a beacon, or what several people committed to."""

import hashlib
import json
from datetime import UTC, datetime

import pytest

from bot.formats.lot import Source, committed, file_of
from bot.formats.plan import Plan
from bot.formats.replay import examine_draw
from tests.unit.formats.drawing import SEED, a_draw, drawn, lot
from tests.unit.formats.made import after, told


def test_a_known_beacon_gives_its_first_round_that_is_a_minute_away() -> None:
    sitting = a_draw(Plan(seats=1, source=Source(kind="beacon", name="drand quicknet")))

    sitting.guide("next")

    number = int(lot(sitting).announced.source.round)
    comes_at = datetime.fromtimestamp(1_692_803_367 + 3 * (number - 1), UTC)
    assert after(120) <= comes_at < after(123)
    assert sitting.session.plan.source.round == str(number)


def test_no_round_is_announced_that_is_already_out() -> None:
    sitting = a_draw(Plan(seats=1, source=Source(kind="beacon", name="Drand", round="4242")))

    assert told(sitting.guide("next")) == "draw-round-past"


@pytest.mark.parametrize("number", ["0000000004242", "9999999999", "٤٢", "12 ou 13", "-1", "bientôt"])
def test_a_known_beacon_has_one_way_to_write_its_rounds(number: str) -> None:
    sitting = a_draw(Plan(seats=1, source=Source(kind="beacon", name="drand", round=number)))

    assert told(sitting.guide("next")) == "draw-source-how"
    assert sitting.session.lot is None


def test_a_known_beacon_says_nothing_before_its_round_and_nothing_that_is_not_its_own() -> None:
    sitting = a_draw(Plan(seats=1, source=Source(kind="beacon", name="drand quicknet")))
    sitting.guide("next", at=60)

    assert told(sitting.guide("seed", text=SEED, at=70)) == "draw-seed-early"
    for chosen in ("une graine qui m’arrange", "ab" * 31, "ab" * 33, "zz" * 32):
        assert told(sitting.guide("seed", text=chosen, at=130)) == "draw-seed-unreadable"
    sitting.guide("seed", text=SEED, at=130)

    assert lot(sitting).seed == SEED


def test_several_people_commit_then_reveal_and_make_the_seed_together() -> None:
    secrets = {"Ana": "un secret assez long", "Bob": "encore un autre secret"}
    sitting = a_draw(Plan(seats=2))
    sitting.guide("commit", text=f"Ana : {committed(secrets['Ana'])}")
    assert told(sitting.guide("next")) == "draw-needs-commitments"
    sitting.guide("commit", text=f"Bob : {committed(secrets['Bob']).upper()}")
    sitting.guide("next")

    assert told(sitting.guide("seed", text=SEED)) == "draw-seed-when"
    assert told(sitting.guide("reveal", text="pas le bon secret")) == "draw-reveal-other"
    sitting.guide("reveal", text=secrets["Bob"])
    assert lot(sitting).seed == ""
    sitting.guide("reveal", text=secrets["Ana"])

    assert sitting.session.phase == "drawn"
    assert lot(sitting).seed == "\n".join(secrets.values())
    assert examine_draw(file_of(lot(sitting)))[1]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Ana", "draw-commit-how"),
        ("Ana : pas une empreinte", "draw-commit-how"),
        (f": {'a' * 64}", "draw-commit-how"),
        (f"Bob : {'a' * 64}", "draw-commit-twice"),
    ],
)
def test_a_commitment_is_a_name_and_a_digest_of_its_own(text: str, fault: str) -> None:
    sitting = a_draw(Plan())
    sitting.guide("commit", text=f"Ana : {'a' * 64}")

    assert told(sitting.guide("commit", text=text)) == fault


def test_a_commitment_said_again_replaces_the_first() -> None:
    sitting = a_draw(Plan())
    sitting.guide("commit", text=f"Ana : {'a' * 64}")
    sitting.guide("commit", text=f"Ana : {'b' * 64}")

    assert [each.digest for each in sitting.session.plan.source.commitments] == ["b" * 64]


DRAND_SIGNATURE = "0f" * 48


DRAND = {
    "round": 4242,
    "signature": DRAND_SIGNATURE,
    "randomness": hashlib.sha256(bytes.fromhex(DRAND_SIGNATURE)).hexdigest(),
}


@pytest.mark.parametrize(
    ("text", "seed"),
    [
        (SEED.upper(), SEED),
        ("  9 12 24 31 45  ", "9 12 24 31 45"),
        (json.dumps(DRAND), DRAND["randomness"]),
        (json.dumps({"pulse": {"pulseIndex": 4242, "outputValue": "AB" * 64}}), "ab" * 64),
    ],
)
def test_a_beacon_is_read_as_typed_or_as_it_answers(text: str, seed: str) -> None:
    assert lot(drawn(seed=text)).seed == seed


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "draw-seed-unreadable"),
        ("de l\u202ehébreu", "draw-seed-unreadable"),
        ("x" * 201, "draw-seed-unreadable"),
        ("x" * 20_001, "draw-seed-unreadable"),
        ('{"round": 4242}', "draw-seed-unreadable"),
        ('{"round": 4242, "randomness": "zz"}', "draw-seed-unreadable"),
        (json.dumps(DRAND | {"round": 4243}), "draw-seed-other-round"),
        (json.dumps(DRAND | {"randomness": "00" * 32}), "draw-seed-altered"),
        (json.dumps(DRAND | {"signature": "pas de l'hexadécimal"}), "draw-seed-altered"),
        ("[" * 5_000, ""),
    ],
)
def test_a_beacon_that_cannot_be_right_draws_nobody(text: str, fault: str) -> None:
    sitting = a_draw()
    sitting.guide("next")
    step = sitting.guide("seed", text=text)

    assert told(step) == (fault or "draw-seed-unreadable")
    assert lot(sitting).drawn == ()


def test_too_many_commitments_and_values_that_cannot_be_read_are_refused() -> None:
    sitting = a_draw(Plan())
    for number in range(12):
        sitting.guide("commit", text=f"P{number} : {number:064x}")
    assert told(sitting.guide("commit", text=f"P12 : {12:064x}")) == "format-enough"
    sitting.guide("next")

    for value in ("court", "x" * 201, "un secret\x00 assez long"):
        assert told(sitting.guide("reveal", text=value)) == "draw-reveal-length"
