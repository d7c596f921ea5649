"""Who sends a request: from which page and address, to which name of ours; and what they call themselves."""

import ipaddress
import re
import unicodedata
from urllib.parse import urlsplit

from aiohttp import web

LONGEST_NAME = 40
# Letters stacked, invisible or turning the line around have no place in a name that logs and pages show.
UNSEEN_KINDS = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
MARKS = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]"
STACKED = re.compile(f"({MARKS}{{2}}){MARKS}+")


def clean_name(text: str) -> str:
    """Return a name fit to be shown: one line, at most 40 characters, nothing unseen; "" if none is left."""
    composed = unicodedata.normalize("NFC", text[: LONGEST_NAME * 50])
    spaced = " ".join(composed.split())
    seen = "".join(letter for letter in spaced if unicodedata.category(letter) not in UNSEEN_KINDS)
    return STACKED.sub(r"\1", seen)[:LONGEST_NAME].strip()


def is_our_name(request: web.Request, public_url: str, configured: str) -> bool:
    """Return whether the Host is one that a stranger's domain cannot be made to point at us with."""
    name = _host_of(f"//{request.host}")
    if name and (name in {configured, _host_of(public_url)} or not set(name) & set(".:")):
        return True
    if name.endswith((".local", ".localhost")):
        return True
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def is_own_page(request: web.Request, public_url: str) -> bool:
    """Return whether a request comes from a page of ours, or from no page at all (a program)."""
    origin = request.headers.get("Origin")
    if origin is None:
        return request.headers.get("Sec-Fetch-Site", "none") in ("none", "same-origin")
    try:
        given = urlsplit(origin)
    except ValueError:
        return False
    ours = {request.host.lower(), urlsplit(public_url).netloc.lower()} - {""}
    return given.scheme in ("http", "https") and given.netloc.lower() in ours


def is_for_programs(request: web.Request) -> bool:
    """Return whether a request goes where a token alone lets in: no site can make a browser present one."""
    return request.path.startswith(("/api/actions/", "/api/orders"))


def address_of(request: web.Request, public_url: str) -> str:
    """Return the visitor's address, an IPv6 one by its network; behind a nearby proxy, the one it saw."""
    peer = request.remote or ""
    forwarded = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    if public_url and forwarded and _is_near(peer):
        peer = forwarded
    try:
        address = ipaddress.ip_address(peer)
    except ValueError:
        return peer[:64]
    if address.version == 6:
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)


def _host_of(url: str) -> str:
    """Return the host of an address, "" when it cannot be read."""
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""


def _is_near(peer: str) -> bool:
    try:
        address = ipaddress.ip_address(peer)
    except ValueError:
        return False
    return address.is_loopback
