"""A copy: one more message with a case's words, which the case's decision is about too."""

from datetime import datetime

import msgspec

from bot.events import Author, Outcome
from bot.moderation.case import Effect


class Copy(msgspec.Struct, frozen=True, kw_only=True):
    """One message that joined a case, `held` by the platform or not, and what was asked for it since."""

    message_id: str
    channel: str
    author: Author
    text: str
    at: datetime
    held: bool = False
    effects: tuple[Effect, ...] = ()

    @property
    def outcome(self) -> Outcome | None:
        """Return what became of it: done when all of it is, None while anything is awaited."""
        outcomes = [effect.outcome for effect in self.effects]
        if not outcomes or None in outcomes:
            return None
        return next((each for each in outcomes if each is not Outcome.DONE), Outcome.DONE)

    @property
    def detail(self) -> str:
        """Return why something was not done, "" when all was."""
        return next((each.detail for each in self.effects if each.outcome not in (None, Outcome.DONE)), "")


def with_outcome(copy: Copy, action_id: str, outcome: Outcome, detail: str) -> Copy:
    """Return a copy with what became of one of its actions."""
    effects = tuple(
        msgspec.structs.replace(each, outcome=outcome, detail=detail) if each.action_id == action_id else each
        for each in copy.effects
    )
    return msgspec.structs.replace(copy, effects=effects)
