"""Civil sentences from plain text: everyday ones, heated ones, and those a first model gets wrong."""

import random
import re
from collections.abc import Callable

from training.corpus import LABELS, Example

# Anything that might be abuse is left out: the plain text is not labelled and some of it is rude.
_RUDE = re.compile(
    r"\b(con(ne|nard|nasse)?s?|encul\w*|put(e|es|ain)|salop\w*|merd\w*|abruti\w*|cr[ée]tin\w*|d[ée]bil\w*|imb[ée]cil\w*|"
    r"idiot\w*|fdp|ordures?|parasit\w*|pourri(s|tures?|e|es)?|racaill\w*|b[âa]tard\w*|conch\w*|tar[ée]s?|bougn\w*|n[èe]gr\w*|"
    r"p[ée]d[ée]s?|tapettes?|gueul\w*|crev\w*|foutre|chier?|fascis\w*|nazi\w*|voleu\w*|bandit\w*|mafi\w*|escroc\w*|"
    r"feignant\w*|fain[ée]ant\w*|assist[ée]s?|profiteu\w*|arabes?|noirs?|juifs?|musulman\w*|islam\w*|immigr\w*|migrant\w*|"
    r"[ée]trang\w*|roms?|gitan\w*|homo\w*|gays?|trans|voil[ée]es?|pendre|guillotin\w*|tuer|exterm\w*|dehors|larbin\w*|"
    r"clown\w*|guignol\w*|bouffon\w*|pantin\w*|l[âa]ches?|tra[îi]tres?|"
    r"suck|fuck\w*|shit\w*|bitch\w*)\b",
    re.IGNORECASE,
)
_HEATED = re.compile(
    r"!|\b(honte\w*|scandal\w*|marre|ras.le.bol|mensonges?|ment(ez|ent|eur)?|m[ée]pris\w*|inadmissible|inacceptable|"
    r"r[ée]volt\w*|col[èe]re|d[ée]mission\w*|arr[êe]tez|stop|injuste\w*|trahi\w*|absurde|ridicule|aberrant\w*|arnaque|"
    r"moque\w*|n'importe quoi|abus\w*|privil[èe]g\w*|assez)\b",
    re.IGNORECASE,
)


def is_civil(text: str) -> bool:
    """Say whether nothing in the text could be abuse, by a list that is wide on purpose."""
    return _RUDE.search(text) is None


def is_heated(text: str) -> bool:
    """Say whether the text sounds angry or insistent."""
    return _HEATED.search(text) is not None


def civil_examples(
    texts: list[str], count: int, chance: random.Random, source: str, heated: bool
) -> list[Example]:
    """Return up to `count` civil sentences of 10 to 300 characters, heated ones only if `heated`."""
    wanted = [
        text
        for text in texts
        if 10 <= len(text) <= 300 and is_civil(text) and (not heated or is_heated(text))
    ]
    chosen = chance.sample(wanted, min(count, len(wanted)))
    return [Example(text, (0.0,) * len(LABELS), 0.8, source) for text in chosen]


def hard_examples(
    texts: list[str], count: int, chance: random.Random, score: Callable[[list[str]], list[float]]
) -> list[Example]:
    """Return the `count` civil sentences that `score` finds worst among eight times as many."""
    wanted = [text for text in texts if 10 <= len(text) <= 300 and is_civil(text)]
    drawn = chance.sample(wanted, min(8 * count, len(wanted)))
    ranked = sorted(zip(score(drawn), drawn, strict=True), reverse=True)
    return [Example(text, (0.0,) * len(LABELS), 0.8, "plain_hard") for _, text in ranked[:count]]
