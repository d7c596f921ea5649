"""A vote in a rundown: its question, its choices, how long it lasts and how it is counted."""

from collections.abc import Mapping
from typing import Any

from bot.show.faults import Faults
from bot.show.kinds.kind import Kind
from bot.show.methods import Methods, Ruled
from bot.show.rundown import PollPlan

LONGEST_QUESTION, LONGEST_CHOICE = 300, 120
# Where nothing is known of the methods.
FEWEST_CHOICES, MOST_CHOICES = 2, 20
SHORTEST_S, LONGEST_S = 5, 24 * 3600
MOST_REQUIRED = 10_000_000


def read_vote(here: Faults, table: Mapping[str, Any], methods: Methods | None) -> PollPlan | None:
    """Return the vote of a segment, None when it cannot be read at all."""
    plan = table.get("poll")
    if plan is None:
        here.add("un vote sans question. Ajoutez une table [segments.poll] avec question et choices.")
    elif not isinstance(plan, dict):
        here.add("« poll » doit être une table [segments.poll].")
    else:
        return _poll(here.at("poll"), plan, methods)
    return None


def _poll(here: Faults, table: Mapping[str, Any], methods: Methods | None) -> PollPlan:
    here.unknown(
        table,
        (
            "question",
            "choices",
            "seconds",
            "hide_results",
            "method",
            "window_seconds",
            "mood_window_seconds",
            "minimum_turnout",
        ),
    )
    required = "minimum_turnout" in table
    method = here.text(table, "method", 40, default="plurality")
    if methods is not None and method and method not in methods:
        here.add(f"method « {method} » n’existe pas. Méthodes possibles : {', '.join(sorted(methods))}.")
    if method == "consent":
        here.add('un tour de consentement est une séquence à lui seul. Écrivez kind = "consent" et proposal.')
    ruled = (methods or {}).get(method)
    choices = _choices(here, table, method, ruled)
    return PollPlan(
        question=here.text(table, "question", LONGEST_QUESTION),
        choices=choices,
        seconds=_seconds(here, table, ruled, len(choices)),
        hide_results=here.truth(table, "hide_results", False),
        method=method,
        minimum_turnout=here.number(table, "minimum_turnout", 0, 0, MOST_REQUIRED) if required else None,
        mood_window_s=_mood_window(here, table, ruled),
    )


def _mood_window(here: Faults, table: Mapping[str, Any], ruled: Ruled | None) -> int:
    """Return for how many seconds a temperature's values count."""
    if "mood_window_seconds" in table and ruled is not None and not ruled.stands_beside:
        here.add('« mood_window_seconds » ne va qu’avec method = "temperature". Retirez-le.')
    return here.number(table, "mood_window_seconds", 60, SHORTEST_S, 3600)


def _seconds(here: Faults, table: Mapping[str, Any], ruled: Ruled | None, choices: int) -> int | None:
    """Return how long a poll lasts, None until closed by hand; windows of one choice each add up."""
    if "window_seconds" not in table:
        return here.number(table, "seconds", 60, SHORTEST_S, LONGEST_S) if "seconds" in table else None
    if ruled is not None and not ruled.windows:
        here.add(
            '« window_seconds » ne va qu’avec method = "majority-judgment". Retirez-le ou changez de méthode.'
        )
    if "seconds" in table:
        here.add("« seconds » et « window_seconds » disent tous deux la durée. Gardez-en un.")
    return here.number(table, "window_seconds", 20, SHORTEST_S, LONGEST_S // MOST_CHOICES) * choices


def _choices(here: Faults, table: Mapping[str, Any], method: str, ruled: Ruled | None) -> tuple[str, ...]:
    listed = table.get("choices")
    fewest, most = (ruled.fewest, ruled.most) if ruled else (FEWEST_CHOICES, MOST_CHOICES)
    if most == 0:
        if listed is not None:
            here.add(f'« choices » ne va pas avec method = "{method}". Retirez-le.')
        return ()
    if not isinstance(listed, list) or not all(isinstance(each, str) for each in listed):
        here.add('« choices » doit être une liste de textes, par exemple choices = ["Oui", "Non"].')
        return ()
    labels = tuple(" ".join(each.split()) for each in listed)
    if not fewest <= len(labels) <= most:
        here.add(f"{len(labels)} choix : il en faut de {fewest} à {most}.")
    if "" in labels:
        here.add("un choix est vide. Écrivez-le ou retirez-le.")
    for label in labels:
        if len(label) > LONGEST_CHOICE:
            here.add(f"le choix « {label[:30]}… » a plus de {LONGEST_CHOICE} caractères. Raccourcissez-le.")
    folded = [label.casefold() for label in labels]
    for label in sorted({label for label in folded if label and folded.count(label) > 1}):
        here.add(f"le choix « {label} » est là deux fois. Changez-en un.")
    return labels


POLL = Kind(
    keys={
        "poll": 'un vote dans une séquence « {kind} ». Écrivez kind = "poll", ou retirez [segments.poll].',
    },
    read=read_vote,
)
