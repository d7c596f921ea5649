"""Many accounts that nobody had seen, all at once."""

from bot.changes import HealthNoted
from bot.events import FollowerCame, Health, Platform, RaidArrived
from bot.moderation.raids import RaidWatch
from bot.pipeline.memory.state import ShowState
from bot.pipeline.moderation.wave import FOLLOWS, PART
from tests.unit.pipeline.evening import ZOE, after, live, only, plain, said, ticked
from tests.unit.pipeline.fair import FAIR, a_fair_evening, crowd

HOUR = 3_600


def news(state: ShowState, at: float) -> list[str]:
    """Return what is told of waves when time passes."""
    told = only(HealthNoted, live(state, ticked(at), evening=FAIR))
    return [plain(each.report.detail) for each in told if each.report.part == PART]


def arrived(number: int, at: float, first_at: float = 0) -> ShowState:
    """Return an evening to which as many people came in ten seconds."""
    state = ShowState()
    live(state, said("bonsoir", ZOE, first_at), evening=FAIR)
    people = crowd(number)
    live(
        state,
        *(said(f"me voici {by.name}", by, at + 10 * n / number) for n, by in enumerate(people)),
        evening=FAIR,
    )
    return state


def test_a_wave_of_newcomers_is_told_once_with_what_to_do() -> None:
    state = arrived(80, HOUR)

    assert news(state, HOUR + 11) == ["80 comptes encore jamais vus écrivent en 30 secondes"]
    assert state.health[PART].remedy
    assert news(state, HOUR + 12) == []


def test_it_is_old_news_after_a_while() -> None:
    state = arrived(80, HOUR)
    news(state, HOUR + 11)

    live(state, ticked(HOUR + 400), evening=FAIR)

    assert state.health[PART].health is Health.GOOD


def test_few_people_over_time_or_at_the_beginning_are_no_wave() -> None:
    assert news(arrived(40, HOUR), HOUR + 11) == []
    assert news(arrived(80, HOUR), HOUR + 60) == []
    assert news(arrived(80, 60), 71) == []


def test_people_whom_another_channel_sends_are_expected() -> None:
    state = arrived(80, HOUR)
    raid = RaidArrived(
        id="r", at=after(HOUR), platform=Platform.TWITCH, channel="bouge", raider="voisine", viewers=80
    )
    live(state, raid, evening=FAIR)

    assert news(state, HOUR + 11) == []


def followed(number: int, state: ShowState, at: float = HOUR) -> None:
    """Have the channel followed so often within ten seconds."""
    each = (
        FollowerCame(id=f"f{n}", at=after(at + 10 * n / number), platform=Platform.TWITCH, channel="bouge")
        for n in range(number)
    )
    live(state, *each, evening=FAIR)


def follow_news(state: ShowState, at: float) -> list[str]:
    """Return what is told of waves of follows when time passes."""
    told = only(HealthNoted, live(state, ticked(at), evening=FAIR))
    return [plain(each.report.detail) for each in told if each.report.part == FOLLOWS]


def test_many_follows_at_once_are_told_once_until_they_are_old_news() -> None:
    state = arrived(1, 0)
    followed(70, state)

    assert follow_news(state, HOUR + 11) == ["70 comptes se sont mis à suivre la chaîne en 30 secondes"]
    assert follow_news(state, HOUR + 12) == []
    live(state, ticked(HOUR + 400), evening=FAIR)
    assert state.health[FOLLOWS].health is Health.GOOD


def test_follows_do_not_hide_newcomers_nor_the_other_way_round() -> None:
    state = arrived(80, HOUR)
    followed(70, state)
    live(state, ticked(HOUR + 11), evening=FAIR)

    assert state.health[PART].health is Health.DEGRADED
    assert state.health[FOLLOWS].health is Health.DEGRADED


def test_few_follows_and_those_of_the_beginning_or_of_a_raid_are_no_news() -> None:
    few, early, raided = arrived(1, 0), arrived(1, 0), arrived(1, 0)
    followed(40, few)
    followed(70, early, 100)
    followed(70, raided)
    raid = RaidArrived(
        id="r", at=after(HOUR), platform=Platform.TWITCH, channel="bouge", raider="voisine", viewers=80
    )
    live(raided, raid, evening=FAIR)

    assert follow_news(few, HOUR + 11) == []
    assert follow_news(early, 111) == []
    assert follow_news(raided, HOUR + 11) == []
    assert follow_news(few, HOUR + 60) == []


def test_follows_are_not_counted_where_the_show_does_not_want_it() -> None:
    state = arrived(1, 0)
    followed(70, state)
    evening = a_fair_evening(raids=RaidWatch(followers=0))

    assert only(HealthNoted, live(state, ticked(HOUR + 11), evening=evening)) == []
