"""Draws that tests live through: who volunteers, which seed comes, and a file as a cheat would write it."""

import hashlib
import json

from bot.events import Platform
from bot.formats.lot import Lot, Source
from bot.formats.plan import Plan
from tests.unit.formats.made import Sitting

# A beacon of which the bot does not know when its rounds come.
BEACON = Source(kind="beacon", name="balise du soir", round="4242")


PLAN = Plan(seats=2, reserves=2, source=BEACON)


SEED = "ab" * 32


PEOPLE = ("ana", "bob", "cleo", "dan", "eve", "fay")


def a_draw(plan: Plan = PLAN, people: tuple[str, ...] = PEOPLE) -> Sitting:
    """Return a draw that some people volunteered for, half of them on Discord."""
    sitting = Sitting("draw", plan, seconds=60)
    for place, person in enumerate(people):
        platform = Platform.DISCORD if place % 2 else Platform.TWITCH
        sitting.say("volontaire", by=person, at=place, platform=platform, heard=int(place < 2))
    return sitting


def drawn(plan: Plan = PLAN, seed: str = SEED) -> Sitting:
    """Return a draw that was made."""
    sitting = a_draw(plan)
    sitting.guide("next")
    sitting.guide("seed", text=seed)
    return sitting


def lot(sitting: Sitting) -> Lot:
    """Return the lot of a draw whose list is fixed."""
    assert sitting.session.lot is not None
    return sitting.session.lot


def resealed(file: dict[str, object]) -> bytes:
    """Return a file as somebody who cheats would write it, with a right seal."""
    unsealed = json.dumps(file | {"seal": ""}, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    sealed = file | {"seal": hashlib.sha256(unsealed.encode()).hexdigest()}
    written = json.dumps(sealed, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return f"{written}\n".encode()
