"""How one line sounds in different mouths: emotes, haste, typing errors."""

from random import Random

from bot.events import Platform
from bot.rehearsal.crowd.ballots import plain

LONGEST = {Platform.TWITCH: 500, Platform.DISCORD: 2000}
_EMOTES = {
    Platform.TWITCH: (
        "LUL",
        "Kappa",
        "PogChamp",
        "SeemsGood",
        "NotLikeThis",
        "HeyGuys",
        "BibleThump",
        "😂",
        "👏",
    ),
    Platform.DISCORD: ("😂", "👏", "🔥", "🙏", "🤔", "❤️", "<:bouge:1180000000000000001>", "😅", "👀"),
}
_ENDINGS = (
    " mdr",
    " lol",
    "...",
    " ptdr",
    " !",
    " !!",
    " ^^",
    " :)",
    " haha",
    " quoi",
    " hein",
    " franchement",
)


def in_the_voice(text: str, platform: Platform, dice: Random) -> str:
    """Return a line as somebody would type it there; about half of the time just as it is written."""
    draw = dice.random()
    if draw < 0.45:
        said = text
    elif draw < 0.62:
        said = f"{text} {dice.choice(_EMOTES[platform])}"
    elif draw < 0.74:
        said = text + dice.choice(_ENDINGS)
    elif draw < 0.84:
        said = plain(text).lower()
    elif draw < 0.92:
        said = _mistyped(text, dice)
    else:
        said = text.rstrip(" .!?").lower()
    return said[: LONGEST[platform]]


def _mistyped(text: str, dice: Random) -> str:
    """Swap two letters inside one of the longer words."""
    words = text.split(" ")
    long = [at for at, word in enumerate(words) if len(word) > 5 and word.isalpha()]
    if not long:
        return text
    at = dice.choice(long)
    word = words[at]
    cut = dice.randrange(1, len(word) - 2)
    words[at] = word[:cut] + word[cut + 1] + word[cut] + word[cut + 2 :]
    return " ".join(words)
