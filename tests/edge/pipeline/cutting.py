"""A door before the store that cuts at the worst instant: a commit is made, its answer is lost."""

import asyncio
from pathlib import Path


class CuttingDoor:
    """Carries bytes between clients and the server; cuts once after the next transaction is in."""

    def __init__(self, server: Path, here: Path) -> None:
        """Say where the server listens, and where to listen."""
        self._server = server
        self._here = here
        self.cut_next = False
        self.opened = asyncio.Event()
        self.cut = asyncio.Event()

    async def serve(self) -> None:
        """Carry both ways, until cancelled."""
        async with await asyncio.start_unix_server(self._carry, self._here):
            self.opened.set()
            await asyncio.Event().wait()

    async def _carry(self, near: asyncio.StreamReader, near_out: asyncio.StreamWriter) -> None:
        far, far_out = await asyncio.open_unix_connection(self._server)
        asked = asyncio.Event()
        async with asyncio.TaskGroup() as tasks:
            inward = tasks.create_task(self._inward(near, far_out, asked))
            while data := await far.read(1 << 20):
                if asked.is_set():
                    # The answer has come: what was asked is done, and nobody is told.
                    self.cut.set()
                    break
                near_out.write(data)
            inward.cancel()
        far_out.close()
        near_out.close()

    async def _inward(
        self, near: asyncio.StreamReader, far_out: asyncio.StreamWriter, asked: asyncio.Event
    ) -> None:
        while data := await near.read(1 << 20):
            if self.cut_next and b"EXEC" in data:
                self.cut_next = False
                asked.set()
            far_out.write(data)
        far_out.close()
