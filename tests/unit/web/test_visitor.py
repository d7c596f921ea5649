"""What a visitor says of themselves is taken with care."""

import pytest
from aiohttp.test_utils import make_mocked_request

from bot.web.visitor import address_of, clean_name, is_our_name


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("  Zoé   Martin\n", "Zoé Martin"),
        ("<b onload=x>", "<b onload=x>"),
        ("\u202eégiR\u2066", "égiR"),
        ("nul\x00le", "nulle"),
        ("Z\u0301\u0301\u0301\u0301\u0301\u0301o", "Ź\u0301\u0301o"),
        ("a" * 10_000, "a" * 40),
        ("\u200b\u00ad \ufeff", ""),
        ("", ""),
    ],
)
def test_a_name_is_one_short_line_of_visible_text(given: str, kept: str) -> None:
    assert clean_name(given) == kept


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1:8080",
        "[::1]:8080",
        "localhost:8080",
        "studio:80",
        "studio.local",
        "192.168.1.4",
        "a.example.fr",
    ],
)
def test_a_name_that_no_stranger_can_point_at_us_is_ours(host: str) -> None:
    request = make_mocked_request("GET", "/", headers={"Host": host})

    assert is_our_name(request, "https://a.example.fr", "127.0.0.1")


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "[::1", "local.evil", ".", ""])
def test_a_strangers_domain_is_not_ours(host: str) -> None:
    request = make_mocked_request("GET", "/", headers={"Host": host})

    assert not is_our_name(request, "", "127.0.0.1")


@pytest.mark.parametrize(
    ("peer", "forwarded", "public_url", "address"),
    [
        ("127.0.0.1", "8.8.8.8, 9.9.9.9", "https://a.example", "9.9.9.9"),
        ("127.0.0.1", "9.9.9.9", "", "127.0.0.1"),
        ("9.9.9.9", "1.1.1.1", "https://a.example", "9.9.9.9"),
        ("2001:db8:1:2:3::4", "", "", "2001:db8:1:2::/64"),
        ("127.0.0.1", "x" * 500, "https://a.example", "x" * 64),
        ("unix", "9.9.9.9", "https://a.example", "unix"),
    ],
)
def test_tries_are_counted_by_the_address_nobody_can_choose(
    peer: str, forwarded: str, public_url: str, address: str
) -> None:
    request = make_mocked_request("POST", "/login", headers={"X-Forwarded-For": forwarded}).clone(remote=peer)

    assert address_of(request, public_url) == address
