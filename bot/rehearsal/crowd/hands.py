"""How people take part in a format on Discord without typing a command: by a button or a slash command."""

from bot.rehearsal.crowd.deeds import TakingPart, Way
from bot.rehearsal.crowd.formats import COLOURS
from bot.rehearsal.crowd.rooms import DiscordRoom, Taken

# What a slash command calls the text that goes with it, where it is not "texte".
_OPTIONS = {"volontaire": "nom", "citer": "comment"}


def take_part(room: DiscordRoom, deed: TakingPart) -> Taken | None:
    """Press or invoke; None when there is nothing to press or to invoke."""
    if deed.way is Way.BUTTON:
        return room.press(deed.person, f"format:{deed.word}:{deed.said}")
    if deed.word in COLOURS:
        return room.invoke(deed.person, "avis", {"texte": deed.said, "couleur": deed.word})
    said = "oui" if deed.word == "citer" and not deed.said else deed.said
    options: dict[str, str | int | bool] = {_OPTIONS.get(deed.word, "texte"): said} if said else {}
    return room.invoke(deed.person, deed.word, options)
