"""The published draw, replayed: what is right is told, and whatever was changed is noticed."""

import json

import pytest
from msgspec.structs import replace

from bot.formats.lot import Lot, Quota, Source, Volunteer, committed, digest_of, drawn_lot, file_of
from bot.formats.plan import Plan
from bot.formats.replay import examine_draw, is_draw
from bot.formats.token import token_of
from tests.unit.formats.drawing import BEACON, SEED, a_draw, drawn, lot, resealed


def test_a_list_that_came_after_its_round_is_refused() -> None:
    announced = replace(lot(drawn()).announced, source=Source(kind="beacon", name="drand", round="4242"))
    made = drawn_lot(Lot(announced=announced, digest=digest_of(announced)), SEED)
    undated = replace(announced, listed_at="hier soir")

    lines, valid = examine_draw(file_of(made))

    assert not valid
    assert "déjà connu" in lines[-1]
    for unread in (undated, replace(announced, source=replace(announced.source, round="0000000004242"))):
        made = drawn_lot(Lot(announced=unread, digest=digest_of(unread)), SEED)
        lines, valid = examine_draw(file_of(made))
        assert not valid
        assert "ne se lisent pas" in lines[-1]


def test_a_list_that_came_before_its_round_says_so() -> None:
    sitting = a_draw(Plan(seats=1, source=Source(kind="beacon", name="drand quicknet")))
    sitting.guide("next")
    sitting.guide("seed", text=SEED, at=130)

    lines, valid = examine_draw(file_of(lot(sitting)))

    assert valid
    chosen = drawn_lot(replace(lot(sitting), seed=""), "une graine choisie")
    assert examine_draw(file_of(chosen))[0][-1] == "✗ La graine ne peut pas être une valeur de cette balise."
    assert any("Ce tour est sorti après la liste" in line for line in lines)


def test_a_small_file_with_any_byte_changed_is_refused() -> None:
    raw = file_of(lot(drawn(Plan(seats=1, reserves=1, source=BEACON))))
    assert examine_draw(raw)[1]

    missed = [
        (place, change)
        for place in range(len(raw))
        for change in (raw[place] ^ 1, raw[place] ^ 0x20, ord("0"), ord("a"), ord('"'), ord(" "))
        if change != raw[place] and examine_draw(raw[:place] + bytes([change]) + raw[place + 1 :])[1]
    ]

    assert missed == []
    assert not any(examine_draw(raw[:place])[1] for place in range(len(raw)))
    assert not examine_draw(raw + b" ")[1]


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("seed", "autre", "Cette graine ne tire pas ces personnes."),
        ("drawn", ["T-ana", "T-bob"], "Cette graine ne tire pas ces personnes."),
        ("seed", "", "Des personnes sont tirées sans graine."),
        ("revealed", ["x"], "Des valeurs sont révélées sans que personne se soit engagé."),
        ("digest", "0" * 64, "L’empreinte de la liste ne correspond pas"),
        ("format", "bouge-draw/9", "Ce n’est pas un tirage bouge-draw/1."),
    ],
)
def test_a_file_that_is_sealed_anew_is_refused_for_what_it_says(field: str, value: object, said: str) -> None:
    changed = json.loads(file_of(lot(drawn()))) | {field: value}

    lines, valid = examine_draw(resealed(changed))

    assert not valid
    assert said in lines[-1]


def test_a_file_is_held_to_the_digest_that_was_seen_on_air() -> None:
    made = lot(drawn())
    raw = file_of(made)

    assert examine_draw(raw, made.digest)[1]
    assert not examine_draw(raw, "0" * 64)[1]


def test_a_list_without_its_seed_is_right_and_draws_nobody() -> None:
    sitting = a_draw()
    sitting.guide("next")

    lines, valid = examine_draw(file_of(lot(sitting)))

    assert valid
    assert "rien n’est tiré" in lines[-1]


def test_a_list_that_names_somebody_twice_is_refused() -> None:
    made = lot(drawn())
    people = (*made.announced.people, Volunteer(person="T-fay", tags=()))
    announced = replace(made.announced, people=people)
    cheated = replace(made, announced=announced, digest=digest_of(announced))

    assert not examine_draw(file_of(cheated))[1]


@pytest.mark.parametrize("raw", [b"", b"[]", b"{}", b"\xff", b'{"box": 1}', b"[" * 2_000])
def test_what_is_no_draw_is_told_apart(raw: bytes) -> None:
    assert not is_draw(raw)
    assert not examine_draw(raw)[1]


def test_a_draw_is_told_apart() -> None:
    assert is_draw(file_of(lot(drawn())))


def a_promised(secret: str = "un secret assez long") -> Lot:
    """Return a draw that two people made together."""
    sitting = a_draw(Plan(seats=1))
    for name in ("Ana", "Bob"):
        sitting.guide("commit", text=f"{name} : {committed(secret + name)}")
    sitting.guide("next")
    for name in ("Ana", "Bob"):
        sitting.guide("reveal", text=secret + name)
    return lot(sitting)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {"revealed": ["un secret assez longAna"]},
            "Il n’y a pas une valeur révélée pour chaque engagement.",
        ),
        ({"revealed": ["un secret assez longAna", "autre"]}, "révélée par Bob n’est pas celle"),
        ({"seed": "autre"}, "La graine n’est pas faite des valeurs révélées."),
    ],
)
def test_a_seed_that_is_not_what_people_committed_to_is_refused(
    changes: dict[str, object], said: str
) -> None:
    lines, valid = examine_draw(resealed(json.loads(file_of(a_promised())) | changes))

    assert not valid
    assert said in lines[-1]


def test_quotas_beyond_the_seats_and_hidden_signs_are_refused() -> None:
    made = lot(drawn())
    greedy = replace(made.announced, quotas=(Quota(tag="first", seats=9),))
    hidden = replace(made.announced, title="Le \u202ejury")

    for announced in (greedy, hidden):
        assert not examine_draw(
            file_of(drawn_lot(Lot(announced=announced, digest=digest_of(announced)), SEED))
        )[1]


def test_a_token_is_fifty_bits_in_letters_that_are_not_misread() -> None:
    assert token_of("f" * 32) == "ZZZZZ-ZZZZZ"
    assert token_of("0" * 32) == "00000-00000"
    assert token_of("0000000000004" + "0" * 19) == "00000-00001"
