"""Fits texts into what a platform accepts, cutting between words."""

ELLIPSIS = "…"


def cut(text: str, limit: int) -> str:
    """Return the text in at most `limit` characters, ended by an ellipsis at a word when it was longer."""
    if len(text) <= limit:
        return text
    head = text[: limit - len(ELLIPSIS)]
    at_word = head.rfind(" ")
    # A single very long word has no place to cut: cut inside it.
    if at_word > limit // 2 and not text[len(head)].isspace():
        head = head[:at_word]
    return head.rstrip() + ELLIPSIS


def split(text: str, limit: int, parts: int) -> tuple[str, ...]:
    """Return at most `parts` pieces of at most `limit` characters; the last one is cut if need be."""
    pieces: list[str] = []
    rest = text.strip()
    while len(rest) > limit and len(pieces) < parts - 1:
        at_word = rest.rfind(" ", 0, limit + 1)
        end = at_word if at_word >= limit // 2 else limit
        pieces.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    if rest:
        pieces.append(cut(rest, limit))
    return tuple(pieces)
