"""The file of a rundown, as bytes that change under the show's feet."""

import contextlib
import os
import tempfile
from pathlib import Path

from bot.errors import RundownError, reason_of

# What tells that a file was changed: when, how long it is, and which one it is.
Mark = tuple[int, int, int]


class RundownFile:
    """Reads and writes one file; blocking, for a thread."""

    def __init__(self, path: Path) -> None:
        """Name the file; `name` is what faults call it."""
        self._path = path
        self.name = str(path)

    def mark(self) -> Mark | None:
        """Return what differs when the file was changed, None when there is no file."""
        try:
            seen = self._path.stat()
        except OSError:
            return None
        return seen.st_mtime_ns, seen.st_size, seen.st_ino

    def read(self) -> str:
        """Return the text; raises RundownError when there is none to be had."""
        try:
            return self._path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            raise RundownError("il n’est pas en UTF-8") from None
        except OSError as fault:
            raise RundownError(reason_of(fault)) from None

    def write(self, text: str) -> None:
        """Put a text in the file's place, whole or not at all; raises RundownError when it cannot be."""
        target = self._path.resolve()
        try:
            handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}-")
            try:
                with os.fdopen(handle, "w", encoding="utf-8") as file:
                    file.write(text)
                    file.flush()
                    os.fsync(file.fileno())
                with contextlib.suppress(OSError):
                    os.chmod(name, target.stat().st_mode & 0o777)
                os.replace(name, target)
            except BaseException:
                with contextlib.suppress(OSError):
                    os.unlink(name)
                raise
        except OSError as fault:
            raise RundownError(reason_of(fault)) from None
