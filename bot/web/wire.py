"""What pages and the server say to each other over a socket, as JSON; the views inside are bot/views/'s."""

from datetime import datetime
from typing import Annotated

import msgspec

from bot.orders import AnyOrder

LONGEST_MESSAGE = 64 * 1024

OrderId = Annotated[str, msgspec.Meta(pattern=r"\A[A-Za-z0-9-]{1,64}\Z")]


ActId = Annotated[str, msgspec.Meta(max_length=200)]


class Message(msgspec.Struct, frozen=True, kw_only=True, tag_field="type"):
    """One message, either way."""


class Snapshot(Message, frozen=True, kw_only=True, tag="snapshot"):
    """The present view of every topic that a page may see; what it knew before is forgotten."""

    seq: int
    role: str
    name: str
    now: datetime
    locale: str
    topics: dict[str, msgspec.Raw]


class Update(Message, frozen=True, kw_only=True, tag="update"):
    """The new view of one topic, `null` when it is gone."""

    seq: int
    topic: str
    view: msgspec.Raw


class Result(Message, frozen=True, kw_only=True, tag="result"):
    """What became of an order; told to the page that gave it alone."""

    id: str
    ok: bool
    text: str


class Fault(Message, frozen=True, kw_only=True, tag="error"):
    """Why a message of the page was not understood."""

    text: str


class Bye(Message, frozen=True, kw_only=True, tag="bye"):
    """The page's access was closed: it is not to come back by itself."""

    text: str


class OrderMessage(Message, frozen=True, kw_only=True, tag="order", forbid_unknown_fields=True):
    """One gesture of an operator; the page makes the id, the same for a gesture sent twice.

    `after` is the version of the show that the operator saw (the view `acts`): what somebody else changed
    since is not overwritten.
    """

    id: OrderId
    order: AnyOrder
    after: ActId = ""


ServerMessage = Snapshot | Update | Result | Fault | Bye

encode = msgspec.json.Encoder().encode
decode_order = msgspec.json.Decoder(OrderMessage).decode
