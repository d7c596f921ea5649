"""What became of an order."""

import msgspec


class OrderView(msgspec.Struct, frozen=True, kw_only=True):
    """What became of an order; `text` says why not, in the show's language."""

    id: str
    ok: bool
    text: str = ""
