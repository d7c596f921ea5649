"""Why a question stands where it stands, as sentences of the phrasebook."""

from collections.abc import Callable

from bot.questions.order import Place
from bot.words import Phrasebook, Refusal

Named = Callable[[str], str]


def reasons(place: Place, named: Named) -> list[Refusal]:
    """Return what a place is due to, the most important first; `named` says how people call a question."""
    found = [_backing(place)]
    if place.first_voice:
        found.append(Refusal("rank-first-voice"))
        if place.passes:
            found.append(Refusal("rank-passes", {"other": named(place.passes)}))
    else:
        found.append(Refusal("rank-heard-above" if place.heard_above else "rank-heard"))
        if place.behind:
            found.append(Refusal("rank-behind", {"other": named(place.behind)}))
    if place.tied_with:
        found.append(Refusal("rank-tied", {"other": named(place.tied_with)}))
    return found


def reason_said(place: Place, named: Named, words: Phrasebook) -> str:
    """Return it as one sentence that begins with the place."""
    return words.text("rank-place", place=place.place, reason=why_said(place, named, words))


def why_said(place: Place, named: Named, words: Phrasebook) -> str:
    """Return it without the place."""
    return words.text("rank-list-separator").join(each.said(words) for each in reasons(place, named))


def _backing(place: Place) -> Refusal:
    if place.backers == 0:
        return Refusal("rank-unbacked")
    if place.unserved == place.backers:
        return Refusal("rank-all-unserved", {"backers": place.backers})
    if place.unserved == 0:
        return Refusal("rank-all-served", {"backers": place.backers})
    return Refusal("rank-backed", {"backers": place.backers, "unserved": place.unserved})
