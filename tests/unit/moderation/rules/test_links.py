"""Links are found however they are written, and a missing space is not a link."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.moderation.rules.links import Links
from tests.unit.moderation.saying import FRENCH, finds, heard

RULE = Links(("centre-valdeloire.fr", "twitch.tv", "YouTube.com", "www.youtu.be"))


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("https://evil.com/x?y#z", "evil.com"),
        ("HTTP://EVIL.COM", "EVIL.COM"),
        ("venez sur mon-site.com c'est mieux", "mon-site.com"),
        ("(voir mon-site.com)", "mon-site.com"),
        ("mon-site.com, mon-site.com.", "mon-site.com"),
        ("www.truc.museum", "www.truc.museum"),
        ("https://localhost:8080/", "localhost:8080"),
        ("discord.gg/abcd", "discord.gg"),
        ("t.co/abcd", "t.co"),
        ("bit.ly/3xyz", "bit.ly"),
        ("evil . com", "evil . com"),
        ("evil (dot) com", "evil (dot) com"),
        ("evil[point]fr", "evil[point]fr"),
        ("evil dot com", "evil dot com"),
        ("discord . gg/abc", "discord . gg"),
        ("ｅｖｉｌ．ｃｏｍ", "ｅｖｉｌ．ｃｏｍ"),
        ("ev\u200bil.com", "ev\u200bil.com"),
        ("[un texte](https://evil.com)", "evil.com)"),
        ("ftp://evil.com", "evil.com"),
    ],
)
def test_a_foreign_link_is_found(text: str, site: str) -> None:
    assert finds(RULE, text)[0] == site


@pytest.mark.parametrize(
    "text",
    [
        "https://www.centre-valdeloire.fr/page",
        "centre-valdeloire.fr",
        "clips.twitch.tv/abc",
        "https://youtube.com:443/watch?v=1",
        "https://YOUTU.BE/abc",
        "youtube . com",
        "twitch.tv.",
    ],
)
def test_a_welcome_site_and_what_is_below_it_pass(text: str) -> None:
    assert finds(RULE, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "https://youtube.com.evil.ru/x",
        "https://youtube.com@evil.ru/x",
        "https://evil.ru\\@youtube.com",
        "https://evil.ru/youtube.com",
        "notyoutube.com",
        "https://уоutube.com/x",
        "youtube.com.evil.ru",
        "evil.com youtube.com",
    ],
)
def test_a_site_that_only_looks_welcome_is_foreign(text: str) -> None:
    assert len(finds(RULE, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "t.co",
        "12.50",
        "M.Dupont",
        "à la fin.Le vote commence",
        "c'est bien.me voilà",
        "trop bien.ça va ?",
        "bien joué.gg",
        "la taxe alimentaire.De plus",
        "1.fr",
        "a.fr",
        "i.e. ceci, p.ex. cela, etc.",
        "fichier.txt et index.js",
        "3.14159",
        "un.deux",
        "v2.0.1",
        "...",
        "jean@exemple.com",
        "@com.net",
        "le point com du gouvernement",
        "www.",
        "https://",
        "20h30.En direct",
    ],
)
def test_what_is_no_link_passes(text: str) -> None:
    assert finds(RULE, text) == []


def test_each_link_is_marked_once() -> None:
    text = "https://www.a1.com b2.com www.c3.com/d4.com https://b2.com/x"

    assert finds(RULE, text) == ["www.a1.com", "b2.com", "www.c3.com", "b2.com"]


def test_the_reason_names_the_first_site_shortened() -> None:
    finding = RULE(heard("https://" + "a" * 200 + ".com"))

    assert finding is not None
    said = FRENCH.text(finding.key, **finding.values)
    assert said.startswith("Lien vers un site qui n’est pas dans la liste\u00a0: aaa")
    assert said.endswith("…")


@given(st.text("abcé 12345", max_size=80))
def test_without_a_dot_there_is_no_link(text: str) -> None:
    assert finds(RULE, text) == []
