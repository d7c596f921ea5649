"""Keeps renewed tokens in a private file, and knows which of a given and a kept pair is the newer."""

import asyncio
import hashlib
import os
import tempfile
import threading
from datetime import datetime
from pathlib import Path

import msgspec

from bot.errors import PlatformError, reason_of
from bot.platforms.twitch.values import TokenPair


class KeptTokens(msgspec.Struct, frozen=True, kw_only=True):
    """A pair as it was last renewed; `given` is the print of the pair it descends from."""

    given: str
    token: str
    refresh: str
    user_id: str
    kept_at: datetime

    def __repr__(self) -> str:
        """Show no secret."""
        return f"KeptTokens(user_id={self.user_id!r}, kept_at={self.kept_at:%Y-%m-%d %H:%M})"


class _Contents(msgspec.Struct, frozen=True, kw_only=True):
    version: int = 1
    accounts: dict[str, KeptTokens] = {}


def print_of(pair: TokenPair | None) -> str:
    """Return what recognises a given pair without holding it."""
    if pair is None:
        return ""
    return hashlib.sha256(f"{pair.token}\n{pair.refresh}".encode()).hexdigest()


def candidates(given: TokenPair | None, kept: KeptTokens | None) -> tuple[TokenPair, ...]:
    """Return the pairs to try, best first.

    A kept pair that descends from the given one is newer than it; one that descends from another pair is
    older than what the operator has just given, and is not tried.
    """
    renewed = TokenPair(kept.token, kept.refresh) if kept else None
    if given is None:
        return (renewed,) if renewed else ()
    if kept and renewed and renewed != given and kept.given == print_of(given):
        return (renewed, given)
    return (given,)


class TokenFile:
    """A JSON file that only its owner may read, replaced whole at each change.

    A write goes on in its thread though whoever asked for it is cancelled: a second one waits for it there,
    begins with what it wrote, and never puts an older pair in the place of a newer one.
    """

    def __init__(self, path: Path) -> None:
        """Point at the file; nothing is read yet."""
        self._path = path
        self._accounts: dict[str, KeptTokens] | None = None
        self._one_at_a_time = threading.Lock()
        self._asked = 0
        self._written: dict[str, int] = {}

    async def kept(self, account: str) -> KeptTokens | None:
        """Return an account's pair; raises PlatformError when the file is there but cannot be used."""
        return (await asyncio.to_thread(self._known)).get(account)

    async def keep(self, account: str, tokens: KeptTokens) -> None:
        """Write an account's pair; raises PlatformError when the disk refuses."""
        self._asked += 1
        await asyncio.to_thread(self._keep, account, tokens, self._asked)

    def _known(self) -> dict[str, KeptTokens]:
        with self._one_at_a_time:
            return self._read()

    def _keep(self, account: str, tokens: KeptTokens, asked: int) -> None:
        with self._one_at_a_time:
            if asked < self._written.get(account, 0):
                return
            try:
                accounts = self._read()
            except PlatformError:
                # What cannot be read is set aside, never overwritten.
                self._set_aside()
                accounts = {}
            if accounts.get(account) != tokens:
                accounts = {**accounts, account: tokens}
                self._write(_Contents(accounts=accounts))
            # Only now: a write that failed has to be made again.
            self._accounts, self._written[account] = accounts, asked

    def _read(self) -> dict[str, KeptTokens]:
        if self._accounts is None:
            self._accounts = self._load()
        return self._accounts

    def _load(self) -> dict[str, KeptTokens]:
        try:
            raw = self._path.read_bytes()
            return msgspec.json.decode(raw, type=_Contents).accounts
        except FileNotFoundError:
            return {}
        except (OSError, msgspec.MsgspecError) as fault:
            raise PlatformError(
                f"Fichier de jetons {self._path} illisible ({type(fault).__name__}). "
                "Les jetons donnés à l’environnement sont utilisés ; le fichier sera mis de côté."
            ) from fault

    def _set_aside(self) -> None:
        try:
            self._path.replace(self._path.with_name(self._path.name + ".illisible"))
        except OSError as fault:
            raise self._unwritable(fault) from fault

    def _write(self, contents: _Contents) -> None:
        text = msgspec.json.format(msgspec.json.encode(contents), indent=2)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            # mkstemp makes the file readable by its owner alone from the start.
            handle, name = tempfile.mkstemp(dir=self._path.parent, prefix=self._path.name)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(text)
                    file.flush()
                    os.fsync(file.fileno())
                os.replace(name, self._path)
            except OSError:
                os.unlink(name)
                raise
        except OSError as fault:
            raise self._unwritable(fault) from fault

    def _unwritable(self, fault: OSError) -> PlatformError:
        return PlatformError(
            f"Fichier de jetons {self._path} impossible à écrire ({reason_of(fault)}). "
            "Vérifiez que le dossier existe et vous appartient."
        )
