"""How a poll ends, who sees what of its result, and what can be changed before."""

import pytest

from bot.actions import EditPanel, Say
from bot.changes import PollSaved
from bot.events import ActionPerformed, Health, HealthReported, Outcome, Platform
from bot.orders import ClosePoll, ExtendPoll, HideResults, OpenPoll
from bot.pipeline.memory.state import ShowState
from bot.pipeline.screens.present import poll_view
from bot.polls.poll import PollStatus
from tests.unit.pipeline.evening import (
    EVENING,
    LEA,
    ZOE,
    after,
    an_evening,
    at_the_vote,
    kept,
    live,
    only,
    opened,
    ordered,
    plain,
    refusal,
    said,
    ticked,
    voices,
)


def panel_posted(poll_id: str, message_id: str = "panneau", at: float = 2) -> ActionPerformed:
    """Return the report that the poll's panel is there."""
    return ActionPerformed(
        id=f"{poll_id}/panel/report",
        at=after(at),
        action_id=f"{poll_id}/panel",
        outcome=Outcome.DONE,
        message_id=message_id,
    )


def test_a_closed_poll_is_sealed_one_second_later_and_not_before() -> None:
    state = ShowState()
    poll, _ = opened(state)

    live(state, ordered(ClosePoll(poll_id=poll.id), at=20), ticked(20.9))
    assert state.polls[poll.id].status is PollStatus.OPEN

    followed = live(state, ticked(21))
    assert state.polls[poll.id].status is PollStatus.CLOSED
    assert kept(PollSaved, followed).poll.closed_at == after(20)
    assert only(PollSaved, live(state, ticked(22))) == []


def discord_is_well(at: float) -> HealthReported:
    """Return the news that Discord is connected, and its history fetched."""
    return HealthReported(id=f"discord-{at}", at=after(at), part="discord", health=Health.GOOD)


def test_a_poll_that_ended_while_the_bot_was_dead_waits_for_discords_history() -> None:
    state = ShowState()
    poll, _ = opened(state)
    state.returned_at = after(70)

    live(state, ticked(72), said("2", at=60))
    assert state.polls[poll.id].status is PollStatus.OPEN
    live(state, discord_is_well(73), ticked(73))

    assert state.polls[poll.id].status is PollStatus.CLOSED
    assert state.polls[poll.id].closed_at == poll.closes_at
    assert len(state.ballots[poll.id]) == 1


def test_a_poll_does_not_wait_for_ever_for_a_discord_that_is_away() -> None:
    state = ShowState()
    poll, _ = opened(state)
    state.returned_at = after(70)

    live(state, ticked(89))
    assert state.polls[poll.id].status is PollStatus.OPEN
    live(state, ticked(90))
    assert state.polls[poll.id].status is PollStatus.CLOSED


def test_a_poll_ends_by_itself_after_the_streams_delay() -> None:
    state = ShowState()
    poll, _ = opened(state)

    live(state, ticked(65.9))
    assert state.polls[poll.id].status is PollStatus.OPEN

    live(state, ticked(66))
    assert state.polls[poll.id].closed_at == after(65)


@pytest.mark.parametrize("again_at", [20.5, 300])
def test_closing_twice_moves_the_end_no_later(again_at: float) -> None:
    state = ShowState()
    poll, _ = opened(state)
    live(state, ordered(ClosePoll(poll_id=poll.id), at=20), ordered(ClosePoll(poll_id=poll.id), at=again_at))

    live(state, ticked(400))

    assert state.polls[poll.id].closed_at == after(20)


def test_the_result_is_said_on_each_platform_and_on_the_panel() -> None:
    state = ShowState()
    poll, _ = opened(state)
    live(state, panel_posted(poll.id), *(said("2", by) for by in voices(3)), said("1", LEA))

    followed = live(state, ticked(66))
    sentence = "« On y va ? » : « Non » l’emporte avec 75 % (3 voix sur 4)."

    assert [(each.platform, plain(each.text)) for each in only(Say, followed)] == [
        (Platform.TWITCH, sentence),
        (Platform.DISCORD, sentence),
    ]
    panel = kept(EditPanel, followed)
    assert (panel.message_id, panel.buttons) == ("panneau", ())
    assert plain(panel.text) == sentence


def test_a_panel_that_comes_after_the_end_loses_its_buttons_at_once() -> None:
    state = ShowState()
    poll, _ = opened(state)
    live(state, ticked(66))

    followed = live(state, panel_posted(poll.id, "tard", at=70))

    assert kept(EditPanel, followed).message_id == "tard"
    assert state.polls[poll.id].status is PollStatus.CLOSED


def test_a_panel_that_could_not_be_posted_is_not_remembered() -> None:
    state = ShowState()
    poll, _ = opened(state)
    failed = ActionPerformed(
        id="r", at=after(2), action_id=f"{poll.id}/panel", outcome=Outcome.FAILED, detail="refusé"
    )

    assert live(state, failed) == []


def test_a_poll_of_the_longest_words_opens_and_ends() -> None:
    state = ShowState()
    labels = tuple(f"{number} {'très ' * 23}" for number in range(20))
    poll, _ = opened(state, OpenPoll(question="q" * 300, choices=labels, seconds=60))
    live(state, panel_posted(poll.id), *(said(str(code + 1), by) for code, by in enumerate(voices(19))))

    followed = live(state, ticked(66))

    assert state.polls[poll.id].status is PollStatus.CLOSED
    assert len(kept(EditPanel, followed).text) < 2_500


def test_a_tie_is_said_as_a_tie() -> None:
    state = ShowState()
    opened(state)
    live(state, said("1", ZOE), said("2", LEA))

    said_of_it = only(Say, live(state, ticked(66)))

    assert plain(said_of_it[0].text) == (
        "« On y va ? » : égalité entre « Oui » et « Non », à 50 % chacun (1 voix sur 2)."
    )


def test_hidden_results_are_hidden_from_viewers_until_the_end() -> None:
    state = ShowState()
    poll, _ = opened(state, OpenPoll(question="Et ?", choices=("Oui", "Non"), seconds=60, hide_results=True))
    live(state, said("1", ZOE))

    viewers = poll_view(state.polls[poll.id], state, EVENING, for_viewers=True)
    host = poll_view(state.polls[poll.id], state, EVENING, for_viewers=False)
    assert (viewers.withheld, viewers.choices[0].count, viewers.choices[0].share) == ("hidden", None, None)
    assert (host.withheld, host.choices[0].count) == ("", 1)

    live(state, ticked(66))
    revealed = poll_view(state.polls[poll.id], state, EVENING, for_viewers=True)
    assert (revealed.withheld, revealed.choices[0].count, revealed.choices[0].wins) == ("", 1, True)


def test_results_are_hidden_and_shown_by_a_gesture() -> None:
    state = ShowState()
    poll, _ = opened(state)

    live(state, ordered(HideResults(poll_id=poll.id, hidden=True)))
    assert state.polls[poll.id].results_hidden

    live(state, ordered(HideResults(poll_id=poll.id, hidden=False)))
    assert not state.polls[poll.id].results_hidden


def test_too_small_a_group_is_shown_to_nobody_even_at_the_end() -> None:
    evening, state = an_evening(smallest_group=5), ShowState()
    poll, _ = opened(state, evening=evening)
    live(state, *(said("1", by) for by in voices(4)), evening=evening)

    followed = live(state, ticked(66), evening=evening)

    for viewers in (True, False):
        view = poll_view(state.polls[poll.id], state, evening, for_viewers=viewers)
        assert (view.withheld, view.voters, {choice.count for choice in view.choices}) == ("few", 4, {None})
        assert not any(choice.wins for choice in view.choices)
    assert plain(only(Say, followed)[0].text) == (
        "« On y va ? » : trop peu de votants pour montrer un résultat."
    )


def test_a_group_that_is_large_enough_is_shown() -> None:
    evening, state = an_evening(smallest_group=5), ShowState()
    poll, _ = opened(state, evening=evening)
    live(state, *(said("1", by) for by in voices(5)), evening=evening)

    assert poll_view(state.polls[poll.id], state, evening, for_viewers=True).withheld == ""


def test_a_poll_that_is_extended_ends_later() -> None:
    state = ShowState()
    poll, _ = opened(state)

    live(state, ordered(ExtendPoll(poll_id=poll.id, seconds=30)), ticked(66))

    assert state.polls[poll.id].status is PollStatus.OPEN
    assert state.polls[poll.id].closes_at == after(95)


@pytest.mark.parametrize("seconds", [-(10**30), 0, 10**30])
def test_an_extension_out_of_range_is_refused(seconds: int) -> None:
    state = ShowState()
    poll, _ = opened(state)

    assert "24 heures" in refusal(live(state, ordered(ExtendPoll(poll_id=poll.id, seconds=seconds))))


@pytest.mark.parametrize(
    "order",
    [ClosePoll(poll_id="x"), ExtendPoll(poll_id="x", seconds=5), HideResults(poll_id="x", hidden=True)],
)
def test_a_poll_that_is_not_there_cannot_be_changed(order: ClosePoll | ExtendPoll | HideResults) -> None:
    assert refusal(live(ShowState(), ordered(order))) == "Ce vote n’existe pas."


def test_a_closed_poll_never_changes_again() -> None:
    state = ShowState()
    poll, _ = opened(state)
    live(state, ticked(66))
    closed = state.polls[poll.id]

    for order in (
        ClosePoll(poll_id=poll.id),
        ExtendPoll(poll_id=poll.id, seconds=60),
        HideResults(poll_id=poll.id, hidden=True),
    ):
        assert refusal(live(state, ordered(order, at=70))) == "Ce vote est clos : il ne change plus."
    assert state.polls[poll.id] == closed


def test_the_count_of_a_draft_is_not_taken_for_that_of_the_poll_it_becomes() -> None:
    everyone = an_evening(smallest_group=0)
    state = at_the_vote()
    (draft,) = state.polls.values()
    poll_view(draft, state, everyone, for_viewers=False)
    opened(state, at=2)
    live(state, ticked(100))
    poll, _ = opened(state, OpenPoll(), at=101)

    view = poll_view(poll, state, everyone, for_viewers=False)

    assert [(choice.code, choice.count) for choice in view.choices] == [("3", 0), ("4", 0), ("5", 0)]


def test_a_view_says_where_voters_are_and_how_far_each_platform_was_heard() -> None:
    state = ShowState()
    poll, _ = opened(state)
    live(state, said("1", ZOE, 11), said("2", LEA, 12), said("2", ZOE, 13))

    view = poll_view(state.polls[poll.id], state, EVENING, for_viewers=False)

    assert view.voters_by_platform == {"twitch": 1, "discord": 1}
    assert view.as_of == {"twitch": after(13), "discord": after(12)}


def test_a_poll_that_was_closed_by_hand_is_not_given_more_time() -> None:
    state = ShowState()
    poll, _ = opened(state)
    live(state, ordered(ClosePoll(poll_id=poll.id), at=20))

    assert refusal(live(state, ordered(ExtendPoll(poll_id=poll.id, seconds=60), at=20.5))) != ""
    assert state.polls[poll.id].closes_at == after(20)
