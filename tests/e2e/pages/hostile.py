"""Texts that people send to break pages, and a check that nothing was broken."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.async_api import Page

# Each with the part of it that is seen wherever it is shown, however short the place.
TEXTS = {
    "markup": (
        '<img src=x onerror="window.taken=1"><script>window.taken=1</script><b>gras</b>',
        "<img src=x",
    ),
    "closing tags": ('"></b></li></ol></main><h1>pris</h1><style>*{display:none}</style>', "</b></li>"),
    "right to left": ("\u202eEVIL txet\u2066\u200f שלום עולם", "EVIL txet"),
    "500 emotes": ("😀" * 500, "😀😀"),
    "500 emote words": (" ".join(["Kappa"] * 500), "Kappa Kappa"),
    "zalgo": (("Z" + "\u0301\u0335\u0489" * 20 + "algo") * 10, "algo"),
    "null bytes": ("a\x00b\x07c\x1b[31md\u2028e", "abc[31mde"),
    "10,000 characters": ("x" * 10_000, "xxxxx"),
    "names of code": (
        "constructor __proto__ {name} {{7*7}} ${7*7} javascript:void(0)",
        "constructor __proto__",
    ),
}
WRITTEN = {
    "text",
    "author",
    "question",
    "label",
    "title",
    "detail",
    "remedy",
    "reason",
    "sentence",
    "holder",
    "name",
}


# Elements that no page of ours makes, code that ran, anything that sticks out of the window, and words that
# stick out of what holds them.
BROKEN = """() => {
  const strange = "script, style, iframe, h1 b, img:not(.mark), [onerror], [onload], [srcdoc]";
  const found = [...document.body.querySelectorAll(strange)].map((node) => node.outerHTML.slice(0, 80));
  if (window.taken) found.push("code ran");
  const over = document.documentElement.scrollWidth - window.innerWidth;
  if (over > 0) {
    const sticks = (node) => node.getBoundingClientRect().right > window.innerWidth + 1;
    const names = [...document.body.querySelectorAll("*")].filter(sticks).map((node) => node.className);
    found.push(`${over} px too wide: ${names.slice(0, 5)}`);
  }
  for (const words of document.querySelectorAll(".said")) {
    const right = words.getBoundingClientRect().right;
    for (let box = words.parentElement; box !== document.body; box = box.parentElement) {
      const over = right - box.getBoundingClientRect().right;
      if (over > 1) found.push(`${words.className} leaves ${box.className}`);
      if (getComputedStyle(box).overflowX !== "visible") break;
    }
  }
  return found;
}"""


def written_everywhere(view: Any, text: str) -> Any:
    """Return a view in which everything that people write is this text."""
    if isinstance(view, list):
        return [written_everywhere(each, text) for each in view]
    if not isinstance(view, dict):
        return view
    changed = {}
    for key, value in view.items():
        is_word = isinstance(value, str) and key in WRITTEN
        changed[key] = text if is_word and value else written_everywhere(value, text)
    return changed


async def broken(page: "Page") -> list[str]:
    """Return what hostile text made of a page; nothing when it stayed text."""
    found: list[str] = await page.evaluate(BROKEN)
    return found
