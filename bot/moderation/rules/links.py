"""Links to sites that the show does not know."""

import re
from collections.abc import Iterator

from bot.moderation.case import Severity
from bot.moderation.rules.rule import Finding, Heard, Span, excerpt, few

# Endings that tell an address by themselves, and those that are also words or chat slang: there a missing
# space after a full stop ("bien.ca va", "victoire.gg") looks the same, so only a path makes an address of
# them. "example" is no real ending: documents and rehearsals advertise there.
_TELLING_LIST = (
    "com net org fr tv io ly xyz ru cn uk ch nl pl jp kr br dk cz hu ro ua ie lu rs shop store online "
    "website click icu buzz casino porn xxx cam mobi bzh edu gov ws example"
)
_WORDS_TOO_LIST = (
    "me be co it es de ma la sa se et au si ne is in to re us ca eu cc gg gl tk biz top live info pro club "
    "page news media blog art fun link chat paris space world cloud tech bio zip app dev site lol gift win "
    "vip life today"
)
_TELLING, _WORDS_TOO = frozenset(_TELLING_LIST.split()), frozenset(_WORDS_TOO_LIST.split())

_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_SCHEME = re.compile(r"(?:https?|ftp)://([^\s/\\?#<>\"]{1,300})|(?<![\w.@-])(www\.[^\s/\\?#<>\"]{3,300})")
_DOMAIN = re.compile(rf"(?<![\w.@/-])((?:{_LABEL}\.){{1,8}}([a-z]{{2,10}}))(?![\w@-])(/?)")
# A lone letter or number before the ending is an initial or an item of a list.
_HAS_NAME = re.compile(r"[a-z][a-z0-9-]|[0-9-][a-z]")
# The dot written out or pushed away, which nobody does to an address by accident.
_SPACED = re.compile(
    rf"(?<![\w.@/-])({_LABEL})(?: \. | ?[(\[{{] ?(?:\.|dot|point) ?[)\]}}] ?| dot )"
    r"(com|net|org|fr|tv|xyz|ru|gg(?= ?/))(?![\w'-])"
)


class Links:
    """Flags every link except those to welcome sites and what lies below them, and those permitted."""

    name = "links"

    def __init__(self, allowed: tuple[str, ...]) -> None:
        """Let these sites through, e.g. "twitch.tv" with clips.twitch.tv."""
        self._allowed = frozenset(site.casefold().removeprefix("www.").strip("./ ") for site in allowed)

    def __call__(self, heard: Heard) -> Finding | None:
        """Return the foreign links."""
        if heard.may_link:
            return None
        foreign = [span for span in _places(heard) if not self._is_welcome(heard.text[span[0] : span[1]])]
        if not foreign:
            return None
        start, end = foreign[0]
        return Finding(
            severity=Severity.MEDIUM,
            key="reason-links",
            values={"site": excerpt(heard.text[start:end])},
            spans=few(foreign),
        )

    def _is_welcome(self, written: str) -> bool:
        # The host as it was written: look-alike letters must not make a foreign site look welcome.
        host = written.lower().rpartition("@")[2].partition(":")[0].rstrip(".").replace(" ", "")
        labels = host.split(".")
        return any(".".join(labels[first:]) in self._allowed for first in range(len(labels)))


def _places(heard: Heard) -> Iterator[Span]:
    """Yield where hosts stand in the original, each once."""
    folded = heard.folded
    covered = 0
    found = [(match.start(), match.end(), group) for match, group in _matches(folded.text)]
    for start, end, (host_start, host_end) in sorted(found):
        if start >= covered:
            covered = end
            yield folded.span(host_start, host_end)


def _matches(text: str) -> Iterator[tuple[re.Match[str], Span]]:
    for match in _SCHEME.finditer(text):
        group = 1 if match[1] else 2
        yield match, match.span(group)
    for match in _DOMAIN.finditer(text):
        ending, path = match[2], match[3]
        named = _HAS_NAME.search(match[1], 0, match.start(2) - match.start(1))
        if (ending in _TELLING and named) or (path and ending in _TELLING | _WORDS_TOO):
            yield match, match.span(1)
    for match in _SPACED.finditer(text):
        yield match, match.span()
