"""The chat commands of moderation: contest an act, read the charter, let somebody post a link."""

import re
import unicodedata

import msgspec

LONGEST_NAME = 40


class Contest(msgspec.Struct, frozen=True):
    """`!recours …`: somebody contests what moderation did about them; the text is as typed."""

    text: str


class PermitLink(msgspec.Struct, frozen=True):
    """`!permit NAME`: a moderator lets somebody post a link for a while."""

    name: str


class ReadCharter(msgspec.Struct, frozen=True):
    """`!charte`: somebody would like to read the show's rules."""


_WORDS: dict[str, type[Contest | PermitLink | ReadCharter]] = {
    "recours": Contest,
    "appeal": Contest,
    "permit": PermitLink,
    "permettre": PermitLink,
    "charte": ReadCharter,
    "charter": ReadCharter,
    "regles": ReadCharter,
    "rules": ReadCharter,
}
# Twitch puts the name of whom one answers before the text.
_COMMAND = re.compile(r"\s*(?:@\S+\s+)?[!！]\s*(?P<word>[^\W\d_]{1,12})(?!\w)(?P<rest>.*)", re.DOTALL)


def read_contest(text: str) -> Contest | PermitLink | ReadCharter | None:
    """Return the command of a line, None when it is none of these; case and accents do not matter."""
    found = _COMMAND.match(text)
    kind = _WORDS.get(_plain(found["word"])) if found else None
    if found is None or kind is None:
        return None
    if kind is ReadCharter:
        return ReadCharter()
    rest = found["rest"].strip(" :,-\t\r\n")
    if kind is Contest:
        return Contest(rest)
    return PermitLink(rest.removeprefix("@").split(" ")[0][:LONGEST_NAME])


def _plain(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
