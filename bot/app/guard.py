"""In a rehearsal the bot may connect to this machine only."""

import ipaddress
import socket
import sys
from typing import Any

from bot.errors import PlatformError


def stay_on_this_machine() -> None:
    """Refuse, for the rest of this process, every connection that is not to a loopback address."""
    sys.addaudithook(_refuse_elsewhere)


def _refuse_elsewhere(event: str, arguments: tuple[Any, ...]) -> None:
    if event != "socket.connect":
        return
    peer, address = arguments
    if peer.family not in (socket.AF_INET, socket.AF_INET6):
        return
    host = str(address[0])
    try:
        local = ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        local = host == "localhost"
    if not local:
        raise PlatformError(f"Répétition : connexion refusée vers {host}, qui n'est pas cette machine.")
