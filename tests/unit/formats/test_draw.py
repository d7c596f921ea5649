"""Drawing by lot: who is in the list, where the seed comes from, and who it draws."""

import hashlib
import json
from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from bot.events import Platform
from bot.formats.draw import seated
from bot.formats.lot import Lot, Quota, Source, Volunteer, committed, digest_of, drawn_by, drawn_lot, file_of
from bot.formats.plan import Plan
from bot.formats.replay import examine_draw, is_draw
from bot.formats.session import Step
from bot.formats.token import token_of
from bot.words import Refusal
from tests.unit.formats.made import Sitting, after, keys_of, told

# A beacon of which the bot does not know when its rounds come.
BEACON = Source(kind="beacon", name="balise du soir", round="4242")
PLAN = Plan(seats=2, reserves=2, source=BEACON)
SEED = "ab" * 32
PEOPLE = ("ana", "bob", "cleo", "dan", "eve", "fay")


def a_draw(plan: Plan = PLAN, people: tuple[str, ...] = PEOPLE) -> Sitting:
    """Return a draw that some people volunteered for, half of them on Discord."""
    sitting = Sitting("draw", plan, seconds=60)
    for place, person in enumerate(people):
        platform = Platform.DISCORD if place % 2 else Platform.TWITCH
        sitting.say("volontaire", by=person, at=place, platform=platform, heard=int(place < 2))
    return sitting


def drawn(plan: Plan = PLAN, seed: str = SEED) -> Sitting:
    """Return a draw that was made."""
    sitting = a_draw(plan)
    sitting.guide("next")
    sitting.guide("seed", text=seed)
    return sitting


def lot(sitting: Sitting) -> Lot:
    """Return the lot of a draw whose list is fixed."""
    assert sitting.session.lot is not None
    return sitting.session.lot


def test_volunteers_are_told_their_name_in_the_list_and_counted_once() -> None:
    sitting = Sitting("draw", PLAN)

    step = sitting.say("volontaire")
    again = sitting.say("volontaire")

    assert isinstance(step, Step)
    assert step.told == Refusal("draw-in", {"token": "T-zoe"})
    assert told(again) == "draw-in"
    assert len(sitting.entries) == 1


def test_who_desists_is_not_in_the_list() -> None:
    sitting = a_draw()

    assert told(sitting.say("desiste", by="bob")) == "draw-out"
    sitting.guide("next")

    assert "T-bob" not in [each.person for each in lot(sitting).announced.people]


def test_the_list_is_published_with_its_digest_before_the_seed_is_known() -> None:
    sitting = a_draw()

    sitting.guide("next")

    assert sitting.session.phase == "listed"
    assert lot(sitting).seed == ""
    assert lot(sitting).drawn == ()
    (said,) = sitting.announced
    assert said.values == {"people": 6, "digest": lot(sitting).digest, "source": "balise du soir 4242"}
    assert told(sitting.say("volontaire", by="gus")) == "draw-list-closed"
    assert told(sitting.say("desiste", by="ana")) == "draw-list-closed"


def test_no_list_is_fixed_before_its_source_is_announced() -> None:
    sitting = a_draw(Plan(seats=1))

    assert told(sitting.guide("next")) == "draw-needs-source"
    assert told(sitting.guide("source", text=" ; 99")) == "draw-source-how"
    sitting.guide("source", text="la \u202ebalise ; 99")
    sitting.guide("next")

    assert lot(sitting).announced.source == Source(kind="beacon", name="la balise", round="99")


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


def test_a_list_that_came_after_its_round_is_refused() -> None:
    announced = replace(lot(drawn()).announced, source=Source(kind="beacon", name="drand", round="4242"))
    made = drawn_lot(Lot(announced=announced, digest=digest_of(announced)), SEED)
    unknown = replace(announced, listed_at="hier soir")

    lines, valid = examine_draw(file_of(made))

    assert not valid
    assert "déjà connu" in lines[-1]
    undated = drawn_lot(Lot(announced=unknown, digest=digest_of(unknown)), SEED)
    assert examine_draw(file_of(undated))[1]


def test_a_list_that_came_before_its_round_says_so() -> None:
    sitting = a_draw(Plan(seats=1, source=Source(kind="beacon", name="drand quicknet")))
    sitting.guide("next")
    sitting.guide("seed", text=SEED)

    lines, valid = examine_draw(file_of(lot(sitting)))

    assert valid
    assert any("Ce tour est sorti après la liste" in line for line in lines)


def test_no_source_changes_once_the_list_is_fixed() -> None:
    sitting = a_draw()
    sitting.guide("next")

    assert told(sitting.guide("source", text="autre ; 1")) == "draw-list-closed"
    assert told(sitting.guide("commit", text=f"Ana : {'0' * 64}")) == "draw-list-closed"


def test_nobody_is_drawn_without_a_seed_and_nobody_twice() -> None:
    sitting = a_draw()

    assert told(sitting.guide("seed", text=SEED)) == "draw-seed-when"
    sitting.guide("next")
    assert told(sitting.guide("next")) == "draw-needs-seed"
    sitting.guide("seed", text=SEED)
    before = lot(sitting)
    assert told(sitting.guide("seed", text="cd" * 32)) == "draw-seed-when"

    assert lot(sitting) == before


def test_the_order_is_that_of_the_digest_of_the_seed_and_the_person() -> None:
    sitting = drawn()

    people = [f"T-{person}" for person in PEOPLE]
    order = sorted(people, key=lambda each: hashlib.sha256(f"{SEED}{each}".encode()).hexdigest())

    assert list(lot(sitting).drawn) == order[:2]
    assert list(lot(sitting).reserve) == order[2:4]
    assert keys_of(sitting.announced) == ["draw-listed", "draw-drawn"]


def test_quotas_take_the_first_in_order_who_count_for_them() -> None:
    plan = Plan(seats=3, quotas=(Quota(tag="discord", seats=2), Quota(tag="first", seats=2)), source=BEACON)
    sitting = drawn(plan)
    tags = {each.person: each.tags for each in lot(sitting).announced.people}

    taken = [tags[person] for person in lot(sitting).drawn]

    assert len(taken) == 3
    assert sum("discord" in each for each in taken) >= 2
    assert sum("first" in each for each in taken) >= 2


@pytest.mark.parametrize("number", range(20))
def test_a_quota_that_lacks_volunteers_leaves_its_seats_to_everybody(number: int) -> None:
    plan = Plan(seats=5, quotas=(Quota(tag="discord", seats=4),), source=BEACON)
    sitting = drawn(plan, f"{number:064x}")
    tags = {each.person: each.tags for each in lot(sitting).announced.people}

    taken = [tags[person] for person in lot(sitting).drawn]

    assert len(taken) == 5
    assert sum("discord" in each for each in taken) == 3


def test_everybody_has_the_same_chance() -> None:
    sitting = a_draw(Plan(seats=1, source=BEACON))
    sitting.guide("next")
    announced = lot(sitting).announced

    times = dict.fromkeys((each.person for each in announced.people), 0)
    for number in range(6_000):
        (first,), _ = drawn_by(f"{number:064x}", announced)
        times[first] += 1

    # Five standard deviations around a thousand.
    assert all(abs(each - 1_000) < 145 for each in times.values())


def test_two_accounts_of_one_person_are_in_the_list_once() -> None:
    sitting = a_draw()
    sitting.link("ana", "bob")

    sitting.guide("next")

    assert [each.person for each in lot(sitting).announced.people].count("T-ana") == 1
    assert len(lot(sitting).announced.people) == 5
    assert len(sitting.entries) == 5


def test_who_asks_not_to_be_named_is_drawn_under_their_name_of_the_list() -> None:
    sitting = Sitting("draw", Plan(seats=2, source=BEACON))
    sitting.say("volontaire", by="ana")
    sitting.say("volontaire", "anonyme", by="bob")
    sitting.guide("next")
    sitting.guide("seed", text=SEED)

    assert set(str(sitting.announced[-1].values["people"]).split(", ")) == {"Ana", "T-bob"}


def test_a_hostile_name_is_drawn_but_never_said() -> None:
    sitting = Sitting("draw", Plan(seats=1, source=BEACON))
    sitting.say("volontaire", by="ana", flagged=True)
    sitting.guide("next")
    sitting.guide("seed", text=SEED)

    assert sitting.announced[-1].values["people"] == "T-ana"


def test_the_reserve_takes_the_seat_of_who_is_not_there() -> None:
    sitting = drawn()
    first = lot(sitting).drawn[0]
    entry = next(each for each in sitting.entries.values() if each.token == first)

    sitting.guide("absent", entry.number)

    assert seated(lot(sitting)) == [lot(sitting).drawn[1], lot(sitting).reserve[0]]
    assert sitting.announced[-1].key == "draw-called"
    assert told(sitting.guide("absent", entry.number)) == "draw-not-drawn"


def test_nobody_volunteers_after_the_time_that_was_announced() -> None:
    sitting = Sitting("draw", PLAN, seconds=60)

    assert told(sitting.say("volontaire", at=69)) == "draw-in"
    assert told(sitting.say("volontaire", by="tard", at=71)) == "draw-list-closed"


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


def test_an_empty_list_is_not_fixed() -> None:
    assert told(Sitting("draw", PLAN).guide("next")) == "draw-nobody"


def test_a_closed_draw_takes_no_gesture_of_a_phase() -> None:
    sitting = drawn()
    sitting.guide("next")

    assert sitting.session.phase == "closed"
    assert told(sitting.guide("fly")) == "format-no-act"
    assert told(sitting.guide("reveal", text="x" * 20)) == "draw-reveal-when"


def test_who_is_forgotten_leaves_an_open_list_and_is_nobody_in_a_fixed_one() -> None:
    before, fixed = a_draw(), a_draw()
    fixed.guide("next")
    entry = next(iter(fixed.entries.values()))

    assert before.format.forgotten(before.room, next(iter(before.entries.values()))) is None
    left = fixed.format.forgotten(fixed.room, entry)

    assert left is not None
    assert (left.name, left.account, left.message_id, left.named) == ("", "", "", False)
    assert left.token == entry.token


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


def resealed(file: dict[str, object]) -> bytes:
    """Return a file as somebody who cheats would write it, with a right seal."""
    unsealed = json.dumps(file | {"seal": ""}, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    sealed = file | {"seal": hashlib.sha256(unsealed.encode()).hexdigest()}
    written = json.dumps(sealed, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return f"{written}\n".encode()


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


def test_too_many_commitments_and_values_that_cannot_be_read_are_refused() -> None:
    sitting = a_draw(Plan())
    for number in range(12):
        sitting.guide("commit", text=f"P{number} : {number:064x}")
    assert told(sitting.guide("commit", text=f"P12 : {12:064x}")) == "format-enough"
    sitting.guide("next")

    for value in ("court", "x" * 201, "un secret\x00 assez long"):
        assert told(sitting.guide("reveal", text=value)) == "draw-reveal-length"


def test_a_token_is_fifty_bits_in_letters_that_are_not_misread() -> None:
    assert token_of("f" * 32) == "ZZZZZ-ZZZZZ"
    assert token_of("0" * 32) == "00000-00000"
    assert token_of("0000000000004" + "0" * 19) == "00000-00001"
