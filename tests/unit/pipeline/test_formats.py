"""Formats of debate on the road: who takes part, what is reviewed, what is told, and what time does."""

from msgspec.structs import replace

from bot.actions import Answer, PostPanel, Say
from bot.changes import Owed
from bot.events import ChatCleared, MessageRemoved, Platform
from bot.formats.session import EntryState, Session
from bot.orders import (
    AirFormat,
    AirPoll,
    CloseFormat,
    ExtendFormat,
    GoToSegment,
    GuideFormat,
    NextSegment,
    OpenFormat,
    ShowFormat,
    Take,
)
from bot.pipeline.formats_shown import format_view
from bot.pipeline.present import air_view
from bot.pipeline.state import ShowState
from bot.show.kinds.formats import SessionPlan
from bot.show.rundown import Rundown, Segment, SegmentKind
from tests.unit.pipeline.evening import (
    EVENING,
    LEA,
    MAX,
    MODERATOR,
    ROBOT,
    ROUGH,
    ZOE,
    after,
    an_evening,
    invoked,
    kept,
    live,
    only,
    opened,
    ordered,
    plain,
    pressed,
    refusal,
    said,
    submitted,
    ticked,
    voices,
)

AUTOMATIC = an_evening(accept_automatically=True)
RUNDOWN = Rundown(
    title="Formats",
    segments=(
        Segment(id="accueil", kind=SegmentKind.STANDBY, title="Accueil"),
        Segment(
            id="jury",
            kind=SegmentKind.DRAW,
            title="Le jury",
            plan=SessionPlan(seconds=60, seats=2, reserves=1, source="balise", round="7"),
        ),
        Segment(
            id="themes", kind=SegmentKind.THEMES, title="Vos avis", plan=SessionPlan(themes=("Eau", "Vélo"))
        ),
        Segment(id="parole", kind=SegmentKind.SPEAKING_QUEUE, title="Tour de parole"),
    ),
)
PLANNED = an_evening(rundown=RUNDOWN)


def open_format(state: ShowState, format: str, evening: object = EVENING, **values: object) -> Session:
    """Open a session of a format, and return it."""
    order = OpenFormat(format=format, subject="L’eau", **values)  # type: ignore[arg-type]
    live(state, ordered(order, at=0), evening=evening)  # type: ignore[arg-type]
    return state.formats.open_ones()[0]


def guide(state: ShowState, act: str, number: int = 0, text: str = "", at: float = 30) -> list[object]:
    """Do something with the latest session, and return all that followed."""
    session = state.formats.latest()[0]
    order = GuideFormat(session_id=session.id, act=act, number=number, text=text)
    return list(live(state, ordered(order, at=at)))


def texts(state: ShowState, evening: object = EVENING) -> list[str]:
    """Return what viewers see of the latest session."""
    view = format_view(state.formats.latest()[0], state, evening, for_viewers=True)  # type: ignore[arg-type]
    return [each.text or each.name for each in view.entries]


def on_screens(state: ShowState) -> tuple[str | None, str | None, str | None]:
    """Return the session in preview, that on air, and the poll on air."""
    return state.stage.preview.format_id, state.stage.air.format_id, state.stage.air.poll_id


def test_a_session_is_announced_in_every_chat_and_goes_on_air() -> None:
    state = ShowState()

    followed = live(state, ordered(OpenFormat(format="brainstorm", subject="L’eau")))

    assert "!idee" in kept(Say, followed).text
    assert [each.control for each in kept(PostPanel, followed).buttons] == ["format-idee"]
    air = air_view(state.stage.air, state, EVENING)
    assert air.format is not None
    assert (air.format.method, air.format.question) == ("brainstorm", "L’eau")


def test_the_rundown_prepares_its_session_and_opens_it_when_told() -> None:
    state = ShowState()
    live(state, ordered(GoToSegment(segment_id="jury")), evening=PLANNED)
    preview = air_view(state.stage.preview, state, PLANNED).format

    assert preview is not None
    assert (preview.status, preview.question) == ("draft", "Le jury")
    assert refusal(live(state, ordered(Take()), evening=PLANNED)) == ""
    live(state, said("!volontaire"), evening=PLANNED)
    assert not state.formats.entries[preview.id]

    live(state, ordered(OpenFormat(), at=20), evening=PLANNED)
    live(state, said("!volontaire", at=25), evening=PLANNED)

    (session,) = state.formats.open_ones()
    assert (session.id, session.plan.seats, session.closes_at) == (preview.id, 2, after(80))
    assert len(state.formats.entries[session.id]) == 1


def test_going_back_to_a_segment_shows_the_same_session() -> None:
    state = ShowState()
    for _ in range(2):
        live(state, ordered(GoToSegment(segment_id="themes")), evening=PLANNED)

    assert len(state.formats.sessions) == 1
    assert refusal(live(state, ordered(NextSegment()), evening=PLANNED)) == ""


def test_what_cannot_be_opened_says_why() -> None:
    state = ShowState()

    def why(order: OpenFormat) -> str:
        return refusal(live(state, ordered(order)))

    assert why(OpenFormat()) == "La séquence en cours n’est pas un format de débat."
    assert why(OpenFormat(format="pétanque", subject="x")) == "Ce format n’existe pas."
    assert why(OpenFormat(format="draw")).startswith("Dites de quoi il s’agit")
    assert why(OpenFormat(format="draw", subject="x", seconds=1)) != ""
    assert why(OpenFormat(format="themes", subject="x", themes=("a",) * 10)).startswith("9 thèmes au plus")
    assert why(OpenFormat(format="draw", subject="x")) == ""
    assert why(OpenFormat(format="draw", subject="y")).startswith("« x » est encore ouvert")


def test_an_idea_waits_for_a_moderator_unless_the_show_says_otherwise() -> None:
    state = ShowState()
    open_format(state, "brainstorm")

    live(state, said("!idée des bus de nuit"))
    assert texts(state) == []
    live(state, said("!idee des bus de jour", MAX), evening=AUTOMATIC)

    assert texts(state) == ["des bus de jour"]
    guide(state, "accept", 1)
    assert texts(state) == ["des bus de nuit", "des bus de jour"]
    guide(state, "refuse", 2)
    assert texts(state) == ["des bus de nuit"]


def test_what_is_flagged_always_waits() -> None:
    state = ShowState()
    open_format(state, "brainstorm")

    live(state, said(f"!idee {ROUGH}"), evening=AUTOMATIC)

    (entry,) = state.formats.entries[state.formats.latest()[0].id].values()
    assert (entry.state, entry.flagged) == (EntryState.WAITING, True)
    assert texts(state) == []


def test_a_hostile_name_beside_a_kind_text_waits_too() -> None:
    state = ShowState()
    open_format(state, "brainstorm")

    live(state, said("!idee des bus", replace(ZOE, name="patate pourrie")), evening=AUTOMATIC)

    assert texts(state) == []


def test_hidden_characters_never_come_in() -> None:
    state = ShowState()
    open_format(state, "brainstorm")

    live(state, said("!idee des\u202e bus\u200b verts"), evening=AUTOMATIC)

    assert texts(state) == ["des bus verts"]


def test_a_contribution_told_twice_counts_once() -> None:
    state = ShowState()
    open_format(state, "themes")
    message = said("!avis plus de bancs", message_id="deux-fois")

    live(state, message, message, evening=AUTOMATIC)

    assert texts(state) == ["plus de bancs"]


def test_the_bot_takes_no_part_and_a_word_without_session_is_ordinary_chat() -> None:
    state = ShowState()
    assert only(Owed, live(state, said("!idee des bus"))) == []
    assert "Rien de tel" in kept(Answer, live(state, invoked("idee", texte="des bus"))).text
    open_format(state, "brainstorm")

    live(state, said("!idee des bus", ROBOT), said("des bus"), evening=AUTOMATIC)

    assert texts(state) == []


def test_discord_takes_part_by_button_command_and_form() -> None:
    state = ShowState()
    open_format(state, "draw")

    told = kept(Answer, live(state, pressed("format:volontaire:", LEA)))
    again = kept(Answer, live(state, invoked("volontaire", LEA, texte="anonyme")))

    (entry,) = state.formats.entries[state.formats.latest()[0].id].values()
    assert entry.token in told.text
    assert entry.token in again.text
    assert entry.named is False
    open_format(state, "porteur-de-parole")
    form = kept(Answer, live(state, submitted("Ma mère prend le car.", form="format-temoigne")))
    assert [each.control for each in form.buttons] == [
        "format:citer:",
        "format:citer:anonyme",
        "format:citer:non",
    ]


def test_names_of_a_list_are_told_to_a_chat_in_one_line() -> None:
    state = ShowState()
    open_format(state, "draw")
    live(state, *(said("!volontaire", by) for by in (ZOE, MAX)))

    lines = only(Say, live(state, ticked(20)))

    entries = state.formats.entries[state.formats.latest()[0].id].values()
    (line,) = [each for each in lines if "Volontaires notés" in each.text]
    assert all(f"{each.name} = {each.token}" in line.text for each in entries)
    assert not [each for each in only(Say, live(state, ticked(40))) if "Volontaires" in each.text]


def test_a_list_is_fixed_when_its_time_is_over_for_all() -> None:
    state = ShowState()
    live(state, ordered(GoToSegment(segment_id="jury"), at=0), evening=PLANNED)
    live(state, ordered(OpenFormat(), at=0), said("!volontaire", at=5), evening=PLANNED)

    live(state, ticked(65), evening=PLANNED)
    assert state.formats.latest()[0].phase == "volunteers"
    live(state, ticked(71), evening=PLANNED)

    session = state.formats.latest()[0]
    assert session.phase == "listed"
    assert session.lot is not None
    assert session.lot.announced.show == "Bouge"


def test_two_linked_accounts_share_their_dots_and_their_hand() -> None:
    state = ShowState()
    live(state, said("bonjour"), said("bonjour", LEA))
    one, other = state.account_of(ZOE.key), state.account_of(LEA.key)
    state.people.others |= {one: other, other: one}
    open_format(state, "speaking-queue")

    live(state, said("!parole"))
    told = kept(Answer, live(state, pressed("format:parole:", LEA)))

    assert "rang 1" in told.text
    assert texts(state) == ["zoé"]


def test_who_had_the_floor_comes_after_who_had_not_even_in_another_session() -> None:
    state = ShowState()
    open_format(state, "speaking-queue")
    live(state, said("!parole", at=1))
    guide(state, "next")
    followed = guide(state, "done", at=50)
    assert any(isinstance(each, Say) and "Merci zoé" in each.text for each in followed)
    live(state, ordered(CloseFormat(session_id=state.formats.latest()[0].id)))

    order = OpenFormat(format="speaking-queue", subject="encore")
    live(state, ordered(order, at=60), said("!parole", at=61), said("!parole", MAX, at=62))

    assert texts(state) == ["max", "zoé"]


def test_a_moderator_reviews_and_the_host_leads() -> None:
    state = ShowState()
    session = open_format(state, "six-hats")
    live(state, said("!avis il pleut moins"))

    def by_moderator(act: str) -> str:
        order = GuideFormat(session_id=session.id, act=act, number=1, text="red")
        return refusal(live(state, ordered(order, by=MODERATOR)))

    assert by_moderator("accept") == ""
    assert by_moderator("tag") == ""
    assert by_moderator("next") != ""
    assert refusal(live(state, ordered(CloseFormat(session_id=session.id), by=MODERATOR))) != ""
    assert refusal(live(state, ordered(CloseFormat(session_id="autre")))) == "Cette séance n’existe pas."


def test_a_refusal_with_a_reason_is_told_to_its_author() -> None:
    state = ShowState()
    open_format(state, "brainstorm")
    message = said("!idee rien")
    live(state, message)

    told = [each for each in guide(state, "refuse", 1, text="Hors sujet.") if isinstance(each, Say)]

    assert [(each.reply_to, each.text.endswith("Hors sujet.")) for each in told] == [
        (message.message_id, True)
    ]


def test_a_removed_message_takes_its_contribution_off_the_air() -> None:
    state = ShowState()
    open_format(state, "themes")
    message = said("!avis plus de bancs")
    live(state, message, evening=AUTOMATIC)

    gone = MessageRemoved(
        id="x", at=after(20), platform=Platform.TWITCH, channel="bouge", message_id=message.message_id
    )
    live(state, gone)

    assert texts(state) == []


def test_somebody_who_is_banned_leaves_the_queue_with_their_hand() -> None:
    state = ShowState()
    open_format(state, "speaking-queue")
    live(state, said("!parole"), said("!parole", MAX))
    guide(state, "next")

    live(
        state, ChatCleared(id="x", at=after(40), platform=Platform.TWITCH, channel="bouge", author_id=ZOE.id)
    )

    assert texts(state) == ["max"]
    assert state.formats.latest()[0].now == ""


def test_forget_me_erases_contributions_and_dots() -> None:
    state = ShowState()
    open_format(state, "brainstorm")
    live(state, said("!idee des bus de nuit"), said("!idee des bus de jour", MAX), evening=AUTOMATIC)
    guide(state, "next")
    guide(state, "next")
    live(state, said("!point 1 1", at=40))
    assert state.formats.picks[state.formats.latest()[0].id]

    live(state, said("!oublie-moi oui", at=50))

    session = state.formats.latest()[0]
    assert texts(state) == ["des bus de jour"]
    assert not state.formats.picks[session.id]


def test_dots_are_shown_to_nobody_for_too_small_a_group() -> None:
    state = ShowState()
    open_format(state, "brainstorm")
    live(state, said("!idee des bus de nuit"), said("!idee des bus de jour", MAX), evening=AUTOMATIC)
    guide(state, "next")
    guide(state, "next")
    live(state, said("!point 1", at=40))
    session = state.formats.latest()[0]

    few = format_view(session, state, an_evening(smallest_group=2), for_viewers=False)
    enough = format_view(session, state, EVENING, for_viewers=True)

    assert (few.withheld, [each.dots for each in few.tags]) == ("few", [None])
    assert (enough.withheld, [each.dots for each in enough.tags]) == ("", [1])


def test_viewers_see_nothing_that_waits_and_no_name_that_was_not_agreed_to() -> None:
    state = ShowState()
    open_format(state, "porteur-de-parole")
    live(state, said("!temoigne Le car ne passe plus."))
    guide(state, "accept", 1)
    assert texts(state) == []

    live(state, said("!citer anonyme"))

    session = state.formats.latest()[0]
    view = format_view(session, state, EVENING, for_viewers=True)
    assert [(each.text, each.name) for each in view.entries] == [("Le car ne passe plus.", "")]


def test_time_is_added_to_what_is_timed_alone() -> None:
    state = ShowState()
    session = open_format(state, "brainstorm", seconds=60)
    order = ExtendFormat(session_id=session.id, seconds=30)

    live(state, ordered(order, at=10))

    assert state.formats.sessions[session.id].closes_at == after(90)
    assert refusal(live(state, ordered(replace(order, seconds=-1)))) != ""
    guide(state, "next")
    assert refusal(live(state, ordered(order))) == "Rien n’est chronométré en ce moment."


def test_a_session_is_shown_and_aired_and_leaves_the_air_for_a_vote() -> None:
    state = ShowState()
    session = open_format(state, "themes", on_air=False)
    assert on_screens(state) == (None, None, None)

    live(state, ordered(ShowFormat(session_id=session.id)))
    assert on_screens(state) == (session.id, None, None)
    live(state, ordered(AirFormat(session_id=session.id)))
    assert on_screens(state) == (session.id, session.id, None)
    poll, _ = opened(state)
    assert on_screens(state) == (session.id, None, poll.id)
    live(state, ordered(AirFormat(session_id=session.id)), ordered(AirPoll(poll_id=poll.id)))
    assert on_screens(state) == (session.id, None, poll.id)


def test_one_person_cannot_fill_a_session() -> None:
    state = ShowState()
    open_format(state, "themes")

    live(
        state, *(said(f"!avis phrase numéro {number}", at=number) for number in range(50)), evening=AUTOMATIC
    )
    live(state, *(said("!avis une phrase", by) for by in voices(30)), evening=AUTOMATIC)

    assert len(texts(state)) == 33


def test_everything_contributed_is_accounted_for() -> None:
    state = ShowState()
    open_format(state, "six-hats")
    live(
        state,
        said("!avis un"),
        said("!avis un fait"),
        said("!rouge une peur"),
        said(f"!avis {ROUGH}"),
        evening=AUTOMATIC,
    )

    view = format_view(state.formats.latest()[0], state, EVENING, for_viewers=False)

    assert view.counts == {"shown": 1, "aside": 1, "waiting": 1}
    assert sum(view.counts.values()) == len(view.entries)


def test_somebodys_data_counts_their_contributions() -> None:
    state = ShowState()
    open_format(state, "themes")
    live(state, submitted("plus de bancs", form="format-avis"))

    told = plain(kept(Answer, live(state, invoked("mes-donnees"))).text)

    assert "contributions aux formats de débat : 1" in told
