"""Accounts that are linked in tests as people link them: by codes."""

import re

from bot.actions import Answer
from bot.changes import Owed
from bot.events import Author
from bot.pipeline.memory.state import ShowState
from bot.pipeline.step import Consequence
from tests.unit.pipeline.evening import LEA, ZOE, invoked, kept, live, only, plain, said

CODE = re.compile(r"\b[A-Z0-9]{4}-[A-Z0-9]{4}\b")


def told(followed: list[Consequence]) -> str:
    """Return what somebody was told, in private or in the next summing up."""
    private = [each.text for each in only(Answer, followed)]
    public = [each.text for each in only(Owed, followed)]
    return plain(" ".join(private + public))


def code_in(text: str) -> str:
    """Return the one code of a text."""
    (code,) = CODE.findall(text)
    return str(code)


def code_for(state: ShowState, by: Author = LEA, at: float = 5) -> str:
    """Return a code that Discord has given in private."""
    return code_in(kept(Answer, live(state, invoked("lier", by, at))).text)


def linked(state: ShowState, on_discord: Author = LEA, on_twitch: Author = ZOE, at: float = 6) -> str:
    """Link two accounts, and return what the one on Twitch was told."""
    return told(live(state, said(f"!lier {code_for(state, on_discord, at)}", on_twitch, at)))
