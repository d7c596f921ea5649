"""The kinds of segments: to add one, name it in SegmentKind, write its file here and put it in KINDS.

A kind with values of its own reads them into a FormatPlan (bot/show/rundown.py), found in `Segment.plan`.
"""

from collections.abc import Mapping

from bot.show.kinds.consent import CONSENT
from bot.show.kinds.formats import FORMAT_KINDS
from bot.show.kinds.kind import Kind
from bot.show.kinds.poll import POLL
from bot.show.rundown import SegmentKind

KINDS: Mapping[SegmentKind, Kind] = {
    SegmentKind.STANDBY: Kind(keys={}),
    SegmentKind.POLL: POLL,
    SegmentKind.QUESTIONS: Kind(keys={}),
    SegmentKind.CONSENT: CONSENT,
    **FORMAT_KINDS,
}

__all__ = ["KINDS", "Kind"]
