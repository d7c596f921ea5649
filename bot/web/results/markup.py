"""A page as nested elements: every text is escaped, whatever it says."""

from html import escape

# Elements that have no end tag.
_VOID = frozenset({"link", "meta", "rect", "line"})


class Markup(str):
    """Text that is markup already; only `element` and `joined` make it."""

    __slots__ = ()


Inside = str | None


def element(tag: str, attributes: dict[str, str] | None = None, *inside: Inside) -> Markup:
    """Return one element; what is inside is escaped unless it is markup, None is nothing."""
    given = "".join(f' {name}="{escape(value)}"' for name, value in (attributes or {}).items())
    if tag in _VOID:
        return Markup(f"<{tag}{given} />")
    return Markup(f"<{tag}{given}>{joined(*inside)}</{tag}>")


def joined(*parts: Inside) -> Markup:
    """Return parts one after the other, escaped unless they are markup."""
    return Markup("".join(part if isinstance(part, Markup) else escape(part) for part in parts if part))


def document(locale: str, title: str, *body: Inside) -> str:
    """Return a whole page of the public results."""
    sheets = ("shared/tokens.css", "shared/base.css", "shared/daylight.css", "results/results.css")
    head = joined(
        element("meta", {"charset": "utf-8"}),
        element("title", None, title),
        element("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        element("link", {"rel": "icon", "href": "/static/shared/mark.svg"}),
        *(element("link", {"rel": "stylesheet", "href": f"/static/{sheet}"}) for sheet in sheets),
    )
    page = element("html", {"lang": locale}, element("head", None, head), element("body", None, *body))
    return f"<!doctype html>\n{page}\n"
