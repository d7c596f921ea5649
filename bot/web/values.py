"""What the web server has to be told."""

import msgspec


class WebValues(msgspec.Struct, frozen=True, kw_only=True):
    """Where to serve and whom to let in; a port of 0 is any free one, a code of "" lets nobody in."""

    host: str
    port: int
    public_url: str
    host_code: str
    moderator_code: str
    session_hours: float
    locale: str
    rehearsal: bool
