"""Votes on Discord that take several presses: each one is a ballot, and the next stands below its receipt."""

from collections.abc import Callable
from datetime import datetime, timedelta

import msgspec

from bot.rehearsal.crowd.deeds import Voting
from bot.rehearsal.crowd.marks import Mark
from bot.rehearsal.crowd.rooms import DiscordRoom, Taken

_PATIENCE = timedelta(seconds=10)

Noted = Callable[[Taken, Voting], None]


class Steps:
    """People with their hands on selects; `note` hears of each press that Discord takes."""

    def __init__(self, room: DiscordRoom, note: Noted) -> None:
        """Begin with nobody."""
        self._room = room
        self._note = note
        self._waiting: list[tuple[Taken, Voting, int]] = []

    def begin(self, deed: Voting) -> bool:
        """Press what everybody sees; False when there is nothing to press."""
        control, values = _first(deed)
        taken = self._room.press(deed.person, control, values)
        if taken is None:
            return False
        if _is_order(deed.mark):
            self._go_on(taken, deed, 1)
        else:
            self._note(taken, deed)
        return True

    def go_on(self, now: datetime, is_open: Callable[[str], bool]) -> None:
        """Press what appeared below receipts, of polls that are still open."""
        waiting, self._waiting = self._waiting, []
        for last, deed, done in waiting:
            gesture = self._room.gesture(last.id)
            if gesture is None or not is_open(deed.poll_id) or now - last.at > _PATIENCE:
                continue
            if gesture.panel is None:
                self._waiting.append((last, deed, done))
                continue
            before, (code, *_) = ".".join(_codes(deed)[:done]), _codes(deed)[done:]
            control = f"vote:{deed.poll_id}:{before}"
            if taken := self._room.press(deed.person, control, (code,), gesture.panel.id):
                self._go_on(taken, deed, done + 1)

    def _go_on(self, taken: Taken, deed: Voting, done: int) -> None:
        codes = _codes(deed)
        said = msgspec.structs.replace(deed, mark=tuple((code,) for code in codes[:done]))
        self._note(taken, said)
        if done < len(codes):
            self._waiting.append((taken, deed, done))


def _first(deed: Voting) -> tuple[str, tuple[str, ...]]:
    """Return the name of what is pressed first, and what is chosen there."""
    start = f"vote:{deed.poll_id}:"
    if isinstance(deed.mark, str):
        return start + deed.mark, ()
    if isinstance(deed.mark, dict):
        ((code, grade),) = deed.mark.items()
        return start + code, (str(grade),)
    return start, deed.mark[0]


def _is_order(mark: Mark) -> bool:
    return isinstance(mark, tuple) and len(mark) > 1


def _codes(deed: Voting) -> list[str]:
    return [code for tier in deed.mark for code in tier]
