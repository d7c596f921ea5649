"""The crowd's lines are many, well formed, and mean what their files say."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.events import Platform
from bot.polls.grammar import Vote, read_choice
from bot.polls.poll import Choice
from bot.rehearsal.crowd.ballots import could_be_ballot, spelt
from bot.rehearsal.crowd.deeds import ABUSE, Kind
from bot.rehearsal.crowd.lines import read_lines
from bot.rehearsal.crowd.people import LOGIN, population
from bot.rehearsal.crowd.screen import ShownChoice
from bot.rehearsal.crowd.voice import LONGEST
from tests.unit.rehearsal.crowd.shows import poll

LINES = read_lines()
RUNDOWNS = Path(__file__).parents[4] / "config" / "rundowns"
# What the show's own emotes and emojis would be told as.
EMOTES = ("LUL", "Kappa", "PogChamp", "VoteYea", "SeemsGood")


def _labels() -> Iterator[tuple[str, ...]]:
    yield "Oui, sans hésiter", "Non", "Je ne sais pas"
    yield "Les transports", "La santé", "Le logement"
    for file in sorted(RUNDOWNS.glob("*.toml")):
        for segment in tomllib.loads(file.read_text(encoding="utf-8")).get("segments", ()):
            if choices := segment.get("poll", {}).get("choices"):
                yield tuple(choices)


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        (Kind.CIVIL, 250),
        (Kind.HEATED, 80),
        (Kind.QUESTION, 120),
        (Kind.SPAM, 30),
        (Kind.NEAR_VOTE, 40),
        (Kind.HOSTILE_FORMAT, 25),
        (Kind.FLOOD, 8),
    ],
)
def test_there_is_enough_to_say(kind: Kind, least: int) -> None:
    assert len(LINES.by_kind[kind]) >= least


def test_there_are_120_abusive_lines_of_every_kind() -> None:
    assert sum(len(LINES.by_kind[kind]) for kind in ABUSE) >= 120
    assert all(len(LINES.by_kind[kind]) >= 10 for kind in ABUSE)


@pytest.mark.parametrize("kind", list(LINES.by_kind))
def test_no_line_is_there_twice(kind: Kind) -> None:
    lines = LINES.by_kind[kind]

    assert sorted({line for line in lines if lines.count(line) > 1}) == []


@pytest.mark.parametrize(
    "kind", [kind for kind in LINES.by_kind if kind not in (Kind.HOSTILE_FORMAT, Kind.FLOOD)]
)
def test_lines_are_clean_text_that_fits_a_message(kind: Kind) -> None:
    wrong = [
        line
        for line in LINES.by_kind[kind]
        if line != line.strip() or "\ufffd" in line or len(line) > 400 or not line.isprintable()
    ]

    assert wrong == []


def test_hostile_texts_reach_the_limits_of_the_platforms() -> None:
    texts = LINES.by_kind[Kind.HOSTILE_FORMAT] + LINES.by_kind[Kind.FLOOD]

    assert max(map(len, texts)) >= LONGEST[Platform.DISCORD]
    assert any(len(text) == 500 and len(set(text)) == 1 for text in texts)
    assert any("\0" in text for text in texts)
    assert any("\u202e" in text for text in texts)
    assert any("<script>" in text for text in texts)


def test_talk_holds_no_command_of_the_show() -> None:
    talk = [line for kind in (Kind.CIVIL, Kind.HEATED, Kind.SPAM, *ABUSE) for line in LINES.by_kind[kind]]

    assert [line for line in talk if line.startswith(("!", "/", "+1"))] == []


def test_questions_stay_short_and_differ_whatever_opens_them() -> None:
    questions = [
        f"{opening} {text}".strip()
        for opening in ("", *LINES.openings)
        for text in LINES.by_kind[Kind.QUESTION]
    ]

    assert len({question.casefold() for question in questions}) == len(questions) > 2000
    assert all(10 < len(question) < 200 for question in questions)


@pytest.mark.parametrize("labels", list(_labels()))
def test_the_show_reads_every_spelling_as_the_ballot_it_is(labels: tuple[str, ...]) -> None:
    codes = [str(number) for number in range(4, 4 + len(labels))]
    choices = tuple(Choice(code=code, label=label) for code, label in zip(codes, labels, strict=True))
    templates = [template for group in LINES.spellings.values() for template in group]
    misread = [
        text
        for template in templates
        for choice in choices
        if read_choice(
            text := spelt(template, ShownChoice(code=choice.code, label=choice.label)).replace(
                "<:bouge:1180000000000000001>", ":bouge:"
            ),
            choices,
            EMOTES,
        )
        != Vote(choice.code)
    ]

    assert misread == []


@pytest.mark.parametrize("labels", list(_labels()))
def test_what_only_looks_like_a_vote_is_none(labels: tuple[str, ...]) -> None:
    shown = poll("p", labels=labels, codes=tuple(str(number) for number in range(4, 4 + len(labels))))
    choices = tuple(Choice(code=choice.code, label=choice.label) for choice in shown.choices)
    said = [
        line.replace("{code}", choice.code).replace("{other}", choices[-1].code)
        for line in LINES.by_kind[Kind.NEAR_VOTE]
        for choice in choices
    ]
    talk = [line for kind in LINES.by_kind if kind is not Kind.NEAR_VOTE for line in LINES.by_kind[kind]]
    spoken = [line for line in said if not could_be_ballot(line, [shown], with_code=True)]
    spoken += [line for line in talk if not could_be_ballot(line, [shown])]

    assert [line for line in spoken if isinstance(read_choice(line, choices, EMOTES), Vote)] == []
    assert len(spoken) > 0.7 * (len(said) + len(talk))


def test_every_name_is_legal_where_it_is_used() -> None:
    people = population(1, 3000, LINES.names, LINES.odd_names)
    twitch = [person.name for person in people if person.platform is Platform.TWITCH]
    discord = [person.name for person in people if person.platform is Platform.DISCORD]

    assert len(LINES.names) >= 250
    assert [name for name in (*twitch, *LINES.names) if not LOGIN.fullmatch(name)] == []
    assert [name for name in discord if not 0 < len(name) <= 32] == []
    assert len({name.lower() for name in (*twitch, *discord)}) == len(people)
    assert set(discord) >= {name[:32] for name in LINES.odd_names}


def test_a_folder_without_lines_is_named(tmp_path: Path) -> None:
    (tmp_path / "civil.txt").write_text("# nothing but a comment\n", encoding="utf-8")

    with pytest.raises(ValueError, match=r"civil\.txt has no line"):
        read_lines(tmp_path)
