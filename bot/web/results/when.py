"""Times as a box writes them, told to people."""

from datetime import datetime

DAYS = {"fr": "%d/%m/%Y", "en": "%Y-%m-%d"}


def day_of(written: str, locale: str) -> str:
    """Return the day of a time, where the machine is."""
    return _local(written).strftime(DAYS[locale])


def time_of(written: str, locale: str) -> str:
    """Return a time as the machine's own clock on the wall shows it, with its distance from UTC."""
    at = _local(written)
    zone = at.strftime("%z")
    distance = "" if zone == "+0000" else f"{zone[:3]}:{zone[3:5]}"
    return f"{at.strftime(DAYS[locale] + ' %H:%M:%S')} (UTC{distance})"


def _local(written: str) -> datetime:
    return datetime.fromisoformat(written).astimezone()
