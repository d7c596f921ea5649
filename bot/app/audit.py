"""`bouge audit`: the gestures of the show, all of them or some, as JSON lines or CSV."""

import re
from contextlib import AsyncExitStack
from datetime import datetime, timedelta
from typing import BinaryIO

from bot.app.run import read_store
from bot.changes.journal import Query, Writer
from bot.errors import InputError
from bot.settings import Settings
from bot.store.audit import RedisAuditLog
from bot.store.keys import Keys

_AGO = re.compile(r"(\d{1,6})\s*(min|h|j|d)")
_UNITS = {"min": "minutes", "h": "hours", "j": "days", "d": "days"}


async def write_audit(settings: Settings, output: BinaryIO, query: Query, writer: Writer) -> None:
    """Write one line per gesture, the oldest first."""
    async with AsyncExitStack() as stack:
        client = await read_store(settings, stack)
        output.write(writer.head())
        async for entry in RedisAuditLog(client, Keys(settings.show.id)).entries(query):
            output.write(writer.line(entry))
        output.flush()


def read_moment(text: str, now: datetime) -> datetime | None:
    """Return a moment: a date, a date with its time (local unless it says so), or how long ago ("2 h").

    None for "". Raises InputError for what is neither.
    """
    if not text.strip():
        return None
    ago = _AGO.fullmatch(text.strip().lower())
    if ago:
        return now - timedelta(**{_UNITS[ago[2]]: int(ago[1])})
    try:
        at = datetime.fromisoformat(text.strip())
    except ValueError:
        raise InputError(
            f"« {text} » n'est ni une date (2026-11-24, 2026-11-24T20:30) ni une durée (90 min, 2 h, 3 j)."
        ) from None
    return at if at.tzinfo else at.astimezone()
