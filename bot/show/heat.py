"""What a segment changes of moderation: a heated debate is looser on heat, never on threats."""

from collections.abc import Mapping
from typing import Any

from bot.show.faults import Faults
from bot.show.rundown import HeatPlan

# What a heated debate may be, and nobody is hurt by; the other rules stay on.
LOOSENED = ("caps", "symbols", "repeated", "flood", "copies", "mentions")
LOWEST_PERCENT, HIGHEST_PERCENT = 1, 100


def read_heat(here: Faults, table: Mapping[str, Any]) -> HeatPlan | None:
    """Return what a segment's [segments.moderation] says, None without one."""
    heat = table.get("moderation")
    if heat is None:
        return None
    if not isinstance(heat, dict):
        here.add("« moderation » doit être une table [segments.moderation].")
        return None
    there = here.at("moderation")
    there.unknown(heat, ("flag_percent", "without"))
    percent = None
    if "flag_percent" in heat:
        percent = there.number(heat, "flag_percent", HIGHEST_PERCENT, LOWEST_PERCENT, HIGHEST_PERCENT)
    without = heat.get("without", [])
    if not isinstance(without, list) or not all(isinstance(each, str) for each in without):
        there.add('« without » doit être une liste de règles, comme without = ["caps", "repeated"].')
        return None
    for name in without:
        if name not in LOOSENED:
            there.add(f"without : « {name} » ne se relâche pas. Règles possibles : {', '.join(LOOSENED)}.")
    return HeatPlan(flag_percent=percent, without=tuple(without))
