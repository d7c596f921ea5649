"""Noticing that a loop was told to end."""

import asyncio


def raise_if_cancelled() -> None:
    """Raise the cancellation that a library took for itself: before Python 3.12 `asyncio.wait_for` may.

    A loop calls it on each round, else a request to stop that comes at the wrong instant is never heard.
    """
    task = asyncio.current_task()
    if task is not None and task.cancelling():
        raise asyncio.CancelledError
