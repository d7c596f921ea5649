"""Leads the real Discord client to another server that speaks its protocols, under Discord's own names."""

import asyncio
import socket
import ssl
from pathlib import Path

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult

from bot.errors import PlatformError

NAMES = frozenset({"discord.com", "gateway.discord.gg", "cdn.discordapp.com", "media.discordapp.net"})


class OneServerResolver(AbstractResolver):
    """Finds Discord's names, and no other, at one address."""

    def __init__(self, host: str, port: int) -> None:
        """Point at the address, given in figures."""
        self._host = host
        self._port = port

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Return the one address, or refuse the name."""
        if host not in NAMES:
            raise OSError(f"{host}: not one of Discord's names")
        return [
            ResolveResult(
                hostname=host,
                host=self._host,
                port=self._port,
                family=socket.AF_INET6 if ":" in self._host else socket.AF_INET,
                proto=0,
                flags=socket.AI_NUMERICHOST,
            )
        ]

    async def close(self) -> None:
        """Hold nothing, close nothing."""


async def open_connector(connect: str, ca_file: Path | None) -> aiohttp.TCPConnector | None:
    """Return the connector that leads to `connect` ("host:port"), None for Discord itself.

    Raises PlatformError when the address or the certificate cannot be used.
    """
    if not connect:
        return None
    host, _, port = connect.rpartition(":")
    if not host or not port.isdigit():
        raise PlatformError(
            f"Réglage discord.connect « {connect} » : écrivez une adresse et un port "
            "(par exemple 127.0.0.1:8443)."
        )
    try:
        trust = await asyncio.to_thread(ssl.create_default_context, cafile=ca_file)
    except (OSError, ssl.SSLError) as fault:
        raise PlatformError(
            f"Réglage discord.ca_file « {ca_file} » : certificat illisible ({type(fault).__name__})."
        ) from fault
    return aiohttp.TCPConnector(resolver=OneServerResolver(host.strip("[]"), int(port)), ssl=trust, limit=64)
