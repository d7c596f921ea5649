"""What a rundown says of the whole evening: its questions' themes, its thresholds, its texts."""

from collections.abc import Collection, Mapping
from typing import Any

from bot.show.faults import Faults
from bot.show.rundown import Thresholds

MOST_THEMES, LONGEST_THEME = 20, 40
LONGEST_TEXT = 400
BOUNDS = {
    "smallest_group": (1, 1000),
    "minimum_turnout": (0, 10_000_000),
    "questions_per_person": (1, 100),
    "stream_delay_seconds": (0, 60),
    "acknowledge_every_seconds": (1, 600),
}


def read_themes(faults: Faults, tree: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the themes of the evening's questions."""
    listed = tree.get("themes", [])
    if not isinstance(listed, list) or not all(isinstance(each, str) for each in listed):
        faults.add('« themes » doit être une liste de textes, par exemple themes = ["Transports", "École"].')
        return ()
    themes = tuple(" ".join(each.split()) for each in listed)
    if len(themes) > MOST_THEMES:
        faults.add(f"{len(themes)} thèmes : {MOST_THEMES} au plus.")
    for theme in themes:
        if not 0 < len(theme) <= LONGEST_THEME:
            faults.add(f"le thème « {theme[:30]} » doit avoir de 1 à {LONGEST_THEME} caractères.")
    if len({theme.casefold() for theme in themes}) < len(themes):
        faults.add("un thème est là deux fois. Retirez-en un.")
    return themes


def read_theme(here: Faults, table: Mapping[str, Any], themes: tuple[str, ...]) -> str:
    """Return the theme of a segment's questions, one of the evening's; "" for none."""
    if "theme" not in table:
        return ""
    if not themes:
        here.add(
            '« theme » : la soirée n’a pas de thèmes. Ajoutez themes = ["…", "…"] en haut du conducteur.'
        )
        return ""
    theme = here.text(table, "theme", LONGEST_THEME)
    same = [each for each in themes if each.casefold() == theme.casefold()]
    return same[0] if same else here.one_of(table, "theme", themes)


def read_thresholds(faults: Faults, tree: Mapping[str, Any]) -> Thresholds:
    """Return the numbers that replace those of the settings this evening."""
    table = _table(faults, tree, "thresholds")
    here = faults.at("thresholds")
    here.unknown(table, BOUNDS)
    given = {
        name: here.number(table, name, bounds[0], *bounds) for name, bounds in BOUNDS.items() if name in table
    }
    return Thresholds(**given)


def read_texts(faults: Faults, tree: Mapping[str, Any], known: Collection[str] | None) -> dict[str, str]:
    """Return what the bot says in other words than usual, by the key of the usual ones.

    `known` are the keys that there are, None not to check them.
    """
    table = _table(faults, tree, "texts")
    here = faults.at("texts")
    if known is not None:
        here.unsaid(table, known)
    return {key: here.text(table, key, LONGEST_TEXT) for key in table}


def _table(faults: Faults, tree: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    table = tree.get(key, {})
    if isinstance(table, dict):
        return table
    faults.add(f"« {key} » doit être une table [{key}].")
    return {}
