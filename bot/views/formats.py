"""Views of the formats of debate: one for all of them, cut to what its audience may see."""

from datetime import datetime

import msgspec

from bot.events import Platform


class EntryView(msgspec.Struct, frozen=True, kw_only=True):
    """A contribution; `name` is "" for who is not named, `state` the word of where it is."""

    number: int
    text: str
    name: str
    platform: Platform
    state: str
    tag: str = ""
    token: str = ""
    flagged: bool = False
    agreed: bool = True
    heard: int = 0


class TagView(msgspec.Struct, frozen=True, kw_only=True):
    """A theme, a group or a hat, with how many contributions it has; `dots` is None while withheld."""

    id: str
    label: str
    entries: int
    dots: int | None = None


class LotView(msgspec.Struct, frozen=True, kw_only=True):
    """A draw; `drawn` and `reserve` are names as people agreed to, `address` where the file is, "" for none.

    `kind` is that of its source. `promised` names those who committed, `revealed` says which of them did.
    """

    seats: int
    reserves: int
    source: str
    kind: str = ""
    digest: str = ""
    seed: str = ""
    seal: str = ""
    drawn: tuple[str, ...] = ()
    reserve: tuple[str, ...] = ()
    promised: tuple[str, ...] = ()
    revealed: tuple[bool, ...] = ()
    address: str = ""


class FormatView(msgspec.Struct, frozen=True, kw_only=True):
    """A session; `method` is its format's name, `status` "open" or "closed", `people` how many took part.

    `counts` are contributions by state; `withheld` is "" or why dots are None; `sentence` is what came out,
    in words.
    """

    id: str
    method: str
    status: str
    phase: str
    question: str
    opened_at: datetime
    phase_at: datetime
    closes_at: datetime | None
    closed_at: datetime | None
    people: int
    entries: tuple[EntryView, ...] = ()
    tags: tuple[TagView, ...] = ()
    counts: dict[str, int] = msgspec.field(default_factory=dict)
    pickers: int = 0
    lot: LotView | None = None
    segment_id: str = ""
    withheld: str = ""
    sentence: str = ""
