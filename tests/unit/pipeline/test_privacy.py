"""What the bot knows of somebody, told to them alone, and what is left when they ask to be forgotten."""

import pytest

from bot.actions import Answer, Say
from bot.changes import Audited, BallotRemoved, Owed, PersonErased
from bot.events import Author
from bot.orders import CaseAct, DecideCase, NextPhase, OpenPoll, QuestionAct
from bot.pipeline.memory.state import ShowState
from bot.pipeline.step import Consequence
from bot.store.codec import encode
from tests.unit.pipeline.evening import (
    LEA,
    MAX,
    MODERATOR,
    ROUGH,
    ZOE,
    act,
    asked,
    invoked,
    kept,
    live,
    only,
    opened,
    ordered,
    plain,
    said,
    ticked,
)
from tests.unit.pipeline.linking import linked, told


def lived() -> ShowState:
    """Return an evening in which a linked person has voted, asked, backed, talked and been flagged."""
    state = ShowState()
    linked(state, LEA, ZOE, 1)
    opened(state)
    live(state, said("1", ZOE, 10), said("2", MAX, 11), said(ROUGH, ZOE, 12))
    asked(state, "Et le vélo ?", ZOE, 13)
    other = asked(state, "Et le bus ?", MAX, 14)
    act(other, QuestionAct.ACCEPT, state)
    live(state, invoked("soutien", LEA, 15, numero=str(other.number)))
    return state


def decided(state: ShowState) -> None:
    """Decide every case."""
    live(
        state,
        *(
            ordered(DecideCase(case_id=each.id, act=CaseAct.ALLOW), MODERATOR, 20)
            for each in state.docket.open_cases()
        ),
    )


def known(state: ShowState, author: Author) -> str:
    return plain(kept(Answer, live(state, invoked("mes-donnees", author, 25))).text)


def forget(state: ShowState, by: Author, at: float = 30) -> list[Consequence]:
    if by is LEA:
        return live(state, invoked("oublie-moi", by, at, confirmer="oui"))
    return live(state, said("!oublie-moi oui", by, at))


def everything(state: ShowState) -> bytes:
    """Return all that the state would keep, as the store writes it."""
    return encode(
        [
            list(state.polls.values()),
            dict(state.ballots),
            list(state.floor.questions.values()),
            {each: sorted(backers) for each, backers in state.floor.backings.items()},
            list(state.docket.cases.values()),
            {channel: list(lines) for channel, lines in state.lines.items()},
            state.people.others,
            list(state.people.requests.values()),
            state.people.sights,
        ]
    )


def test_a_person_is_told_on_discord_what_is_kept_of_both_accounts() -> None:
    state = lived()

    text = known(state, LEA)

    assert "sont liés" in text
    assert "bulletins dans les votes ouverts : 1" in text
    assert "questions : 1" in text
    assert "soutiens à des questions : 1" in text
    assert "dossiers de modération : 1" in text
    assert "messages récents, gardés comme contexte : 4" in text


def test_somebody_unknown_is_told_nothing_of_others() -> None:
    state = lived()
    stranger = Author(platform=LEA.platform, id="77", name="Inconnu")

    text = known(state, stranger)

    assert "aucun compte lié" in text
    assert "1" not in text


def test_closed_votes_are_told_apart_from_open_ones() -> None:
    state = lived()
    live(state, ticked(70))

    assert "sous pseudonyme jusqu’à la destruction de leur secret : 1" in known(state, LEA)
    assert "bulletins dans les votes ouverts : 0" in known(state, LEA)


@pytest.mark.parametrize("line", ["!mesdonnees", "!mes données", "!Mes-Données", "!MESDONNEES"])
def test_in_a_chat_nothing_is_revealed(line: str) -> None:
    state, empty = lived(), ShowState()

    told_here, told_there = told(live(state, said(line, ZOE, 25))), told(live(empty, said(line, ZOE, 25)))

    assert told_here == told_there
    assert "/mes-donnees" in told_here


@pytest.mark.parametrize("asking", [said("!oublie-moi", ZOE, 25), invoked("oublie-moi", LEA, 25)])
def test_forgetting_takes_a_second_step(asking: object) -> None:
    state = lived()

    followed = live(state, asking)  # type: ignore[arg-type]

    assert "oui" in told(followed)
    assert only(PersonErased, followed) == []
    assert state.people.others != {}


@pytest.mark.parametrize("by", [ZOE, LEA])
def test_a_forgotten_person_leaves_nothing_that_names_either_account(by: Author) -> None:
    state = lived()
    decided(state)

    followed = forget(state, by)

    left = everything(state)
    for account in (ZOE, LEA):
        assert b'"id":' + encode(account.id) not in left
        assert encode(account.key) not in left
        assert account.name.encode() not in left
        assert state.account_of(account.key).encode() not in left
    assert "le bot vous a oublié" in told(followed)
    assert [ballot.mark for box in state.ballots.values() for ballot in box.values()] == ["2"]


def test_a_forgotten_persons_question_stays_without_a_name_and_loses_no_backing_of_others() -> None:
    state = lived()
    decided(state)

    forget(state, ZOE)

    mine, other = state.floor.questions.values()
    assert (mine.text, mine.author.name, mine.message_id) == ("Et le vélo ?", "anonyme", "")
    assert (other.author, other.backings) == (MAX, 0)


def test_an_open_case_stays_until_it_is_decided() -> None:
    state = lived()

    assert "sauf ce que la modération examine encore" in told(forget(state, ZOE))
    (case,) = state.docket.cases.values()
    assert (case.author, case.text) == (ZOE, ROUGH)

    decided(state)
    assert "le bot vous a oublié" in told(forget(state, ZOE, 40))
    (case,) = state.docket.cases.values()
    assert (case.author.name, case.text) == ("anonyme", "")


def test_a_closed_votes_ballots_stay() -> None:
    state = lived()
    (poll,) = state.polls.values()
    live(state, ticked(70))

    followed = forget(state, ZOE, 80)

    assert only(BallotRemoved, followed) == []
    assert len(state.ballots[poll.id]) == 2


def test_the_audit_log_keeps_that_it_was_done_and_not_for_whom() -> None:
    state = lived()

    line = kept(Audited, forget(state, ZOE))

    assert line.act == "person_erased"
    assert b"zo" not in encode(line)


def test_who_was_forgotten_may_begin_again() -> None:
    state = lived()
    decided(state)
    forget(state, ZOE)

    live(state, said("1", ZOE, 40))

    assert "bulletins dans les votes ouverts : 0" in known(state, LEA)
    assert sorted(str(ballot.mark) for box in state.ballots.values() for ballot in box.values()) == ["1", "2"]


def test_words_of_others_stay_in_cases() -> None:
    state = ShowState()
    live(state, said("bonsoir à tous", MAX, 5), said("coucou", ZOE, 6), said(ROUGH, MAX, 7))
    decided(state)

    forget(state, ZOE)

    (case,) = state.docket.cases.values()
    assert case.text == ROUGH
    assert [(line.author, line.text) for line in case.before] == [("max", "bonsoir à tous"), ("anonyme", "")]


def test_a_request_is_no_vote_and_says_nothing_aloud() -> None:
    state = ShowState()
    poll, _ = opened(state)

    followed = forget(state, ZOE)

    assert state.ballots[poll.id] == {}
    assert only(Say, followed) == []
    assert len(only(Owed, followed)) == 1


def test_what_a_forgotten_person_said_in_a_consent_round_leaves_it() -> None:
    state = ShowState()
    linked(state, LEA, ZOE, 1)
    order = OpenPoll(method="consent", proposal="Un jardin devant la mairie.", question="Le jardin ?")
    poll, _ = opened(state, order)
    for _ in range(2):
        live(state, ordered(NextPhase(poll_id=poll.id), at=5))
    live(state, said("!ressenti inquiet", ZOE, 10), said("!ressenti content", MAX, 11))
    assert len(state.talk.rounds[poll.id].feelings) == 2

    forget(state, LEA)

    assert [each.text for each in state.talk.rounds[poll.id].feelings] == ["content"]


def test_linked_accounts_speak_with_one_voice_in_a_consent_round() -> None:
    state = ShowState()
    order = OpenPoll(method="consent", proposal="Un jardin devant la mairie.", question="Le jardin ?")
    poll, _ = opened(state, order)
    for _ in range(2):
        live(state, ordered(NextPhase(poll_id=poll.id), at=5))
    live(state, said("!ressenti inquiet", ZOE, 10), said("!ressenti content", LEA, 11))

    linked(state, LEA, ZOE, 12)

    assert [each.text for each in state.talk.rounds[poll.id].feelings] == ["content"]
