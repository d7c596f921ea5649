"""A moderator lets somebody post a link."""

from bot.changes import Audited
from bot.events import Author, Platform, Role
from bot.orders import Permit
from bot.pipeline.memory.state import ShowState
from tests.unit.pipeline.evening import MAX, ZOE, an_evening, live, only, refusal, said
from tests.unit.pipeline.fair import gesture, owed

LINK = "regardez https://un-site-inconnu.example/page"
GUARD = Author(platform=Platform.TWITCH, id="77", name="garde", roles=(Role.MODERATOR,))
EVENING = an_evening()


def flags(state: ShowState, by: Author, at: float) -> bool:
    """Return whether a link of somebody's opens a case."""
    before = len(state.docket.cases)
    live(state, said(LINK, by, at), evening=EVENING)
    return len(state.docket.cases) > before


def test_a_permitted_person_posts_links_for_a_minute() -> None:
    state = ShowState()

    followed = live(state, said("!permit @Zoé", GUARD, 10), evening=EVENING)

    assert "Zoé peut publier un lien pendant 1 minute." in owed(followed)
    assert [flags(state, ZOE, 60), flags(state, MAX, 61), flags(state, ZOE, 71)] == [False, True, True]


def test_only_moderators_permit() -> None:
    state = ShowState()
    live(state, said("!permit zoé", MAX, 10), evening=EVENING)

    assert flags(state, ZOE, 20)


def test_a_permit_without_a_name_is_explained() -> None:
    assert "Écrivez le nom" in owed(live(ShowState(), said("!permit", GUARD, 10), evening=EVENING))


def test_moderators_post_links_themselves() -> None:
    assert not flags(ShowState(), GUARD, 10)


def test_the_page_permits_too_and_the_log_names_nobody() -> None:
    state = ShowState()

    followed = gesture(Permit(name="zoé", seconds=120), state, at=10, evening=EVENING)

    assert not flags(state, ZOE, 100)
    assert "zoé" not in str(only(Audited, followed))


def test_a_permit_for_nobody_or_for_ever_is_refused() -> None:
    assert "Écrivez le nom" in refusal(gesture(Permit(name=" "), ShowState()))
    assert "de 10 secondes à une heure" in refusal(gesture(Permit(name="zoé", seconds=5), ShowState()))
