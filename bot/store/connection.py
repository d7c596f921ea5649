"""Clients of the store, and how its faults become ours."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import redis.asyncio as redis
from redis.asyncio.retry import Retry
from redis.backoff import ExponentialBackoff
from redis.exceptions import AuthenticationError, RedisError

from bot.errors import StoreError

Client = redis.Redis
SCHEMES = ("redis", "rediss", "unix")

# Ask after 10 s of silence, every 5 s, and give up after three questions; where the system lets us choose.
_KEEPALIVE = {
    getattr(socket, name): value
    for name, value in {"TCP_KEEPIDLE": 10, "TCP_KEEPINTVL": 5, "TCP_KEEPCNT": 3}.items()
    if hasattr(socket, name)
}


def connect(url: str) -> Client:
    """Return a client of a `redis://`, `rediss://` or `unix://` address, else StoreError."""
    scheme = urlsplit(url).scheme
    if scheme not in SCHEMES:
        raise StoreError(
            f"store.url : « {scheme}:// » inconnu. Écrivez « embedded », redis://…, rediss://… ou unix://…."
        )
    # No time limit on a read: a local server that dies closes its socket, and before Python 3.12 the limit's
    # implementation could take a cancellation for itself. Keepalives notice a network that goes silent.
    alive: dict[str, Any] = {"socket_keepalive": True, "socket_keepalive_options": _KEEPALIVE}
    return redis.from_url(
        url,
        # The answers of the newer protocol are turned into those of this one, entry by entry.
        protocol=2,
        retry=Retry(ExponentialBackoff(cap=0.2, base=0.01), 3),
        socket_connect_timeout=3,
        socket_timeout=None,
        **({} if scheme == "unix" else alive),
    )


@contextmanager
def speaking_to_store(doing: str) -> Iterator[None]:
    """Turn a client's faults into a StoreError that says what was being done."""
    try:
        yield
    except AuthenticationError as fault:
        raise StoreError(f"Store : mot de passe refusé pendant {doing}. Vérifiez store.url.") from fault
    except (RedisError, OSError) as fault:
        raise StoreError(f"Store injoignable pendant {doing} : {fault}.") from fault


async def require_answer(client: Client) -> str:
    """Return the server's version; StoreError when it does not answer or is too old (before 6.2)."""
    with speaking_to_store("la connexion"):
        about = await client.info("server")
    version = str(about.get("valkey_version") or about["redis_version"])
    major, minor = (int(part) for part in str(about["redis_version"]).split(".")[:2])
    if (major, minor) < (6, 2):
        raise StoreError(
            f"Store : serveur {version} trop ancien, il faut Redis 6.2 ou plus récent, ou Valkey."
        )
    return version
