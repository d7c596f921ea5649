"""The charter is read by whoever asks for it, without filling the chat."""

from pathlib import Path

import pytest

from bot.actions import Answer, Say
from bot.app.places import LOCALES
from bot.events import Author, Platform, Role
from bot.moderation.charter import Charter, CharterRule
from bot.moderation.charter_file import Usual
from bot.moderation.charter_file import read_charter as read_file
from bot.moderation.policy import FLAGS
from bot.phrasebook import FluentPhrasebook
from bot.pipeline.memory.state import ShowState
from bot.pipeline.moderation.read_charter import LONGEST_ANSWER, LONGEST_LINE, in_short, whole
from tests.unit.pipeline.evening import LEA, MAX, ZOE, an_evening, invoked, kept, live, only, plain, said
from tests.unit.pipeline.fair import FAIR, LADDER, TITLE

SHIPPED = Path(__file__).parents[3] / "config" / "charter.toml"
BOT = Author(platform=Platform.TWITCH, id="bot", name="bouge", roles=(Role.BOT,))
WORDS = FluentPhrasebook(LOCALES, "fr")


@pytest.mark.parametrize("text", ["!charte", "!règles", "!CHARTE svp", "@bouge !rules"])
def test_a_chat_that_asks_is_told_the_rules_in_one_line(text: str) -> None:
    told = kept(Say, live(ShowState(), said(text, ZOE), evening=FAIR))

    assert (told.platform, told.channel) == (ZOE.platform, said(text, ZOE).channel)
    assert plain(told.text) == f"Notre charte : 1. {TITLE} · 2. On laisse de la place aux autres"


def test_a_crowd_that_asks_is_answered_once_and_again_after_a_minute() -> None:
    state = ShowState()

    told = [
        *live(state, said("!charte", ZOE, 10), said("!charte", MAX, 20), evening=FAIR),
        *live(state, said("!charte", MAX, 69), evening=FAIR),
    ]
    again = live(state, said("!charte", MAX, 71), evening=FAIR)

    assert len(only(Say, told)) == 1
    assert len(only(Say, again)) == 1


def test_the_bot_does_not_answer_itself_and_nobody_who_only_speaks_of_it() -> None:
    state = ShowState()

    followed = live(state, said("!charte", BOT, 10), said("relis la charte !", ZOE, 11), evening=FAIR)

    assert only(Say, followed) == []


def test_on_discord_one_person_reads_each_rule_and_how_to_contest() -> None:
    told = plain(kept(Answer, live(ShowState(), invoked("charte", LEA), evening=FAIR)).text)

    assert f"1. **{TITLE}**\nPersonne n’est insulté." in told
    assert told.endswith("Vous pouvez la contester : /recours.")


def test_a_show_without_rules_says_so() -> None:
    evening = an_evening(charter=Charter())

    told = live(ShowState(), said("!charte"), invoked("charte", LEA), evening=evening)

    assert "pas de charte" in kept(Say, told).text
    assert "pas de charte" in kept(Answer, told).text


def test_a_long_charter_is_cut_between_rules_and_fits() -> None:
    charter = Charter(
        rules=tuple(
            CharterRule(id=f"r{each}", title="t" * 60, text="x" * 300, covers=(), ladder=LADDER)
            for each in range(12)
        )
    )

    assert len(in_short(charter, WORDS)) <= LONGEST_LINE
    assert in_short(charter, WORDS).endswith(f"{'t' * 60} · …")
    assert len(whole(charter, WORDS)) <= LONGEST_ANSWER


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_the_shipped_charter_is_told_whole_everywhere(locale: str) -> None:
    charter = read_file(SHIPPED.read_text(), "", usual=Usual(), covered=FLAGS, english=locale == "en")
    words = FluentPhrasebook(LOCALES, locale)

    assert "…" not in in_short(charter, words)
    assert charter.rules[-1].text in whole(charter, words)
