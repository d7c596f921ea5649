"""Lets the loopback Discord pass for Discord, to clients that are told to trust it."""

import os
import ssl
from pathlib import Path

import trustme

_NAMES = ("discord.com", "gateway.discord.gg", "cdn.discordapp.com", "media.discordapp.net")


def certify(ca_file: Path) -> ssl.SSLContext:
    """Write a new authority's certificate, for its owner's eyes only, and return how to serve under it."""
    authority = trustme.CA()
    descriptor = os.open(ca_file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        os.fchmod(descriptor, 0o600)
        file.write(authority.cert_pem.bytes())
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert(*_NAMES).configure_cert(context)
    return context
