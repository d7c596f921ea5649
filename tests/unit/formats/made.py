"""Sessions of formats that tests live through: who says what, and what an operator does, step by step."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import count

from msgspec.structs import replace

from bot.events import Platform
from bot.formats import FORMATS
from bot.formats.plan import Plan
from bot.formats.session import Entry, Guided, Picks, Room, Said, Session, Step
from bot.words import Refusal

START = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)
_numbers = count(1)


def after(seconds: float) -> datetime:
    """Return a moment of the session."""
    return START + timedelta(seconds=seconds)


def told(step: Step | Refusal) -> str:
    """Return the key of what somebody is told, "" for nothing."""
    if isinstance(step, Refusal):
        return step.key
    return step.told.key if step.told else ""


class Sitting:
    """A session under way: `say` and `guide` bring their steps in, and return them."""

    def __init__(
        self, name: str, plan: Plan | None = None, seconds: float | None = None, phase: str = ""
    ) -> None:
        """Open a session of a format."""
        self.format = FORMATS[name]
        session = Session(
            id="s1",
            format=name,
            segment_id="",
            subject="De quoi parle-t-on ?",
            phase=phase or self.format.phases[0],
            plan=plan or Plan(),
            opened_at=START,
            phase_at=START,
            closes_at=None if seconds is None else after(seconds),
        )
        self.session = self.format.opened(session)
        self.entries: dict[str, Entry] = {}
        self.picks: dict[str, Picks] = {}
        self.person: Callable[[str], str] = str
        self.announced: list[Refusal] = []

    @property
    def room(self) -> Room:
        """Return the session as formats see it."""
        return Room(
            session=self.session,
            entries=tuple(self.entries.values()),
            picks=tuple(self.picks.values()),
            person=self.person,
        )

    def say(
        self,
        word: str,
        text: str = "",
        by: str = "zoe",
        at: float = 10,
        platform: Platform = Platform.TWITCH,
        heard: int = 0,
        flagged: bool = False,
        reviewed: bool = False,
    ) -> Step | Refusal:
        """Have somebody say a word to the format."""
        step = self.format.heard(
            self.room,
            Said(
                id=f"e{next(_numbers)}",
                word=word,
                text=text,
                account=by,
                token=f"T-{by}",
                name=by.capitalize(),
                platform=platform,
                channel="bouge",
                at=after(at),
                flagged=flagged,
                reviewed=reviewed,
                heard=heard,
            ),
        )
        return self._brought(step)

    def guide(self, act: str, number: int = 0, text: str = "", at: float = 60) -> Step | Refusal:
        """Have an operator do something."""
        guided = Guided(act=act, at=after(at), number=number, text=text, show="Bouge")
        return self._brought(self.format.guided(self.room, guided))

    def close(self, at: float = 90) -> None:
        """Have an operator close the session."""
        self._brought(self.format.closing(self.room, after(at)))

    def seen(self) -> list[str]:
        """Return the texts that viewers see, in order."""
        return [entry.text for entry in self.format.visible(self.room)]

    def names(self) -> list[str]:
        """Return the accounts whose contributions viewers see, in order."""
        return [entry.account for entry in self.format.visible(self.room)]

    def link(self, *accounts: str) -> None:
        """Make one person of several accounts."""
        self.person = lambda account: min(accounts) if account in accounts else account

    def _brought(self, step: Step | Refusal) -> Step | Refusal:
        if isinstance(step, Refusal):
            return step
        self.session = step.session or self.session
        self.entries |= {entry.id: entry for entry in step.entries}
        for entry_id in step.gone:
            del self.entries[entry_id]
        if step.picks is not None:
            self.picks[step.picks.account] = step.picks
        self.announced += step.announced
        return step


def with_source(plan: Plan, **values: object) -> Plan:
    """Return a plan whose draw has another source."""
    return replace(plan, source=replace(plan.source, **values))


def keys_of(announced: Sequence[Refusal]) -> list[str]:
    """Return the keys of what everybody was told."""
    return [each.key for each in announced]
