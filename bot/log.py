"""What the bot tells its operator while it runs: one line per fact, never a secret, never a ballot."""

import contextlib
import io
import logging
import sys
from typing import TextIO, cast

import structlog

# These libraries put tokens into the addresses that they log.
TALKATIVE = ("twitchio", "discord", "aiohttp.access", "aiohttp.client", "httpx", "urllib3")


def start_logging(level: str, style: str) -> None:
    """Write to the standard error, as text for people or JSON for machines."""
    threshold = getattr(logging, level.upper())
    logging.basicConfig(level=threshold, stream=sys.stderr, format="%(message)s")
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.ERROR)
    renderer: structlog.types.Processor = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if style == "json"
        else structlog.dev.ConsoleRenderer(
            colors=sys.stderr.isatty(),
            # The values of local variables may be tokens.
            exception_formatter=structlog.dev.plain_traceback,
        )
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info if style == "json" else _as_it_is,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(threshold),
        logger_factory=structlog.PrintLoggerFactory(cast(TextIO, _Sturdy(sys.stderr))),
    )


def _as_it_is(_: object, __: str, event: structlog.types.EventDict) -> structlog.types.EventDict:
    return event


class _Sturdy(io.TextIOBase):
    """Drops what cannot be written: a full disk or a closed terminal must not end the show."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        with contextlib.suppress(OSError, ValueError):
            self._stream.write(text)
        return len(text)

    def flush(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            self._stream.flush()
