"""Six hats: one colour at a time; what is said off-hat is kept for its own."""

import pytest

from bot.formats.plan import Plan
from bot.formats.session import EntryState
from bot.formats.six_hats import HATS
from tests.unit.formats.made import Sitting, after, keys_of, told


def test_a_contribution_takes_the_colour_that_is_on() -> None:
    hats = Sitting("six-hats")
    hats.say("avis", "il pleut moins")

    (entry,) = hats.entries.values()
    assert (entry.tag, hats.seen()) == ("white", ["il pleut moins"])


def test_what_is_off_hat_is_kept_aside_and_seen_when_its_hat_is_on() -> None:
    hats = Sitting("six-hats")

    assert told(hats.say("noir", "cela coûtera cher")) == "hats-aside"
    assert hats.seen() == []
    hats.guide("next")
    assert hats.seen() == []
    hats.guide("next")

    assert hats.session.phase == "black"
    assert hats.seen() == ["cela coûtera cher"]


def test_hats_follow_one_another_and_end_after_the_blue_one() -> None:
    hats = Sitting("six-hats")
    worn = [hats.session.phase]
    for _ in range(5):
        hats.guide("next")
        worn.append(hats.session.phase)

    assert tuple(worn) == HATS
    assert keys_of(hats.announced) == [f"hats-on-{hat}" for hat in HATS[1:]]
    hats.guide("next")
    assert not hats.session.is_open


def test_any_hat_may_be_put_on_and_is_timed() -> None:
    hats = Sitting("six-hats", Plan(seconds=120))
    hats.guide("hat", text="green", at=30)

    assert (hats.session.phase, hats.session.closes_at) == ("green", after(150))
    assert told(hats.guide("hat", text="orange")) == "format-no-tag"


def test_a_hat_stays_on_when_its_time_is_over_and_what_is_said_still_counts() -> None:
    hats = Sitting("six-hats", Plan(seconds=60), seconds=60)

    assert not hats.format.is_over(hats.session, after(500))
    assert told(hats.say("avis", "un dernier fait", at=500)) == "hats-noted"


def test_a_moderator_gives_a_contribution_another_colour() -> None:
    hats = Sitting("six-hats")
    hats.say("avis", "j’ai peur")
    hats.guide("tag", 1, "red")

    assert hats.seen() == []
    hats.guide("next")
    assert hats.seen() == ["j’ai peur"]
    assert told(hats.guide("tag", 1, "orange")) == "format-no-tag"


def test_what_waits_is_let_through_under_its_own_hat() -> None:
    hats = Sitting("six-hats")
    hats.say("rouge", "j’ai peur", reviewed=True)
    hats.guide("accept", 1)
    hats.guide("tag", 1, "blue")

    (entry,) = hats.entries.values()
    assert entry.state is EntryState.ASIDE
    hats.guide("accept", 1)
    assert next(iter(hats.entries.values())) == entry


def test_a_waiting_contribution_is_retagged_and_still_waits() -> None:
    hats = Sitting("six-hats")
    hats.say("avis", "un fait", flagged=True)
    hats.guide("tag", 1, "red")

    (entry,) = hats.entries.values()
    assert (entry.tag, entry.state) == ("red", EntryState.WAITING)


def test_once_it_is_over_everything_is_seen() -> None:
    hats = Sitting("six-hats")
    hats.say("avis", "un fait")
    hats.say("bleu", "on recommence", by="ana")
    hats.close()

    assert hats.seen() == ["un fait", "on recommence"]
    assert told(hats.say("avis", "trop tard")) == "format-over"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "format-too-short"),
        ("ab", "format-too-short"),
        ("x" * 281, "format-too-long"),
        ("UN FAIT !", "format-repeated"),
    ],
)
def test_what_cannot_be_taken_says_why(text: str, fault: str) -> None:
    hats = Sitting("six-hats")
    hats.say("avis", "un fait")

    assert told(hats.say("avis", text)) == fault


def test_one_person_says_so_much_and_no_more_whatever_their_accounts() -> None:
    hats = Sitting("six-hats", Plan(per_person=2))
    hats.link("ana", "bob")
    hats.say("avis", "un", by="ana")
    hats.say("avis", "premier fait", by="ana")
    hats.say("avis", "second fait", by="bob")

    assert told(hats.say("avis", "troisième fait", by="bob")) == "format-enough"
