"""Drawing by lot: who is in the list, and who is drawn from it."""

import hashlib

import pytest

from bot.formats.draw import seated
from bot.formats.lot import Quota, Source, drawn_by
from bot.formats.plan import Plan
from bot.formats.session import Step
from bot.words import Refusal
from tests.unit.formats.drawing import BEACON, PEOPLE, PLAN, SEED, a_draw, drawn, lot
from tests.unit.formats.made import Sitting, keys_of, told


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
