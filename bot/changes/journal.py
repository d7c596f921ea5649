"""The audit log as people ask for it: which lines, and how they are written for inside and for outside."""

import csv
import io
from datetime import datetime

import msgspec

from bot.changes.show import Audited
from bot.orders import ActorRole

COLUMNS = ("at", "actor", "role", "act", "subject", "reason", "detail")
# What a spreadsheet would run as a formula.
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")
# What moderators write for each other, or somebody called a token, is told to nobody else.
_INNER = ("note_case", "ask_second", "make_token", "revoke_token")


class Query(msgspec.Struct, frozen=True, kw_only=True):
    """Which lines to find; what is empty does not matter. `act` is a part of an act's name."""

    actor: str = ""
    act: str = ""
    case: str = ""
    since: datetime | None = None
    until: datetime | None = None

    def takes(self, line: Audited) -> bool:
        """Return whether a line is one of those."""
        return (
            (not self.actor or line.actor.name.casefold() == self.actor.casefold())
            and self.act in f"{line.act} {line.detail}"
            and self.case in line.subject
            and (self.since is None or line.at >= self.since)
            and (self.until is None or line.at < self.until)
        )


class Writer:
    """Writes lines, one after the other, as CSV or as JSON; for outside (`public`), nobody is named."""

    def __init__(self, kind: str, *, public: bool = False) -> None:
        """Begin; `kind` is "csv" or "json"."""
        self._kind = kind
        self._public = public
        self._numbers: dict[str, int] = {}

    def head(self) -> bytes:
        """Return what comes before the first line."""
        return _row(COLUMNS) if self._kind == "csv" else b""

    def line(self, entry: Audited) -> bytes:
        """Return one line, with its end."""
        told = self._nameless(entry) if self._public else entry
        if self._kind != "csv":
            return msgspec.json.encode(told) + b"\n"
        actor = told.actor
        cells = (actor.name, str(actor.role), told.act, told.subject, told.reason, told.detail)
        return _row((told.at.isoformat(), *map(_harmless, cells)))

    def _nameless(self, entry: Audited) -> Audited:
        """Return a line that names nobody: each person is their role and a number, the same all along."""
        actor = entry.actor
        if actor.role is not ActorRole.SYSTEM:
            number = self._numbers.setdefault(f"{actor.role}:{actor.name}", len(self._numbers) + 1)
            actor = msgspec.structs.replace(actor, name=f"{actor.role}-{number}")
        inner = entry.act in _INNER
        return msgspec.structs.replace(
            entry,
            actor=actor,
            reason="" if inner else entry.reason,
            detail="" if inner else entry.detail,
        )


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULAS) else cell


def _row(cells: tuple[str, ...]) -> bytes:
    file = io.StringIO()
    csv.writer(file).writerow(cells)
    return file.getvalue().encode()
