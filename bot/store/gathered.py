"""Writes to hashes and sets gathered by key: one command for all that a commit changes in one of them.

A busy batch casts hundreds of ballots into one box and keeps hundreds of lines of one channel; each command
costs the client and the server more than the field that it writes.
"""

from datetime import timedelta
from typing import Any

Field = str | bytes
Value = str | bytes | int | float


class Gathered:
    """Stands for a pipeline while a commit's changes are written; what it cannot gather goes through it."""

    def __init__(self, pipe: Any) -> None:
        """Write to this pipeline."""
        self._pipe = pipe
        self._hashes: dict[str, dict[Field, Value | None]] = {}
        self._firsts: dict[str, dict[Field, Value]] = {}
        self._sets: dict[str, dict[Field, None]] = {}
        self._lifetimes: dict[str, timedelta | int] = {}

    def hset(
        self,
        name: str,
        key: Field | None = None,
        value: Value | None = None,
        mapping: dict[Field, Value] | None = None,
    ) -> None:
        """Write fields of a hash, the last value of each."""
        fields = self._hashes.setdefault(name, {})
        if key is not None:
            fields[key] = value
        fields.update(mapping or {})

    def hsetnx(self, name: str, key: Field, value: Value) -> None:
        """Write a field of a hash that has none of that name."""
        self._firsts.setdefault(name, {}).setdefault(key, value)

    def hdel(self, name: str, *keys: Field) -> None:
        """Take fields out of a hash."""
        self._hashes.setdefault(name, {}).update(dict.fromkeys(keys))
        for key in keys:
            self._firsts.get(name, {}).pop(key, None)

    def sadd(self, name: str, *members: Field) -> None:
        """Add members to a set."""
        self._sets.setdefault(name, {}).update(dict.fromkeys(members))

    def expire(self, name: str, lifetime: timedelta | int) -> None:
        """Let a key live so long from now on."""
        self._lifetimes[name] = lifetime

    def __getattr__(self, command: str) -> Any:
        """Pass any other command on, after all that came before it."""
        self.flush()
        return getattr(self._pipe, command)

    def flush(self) -> None:
        """Hand the pipeline all that was gathered."""
        for name, fields in self._hashes.items():
            kept = {field: value for field, value in fields.items() if value is not None}
            gone = [field for field, value in fields.items() if value is None]
            if kept:
                self._pipe.hset(name, mapping=kept)
            if gone:
                self._pipe.hdel(name, *gone)
        for name, firsts in self._firsts.items():
            for key, value in firsts.items():
                self._pipe.hsetnx(name, key, value)
        for name, members in self._sets.items():
            self._pipe.sadd(name, *members)
        for name, lifetime in self._lifetimes.items():
            self._pipe.expire(name, lifetime)
        self._hashes.clear()
        self._firsts.clear()
        self._sets.clear()
        self._lifetimes.clear()
