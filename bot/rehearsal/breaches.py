"""What the loopback platforms hold against the bot: limits that it broke, calls that they do not know."""

from collections.abc import Iterable, Iterator, Mapping

from bot.events import Platform
from bot.rehearsal.discord.server import LoopbackDiscord
from bot.rehearsal.twitch.server import LoopbackTwitch

MOST, LONGEST = 5, 400


def first_errors(
    servers: Mapping[Platform, LoopbackTwitch | LoopbackDiscord], logged: Iterable[str]
) -> tuple[str, ...]:
    """Return the first of what the platforms and the bot's log hold against it, cut to a line each."""
    return tuple(line[:LONGEST] for line in (*breaches(servers), *logged))[:MOST]


def breaches(servers: Mapping[Platform, LoopbackTwitch | LoopbackDiscord]) -> Iterator[str]:
    """Yield each of them in words."""
    for platform, server in servers.items():
        if server.limit_breaches:
            yield f"{platform} : {server.limit_breaches} appels au-delà des limites"
        yield from (f"{platform} : appel inconnu, {call}" for call in server.unknown_calls)
