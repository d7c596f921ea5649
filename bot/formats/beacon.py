"""The value of a public random beacon, as it is typed, pasted or read from the beacon's own answer.

Known answers: drand (https://docs.drand.love/developer/http-api/), whose randomness is the SHA-256 of its
signature, and the NIST beacon 2.0 (https://beacon.nist.gov/home). Anything else is taken as its bare value.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any

from bot.formats.lot import Source
from bot.formats.schedule import schedule_of
from bot.words import Refusal

LONGEST_ANSWER = 20_000
LONGEST_VALUE = 200
_HEX = re.compile(r"[0-9a-f]{32,200}")
_DRAND = re.compile(r"[0-9a-f]{64}")


def read_beacon(text: str, source: Source) -> str | Refusal:
    """Return the seed that a beacon's value gives: hexadecimal in small letters, another text as typed."""
    if len(text) > LONGEST_ANSWER:
        return Refusal("draw-seed-unreadable")
    answer = _parsed(text)
    if answer is None:
        value = " ".join(text.split())
        fits = 0 < len(value) <= LONGEST_VALUE and value.isprintable()
        return _bare(value) if fits and is_value_of(source, value) else Refusal("draw-seed-unreadable")
    pulse = answer.get("pulse")
    if isinstance(pulse, dict):
        return _checked(pulse.get("outputValue"), pulse.get("pulseIndex"), source)
    signature = answer.get("signature")
    random = answer.get("randomness")
    if isinstance(signature, str) and isinstance(random, str) and not _is_hash_of(random, signature):
        return Refusal("draw-seed-altered")
    return _checked(random, answer.get("round"), source)


def is_value_of(source: Source, seed: str) -> bool:
    """Return whether a text may be what a source says: a beacon that is known here says 32 bytes."""
    return schedule_of(source.name) is None or bool(_DRAND.fullmatch(seed.lower()))


def _parsed(text: str) -> Mapping[str, Any] | None:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _bare(value: str) -> str:
    folded = value.lower()
    return folded if _HEX.fullmatch(folded) else value


def _checked(value: object, number: object, source: Source) -> str | Refusal:
    if not isinstance(value, str) or not _HEX.fullmatch(value.lower()):
        return Refusal("draw-seed-unreadable")
    if not is_value_of(source, value):
        return Refusal("draw-seed-unreadable")
    if source.round and str(number) != source.round:
        return Refusal("draw-seed-other-round", {"round": source.round})
    return value.lower()


def _is_hash_of(value: str, signature: str) -> bool:
    try:
        return hashlib.sha256(bytes.fromhex(signature)).hexdigest() == value.lower()
    except ValueError:
        return False
