"""The evening's plan as the pipeline remembers it: what its file said last, or what the régie made of it."""

import hashlib
import re
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.changes.plan import PlanSaved
from bot.pipeline.evening import Evening
from bot.polls.methods import METHODS
from bot.show.edit import values_of
from bot.show.read import read_rundown
from bot.show.rundown import Rundown
from bot.views.plan import PlanView
from bot.words import Phrasebook

PLACEABLE = re.compile(r"\{\s*\$([a-z]+)\s*\}")


@dataclass(frozen=True)
class OtherWords:
    """The show's words, some of them replaced for the evening; where a value lacks the usual ones stand."""

    usual: Phrasebook
    texts: dict[str, str]

    def text(self, key: str, /, **values: str | int) -> str:
        """Return the message of a key with its values put in."""
        text = self.texts.get(key, "")
        if not text or any(name not in values for name in PLACEABLE.findall(text)):
            return self.usual.text(key, **values)
        return PLACEABLE.sub(lambda match: str(values[match[1]]), text)


@dataclass
class PlanKept:
    """The latest text of the rundown and what it says, both None until it is told."""

    saved: PlanSaved | None = None
    rundown: Rundown | None = None
    _over: tuple[Evening, Evening] | None = None

    def apply(self, change: PlanSaved) -> None:
        """Bring a text in, which was read before."""
        self.saved, self._over = change, None
        self.rundown = read_rundown(change.text, "", METHODS)

    def view(self) -> PlanView | None:
        """Return what is edited on the page, None before the file was read."""
        if self.saved is None:
            return None
        text = self.saved.text
        return PlanView(text=text, version=self.version, segments=values_of(text), is_due=self.saved.is_due)

    @property
    def version(self) -> str:
        """Return the name of the present text, "" before there is one."""
        return hashlib.sha256(self.saved.text.encode()).hexdigest()[:16] if self.saved else ""

    def over(self, evening: Evening) -> Evening:
        """Return the evening as the plan has it now."""
        if self.rundown is None:
            return evening
        if self._over is None or self._over[0] is not evening:
            self._over = evening, with_rundown(evening, self.rundown)
        return self._over[1]


def with_rundown(evening: Evening, rundown: Rundown) -> Evening:
    """Return the evening with a rundown, its thresholds and its texts."""
    own = rundown.thresholds
    delay, every = own.stream_delay_seconds, own.acknowledge_every_seconds
    return replace(
        evening,
        rundown=rundown,
        words=OtherWords(evening.words, rundown.texts) if rundown.texts else evening.words,
        smallest_group=_own(own.smallest_group, evening.smallest_group),
        minimum_turnout=_own(own.minimum_turnout, evening.minimum_turnout),
        questions_per_person=_own(own.questions_per_person, evening.questions_per_person),
        stream_delay=evening.stream_delay if delay is None else timedelta(seconds=delay),
        acknowledge_every=evening.acknowledge_every if every is None else timedelta(seconds=every),
    )


def _own(value: int | None, usual: int) -> int:
    return usual if value is None else value
