"""Many accounts that nobody had seen, all at once."""

from bot.changes import HealthNoted
from bot.events import Health, Platform, RaidArrived
from bot.pipeline.memory.state import ShowState
from bot.pipeline.moderation.wave import PART
from tests.unit.pipeline.evening import ZOE, after, live, only, plain, said, ticked
from tests.unit.pipeline.fair import FAIR, crowd

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
