"""The brainstorm: ideas without votes, then groups, then three dots for each person."""

import pytest

from bot.formats.groups import MOST_GROUPS, proposed_groups
from bot.formats.plan import Plan
from bot.formats.session import EntryState
from tests.unit.formats.made import Sitting, after, keys_of, told

IDEAS = (
    "des bus de nuit",
    "un bus toutes les dix minutes",
    "des pistes cyclables",
    "une piste cyclable le long de la Loire",
    "rien de tel",
)


def gathered(plan: Plan | None = None) -> Sitting:
    """Return a brainstorm with some ideas."""
    storm = Sitting("brainstorm", plan, seconds=60)
    for number, idea in enumerate(IDEAS):
        storm.say("idee", idea, by=f"p{number}")
    return storm


def dotted(plan: Plan | None = None) -> Sitting:
    """Return a brainstorm that takes dots."""
    storm = gathered(plan)
    storm.guide("next")
    storm.guide("next")
    return storm


def test_ideas_are_gathered_without_votes() -> None:
    storm = gathered()

    assert storm.seen() == list(IDEAS)
    assert told(storm.say("point", "1 1 2")) == "brainstorm-dots-later"
    assert told(storm.say("idee", "x")) == "format-too-short"


def test_groups_are_proposed_from_the_words_that_ideas_share() -> None:
    storm = gathered()
    storm.guide("next")

    assert [tag.label for tag in storm.session.tags] == ["Bus", "Pistes cyclables"]
    assert [entry.tag for entry in storm.entries.values()] == ["1", "1", "2", "2", ""]
    assert keys_of(storm.announced) == ["brainstorm-grouping"]


def test_a_moderator_puts_groups_right() -> None:
    storm = gathered()
    storm.guide("next")
    storm.guide("name", 1, "  Les   bus ")
    storm.guide("name", 0, "Le reste")
    storm.guide("tag", 5, "3")

    assert [(tag.id, tag.label) for tag in storm.session.tags] == [
        ("1", "Les bus"),
        ("2", "Pistes cyclables"),
        ("3", "Le reste"),
    ]
    assert storm.room.numbered(5) is not None
    assert storm.entries[next(reversed(storm.entries))].tag == "3"
    assert told(storm.guide("tag", 5, "9")) == "format-no-tag"
    assert told(storm.guide("name", 9, "x")) == "format-no-tag"
    assert told(storm.guide("name", 1, " ")) == "format-too-long"
    assert told(storm.guide("name", 1, "x" * 61)) == "format-too-long"


def test_there_are_as_many_groups_as_keys() -> None:
    storm = gathered()
    storm.guide("next")
    for _ in range(MOST_GROUPS - 2):
        storm.guide("name", 0, "un de plus")

    assert told(storm.guide("name", 0, "un de trop")) == "format-enough"


def test_ideas_still_come_while_groups_are_made_and_groups_may_be_proposed_anew() -> None:
    storm = gathered()
    storm.guide("next")
    storm.say("idee", "rien de bien méchant", by="p9")
    storm.guide("group")

    assert [tag.label for tag in storm.session.tags][:2] == ["Bus", "Pistes cyclables"]
    assert told(storm.say("point", "1")) == "brainstorm-dots-later"


def test_dots_need_groups() -> None:
    storm = Sitting("brainstorm")
    storm.guide("next")

    assert told(storm.guide("next")) == "brainstorm-no-groups"


def test_each_person_has_three_dots_and_the_latest_count() -> None:
    storm = dotted()
    storm.say("point", "1 1 2", by="ana", at=70)
    storm.say("points", "2, 2 et 2", by="bob", at=71)
    storm.say("point", "2", by="ana", at=72)

    assert storm.room.dots() == {2: 4}
    assert storm.room.pickers() == 2


def test_linked_accounts_share_their_dots() -> None:
    storm = dotted()
    storm.say("point", "1 1 1", by="ana", at=70)
    storm.say("point", "2 2 2", by="bob", at=71)
    storm.link("ana", "bob")

    assert storm.room.dots() == {2: 3}
    assert storm.room.pickers() == 1


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "brainstorm-dots-how"),
        ("le bus 1", "brainstorm-dots-how"),
        ("1 1 1 1", "brainstorm-dots-many"),
        ("7", "brainstorm-dots-unknown"),
        ("0", "brainstorm-dots-unknown"),
    ],
)
def test_dots_that_cannot_be_put_say_why(text: str, fault: str) -> None:
    assert told(dotted().say("point", text)) == fault


def test_no_idea_comes_once_dots_are_put_and_groups_stay() -> None:
    storm = dotted()

    assert told(storm.say("idee", "encore une")) == "brainstorm-dots-only"
    assert told(storm.guide("group")) == "brainstorm-dots-only"


def test_dots_are_timed_as_ideas_are() -> None:
    storm = gathered(Plan(seconds=60))
    storm.guide("next", at=61)
    assert storm.session.closes_at is None
    storm.guide("next", at=100)
    assert storm.session.closes_at == after(160)
    assert told(storm.say("point", "1", at=171)) == "format-over"
    storm.guide("next", at=171)
    assert not storm.session.is_open
    assert told(storm.say("point", "1", at=172)) == "format-over"


def test_what_is_flagged_or_refused_is_in_no_group() -> None:
    storm = gathered()
    storm.say("idee", "des bus en insultes", by="p8", flagged=True)
    storm.guide("refuse", 1)
    storm.guide("next")

    assert [entry.tag for entry in storm.room.in_state(EntryState.WAITING, EntryState.REFUSED)] == ["", ""]


def test_grouping_nothing_gives_nothing() -> None:
    assert proposed_groups([]) == ([], [])
    assert proposed_groups(["et", "de la", "!!!"]) == ([0, 0, 0], [])


def test_groups_are_few_and_the_largest_first() -> None:
    words = [f"sujet{chr(97 + number)}" for number in range(15)]
    texts = [f"{word} numéro {each}" for number, word in enumerate(words) for each in "xyz"[: 2 + number % 2]]

    numbers, labels = proposed_groups([text.replace(" numéro", "") for text in texts])

    assert len(labels) == MOST_GROUPS
    sizes = [numbers.count(number) for number in range(1, MOST_GROUPS + 1)]
    assert sizes == sorted(sizes, reverse=True)
