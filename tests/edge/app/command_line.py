"""The command as an operator types it: played in this process, or for real in another."""

import asyncio
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.cli import main

ROOT = Path(__file__).parents[3]
LIMIT_S = 60.0
NO_SETTINGS: Mapping[str, str] = {}


@dataclass(frozen=True)
class Outcome:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        """Return everything it wrote, on one line: a terminal may have folded it."""
        return " ".join((self.out + self.err).split())


class Typed:
    """Types commands into the very function that the console script calls, with nobody else's settings."""

    def __init__(self, patch: pytest.MonkeyPatch, captured: pytest.CaptureFixture[str]) -> None:
        self._patch, self._captured = patch, captured

    def __call__(self, *words: str | Path, **settings: str) -> Outcome:
        """Return what came of one command."""
        for name in [name for name in os.environ if name.startswith("BOUGE_")]:
            self._patch.delenv(name)
        for name, value in settings.items():
            self._patch.setenv(name, value)
        self._patch.setattr(sys, "argv", ["bouge", *map(str, words)])
        self._captured.readouterr()
        code = 0
        try:
            main()
        except SystemExit as ended:
            code = int(ended.code or 0)
        said = self._captured.readouterr()
        return Outcome(code, said.out, said.err)


async def really(
    *words: str | Path, settings: Mapping[str, str] = NO_SETTINGS, folder: Path = ROOT
) -> Outcome:
    """Return what came of `python -m bot …` in a process of its own."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        *map(str, words),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        cwd=folder,
        env={**clean_environment(), "PYTHONPATH": str(ROOT), **settings},
    )
    try:
        async with asyncio.timeout(LIMIT_S):
            out, err = await process.communicate()
    except BaseException:
        process.kill()
        await process.wait()
        raise
    assert process.returncode is not None
    return Outcome(process.returncode, out.decode(), err.decode())


def clean_environment() -> dict[str, str]:
    """Return the environment without any setting of a bot."""
    return {name: value for name, value in os.environ.items() if not name.startswith("BOUGE_")}


async def piped(script: str) -> Outcome:
    """Return what came of a shell's line; `{python}` is this Python."""
    process = await asyncio.create_subprocess_exec(
        "bash",
        "-c",
        script.format(python=sys.executable),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        cwd=ROOT,
        env=clean_environment(),
    )
    async with asyncio.timeout(LIMIT_S):
        out, err = await process.communicate()
    assert process.returncode is not None
    return Outcome(process.returncode, out.decode(), err.decode())
