"""People take part in formats of debate: who is heard, what is reviewed, what they are told."""

from msgspec.structs import replace

from bot.actions import Answer, PostPanel, Say
from bot.changes import Owed
from bot.formats.session import EntryState
from bot.orders import (
    CloseFormat,
    GuideFormat,
    OpenFormat,
)
from bot.pipeline.memory.state import ShowState
from bot.pipeline.screens.present import air_view
from tests.unit.pipeline.evening import (
    EVENING,
    LEA,
    MAX,
    MODERATOR,
    ROBOT,
    ROUGH,
    ZOE,
    invoked,
    kept,
    live,
    only,
    ordered,
    pressed,
    refusal,
    said,
    submitted,
)
from tests.unit.pipeline.sitting import AUTOMATIC, guide, open_format, texts


def test_a_session_is_announced_in_every_chat_and_goes_on_air() -> None:
    state = ShowState()

    followed = live(state, ordered(OpenFormat(format="brainstorm", subject="L’eau")))

    assert "!idee" in kept(Say, followed).text
    assert [each.control for each in kept(PostPanel, followed).buttons] == ["format-idee"]
    air = air_view(state.stage.air, state, EVENING)
    assert air.format is not None
    assert (air.format.method, air.format.question) == ("brainstorm", "L’eau")


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
