"""Somebody's phone number, e-mail address or home: nobody's private data belongs in a chat."""

import re
from collections.abc import Iterator

from bot.moderation.case import Severity
from bot.moderation.rules.rule import Finding, Heard, Span, few

# The numbers of people, on the French plan; 08 numbers are those of services.
_PHONE = re.compile(
    r"(?<![\w+,.])(?:(?:\+|00) ?33 ?(?:\(0\) ?)?|0)[1-79](?:([ .\-/]) ?\d\d(?:\1 ?\d\d){3}|\d{8})(?![\w€%])"
)
_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64} ?(?:@|[(\[] ?(?:at|arobase|a) ?[)\]]) ?"
    r"((?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,24})(?!\w)"
)
_ADDRESS = re.compile(
    r"(?<![\w.,/-])(\d{1,4})(?: ?(?:bis|ter|quater))?,? "
    r"(rue|avenue|av\.?|boulevard|bld|bd|impasse|allee|"
    r"chemin|quai|square|place|route|cours|passage|cite|villa) "
    r"((?:(?:de la|du|des|de|la|le|les) |[dl]'){0,3})(\w[\w'-]{1,40})"
)
_POSTCODE = re.compile(r"(?<!\d)(?:0[1-9]|[1-8]\d|9[0-8])\d{3}(?!\d) ?[a-z][a-z'-]{2,40}")
_POSTCODE_WITHIN = 60
# After these a number counts more often than it numbers: only a name or a postcode makes an address.
_COUNTED_LIST = "place route cours passage cite villa square quai chemin"
_NOT_NAMES_LIST = (
    "sur est sont dans et ou pour qui que sans avec a au aux en par pas plus fermee barree pietonne ici"
)
_COUNTED, _NOT_NAMES = frozenset(_COUNTED_LIST.split()), frozenset(_NOT_NAMES_LIST.split())


class PersonalData:
    """Flags data that lets a stranger reach somebody; addresses at the show's own sites are public."""

    name = "personal_data"

    def __init__(self, own_sites: tuple[str, ...] = ()) -> None:
        """Leave the e-mail addresses of these sites alone."""
        self._own_sites = frozenset(site.casefold() for site in own_sites)

    def __call__(self, heard: Heard) -> Finding | None:
        """Return the first kind found, with every place of any kind."""
        kinds = {
            "reason-phone": _phones(heard),
            "reason-email": self._emails(heard),
            "reason-address": list(_addresses(heard)),
        }
        found = {key: spans for key, spans in kinds.items() if spans}
        if not found:
            return None
        spans = few(sorted(span for each in found.values() for span in each))
        return Finding(severity=Severity.HIGH, key=next(iter(found)), spans=spans)

    def _emails(self, heard: Heard) -> list[Span]:
        matches = _EMAIL.finditer(heard.folded.text)
        return [heard.folded.span(*match.span()) for match in matches if match[1] not in self._own_sites]


def _phones(heard: Heard) -> list[Span]:
    return [heard.folded.span(*match.span()) for match in _PHONE.finditer(heard.folded.text)]


def _addresses(heard: Heard) -> Iterator[Span]:
    folded = heard.folded
    for match in _ADDRESS.finditer(folded.text):
        postcode = _POSTCODE.search(folded.text, match.end(), match.end() + _POSTCODE_WITHIN)
        named = heard.text[folded.starts[match.start(4)]].isupper()
        # Several streets are « rues »: a number above one before « rue » is a house's.
        numbered = int(match[1]) > 1 and match[2] not in _COUNTED
        if postcode or ((named or numbered) and match[4] not in _NOT_NAMES):
            yield folded.span(match.start(), postcode.end() if postcode else match.end())
