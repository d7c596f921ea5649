"""Every format of debate, by the name that rundowns use; one file each, and its line here. Pure."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.formats.brainstorm import Brainstorm
from bot.formats.draw import Draw
from bot.formats.format import Format
from bot.formats.porteur_de_parole import PorteurDeParole
from bot.formats.six_hats import SixHats
from bot.formats.speaking_queue import SpeakingQueue
from bot.formats.themes import Themes

FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        each.name: each
        for each in (Draw(), SpeakingQueue(), SixHats(), Brainstorm(), PorteurDeParole(), Themes())
    }
)

# Every command word that some format hears.
WORDS = frozenset(word for each in FORMATS.values() for word in each.words)
