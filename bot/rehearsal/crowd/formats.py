"""What people contribute to the formats of debate: names for a draw, hands, thoughts, ideas, dots, words."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from types import MappingProxyType

import msgspec

from bot.events import Platform
from bot.rehearsal.crowd.deeds import Kind, TakingPart, Way
from bot.rehearsal.crowd.lines import FOLDER, grouped_lines, plain_lines
from bot.rehearsal.crowd.people import Person
from bot.rehearsal.crowd.screen import OnScreen, ShownSession

DRAW, QUEUE, HATS = "draw", "speaking-queue", "six-hats"
BRAINSTORM, WALL, THEMES = "brainstorm", "porteur-de-parole", "themes"
COLOURS = ("blanc", "rouge", "noir", "jaune", "vert", "bleu")
# So long a session must have been seen over before somebody comes late to it, and so long people still do.
LATE_AFTER, LATE_FOR = timedelta(seconds=3), timedelta(seconds=8)
# Between a testimony and its author's word on it: each must be heard in its turn.
_BEFORE_AGREEING = timedelta(seconds=2.5)
_TAKES_PART, _COMES_LATE, _TAKES_BACK, _CHANGES = 0.35, 0.02, 0.04, 0.05
_NAMELESS, _OFF_HAT, _WITH_WORDS, _GESTURES = 0.2, 0.15, 0.6, 0.6
# How readily a turn is an author's word on a testimony, while one is owed.
_AGREES = 0.6
# How much one person says at most; one more than a session takes, for those who never stop.
MOST = MappingProxyType({HATS: 3, BRAINSTORM: 4, WALL: 1, THEMES: 3})
WORD_OF = MappingProxyType({HATS: "avis", BRAINSTORM: "idee", WALL: "temoigne", THEMES: "avis"})
# What nobody else hears, so that it can come late without being taken for something else.
_LATE_WORDS = MappingProxyType({QUEUE: "parole", BRAINSTORM: "idee", WALL: "temoigne"})
_YES, _NAMELESS_WORD, _NO = "", "anonyme", "non"


class FormatLines(msgspec.Struct, frozen=True, kw_only=True):
    """What can be said to each format; `themes` by the name that is put before them, "-" for none."""

    openings: tuple[str, ...]
    hands: tuple[str, ...]
    said: Mapping[str, tuple[str, ...]]
    themes: Mapping[str, tuple[str, ...]]


def read_format_lines(folder: Path = FOLDER / "formats") -> FormatLines:
    """Return the lines of a folder; raises ValueError naming a file that has none."""
    names = {HATS: "hats", BRAINSTORM: "ideas", WALL: "testimonies"}
    return FormatLines(
        openings=plain_lines(folder / "openings.txt"),
        hands=plain_lines(folder / "hands.txt"),
        said={format: plain_lines(folder / f"{name}.txt") for format, name in names.items()},
        themes=grouped_lines(folder / "themes.tsv"),
    )


class TakersOfPart:
    """Decides who contributes what to the session on screen, and remembers it."""

    def __init__(self, screen: OnScreen, lines: FormatLines | None = None) -> None:
        """Look at this screen."""
        self._screen = screen
        self._lines = lines or read_format_lines()
        self._said: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._texts: dict[str, set[str]] = defaultdict(set)
        self._testified: list[tuple[datetime, Person]] = []
        self._kinds: Mapping[str, Callable[..., TakingPart | None]] = {
            DRAW: self._volunteer,
            QUEUE: self._raise,
            HATS: self._think,
            BRAINSTORM: self._propose,
            WALL: self._testify,
            THEMES: self._sort,
        }

    def decide(self, person: Person, dice: Random, now: datetime) -> TakingPart | None:
        """Return a contribution to the session that is open, or one that comes too late; mostly None.

        Only people take part whose account stands alone, as with questions.
        """
        sessions = list(self._screen.sessions.values())
        if not sessions or not person.asks or self._screen.is_hushed:
            return None
        still_open = [each for each in sessions if each.closed_at is None]
        if not still_open:
            return self._come_late(person, sessions[-1], dice, now)
        session = still_open[-1]
        if dice.random() >= _TAKES_PART or session.opened_at > now:
            return None
        part = self._kinds[session.format](person, session, dice, now)
        if part is not None:
            self._said[session.id, part.person.key].append(part.word)
        return part

    def _come_late(
        self, person: Person, session: ShownSession, dice: Random, now: datetime
    ) -> TakingPart | None:
        word = _LATE_WORDS.get(session.format)
        over_since = now - (session.closed_at or now)
        if word is None or dice.random() >= _COMES_LATE or not LATE_AFTER < over_since < LATE_FOR:
            return None
        text = dice.choice(self._lines.hands)
        return _part(person, session, word, text, f"!{word} {text}", late=True)

    def _volunteer(
        self, person: Person, session: ShownSession, dice: Random, now: datetime
    ) -> TakingPart | None:
        said = self._said[session.id, person.key]
        if session.phase != "volunteers":
            return None
        if said:
            leaves = said == ["volontaire"] and dice.random() < _TAKES_BACK
            return _part(person, session, "desiste", "", "!desiste") if leaves else None
        wish = _NAMELESS_WORD if dice.random() < _NAMELESS else ""
        way = _way(person, dice, Way.BUTTON)
        return _part(person, session, "volontaire", wish, f"!volontaire {wish}".strip(), way)

    def _raise(self, person: Person, session: ShownSession, dice: Random, now: datetime) -> TakingPart | None:
        said = self._said[session.id, person.key]
        if said:
            lowers = said == ["parole"] and dice.random() < _TAKES_BACK
            return _part(person, session, "baisser", "", "!baisser") if lowers else None
        about = self._worded(person, self._lines.hands, dice) if dice.random() < _WITH_WORDS else ""
        way = _way(person, dice, Way.COMMAND if about else Way.BUTTON)
        return _part(person, session, "parole", about, f"!parole {about}".strip(), way)

    def _think(self, person: Person, session: ShownSession, dice: Random, now: datetime) -> TakingPart | None:
        if self._has_said_all(person, session):
            return None
        text, word = self._worded(person, self._lines.said[HATS], dice), "avis"
        if dice.random() < _OFF_HAT:
            word = dice.choice(COLOURS)
        way = _way(person, dice, Way.FORM if word == "avis" and dice.random() < 0.5 else Way.COMMAND)
        return _part(person, session, word, text, f"!{word} {text}", way)

    def _propose(
        self, person: Person, session: ShownSession, dice: Random, now: datetime
    ) -> TakingPart | None:
        if session.phase == "dots":
            return self._dot(person, session, dice)
        return self._say(person, session, dice)

    def _dot(self, person: Person, session: ShownSession, dice: Random) -> TakingPart | None:
        dotted = "point" in self._said[session.id, person.key]
        if not session.tags or (dotted and dice.random() >= _CHANGES):
            return None
        text = " ".join(sorted(dice.choice(session.tags) for _ in range(dice.randint(1, 3))))
        # One way for one person: their latest dots count, and a chat may be heard after a gesture.
        by_command = person.platform is Platform.DISCORD and person.number % 2 == 0
        return _part(
            person, session, "point", text, f"!point {text}", Way.COMMAND if by_command else Way.CHAT
        )

    def _testify(
        self, person: Person, session: ShownSession, dice: Random, now: datetime
    ) -> TakingPart | None:
        """Return a testimony, or an author's word on theirs: who is asked for it comes back soon."""
        ready = next((at for at, who in self._testified if now - at > _BEFORE_AGREEING), None)
        if ready is not None and dice.random() < _AGREES:
            _, author = self._testified.pop(0)
            wish = dice.choices((_YES, _NAMELESS_WORD, _NO), (0.6, 0.3, 0.1))[0]
            return _part(author, session, "citer", wish, f"!citer {wish}".strip(), _way(author, dice))
        if self._said[session.id, person.key]:
            return None
        self._testified.append((now, person))
        return self._say(person, session, dice)

    def _say(self, person: Person, session: ShownSession, dice: Random) -> TakingPart | None:
        if self._has_said_all(person, session):
            return None
        text, word = self._worded(person, self._lines.said[session.format], dice), WORD_OF[session.format]
        way = _way(person, dice, dice.choice((Way.FORM, Way.COMMAND)))
        return _part(person, session, word, text, f"!{word} {text}", way)

    def _sort(self, person: Person, session: ShownSession, dice: Random, now: datetime) -> TakingPart | None:
        if self._has_said_all(person, session):
            return None
        name = dice.choice(tuple(self._lines.themes))
        said = self._worded(person, self._lines.themes[name], dice)
        text = said if name == "-" else dice.choice((f"{name} : {said}", f"[{name}] {said}"))
        way = _way(person, dice, dice.choice((Way.FORM, Way.COMMAND)))
        return _part(person, session, "avis", text, f"!avis {text}", way)

    def _has_said_all(self, person: Person, session: ShownSession) -> bool:
        said = [word for word in self._said[session.id, person.key] if word != "point"]
        return len(said) >= MOST[session.format]

    def _worded(self, person: Person, lines: tuple[str, ...], dice: Random) -> str:
        """Return words that this person has not said: nobody is heard twice with the same."""
        mine = self._texts[person.key]
        text = next(
            each
            for each in iter(lambda: f"{dice.choice(self._lines.openings)} {dice.choice(lines)}", "")
            if each not in mine
        )
        mine.add(text)
        return text


def _way(person: Person, dice: Random, gesture: Way = Way.COMMAND) -> Way:
    may = person.platform is Platform.DISCORD and dice.random() < _GESTURES
    return gesture if may else Way.CHAT


def _part(
    person: Person,
    session: ShownSession,
    word: str,
    said: str,
    text: str,
    way: Way = Way.CHAT,
    late: bool = False,
) -> TakingPart:
    return TakingPart(
        person=person,
        text=text,
        kind=Kind.PART,
        way=way,
        session_id=session.id,
        word=word,
        said=said,
        is_late=late,
    )
