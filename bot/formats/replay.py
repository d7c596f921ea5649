"""A published draw replayed: how the file is written, what was announced, the seed, and who it draws."""

import re
from datetime import UTC, datetime

import msgspec

from bot.formats.beacon import is_value_of
from bot.formats.lot import FORMAT, Announced, DrawFile, canonical, committed, digest_of, drawn_by, seed_of
from bot.formats.schedule import schedule_of, time_of_round

_read = msgspec.json.Decoder(DrawFile, strict=True).decode
_HIDDEN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
LONGEST_SHOWN = 10


class DrawFault(Exception):
    """Why a draw is not valid, in French."""


def is_draw(raw: bytes) -> bool:
    """Return whether a file says that it is a draw."""
    try:
        head = msgspec.json.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return isinstance(head, dict) and "announced" in head and "drawn" in head


def examine_draw(raw: bytes, shown: str = "") -> tuple[list[str], bool]:
    """Return what is right and wrong with a draw, in French, and whether it is valid.

    `shown` is a digest or a seal that was seen on air, to be the file's own; "" when none is given.
    """
    lines: list[str] = []
    try:
        file = _written(raw)
        lines.append("✓ Le fichier est écrit comme il a été publié, et son sceau est le bon.")
        _check_shown(file, shown)
        lines += _check_list(file)
        lines += _check_seed(file)
        lines += _check_drawn(file)
    except DrawFault as fault:
        return [*lines, f"✗ {fault}"], False
    return lines, True


def _written(raw: bytes) -> DrawFile:
    try:
        file = _read(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise DrawFault(
            "Ce fichier n’est pas un tirage lisible : un champ manque ou ne convient pas."
        ) from None
    if file.format != FORMAT:
        raise DrawFault(f"Ce n’est pas un tirage {FORMAT}.")
    if canonical(file) + b"\n" != raw:
        raise DrawFault("Le fichier n’est pas tel qu’il a été publié : il a été récrit ou remis en forme.")
    if digest_of(msgspec.structs.replace(file, seal="")) != file.seal:
        raise DrawFault("Le sceau ne correspond pas : le fichier a été changé.")
    if _HIDDEN.search(raw.decode()):
        raise DrawFault("Le fichier contient des signes invisibles.")
    return file


def _check_shown(file: DrawFile, shown: str) -> None:
    if shown and shown not in (file.digest, file.seal):
        raise DrawFault("L’empreinte donnée n’est ni celle de la liste ni celle du tirage.")


def _check_list(file: DrawFile) -> list[str]:
    told = file.announced
    if digest_of(told) != file.digest:
        raise DrawFault(
            "L’empreinte de la liste ne correspond pas : la liste ou les règles ont été changées."
        )
    people = [each.person for each in told.people]
    if people != sorted(set(people)):
        raise DrawFault("La liste n’est pas en ordre, ou quelqu’un y est deux fois.")
    if sum(quota.seats for quota in told.quotas) > told.seats:
        raise DrawFault("Les quotas dépassent les places.")
    return [
        f"✓ Liste de {len(people)} volontaires, fixée le {told.listed_at} ; empreinte {file.digest}.",
        f"✓ {told.seats} place{'s' * (told.seats > 1)}, {told.reserves} en réserve{_quotas(told)}.",
    ]


def _quotas(told: Announced) -> str:
    parts = ", ".join(f"{quota.tag} : {quota.seats}" for quota in told.quotas)
    return f", dont {parts}" if parts else ""


def _check_seed(file: DrawFile) -> list[str]:
    source = file.announced.source
    if not file.seed:
        if file.drawn or file.reserve:
            raise DrawFault("Des personnes sont tirées sans graine.")
        return ["– La graine n’est pas encore connue : rien n’est tiré."]
    if source.kind != "commitments":
        if file.revealed:
            raise DrawFault("Des valeurs sont révélées sans que personne se soit engagé.")
        told = f"{source.name} {source.round}".strip()
        return [
            *_check_round(file),
            f"– Graine : {file.seed}",
            f"– À comparer vous-même avec la source annoncée : {told}.",
        ]
    if len(file.revealed) != len(source.commitments):
        raise DrawFault("Il n’y a pas une valeur révélée pour chaque engagement.")
    for promise, value in zip(source.commitments, file.revealed, strict=True):
        if committed(value) != promise.digest:
            raise DrawFault(f"La valeur révélée par {promise.by} n’est pas celle de son engagement.")
    if seed_of(file.revealed) != file.seed:
        raise DrawFault("La graine n’est pas faite des valeurs révélées.")
    return [
        f"✓ Les {len(file.revealed)} valeurs révélées sont celles des engagements ; la graine en est faite."
    ]


def _check_round(file: DrawFile) -> list[str]:
    """Return that the round came after the list, where it is known when rounds come."""
    source = file.announced.source
    comes_at = time_of_round(source.name, source.round)
    listed_at = _time(file.announced.listed_at)
    known = schedule_of(source.name)
    if known and (comes_at is None or listed_at is None):
        raise DrawFault("Le tour de la balise ou l’heure de la liste ne se lisent pas.")
    if not is_value_of(source, file.seed):
        raise DrawFault("La graine ne peut pas être une valeur de cette balise.")
    if comes_at is None or listed_at is None:
        return []
    if comes_at <= listed_at:
        raise DrawFault("Ce tour de la balise était déjà connu quand la liste a été fixée.")
    return [f"✓ Ce tour est sorti après la liste, le {comes_at:%Y-%m-%dT%H:%M:%SZ}."]


def _time(text: str) -> datetime | None:
    try:
        return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError:
        return None


def _check_drawn(file: DrawFile) -> list[str]:
    if not file.seed:
        return []
    if (file.drawn, file.reserve) != drawn_by(file.seed, file.announced):
        raise DrawFault("Cette graine ne tire pas ces personnes.")
    return [
        f"✓ Tirées dans cet ordre : {_listed(file.drawn)}.",
        *([f"✓ En réserve : {_listed(file.reserve)}."] if file.reserve else []),
    ]


def place_in_draw(raw: bytes, person: str) -> str:
    """Return in French where somebody, by their name in the list, is in a draw."""
    file = _read(raw)
    if person in file.drawn:
        return f"{person} est au rang {file.drawn.index(person) + 1} du tirage."
    if person in file.reserve:
        return f"{person} est au rang {file.reserve.index(person) + 1} de la réserve."
    if person in [each.person for each in file.announced.people]:
        return f"{person} est dans la liste."
    return f"{person} n’est pas dans la liste."


def _listed(people: tuple[str, ...]) -> str:
    more = f" et {len(people) - LONGEST_SHOWN} autres" if len(people) > LONGEST_SHOWN else ""
    return ", ".join(people[:LONGEST_SHOWN]) + more
