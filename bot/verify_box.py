"""Check a published ballot box, alone: `python verify_box.py box.json --key KEY --receipt RECEIPT`.

Needs Python 3.9 or newer and nothing else. It checks how the file is written, its digest, its signature, its
turnout and its receipts, then counts the ballots again by rules written here and shared with nothing that
counted them first. docs/the-box.md explains each step. Exit status: 0 valid, 1 not valid, 2 misused.
"""

import argparse
import hashlib
import json
import re
from collections import Counter
from fractions import Fraction
from itertools import chain, product
from pathlib import Path
from typing import Any

FORMAT = "bouge-box/1"
VALID = """URNE VALABLE
Ce que cela ne prouve pas :
 – que des bulletins n’ont pas été ajoutés : comparez la participation avec ce que vous avez vu en direct ;
 – que personne n’a été forcé ou payé : qui montre son reçu montre son vote ;
 – que votre bulletin y est : vous seul pouvez y chercher votre dernier reçu (--receipt)."""
NOT_VALID = "URNE NON VALABLE"


class Fault(Exception):
    """Why a box is not valid, in French."""


# 1. How the file is written: exactly these fields, in the one canonical way.
TEXT = r"[^\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]*"  # nothing that could deceive a terminal
TIME = r"[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]\.[0-9]{3}Z"
CODE = r"[0-9A-Za-z]{1,8}"
GRADES = range(7)  # from 0 (À rejeter) to 6 (Excellent)
RECEIPT = r"[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}"
TIMES = {"opened_at": TIME, "announced_close_at": (type(None), TIME), "closed_at": TIME}
POLL = {"id": TEXT, "question": TEXT, "method": TEXT, "choices": [{"code": CODE, "label": TEXT}], **TIMES}
RESULT = {"winners": [CODE], "ranking": [[CODE]], "counts": dict, "sentence": TEXT}
HEAD = {"format": FORMAT, "show": TEXT, "software": TEXT, "poll": POLL, "ballots": [list]}
RULES, TURNOUT = {"smallest_group": int, "minimum_turnout": int}, {"voters": int, "platforms": dict}
BOX = {**HEAD, "rules": RULES, "turnout": TURNOUT, "result": (type(None), RESULT)}
FILE = {"box": BOX, "digest": "[0-9a-f]{64}", "key": "[0-9a-f]{64}", "signature": "[0-9a-f]{128}"}


def fits(value: Any, shape: Any) -> bool:
    """Tell whether a value has a shape: {key: shape}, [shape], (shape or shape), a pattern, or a type."""
    if isinstance(shape, dict):
        alike = isinstance(value, dict) and value.keys() == shape.keys()
        return alike and all(fits(value[key], shape[key]) for key in shape)
    if isinstance(shape, list):
        return isinstance(value, list) and all(fits(each, shape[0]) for each in value)
    if isinstance(shape, tuple):
        return any(fits(value, each) for each in shape)
    if isinstance(shape, str):
        return isinstance(value, str) and re.fullmatch(shape, value) is not None
    return type(value) is shape and (shape is not int or 0 <= value < 2**53)


def canonical(value: Any) -> bytes:
    """Return JSON as RFC 8785 writes it (a box has neither fractions nor keys beyond ASCII)."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def read(raw: bytes) -> Any:
    """Return the document of a file that is written as it must be, to the byte."""
    try:
        document = json.loads(raw)
        written = canonical(document) + b"\n"
    except (ValueError, RecursionError):
        raise Fault("Ce fichier n’est pas une urne : il n’est pas du JSON lisible.") from None
    if not fits(document, FILE):
        raise Fault(f"Ce n’est pas une urne {FORMAT} : un champ manque, est en trop ou ne convient pas.")
    if raw != written:
        raise Fault("Le fichier n’est pas tel qu’il a été publié : il a été récrit ou remis en forme.")
    return document


# 2. Digest and signature: SHA-256, and Ed25519 as RFC 8032 (section 5.1) describes it, in plain numbers.
P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P


def add(a: Any, b: Any) -> Any:
    """Return the sum of two points (X, Y, Z, T) of the curve, where x = X/Z, y = Y/Z and xy = T/Z."""
    e, h = (a[1] - a[0]) * (b[1] - b[0]), (a[1] + a[0]) * (b[1] + b[0])
    f, g = 2 * a[3] * b[3] * D, 2 * a[2] * b[2]
    e, f, g, h = h - e, g - f, g + f, h + e
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(factor: int, point: Any) -> Any:
    """Return a point added to itself so many times."""
    rest = times(factor >> 1, add(point, point)) if factor else (0, 1, 1, 0)
    return add(rest, point) if factor & 1 else rest


def point_of(raw: bytes) -> Any:
    """Return the point that 32 bytes stand for, None when they stand for none."""
    y, odd = int.from_bytes(raw, "little") & ((1 << 255) - 1), raw[31] >> 7
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if y >= P or (x * x - square) % P or (x == 0 and odd):
        return None
    x = x if x & 1 == odd else P - x
    return x, y, 1, x * y % P


def signature_holds(key: bytes, message: bytes, signature: bytes) -> bool:
    """Tell whether an Ed25519 signature of a message was made by the private half of a key."""
    owner, s = point_of(key), int.from_bytes(signature[32:], "little")
    # A key of small order signs anything, and s plus the order would be a second signature.
    if owner is None or s >= ORDER or times(8, owner)[0] == 0:
        return False
    base = point_of((4 * pow(5, -1, P) % P).to_bytes(32, "little"))
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % ORDER
    x, y, z, _ = add(times(s, base), times(ORDER - h, owner))
    x, y = x * pow(z, -1, P) % P, y * pow(z, -1, P) % P
    return bool((y | (x & 1) << 255).to_bytes(32, "little") == signature[:32])


def check_signature(document: Any, key: str) -> str:
    """Check that the box is as it was signed, and by whom."""
    digest, own = hashlib.sha256(canonical(document["box"])).hexdigest(), document["key"]
    if digest != document["digest"]:
        raise Fault(f"L’urne a été modifiée : son empreinte est {digest}, et non {document['digest']}.")
    signature = bytes.fromhex(document["signature"])
    if not signature_holds(bytes.fromhex(own), f"{FORMAT}:{digest}".encode(), signature):
        raise Fault("La signature est fausse.")
    if key and key != own:
        raise Fault(f"L’urne est signée par une clé inconnue ({own}), et non par {key}.")
    who = "la clé donnée" if key else "à comparer avec la clé publiée par l’émission (--key)"
    return f"Empreinte : {digest}\n✓ Signature de {own} : {who}."


# 3. Turnout, receipts and marks.
def check_turnout(box: Any) -> str:
    """Check that turnout and ballots agree, and that nothing is said of too few people."""
    voters, least = box["turnout"]["voters"], box["rules"]["smallest_group"]
    platforms, shown = box["turnout"]["platforms"], len(box["ballots"])
    known = fits([*platforms], ["[a-z]{1,20}"]) and fits([*platforms.values()], [int])
    if not known or sum(platforms.values()) != voters:
        raise Fault("La participation par plateforme ne fait pas le total.")
    few = voters < max(least, 1)
    if shown != (0 if few else voters) or (box["result"] is None) != few:
        raise Fault(f"{voters} votants, {shown} bulletins publiés : il en manque, ou il y en a trop.")
    details = ", ".join(f"{name} {count}" for name, count in platforms.items()) or "personne"
    hidden = f" Moins de {least} : rien d’autre n’est publié." if few else ""
    missed = " Le minimum requis n’est pas atteint." if voters < box["rules"]["minimum_turnout"] else ""
    return f"Participation : {voters} ({details}).{hidden}{missed}"


def is_mark(mark: Any, method: str, codes: list[str]) -> bool:
    """Tell whether a mark is a ballot of this method, in its one written form."""
    if method == "plurality":
        return mark in codes
    if method == "majority-judgment":
        graded = fits(mark, dict) and mark.keys() <= set(codes)
        return graded and all(fits(grade, int) and grade in GRADES for grade in mark.values())
    if not fits(mark, [[CODE]]) or any(tier != [c for c in codes if c in tier] for tier in mark):
        return False
    every = [] not in mark and sorted(chain(*mark)) == sorted(codes)
    return len(mark) == 1 if method == "approval" else every


def check_ballots(box: Any) -> str:
    """Check that receipts are in order, each once, and that each mark is a ballot of this poll."""
    poll, codes, last = box["poll"], [choice["code"] for choice in box["poll"]["choices"]], ""
    if poll["method"] not in METHODS:
        raise Fault(f"Méthode inconnue : {poll['method']}. Il faut une version plus récente de ce programme.")
    if len(set(codes)) < len(codes) or not 2 <= len(codes) <= 100 or poll["opened_at"] > poll["closed_at"]:
        raise Fault("Les choix ou les heures du vote se contredisent.")
    for ballot in box["ballots"]:
        if len(ballot) != 2 or not fits(ballot[0], RECEIPT) or not is_mark(ballot[1], poll["method"], codes):
            raise Fault(f"Ce n’est pas un bulletin de ce vote : {str(ballot)[:200]}")
        if ballot[0] <= last:
            raise Fault(f"Le reçu {ballot[0]} est là deux fois, ou n’est pas à sa place.")
        last = ballot[0]
    return f"Bulletins : {len(box['ballots'])}, chacun avec un reçu à lui."


# 4. Counting again. Each method returns its figures, the ranking (equals in one tier) and the winners.
def tiers(merits: dict[str, Any]) -> list[list[str]]:
    """Return the codes with the highest merit first, equals together."""
    best_first = sorted(set(merits.values()), reverse=True)
    return [[code for code in merits if merits[code] == merit] for merit in best_first]


def count_names(marks: list[Any], codes: list[str]) -> Any:
    """Count one code each (choix simple) or several (plusieurs choix): who is named most wins."""
    named = Counter(code for mark in marks for code in ([mark] if isinstance(mark, str) else mark[0]))
    counts = {code: named[code] for code in codes}
    return counts, tiers(counts), tiers(counts)[0] if any(named.values()) else []


def count_grades(marks: list[Any], codes: list[str]) -> Any:
    """Count by majority judgment; choices graded by fewer than half of the voters share the last place."""
    profiles, merits = {}, {}
    for code in codes:
        grades = sorted(mark[code] for mark in marks if code in mark) or [-1]
        profiles[code] = [grades.count(grade) for grade in GRADES]
        median = grades[(len(grades) - 1) // 2]
        above = Fraction(sum(profiles[code][median + 1 :]), len(grades))
        below = Fraction(sum(profiles[code][: max(median, 0)]), len(grades))
        gauge = (median, 1, above) if above > below else (median, 0, -below)
        merits[code] = gauge if 2 * sum(profiles[code]) >= len(marks) else (-1,)
    ranking = tiers(merits)
    return profiles, ranking, [code for code in ranking[0] if merits[code] != (-1,)]


def preferred(marks: list[Any]) -> Counter[Any]:
    """Count how many put one choice before another, for every two."""
    tiers_after = ((tier, mark[place + 1 :]) for mark in marks for place, tier in enumerate(mark))
    return Counter(pair for tier, after in tiers_after for pair in product(tier, chain(*after)))


def count_points(marks: list[Any], codes: list[str]) -> Any:
    """Count Borda's points: on each ballot, two for each choice placed after, one for each beside."""
    before, each = preferred(marks), len(marks)
    counts = {a: sum(each + before[a, b] - before[b, a] for b in codes if a != b) for a in codes}
    return counts, tiers(counts), tiers(counts)[0] if marks else []


def count_rankings(marks: list[Any], codes: list[str]) -> Any:
    """Count by Schulze's method with winning votes: the strongest path decides between two choices."""
    before = preferred(marks)
    path = {(a, b): before[a, b] if before[a, b] > before[b, a] else 0 for a in codes for b in codes}
    for via, a, b in product(codes, repeat=3):
        path[a, b] = max(path[a, b], min(path[a, via], path[via, b]))
    ranking, left = [], codes
    while left:
        ranking.append([a for a in left if all(path[a, b] >= path[b, a] for b in left)])
        left = [code for code in left if code not in ranking[-1]]
    return {a: {b: before[a, b] for b in codes if b != a} for a in codes}, ranking, ranking[0]


METHODS = {
    "plurality": ("choix simple", count_names),
    "approval": ("plusieurs choix", count_names),
    "majority-judgment": ("jugement majoritaire", count_grades),
    "borda": ("priorités, points de Borda", count_points),
    "ranked": ("préférences, méthode de Schulze", count_rankings),
}


def check_result(box: Any) -> str:
    """Check that the ballots, counted again, give the announced result."""
    if box["result"] is None:
        return "Rien à recompter."
    codes = {choice["code"]: choice["label"] for choice in box["poll"]["choices"]}
    (name, count), told = METHODS[box["poll"]["method"]], box["result"]
    counts, ranking, winners = count([mark for _, mark in box["ballots"]], list(codes))
    if canonical([counts, ranking, winners]) != canonical([told["counts"], told["ranking"], told["winners"]]):
        raise Fault(f"Le résultat annoncé n’est pas celui des bulletins, qui donnent : {ranking}, {counts}")
    order = " > ".join(" = ".join(codes[code] for code in tier) for tier in ranking)
    won = ", ".join(codes[code] for code in winners) or "personne"
    return f"Recompté ({name}) : {order}\n✓ En tête, comme annoncé : {won}. {told['sentence']}"


# 5. The whole examination.
def check_receipt(box: Any, receipt: str) -> str:
    """Return the ballot of a receipt, however it was typed."""
    letters = re.sub(r"[\s-]", "", receipt).upper().translate(str.maketrans("OIL", "011"))
    found = [mark for own, mark in box["ballots"] if own.replace("-", "") == letters]
    return f"Votre bulletin : {found[0]}" if found else "Aucun bulletin n’a ce reçu : a-t-il été remplacé ?"


def examine(raw: bytes, key: str = "", receipt: str = "") -> tuple[list[str], bool]:
    """Return what was found, in French, and whether the box is valid."""
    lines = []
    try:
        box = (document := read(raw))["box"]
        lines.append(f"Vote : {box['poll']['question']} ({box['show']}, {box['poll']['closed_at']})")
        lines.append("✓ " + check_signature(document, "".join(key.split()).lower()))
        lines += [f"✓ {check(box)}" for check in (check_turnout, check_ballots, check_result)]
        lines += [check_receipt(box, receipt)] if receipt else []
    except Fault as fault:
        return [*lines, f"✗ {fault}"], False
    return lines, True


def main(arguments: Any = None) -> int:
    """Examine the file that the command line names; return the exit status."""
    parser = argparse.ArgumentParser(description="Vérifier une urne publiée.")
    parser.add_argument("file", type=Path, help="l’urne")
    parser.add_argument("--key", default="", help="la clé publique de l’émission")
    parser.add_argument("--receipt", default="", help="un reçu à chercher")
    given = parser.parse_args(arguments)
    if not given.file.is_file():
        parser.error(f"{given.file} : ce fichier n’existe pas")
    lines, valid = examine(given.file.read_bytes(), given.key, given.receipt)
    print("\n".join([*lines, VALID if valid else NOT_VALID]))
    return 0 if valid else 1


if __name__ == "__main__":
    raise SystemExit(main())
