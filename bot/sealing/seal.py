"""A box as it is published: sealed with the show's key, and never unless it passes the public check."""

from bot.errors import SealingError
from bot.polls.box.document import Box
from bot.polls.box.seal import sealed
from bot.sealing.key import SigningKey
from bot.verify_box import examine


def published(box: Box, key: SigningKey) -> bytes:
    """Return the file to publish; raises SealingError when the program we hand out would refuse it."""
    raw = sealed(box, key.public, key.sign)
    lines, valid = examine(raw, key.public)
    if not valid:
        raise SealingError(f"L’urne du vote {box.poll.id} ne passe pas sa propre vérification : {lines[-1]}")
    return raw
