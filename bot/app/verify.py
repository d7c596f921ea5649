"""`bouge verify` and `bouge key`: a published box held to account, and the key that boxes are signed with."""

import re
from pathlib import Path
from typing import TextIO

from bot.errors import InputError, reason_of
from bot.formats.replay import examine_draw, is_draw, place_in_draw
from bot.polls.box.receipt import read_receipt
from bot.polls.box.recount import agrees, read_box, recount
from bot.sealing.key import open_key
from bot.settings import Settings
from bot.verify_box import NOT_VALID, VALID, examine

DRAW_VALID = """TIRAGE VALABLE
Ce que cela ne prouve pas :
 – que chaque volontaire est une autre personne ;
 – que la liste n’a pas été complétée par les organisateurs : cherchez-y votre nom (--receipt) ;
 – que la graine d’une balise est la bonne : comparez-la avec la source annoncée."""
DRAW_NOT_VALID = "TIRAGE NON VALABLE"
KEY = re.compile("[0-9a-f]{64}")


def verify_box(file: Path, key: str, receipt: str, output: TextIO, digest: str = "") -> bool:
    """Write in French what is right and wrong with a box, or with a draw, and return whether it is valid.

    A draw has no key; `digest` is one that was shown on air, `receipt` somebody's name in its list.

    Raises InputError when the file cannot be read, or the key or the receipt is none.
    """
    try:
        raw = file.read_bytes()
    except OSError as fault:
        raise InputError(f"{file} : illisible ({reason_of(fault)}).") from None
    if is_draw(raw):
        return verify_draw(raw, key, receipt, digest, output)
    given = "".join(key.split()).lower()
    if given and not KEY.fullmatch(given):
        raise InputError("--key attend la clé publique de l’émission : 64 chiffres hexadécimaux.")
    if receipt and read_receipt(receipt) is None:
        raise InputError(f"« {receipt} » n’est pas un reçu : il en faut les dix signes, comme 7K3QX-W9A2M.")
    lines, valid = examine(raw, given, receipt)
    if valid:
        said, valid = counted_by_the_show(raw)
        lines.append(said)
    output.write("\n".join([*lines, VALID if valid else NOT_VALID]) + "\n")
    return valid


def verify_draw(raw: bytes, key: str, person: str, digest: str, output: TextIO) -> bool:
    """Write in French what is right and wrong with a draw, and return whether it is valid."""
    if key:
        raise InputError("un tirage n’est pas signé : donnez l’empreinte vue à l’antenne, avec --digest.")
    lines, valid = examine_draw(raw, "".join(digest.split()).lower())
    if valid and person:
        lines.append(f"– {place_in_draw(raw, person.strip())}")
    output.write("\n".join([*lines, DRAW_VALID if valid else DRAW_NOT_VALID]) + "\n")
    return valid


def print_key(settings: Settings, output: TextIO) -> None:
    """Write the public key of this installation, made now when it has none."""
    output.write(open_key(settings.data_dir).public + "\n")


def counted_by_the_show(raw: bytes) -> tuple[str, bool]:
    """Return what the show's own methods say of a box that is well formed, and whether they agree with it."""
    box = read_box(raw)
    counted = recount(box)
    if counted is None:
        return "– Le code de l’émission n’a rien à recompter ici.", True
    if not agrees(box, counted):
        return "✗ Le code de l’émission compte autrement que ce qui est annoncé.", False
    return "✓ Recompté aussi par le code de l’émission : même résultat.", True
