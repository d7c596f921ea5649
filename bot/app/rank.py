"""`bouge rank`: a floor in JSON in, the order of its questions with their reasons out, as in the show."""

from collections.abc import Collection
from datetime import datetime
from difflib import get_close_matches
from typing import Any

import msgspec

from bot.errors import InputError
from bot.questions.order import Waiting, rank
from bot.questions.reason import reason_said
from bot.words import Phrasebook

EXAMPLE = '{"id": "q1", "author": "a", "backers": ["b"], "asked_at": "2018-01-20T20:15:00Z"}'


def ranked(document: bytes, french: Phrasebook, english: Phrasebook) -> bytes:
    """Return the order of a floor as one line of JSON; raises InputError for what cannot be ranked."""
    floor = _floor(document)
    questions = _questions(floor.get("questions"))
    aired_ids = _aired(_texts("« aired »", floor.get("aired", [])), questions)
    heard = frozenset(_texts("« heard »", floor.get("heard", [])))
    waiting = [each for each in questions.values() if each.id not in aired_ids]
    places = rank(waiting, aired=[questions[id] for id in aired_ids], heard=heard)
    order = [
        {
            "place": each.place,
            "id": each.id,
            "backers": each.backers,
            "unserved": each.unserved,
            "first_voice": each.first_voice,
            "reason": reason_said(each, str, french),
            "reason_en": reason_said(each, str, english),
        }
        for each in places
    ]
    return msgspec.json.encode({"order": order})


def _floor(document: bytes) -> dict[str, Any]:
    try:
        floor = msgspec.json.decode(document)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as fault:
        raise InputError(f"La file de questions n'est pas du JSON valide en UTF-8 ({fault}).") from None
    if not isinstance(floor, dict):
        raise InputError(
            f'Il faut un objet JSON, comme {{"questions": [{EXAMPLE}], "heard": [], "aired": []}}.'
        )
    return floor


def _questions(given: object) -> dict[str, Waiting]:
    if not isinstance(given, list):
        raise InputError("« questions » : il faut la liste des questions, même vide.")
    questions: dict[str, Waiting] = {}
    for place, each in enumerate(given, 1):
        question = _question(place, each)
        if question.id in questions:
            raise InputError(f"Question {place} : l'identifiant « {question.id} » y est deux fois.")
        questions[question.id] = question
    return questions


def _question(place: int, given: object) -> Waiting:
    where = f"Question {place}"
    if not isinstance(given, dict):
        raise InputError(f"{where} : il faut un objet, comme {EXAMPLE}.")
    identity = _text(where, given, "id")
    where = f"{where} (« {identity} »)"
    return Waiting(
        id=identity,
        author=_text(where, given, "author"),
        backers=frozenset(_texts(f"{where}, « backers »", given.get("backers"))),
        asked_at=_time(where, given.get("asked_at")),
    )


def _text(where: str, given: dict[str, Any], name: str) -> str:
    text = given.get(name)
    if not isinstance(text, str) or not text.strip():
        raise InputError(f"{where} : il faut « {name} », un texte qui ne soit pas vide.")
    return text


def _texts(where: str, given: object) -> list[str]:
    if not isinstance(given, list) or not all(isinstance(each, str) and each.strip() for each in given):
        raise InputError(f"{where} : il faut une liste de textes qui ne soient pas vides, même sans élément.")
    return given


def _time(where: str, given: object) -> datetime:
    advice = "il faut une heure avec son fuseau, comme 2018-01-20T20:15:00Z"
    if not isinstance(given, str):
        raise InputError(f"{where}, « asked_at » : {advice}.")
    try:
        time = datetime.fromisoformat(given)
    except ValueError:
        raise InputError(
            f"{where}, « asked_at » : « {given[:40]} » n'est pas une heure ; {advice}."
        ) from None
    if time.tzinfo is None:
        raise InputError(f"{where}, « asked_at » : le fuseau manque ; {advice}.")
    return time


def _aired(given: list[str], questions: Collection[str]) -> list[str]:
    for place, each in enumerate(given, 1):
        if each not in questions:
            near = get_close_matches(each, questions, n=1, cutoff=0.5)
            hint = f" Vouliez-vous dire « {near[0]} » ?" if near else ""
            raise InputError(f"« aired », élément {place} : « {each} » n'est pas dans « questions ».{hint}")
        if given.index(each) < place - 1:
            raise InputError(f"« aired », élément {place} : « {each} » y est deux fois.")
    return given
