"""Themes: contributions sorted by the rundown's themes, as authors, their words or moderators say."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from bot.formats.format import Format
from bot.formats.plan import Tag
from bot.formats.session import Entry, Room, Said, Session, Step
from bot.formats.words import plain, stems
from bot.words import Refusal

_NAMED = re.compile(
    r"(?:\[(?P<bracket>[^\]]{1,60})\]|#(?P<hash>\w{1,60})|(?P<colon>[^:#]{1,60}):)\s*(?P<rest>.+)"
)
_HASHED = re.compile(r"(?<!\w)#(?P<name>\w{1,60})")


class Themes(Format):
    """What people have to say, theme by theme."""

    name = "themes"
    words = ("avis",)

    def opened(self, session: Session) -> Session:
        """Return the session with the themes of its plan."""
        return replace(session, tags=session.plan.tags)

    def heard(self, room: Room, said: Said) -> Step | Refusal:
        """Return a contribution with the theme that it names or speaks of, if any."""
        tag, text = named_theme(said.text, room.session.tags)
        refusal = self.may_write(room, said)
        if refusal is not None:
            return refusal
        entry = self.taken(room, said, text=text, tag=tag or nearest_theme(text, room.session.tags))
        label = next((each.label for each in room.session.tags if each.id == entry.tag), "")
        return Step(entries=(entry,), told=_told(label))

    def visible(self, room: Room) -> list[Entry]:
        """Return what was let through, by theme in the order of the rundown, without a theme last."""
        order = {tag.id: place for place, tag in enumerate(room.session.tags)}
        shown = super().visible(room)
        return sorted(shown, key=lambda entry: order.get(entry.tag, len(order)))


def _told(label: str) -> Refusal:
    return Refusal("themes-noted-under", {"theme": label}) if label else Refusal("themes-noted")


def named_theme(text: str, themes: Sequence[Tag]) -> tuple[str, str]:
    """Return the theme that a text begins by naming and the rest, ("", text) when it names none.

    `[Eau] …`, `#eau …` and `eau : …`, or the theme's number, name it.
    """
    match = _NAMED.fullmatch(text)
    if match is None:
        return "", text
    name = plain((match["bracket"] or match["hash"] or match["colon"]).strip())
    named = [theme for theme in themes if _names(name, theme)]
    return (named[0].id, match["rest"].strip()) if len(named) == 1 else ("", text)


def hashed_theme(text: str, themes: Sequence[Tag]) -> tuple[str, str]:
    """Return the one theme that a text names by `#eau` in any place, and the text without the sign.

    ("", text) when it names none, or several. The word goes too where it only follows the sentence.
    """
    named = {
        (theme.id, match["name"])
        for match in _HASHED.finditer(text)
        for theme in themes
        if _names(plain(match["name"]), theme)
    }
    if len({id for id, _ in named}) != 1:
        return "", text
    for _, name in named:
        text = re.sub(rf"\s+#{re.escape(name)}$", "", text)
        text = re.sub(rf"#{re.escape(name)}\b", name, text)
    return min(named)[0], text


def _names(name: str, theme: Tag) -> bool:
    """Return whether a name is a theme's number, its label, or some of the label's words and no others."""
    if name in (theme.id, re.sub(r"\W", "", plain(theme.label))):
        return True
    words = stems(name)
    return bool(words) and words <= stems(theme.label)


def nearest_theme(text: str, themes: Sequence[Tag]) -> str:
    """Return the theme that most of a text's words are of, "" for none or when two are as near."""
    said = stems(text)
    shared = sorted(((len(said & stems(theme.label)), theme.id) for theme in themes), reverse=True)
    if not shared or shared[0][0] == 0 or (len(shared) > 1 and shared[0][0] == shared[1][0]):
        return ""
    return shared[0][1]
