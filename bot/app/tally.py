"""`bouge tally`: an election in JSON in, its result in JSON out, with the same counting as the show's."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from difflib import get_close_matches
from typing import Any

import msgspec

from bot.errors import InputError
from bot.polls.counting import moving_debate, temperature
from bot.polls.letters import fold
from bot.polls.marks import HIGHEST_GRADE, LOWEST_GRADE
from bot.polls.methods import METHODS
from bot.polls.methods.method import Counted, Form, Method
from bot.polls.outcome import Outcome
from bot.polls.poll import Choice

# Other names that people give to the methods, without accents and with dashes.
ALIASES = {alias: name for name, method in METHODS.items() for alias in method.aliases}
# Ballots are in casting order; where nothing tells their time, it is their place.
_START = datetime(1970, 1, 1, tzinfo=UTC)

Election = tuple[tuple[str, ...], list[tuple[str, Any, datetime, str]]]


def tallied(method: str, document: bytes) -> bytes:
    """Return the result of an election as one line of JSON; raises InputError for what cannot be counted.

    Each voter counts once: a later ballot replaces the earlier ones.
    """
    counted = METHODS[method_named(method, COUNTABLE)]
    choices, cast = _election(document, CHECKS[counted.form])
    outcome = _count(counted, cast, choices)
    return msgspec.json.encode(
        {
            "winners": outcome.winners,
            "ranking": outcome.ranking,
            "voters": outcome.voters,
            "detail": outcome.detail,
        }
    )


def method_named(given: str, known: Mapping[str, object]) -> str:
    """Return the name of a method however it is spelled; raises InputError, with the nearest, for none."""
    plain = "-".join(fold(given).replace("_", " ").replace("-", " ").split())
    name = ALIASES.get(plain, plain)
    if name in known:
        return name
    if name in METHODS:
        raise InputError("Un tour de consentement se mène en direct : il n'a pas de bulletins à dépouiller.")
    near = get_close_matches(plain, [*known, *(each for each in ALIASES if ALIASES[each] in known)], n=1)
    hint = f" Vouliez-vous dire « {near[0]} » ?" if near else ""
    raise InputError(f"La méthode « {given} » n'existe pas.{hint} Méthodes : {', '.join(known)}.")


def _election(document: bytes, check: "Check") -> Election:
    """Return the choices and the ballots, each checked for what its method needs."""
    try:
        election = msgspec.json.decode(document)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as fault:
        raise InputError(f"L'élection n'est pas du JSON valide en UTF-8 ({fault}).") from None
    if not isinstance(election, dict):
        raise InputError('Il faut un objet JSON, comme {"choices": ["A", "B"], "ballots": []}.')
    choices = _choices(election.get("choices"))
    ballots = election.get("ballots")
    if not isinstance(ballots, list):
        raise InputError("« ballots » : il faut la liste des bulletins, même vide.")
    known = frozenset(choices)
    return choices, [_ballot(place, each, known, check) for place, each in enumerate(ballots, 1)]


def _choices(given: object) -> tuple[str, ...]:
    if not isinstance(given, list) or not given:
        raise InputError("« choices » : il faut la liste des choix, un au moins.")
    for place, choice in enumerate(given, 1):
        if not isinstance(choice, str) or not choice.strip():
            raise InputError(f"« choices », choix {place} : il faut un texte qui ne soit pas vide.")
        if given.index(choice) < place - 1:
            raise InputError(f"« choices », choix {place} : « {choice} » y est deux fois.")
    return tuple(given)


def _ballot(
    place: int, given: object, choices: frozenset[str], check: "Check"
) -> tuple[str, Any, datetime, str]:
    where = f"Bulletin {place}"
    if not isinstance(given, dict):
        raise InputError(f'{where} : il faut un objet, comme {{"voter": "v1", "ballot": …}}.')
    voter = given.get("voter")
    if not isinstance(voter, str) or not voter.strip():
        raise InputError(f"{where} : il manque le votant (« voter », un texte qui ne soit pas vide).")
    if "ballot" not in given:
        raise InputError(f"{where} (votant « {voter} ») : il manque le bulletin (« ballot »).")
    try:
        mark = check(given["ballot"], choices)
    except InputError as fault:
        raise InputError(f"{where} (votant « {voter} ») : {fault}") from None
    return voter, mark, _START + timedelta(seconds=place), str(given.get("argument", ""))


def _known(choice: object, choices: frozenset[str]) -> str:
    if isinstance(choice, str) and choice in choices:
        return choice
    if not isinstance(choice, str):
        raise InputError(f"{_shown(choice)} n'est pas un choix : il faut un texte.")
    near = get_close_matches(choice, choices, n=1)
    hint = f" Vouliez-vous dire « {near[0]} » ?" if near else ""
    raise InputError(f"le choix « {choice} » n'est pas dans l'élection.{hint}")


def _shown(value: object) -> str:
    text = msgspec.json.encode(value).decode()
    return text if len(text) <= 60 else f"{text[:59]}…"


def _one(ballot: object, choices: frozenset[str]) -> str:
    return _known(ballot, choices)


def _several(ballot: object, choices: frozenset[str]) -> tuple[tuple[str, ...], ...]:
    if not isinstance(ballot, list):
        raise InputError(f'il faut la liste des choix approuvés, comme ["A", "B"], et non {_shown(ballot)}.')
    return (_once([_known(choice, choices) for choice in ballot]),)


def _tiers(ballot: object, choices: frozenset[str]) -> tuple[tuple[str, ...], ...]:
    if not isinstance(ballot, list) or not all(isinstance(tier, list) for tier in ballot):
        raise InputError(f'il faut une liste de rangs, comme [["A"], ["B", "C"]], et non {_shown(ballot)}.')
    tiers = [tuple(_known(choice, choices) for choice in tier) for tier in ballot]
    _once([choice for tier in tiers for choice in tier])
    return tuple(tier for tier in tiers if tier)


def _once(choices: Sequence[str]) -> tuple[str, ...]:
    for place, choice in enumerate(choices):
        if choice in choices[:place]:
            raise InputError(f"« {choice} » y est deux fois.")
    return tuple(choices)


def _grades(ballot: object, choices: frozenset[str]) -> dict[str, int]:
    if not isinstance(ballot, dict):
        raise InputError(f'il faut une mention par choix, comme {{"A": 6, "B": 0}}, et non {_shown(ballot)}.')
    return {_known(choice, choices): _whole(grade, HIGHEST_GRADE, choice) for choice, grade in ballot.items()}


def _whole(value: object, most: int, of: str = "") -> int:
    if isinstance(value, int) and not isinstance(value, bool) and LOWEST_GRADE <= value <= most:
        return value
    what = f"la mention de « {of} »" if of else "la température"
    raise InputError(f"{what} doit être un nombre entier de 0 à {most}, et non {_shown(value)}.")


def _value(ballot: object, choices: frozenset[str]) -> int:
    return _whole(ballot, temperature.WARMEST)


Check = Callable[[object, frozenset[str]], Any]
Cast = list[tuple[str, Any, datetime, str]]


def _count(method: Method, cast: Cast, choices: Sequence[str]) -> Outcome:
    match method.counted:
        case Counted.STANDS:
            return _crossings(cast, choices)
        case Counted.READINGS:
            return _mood(cast, choices)
        case _:
            last = {voter: mark for voter, mark, _, _ in cast}
            return method.count(last.values(), [Choice(code=each, label=each) for each in choices])


def _crossings(cast: Cast, choices: Sequence[str]) -> Outcome:
    return moving_debate.count(
        [moving_debate.Stand(voter, side, at, argument) for voter, side, at, argument in cast], choices
    )


def _mood(cast: Cast, choices: Sequence[str]) -> Outcome:
    readings = [temperature.Reading(voter, value, at) for voter, value, at, _ in cast]
    whole = timedelta(seconds=len(cast) + 1)
    return temperature.count(readings, now=_START + whole, window=whole)


CHECKS: Mapping[Form, Check] = {
    Form.ONE: _one,
    Form.SEVERAL: _several,
    Form.TIERS: _tiers,
    Form.GRADES: _grades,
    Form.VALUE: _value,
}
COUNTABLE = {name: method for name, method in METHODS.items() if method.form in CHECKS}
