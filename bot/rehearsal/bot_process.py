"""The bot under rehearsal: a process of its own, started, measured and ended."""

import asyncio
import json
import os
import resource
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Self

import msgspec

from bot.errors import PlatformError

START_LIMIT_S = 90.0
STOP_LIMIT_S = 20.0
LOOK_S = 0.02


class Usage(msgspec.Struct, frozen=True, kw_only=True):
    """What the process took: seconds to be ready, most memory in MiB, processor seconds."""

    start_s: float
    rss_mb: float
    cpu_s: float


class BotProcess:
    """`bouge run --rehearsal` with settings from the environment; its log goes to a file."""

    def __init__(self, folder: Path, settings: Mapping[str, str]) -> None:
        """Keep everything in `folder`; `settings` are BOUGE_… variables, and nobody else's are passed on."""
        self._log = folder / "bot.log"
        self._address_file = folder / "addresses.json"
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("BOUGE_")}
        self._environment = {**inherited, **settings, "BOUGE_LOG__FORMAT": "json"}
        self._process: asyncio.subprocess.Process | None = None
        self._start_s = 0.0
        self.addresses: dict[str, str] = {}

    @property
    def log_file(self) -> Path:
        """Return where the process writes its log."""
        return self._log

    async def __aenter__(self) -> Self:
        """Start it."""
        await self.start()
        return self

    async def start(self) -> None:
        """Start it and wait until it is ready; raises PlatformError with its last words when it is not."""
        self._address_file.unlink(missing_ok=True)
        began = asyncio.get_running_loop().time()
        with self._log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "bot",
                "run",
                "--rehearsal",
                "--addresses",
                str(self._address_file),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=self._environment,
            )
        while not self._address_file.exists():
            gone = self._process.returncode is not None
            if gone or asyncio.get_running_loop().time() - began > START_LIMIT_S:
                await self.stop()
                raise PlatformError(f"Le bot ne démarre pas. Ses derniers mots :\n{self._last_words()}")
            await asyncio.sleep(LOOK_S)
        self._start_s = asyncio.get_running_loop().time() - began
        self.addresses = json.loads(self._address_file.read_bytes())

    async def __aexit__(self, *_: object) -> None:
        """Let it end."""
        await self.stop()

    async def stop(self) -> None:
        """Ask it to end, and end it when it does not."""
        if self._process is None or self._process.returncode is not None:
            return
        self._process.terminate()
        try:
            async with asyncio.timeout(STOP_LIMIT_S):
                await self._process.wait()
        except TimeoutError:
            self._process.kill()
            await self._process.wait()

    async def kill(self) -> None:
        """End it at once, as a crash would: nothing is finished, nothing is closed."""
        assert self._process is not None
        self._process.kill()
        await self._process.wait()

    def usage(self) -> Usage:
        """Return what the process has taken so far."""
        assert self._process is not None
        folder = Path("/proc") / str(self._process.pid)
        if (folder / "stat").exists():
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            ticks = int(fields[11]) + int(fields[12])
            peak = next(
                int(line.split()[1])
                for line in (folder / "status").read_text().splitlines()
                if line.startswith("VmHWM")
            )
            return Usage(
                start_s=round(self._start_s, 2),
                rss_mb=round(peak / 1024, 1),
                cpu_s=round(ticks / os.sysconf("SC_CLK_TCK"), 2),
            )
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        unit = 1024 * 1024 if sys.platform == "darwin" else 1024
        return Usage(
            start_s=round(self._start_s, 2),
            rss_mb=round(used.ru_maxrss / unit, 1),
            cpu_s=round(used.ru_utime + used.ru_stime, 2),
        )

    def errors(self) -> list[str]:
        """Return the lines of the log that tell of an error."""
        return [
            line
            for line in self._log.read_text(encoding="utf-8", errors="replace").splitlines()
            if '"level": "error"' in line or '"level": "critical"' in line or "Traceback" in line
        ]

    def _last_words(self) -> str:
        return "\n".join(self._log.read_text(encoding="utf-8", errors="replace").splitlines()[-12:])
