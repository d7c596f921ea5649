"""Editing a rundown's text: what is changed changes, comments and everything else stay as they were."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

import tomlkit
from msgspec.structs import replace
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, Table

from bot.orders.plan import (
    AddSegment,
    EditSegment,
    MoveSegment,
    PlanOrder,
    PlanValue,
    RemoveSegment,
    WritePlan,
)
from bot.show.blocks import Blocks, cut
from bot.words import Refusal

SegmentOrder = EditSegment | AddSegment | MoveSegment | RemoveSegment

UNEDITABLE = Refusal("order-plan-by-hand")
UNKNOWN = Refusal("order-no-segment")
LONGEST_ID = 40
_KEY = re.compile(r"[a-z_]{1,40}(\.[a-z_]{1,40})?")


def edited(text: str, ids: list[str], order: PlanOrder) -> str | Refusal:
    """Return a rundown's text as an order changes it; `ids` are those of its segments as it was read."""
    if isinstance(order, WritePlan):
        return order.text
    changed = _changed(cut(text), ids, order)
    return changed if isinstance(changed, Refusal) else changed.rstrip("\n") + "\n"


def values_of(text: str) -> dict[str, dict[str, Any]]:
    """Return the values of each segment by its id, those of its tables under dotted names, as written."""
    return {
        segment["id"]: {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in _flat(segment)
            if isinstance(value, str | int | bool | list) and name != "id"
        }
        for segment in tomllib.loads(text)["segments"]
    }


def _flat(segment: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in segment.items():
        if isinstance(value, dict):
            yield from ((f"{name}.{inner}", each) for inner, each in value.items())
        else:
            yield name, value


def _changed(blocks: Blocks, ids: list[str], order: SegmentOrder) -> str | Refusal:
    # A text that is not written segment by segment is left to hands.
    if len(blocks.segments) != len(ids):
        return UNEDITABLE
    match order:
        case AddSegment():
            return _added(blocks, ids, order)
        case EditSegment(segment_id=segment_id) if segment_id in ids:
            return _replaced(blocks, ids.index(segment_id), order.values)
        case MoveSegment(segment_id=segment_id) if segment_id in ids:
            return _moved(blocks, ids.index(segment_id), order.by)
        case RemoveSegment(segment_id=segment_id) if segment_id in ids:
            at = ids.index(segment_id)
            return replace(blocks, segments=blocks.segments[:at] + blocks.segments[at + 1 :]).text
        case _:
            return UNKNOWN


def _moved(blocks: Blocks, at: int, by: int) -> str:
    segments = [_closed(each) for each in blocks.segments]
    segment = segments.pop(at)
    segments.insert(max(0, min(len(segments), at + by)), segment)
    return replace(blocks, segments=tuple(segments)).text


def _added(blocks: Blocks, ids: list[str], order: AddSegment) -> str | Refusal:
    if order.after_id and order.after_id not in ids:
        return UNKNOWN
    at = ids.index(order.after_id) + 1 if order.after_id else 0
    title = order.values.get("title")
    identity = _identity(title if isinstance(title, str) else order.kind, ids)
    new = f'[[segments]]\nid = "{identity}"\n'
    block = _with_values(new, {"kind": order.kind, **order.values})
    if isinstance(block, Refusal):
        return block
    segments = [_closed(each) for each in blocks.segments]
    segments.insert(at, _closed(block))
    head = (
        blocks.head if blocks.head.endswith("\n\n") or not blocks.head else blocks.head.rstrip("\n") + "\n\n"
    )
    return replace(blocks, head=head, segments=tuple(segments)).text


def _replaced(blocks: Blocks, at: int, values: Mapping[str, PlanValue]) -> str | Refusal:
    old = blocks.segments[at]
    block = _with_values(old, values)
    if isinstance(block, Refusal):
        return block
    block = _closed(block) if old.endswith("\n\n") else block
    return replace(blocks, segments=(*blocks.segments[:at], block, *blocks.segments[at + 1 :])).text


def _with_values(block: str, values: Mapping[str, PlanValue]) -> str | Refusal:
    """Return a segment's text with other values."""
    try:
        document = tomlkit.parse(block)
        segments = document["segments"]
        if not isinstance(segments, AoT):
            return UNEDITABLE
        for name, value in values.items():
            if not _KEY.fullmatch(name) or name == "id":
                return UNEDITABLE
            _set(segments[0], name.split("."), value)
        return tomlkit.dumps(document)
    except (TOMLKitError, ValueError, TypeError, KeyError):
        return UNEDITABLE


def _set(table: Table, path: list[str], value: PlanValue) -> None:
    """Write one value in its place, or take it out."""
    *tables, key = path
    for each in tables:
        if each not in table:
            if value is None:
                return
            table.append(each, tomlkit.table())
        table = table[each]
    if value is None:
        if key in table:
            table.remove(key)
    else:
        table[key] = list(value) if isinstance(value, tuple) else value


def _closed(block: str) -> str:
    """Return a segment's text with one empty line at its end."""
    return block.rstrip("\n") + "\n\n"


def _identity(title: str, taken: list[str]) -> str:
    """Return an id made of a title, that no other segment has."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[: LONGEST_ID - 4].strip("-") or "sequence"
    others = (f"{name}-{number}" for number in range(2, len(taken) + 3))
    return next(each for each in (name, *others) if each not in taken)
