"""`bouge token`: the tokens of programs, made, listed and revoked from the terminal."""

from contextlib import AsyncExitStack
from typing import TextIO

from bot.app.run import read_store
from bot.clock import SystemClock
from bot.errors import InputError
from bot.orders import Actor, ActorRole
from bot.settings import Settings
from bot.store.keys import Keys
from bot.store.tokens import RedisTokens
from bot.web.api.tokens import Scope, TokenBook
from bot.web.visitor import clean_name

# Whoever has the machine itself; who that is, only the machine knows.
TERMINAL = Actor(name="terminal", role=ActorRole.SYSTEM)


async def make_token(settings: Settings, name: str, scope: Scope, output: TextIO) -> None:
    """Write a new token, the only time that it can be read; raises InputError without a name."""
    if not (shown := clean_name(name)):
        raise InputError("Donnez un nom au jeton : bouge token make « Stream Deck ».")
    async with AsyncExitStack() as stack:
        token, _ = await (await _book(settings, stack)).make(shown, scope, TERMINAL)
    print(token, file=output)


async def list_tokens(settings: Settings, output: TextIO) -> None:
    """Write one line for each token: its id, rights, when it was made, and its name."""
    async with AsyncExitStack() as stack:
        for card in await (await _book(settings, stack)).cards():
            print(f"{card.id}  {card.scope:<9}  {card.made_at:%Y-%m-%d %H:%M}  {card.name}", file=output)


async def revoke_token(settings: Settings, token_id: str) -> None:
    """Have a token stand for nothing; raises InputError when there is none of this id."""
    async with AsyncExitStack() as stack:
        if not await (await _book(settings, stack)).revoke(token_id, TERMINAL):
            raise InputError(f"Aucun jeton « {token_id} ». Voyez : bouge token list.")


async def _book(settings: Settings, stack: AsyncExitStack) -> TokenBook:
    client = await read_store(settings, stack)
    return TokenBook(RedisTokens(client, Keys(settings.show.id)), SystemClock())
