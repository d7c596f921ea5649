"""The same words from many people: one case, one decision, nobody else touched."""

from bot.actions import BanAuthor, DeleteMessage, LiftSanction, ReleaseHeld, TimeoutAuthor, WarnAuthor
from bot.events import Author, Outcome, Platform, Role
from bot.moderation.case import CaseStatus
from bot.moderation.copies import Copy
from bot.orders import CaseAct, DecideCase, UndoDecision
from bot.pipeline.memory.state import ShowState
from bot.pipeline.moderation.case_shown import case_shown
from bot.ports import ShowRecord
from bot.views import CopiesView
from tests.unit.pipeline.evening import MAX, POLL, ROUGH, ZOE, live, only, opened, said, ticked, withheld
from tests.unit.pipeline.fair import FAIR, crowd, gesture, performed, the_case

RAID = "Rejoignez la meute sur notre salon à minuit"


def copies(state: ShowState) -> CopiesView:
    """Return what the one case shows of its copies."""
    shown = case_shown(the_case(state), state, FAIR).copies
    assert shown is not None
    return shown


def raided(number: int = 8) -> ShowState:
    """Return an evening in which as many people sent the same text."""
    state = ShowState()
    texts = [RAID] * number
    live(
        state,
        *(
            said(text, by, 10 + 0.1 * place, f"r{place}")
            for place, (text, by) in enumerate(zip(texts, crowd(number), strict=True))
        ),
        evening=FAIR,
    )
    return state


def test_the_same_text_from_enough_people_is_one_case_with_all_of_them() -> None:
    state = raided(8)

    case = the_case(state)
    assert [reason.rule for reason in case.verdict.reasons] == ["raid"]
    assert case.rule == "place"
    assert (copies(state).count, copies(state).authors) == (7, 8)


def test_small_changes_do_not_part_copies() -> None:
    state = ShowState()
    texts = [f"{RAID} {each}{'!' * each}" for each in range(6)]

    live(state, *(said(text, by, 10) for text, by in zip(texts, crowd(6), strict=True)), evening=FAIR)

    assert copies(state).count == 5


def test_fewer_people_than_a_raid_takes_are_left_alone() -> None:
    state = raided(4)

    assert not state.docket.cases


def test_people_who_say_something_else_meanwhile_are_untouched() -> None:
    state = ShowState()
    for place, by in enumerate(crowd(8)):
        live(state, said(RAID, by, 10 + place / 10), evening=FAIR)
        live(state, said(f"Et le train de {'midi' * place} ?", by, 10 + place / 10), evening=FAIR)

    followed = gesture(DecideCase(case_id=the_case(state).id, act=CaseAct.DELETE), state)
    asked = {each.message_id for each in only(DeleteMessage, followed)}

    texts = {line.message_id: line.text for _, line in state.lines["bouge"]}
    assert {texts[each] for each in asked} == {RAID}


def test_old_copies_make_no_raid() -> None:
    state = ShowState()

    live(state, *(said(RAID, by, 60 * place) for place, by in enumerate(crowd(8))), evening=FAIR)

    assert not state.docket.cases


def test_people_who_vote_in_words_are_no_raid() -> None:
    state = ShowState()
    order = type(POLL)(question="Et l’eau ?", choices=("Un tarif progressif pour toute la région", "Rien"))
    opened(state, order, evening=FAIR)

    votes = [said("un tarif progressif pour toute la région", by, 10) for by in crowd(12)]
    live(state, *votes, evening=FAIR)

    assert not state.docket.cases


def test_a_moderator_who_quotes_the_text_does_not_join() -> None:
    state = raided(8)
    guard = Author(platform=Platform.TWITCH, id="77", name="garde", roles=(Role.MODERATOR,))

    live(state, said(RAID, guard, 12), evening=FAIR)

    assert copies(state).count == 7


def test_one_decision_reaches_every_author_once_and_every_message() -> None:
    state = raided(8)
    live(state, said(RAID, crowd(8)[3], 11, "again"), evening=FAIR)
    case = the_case(state)

    followed = gesture(DecideCase(case_id=case.id, act=CaseAct.TIMEOUT, seconds=600), state)

    silenced = [each.author_id for each in only(TimeoutAuthor, followed)]
    assert sorted(silenced) == sorted(each.id for each in crowd(8))
    # Twitch removes what a silenced author wrote; the case's own message is deleted by itself.
    assert [each.message_id for each in only(DeleteMessage, followed)] == [case.message_id]
    for each in only(TimeoutAuthor, followed):
        live(state, performed(each), evening=FAIR)
    assert (copies(state).done, copies(state).awaited) == (8, 0)


def test_a_large_raid_is_acted_upon_some_at_a_time() -> None:
    state = raided(200)
    case = the_case(state)
    waiting = only(DeleteMessage, gesture(DecideCase(case_id=case.id, act=CaseAct.DELETE), state))
    first = len(waiting)
    done = 0

    while waiting:
        action = waiting.pop()
        done += 1
        waiting += only(DeleteMessage, live(state, performed(action), evening=FAIR))

    assert (first, done) == (25, 200)
    assert (copies(state).done, copies(state).awaited) == (199, 0)


def test_a_refused_copy_is_not_marked_done_and_its_message_goes_all_the_same() -> None:
    state = raided(8)
    followed = gesture(DecideCase(case_id=the_case(state).id, act=CaseAct.TIMEOUT), state)
    spared = next(each for each in only(TimeoutAuthor, followed) if each.author_id == crowd(8)[2].id)

    followed = live(state, performed(spared, Outcome.REFUSED, "C’est un modérateur."), evening=FAIR)

    (deletion,) = only(DeleteMessage, followed)
    assert deletion.message_id == "r2"
    live(state, performed(deletion), evening=FAIR)
    assert (copies(state).refused, copies(state).detail) == (1, "C’est un modérateur.")


def test_later_copies_join_a_decided_raid_and_are_acted_upon() -> None:
    state = raided(8)
    gesture(DecideCase(case_id=the_case(state).id, act=CaseAct.DELETE), state)

    late = said(RAID, LEA_ON_TWITCH, 60, "late")
    live(state, late, evening=FAIR)
    followed = live(state, ticked(61), evening=FAIR)

    assert [each.message_id for each in only(DeleteMessage, followed)] == ["late"]


LEA_ON_TWITCH = Author(platform=Platform.TWITCH, id="8001", name="lea")


def test_after_a_while_the_same_words_stand_for_themselves() -> None:
    state = raided(8)
    gesture(DecideCase(case_id=the_case(state).id, act=CaseAct.DELETE), state)

    live(state, said(RAID, LEA_ON_TWITCH, 3_600, "late"), evening=FAIR)

    assert copies(state).count == 7


def test_what_was_allowed_is_no_case_again() -> None:
    state = raided(8)
    gesture(DecideCase(case_id=the_case(state).id, act=CaseAct.ALLOW), state)

    live(state, *(said(RAID, by, 50) for by in crowd(20)), evening=FAIR)

    assert the_case(state).status is CaseStatus.DECIDED
    assert copies(state).count == 7


def test_what_was_decided_about_one_person_is_not_done_to_the_next() -> None:
    state = ShowState()
    live(state, said(ROUGH, ZOE, 10), evening=FAIR)
    gesture(DecideCase(case_id=the_case(state).id, act=CaseAct.TIMEOUT), state)

    followed = live(state, said(ROUGH, MAX, 40), ticked(41), evening=FAIR)

    assert not only(TimeoutAuthor, followed)
    assert [each.status for each in state.docket.cases.values()] == [CaseStatus.DECIDED, CaseStatus.OPEN]


def test_copies_of_a_flagged_message_wait_under_one_decision() -> None:
    state = ShowState()

    live(state, said(ROUGH, ZOE, 10), said(ROUGH.upper(), MAX, 12), evening=FAIR)

    assert (copies(state).count, copies(state).authors) == (1, 2)


def test_on_discord_every_copy_is_deleted_and_every_author_acted_upon() -> None:
    state = ShowState()
    people = crowd(6, Platform.DISCORD)
    live(state, *(said(RAID, by, 10, f"d{by.id}") for by in people), evening=FAIR)

    followed = gesture(DecideCase(case_id=the_case(state).id, act=CaseAct.TIMEOUT), state)

    assert len(only(DeleteMessage, followed)) == len(only(TimeoutAuthor, followed)) == 6


def test_a_warning_reaches_each_author_of_a_copy() -> None:
    state = raided(6)

    followed = gesture(DecideCase(case_id=the_case(state).id, act=CaseAct.WARN), state)

    assert len(only(WarnAuthor, followed)) == len(only(DeleteMessage, followed)) == 6


def test_taking_a_decision_back_gives_every_author_their_voice_again() -> None:
    state = raided(6)
    case = the_case(state)
    acts = gesture(DecideCase(case_id=case.id, act=CaseAct.TIMEOUT), state)
    live(state, *(performed(each) for each in only(TimeoutAuthor, acts)), evening=FAIR)

    followed = gesture(UndoDecision(case_id=case.id), state, at=60)

    assert len({each.author_id for each in only(LiftSanction, followed)}) == 6


def test_after_a_restart_copies_are_known_and_unfinished_acts_go_on() -> None:
    state = raided(40)
    case = the_case(state)
    gesture(DecideCase(case_id=case.id, act=CaseAct.DELETE), state)
    again = ShowState.of(
        ShowRecord(
            cases=tuple(state.docket.cases.values()),
            copies={case.id: tuple(state.sweeps.copies[case.id].values())},
        )
    )
    asked = [effect.action_id for copy in again.sweeps.copies[case.id].values() for effect in copy.effects]
    followed = live(again, *(performed(each) for each in asked), evening=FAIR)

    assert copies(again).count == 39
    assert len(only(DeleteMessage, followed)) == 39 - len(asked)


def test_a_ban_reaches_copies_only_with_two_moderators() -> None:
    state = ShowState()
    live(state, *(said(ROUGH, by, 10) for by in crowd(6)), evening=FAIR)

    followed = gesture(DecideCase(case_id=the_case(state).id, act=CaseAct.BAN), state)

    assert not only(BanAuthor, followed)


def test_who_asks_to_be_forgotten_leaves_the_copies_of_a_closed_case() -> None:
    state = raided(8)
    case = the_case(state)
    acts = gesture(DecideCase(case_id=case.id, act=CaseAct.TIMEOUT), state)
    live(state, *(performed(each) for each in only(TimeoutAuthor, acts)), evening=FAIR)
    gone = crowd(8)[2]

    live(state, said("!oublie-moi oui", gone, 900), evening=FAIR)

    kept_copies = state.sweeps.copies[case.id].values()
    assert all(gone.id not in (copy.author.id, *_ids(copy)) for copy in kept_copies)
    assert sum(copy.text == "" for copy in kept_copies) == 1
    assert not any(gone.key == each.message.author.key for each in state.judged.messages)
    assert (copies(state).count, copies(state).done) == (7, 7)


def _ids(copy: Copy) -> list[str]:
    return [part for effect in copy.effects for part in effect.action_id.split("/")]


def test_copies_that_the_platform_holds_share_the_decision() -> None:
    state = ShowState()
    held = [withheld(ROUGH, by, f"h{place}", 10) for place, by in enumerate(crowd(3))]
    live(state, *held, evening=FAIR)
    case = the_case(state)

    followed = gesture(DecideCase(case_id=case.id, act=CaseAct.ALLOW), state)

    released = [(each.message_id, each.allow) for each in only(ReleaseHeld, followed)]
    assert sorted(released) == [("h0", True), ("h1", True), ("h2", True)]


def test_held_copies_are_refused_with_their_case() -> None:
    state = ShowState()
    held = [withheld(ROUGH, by, f"h{place}", 10) for place, by in enumerate(crowd(3))]
    live(state, *held, evening=FAIR)

    followed = gesture(DecideCase(case_id=the_case(state).id, act=CaseAct.DELETE), state)

    assert {each.allow for each in only(ReleaseHeld, followed)} == {False}
    assert not only(DeleteMessage, followed)
