"""Commands for the tokens of programs: `bouge token make`, `list`, `revoke`."""

import asyncio
import os
import sys
from enum import StrEnum
from typing import Annotated

import typer

from bot.cli.app import Config, app
from bot.cli.french import FrenchTyper

token = FrenchTyper(
    name="token", help="Les jetons des programmes : Stream Deck, scripts.", no_args_is_help=True
)
app.add_typer(token)


class Rights(StrEnum):
    """What a token lets do."""

    HOST = "host"
    MODERATOR = "moderator"
    READ = "read"


@token.command("make")
def make(
    name: Annotated[str, typer.Argument(help="À quoi il sert, par exemple « Stream Deck ».")],
    scope: Annotated[Rights, typer.Option(help="host : tout ; moderator ; read : lire.")] = Rights.HOST,
    config: Config = None,
) -> None:
    """Faire un jeton et l'écrire : c'est la seule fois qu'il se lit."""
    from bot.app.places import settings_from
    from bot.app.tokens import make_token
    from bot.web.api.tokens import Scope

    asyncio.run(make_token(settings_from(config, os.environ), name, Scope(scope.value), sys.stdout))


@token.command("list")
def list_all(config: Config = None) -> None:
    """Écrire les jetons en usage."""
    from bot.app.places import settings_from
    from bot.app.tokens import list_tokens

    asyncio.run(list_tokens(settings_from(config, os.environ), sys.stdout))


@token.command("revoke")
def revoke(
    token_id: Annotated[str, typer.Argument(help="Son identifiant, comme le donne list.")],
    config: Config = None,
) -> None:
    """Révoquer un jeton, aussitôt."""
    from bot.app.places import settings_from
    from bot.app.tokens import revoke_token

    asyncio.run(revoke_token(settings_from(config, os.environ), token_id))
