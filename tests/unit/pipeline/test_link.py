"""Two accounts become one person by a code, and by nothing else."""

import pytest

from bot.actions import Answer
from bot.changes import AccountsLinked, AccountsUnlinked, LinkAsked, Owed
from bot.events import Author, Platform
from bot.people.request import MOST_TRIES
from bot.pipeline.memory.state import ShowState
from bot.ports import ShowRecord
from tests.unit.pipeline.evening import LEA, MAX, ROBOT, SAM, ZOE, invoked, kept, live, only, said, ticked
from tests.unit.pipeline.linking import code_for, code_in, linked, told

MALLORY = Author(platform=Platform.DISCORD, id="66", name="Mallory")


def are_one(state: ShowState, one: Author, other: Author) -> bool:
    return state.person_of(one.key) == state.person_of(other.key)


def test_a_code_given_on_discord_and_typed_on_twitch_links_both() -> None:
    state = ShowState()

    assert "ne font plus qu’une voix" in linked(state, LEA, ZOE)

    assert are_one(state, LEA, ZOE)
    assert not are_one(state, LEA, MAX)
    assert state.people.requests == {}


def test_the_code_is_only_told_in_private_and_only_its_digest_is_kept() -> None:
    state = ShowState()

    followed = live(state, invoked("lier", LEA))

    code = code_in(kept(Answer, followed).text)
    assert only(Owed, followed) == []
    assert code.replace("-", "") not in str(kept(LinkAsked, followed)).replace("-", "")
    assert kept(LinkAsked, followed).request.account == state.account_of(LEA.key) != LEA.key


@pytest.mark.parametrize("line", ["!lier {}", "!LIER {}", "! lier : {}", "@bouge !lier {} svp"])
def test_a_code_is_forgiven_how_it_is_typed(line: str) -> None:
    state = ShowState()

    live(state, said(line.format(code_for(state).lower().replace("-", " ")), ZOE))

    assert are_one(state, LEA, ZOE)


def test_a_code_works_once() -> None:
    state = ShowState()
    code = code_for(state)
    live(state, said(f"!lier {code}", ZOE, 6))

    followed = live(state, said(f"!lier {code}", MAX, 6.1))

    assert "pas valable" in told(followed)
    assert not are_one(state, LEA, MAX)


def test_a_code_is_worth_nothing_after_ten_minutes() -> None:
    state = ShowState()
    code = code_for(state, at=5)
    live(state, ticked(604))
    assert len(state.people.requests) == 1

    assert "pas valable" in told(live(state, said(f"!lier {code}", ZOE, 605.1)))
    live(state, ticked(606))

    assert not are_one(state, LEA, ZOE)
    assert state.people.requests == {}


def test_a_new_code_replaces_the_one_before() -> None:
    state = ShowState()
    first, second = code_for(state, at=5), code_for(state, at=6)

    assert "pas valable" in told(live(state, said(f"!lier {first}", ZOE, 7)))
    live(state, said(f"!lier {second}", ZOE, 8))

    assert are_one(state, LEA, ZOE)


def test_a_code_read_on_discord_is_useless_there() -> None:
    state = ShowState()
    code = code_for(state)

    assert "l’autre plateforme" in told(live(state, invoked("lier", MALLORY, 7, code=code)))

    assert only(AccountsLinked, live(state, said(f"!lier {code}", SAM, 8))) == []


def test_from_twitch_a_public_code_leads_to_a_private_one_that_only_its_asker_can_use() -> None:
    state = ShowState()
    public = code_in(told(live(state, said("!lier", ZOE, 5))))

    private = code_in(told(live(state, invoked("lier", LEA, 6, code=public))))
    assert "pas valable" in told(live(state, said(f"!lier {private}", MAX, 7)))
    live(state, said(f"!lier {private}", ZOE, 8))

    assert are_one(state, LEA, ZOE)
    assert not are_one(state, MAX, ZOE)


def test_who_claims_a_public_code_first_gains_nothing() -> None:
    state = ShowState()
    public = code_in(told(live(state, said("!lier", ZOE, 5))))
    stolen = code_in(told(live(state, invoked("lier", MALLORY, 5.5, code=public))))

    own = code_in(told(live(state, invoked("lier", LEA, 6, code=public))))
    live(state, said(f"!lier {stolen}", MAX, 7), said(f"!lier {own}", ZOE, 8))

    assert are_one(state, LEA, ZOE)
    assert not are_one(state, MALLORY, ZOE)
    assert not are_one(state, MALLORY, MAX)


def test_a_public_code_typed_in_a_chat_links_nothing() -> None:
    state = ShowState()
    public = code_in(told(live(state, said("!lier", ZOE, 5))))

    assert "utilisez la commande /lier" in told(live(state, said(f"!lier {public}", LEA, 6)))
    assert "l’autre plateforme" in told(live(state, said(f"!lier {public}", MAX, 6)))

    assert state.people.others == {}


def test_codes_are_not_asked_for_in_discords_chat() -> None:
    state = ShowState()

    followed = live(state, said("!lier", LEA))

    assert "utilisez la commande /lier" in told(followed)
    assert only(LinkAsked, followed) == []


def test_wrong_codes_are_soon_no_longer_looked_at() -> None:
    state = ShowState()
    code = code_for(state, at=5)
    for second in range(MOST_TRIES):
        live(state, said("!lier BBBB-BBBB", ZOE, 6 + second))

    assert "trop d’essais" in told(live(state, said(f"!lier {code}", ZOE, 20)))
    assert not are_one(state, LEA, ZOE)

    live(state, said(f"!lier {code_for(state, at=610)}", ZOE, 612))
    assert are_one(state, LEA, ZOE)


def test_codes_are_not_given_without_end() -> None:
    state = ShowState()
    for second in range(MOST_TRIES):
        code_for(state, at=second)

    assert "trop d’essais" in told(live(state, invoked("lier", LEA, 9)))


def test_a_linked_account_is_not_linked_again() -> None:
    state = ShowState()
    linked(state, LEA, ZOE)

    assert "déjà lié" in told(live(state, invoked("lier", LEA, 7)))
    assert "déjà lié" in linked(state, MALLORY, ZOE, 8)
    assert are_one(state, LEA, ZOE)


def test_nobody_is_linked_to_somebody_who_was_linked_meanwhile() -> None:
    state = ShowState()
    public = code_in(told(live(state, said("!lier", ZOE, 5))))
    late = code_in(told(live(state, invoked("lier", MALLORY, 6, code=public))))
    linked(state, LEA, ZOE, 7)

    assert "déjà lié" in told(live(state, said(f"!lier {late}", ZOE, 8)))
    assert "pas valable" in told(live(state, invoked("lier", MALLORY, 9, code=public)))


@pytest.mark.parametrize("parting", [said("!délier", ZOE, 8), invoked("delier", LEA, 8)])
def test_either_account_can_part_them(parting: object) -> None:
    state = ShowState()
    linked(state, LEA, ZOE)

    followed = live(state, parting)  # type: ignore[arg-type]

    kept(AccountsUnlinked, followed)
    assert "de nouveau séparément" in told(followed)
    assert not are_one(state, LEA, ZOE)


def test_who_is_alone_has_nothing_to_part() -> None:
    state = ShowState()

    assert "lié à aucun autre" in told(live(state, said("!delier", ZOE)))


def test_a_bot_is_nobody() -> None:
    state = ShowState()

    assert live(state, said(f"!lier {code_for(state)}", ROBOT)) != []
    assert state.people.others == {}


def test_links_and_codes_outlive_a_restart() -> None:
    state = ShowState()
    linked(state, LEA, ZOE)
    code = code_for(state, SAM, 7)
    record = ShowRecord(
        secrets=state.keys,
        links=state.people.others,
        link_requests=tuple(state.people.requests.values()),
        sights=state.people.sights,
    )

    again = ShowState.of(record)
    assert again.people.sights == state.people.sights
    live(again, said(f"!lier {code}", MAX, 8))

    assert are_one(again, LEA, ZOE)
    assert are_one(again, SAM, MAX)
