"""Words that were sent again are found, and those of long ago forgotten."""

import hashlib

from bot.events import Platform
from bot.moderation.copies import Copy
from bot.moderation.raids import Likeness, likeness
from bot.pipeline.memory.echoes import MOST_GROUPS, MOST_RECENT, Echoes
from tests.unit.pipeline.evening import ZOE, after
from tests.unit.pipeline.fair import crowd

TEXT = "Rejoignez la meute sur notre salon"


def words(text: str) -> Likeness:
    """Return a text as it is compared."""
    found = likeness(text)
    assert found is not None
    return found


def heard(echoes: Echoes, text: str, at: float = 0, by: int = 0, case_id: str = "") -> None:
    """Hear a message."""
    author = crowd(by + 1)[by]
    message = Copy(message_id=f"{text}{at}{by}", channel="bouge", author=author, text=text, at=after(at))
    echoes.hear(words(text), message, case_id)


def other(number: int) -> str:
    """Return a text that is unlike the others."""
    return "".join(chr(ord("a") + int(each, 16)) for each in hashlib.sha256(str(number).encode()).hexdigest())


def test_the_same_words_are_one_group_on_their_platform() -> None:
    echoes = Echoes()
    heard(echoes, TEXT)
    heard(echoes, TEXT.upper(), 1, 1)

    echo = echoes.find(Platform.TWITCH, words(TEXT))

    assert echo is not None
    assert echo.voices(after(-1)) == 2
    assert echoes.find(Platform.DISCORD, words(TEXT)) is None


def test_a_group_keeps_its_case() -> None:
    echoes = Echoes()
    heard(echoes, TEXT, case_id="case-1")
    heard(echoes, TEXT, 1)

    echo = echoes.find(Platform.TWITCH, words(TEXT))

    assert echo is not None
    assert echo.case_id == "case-1"


def test_memory_is_bounded_and_the_longest_unheard_goes_first() -> None:
    echoes = Echoes()
    heard(echoes, TEXT)
    for number in range(MOST_GROUPS + 20):
        heard(echoes, other(number), number / 1_000)
        if number == MOST_GROUPS - 50:
            heard(echoes, TEXT, number / 1_000)

    assert len(echoes.groups) <= MOST_GROUPS
    assert echoes.find(Platform.TWITCH, words(TEXT)) is not None
    assert echoes.find(Platform.TWITCH, words(other(0))) is None
    named = {name for names in echoes.places.values() for name in names}
    assert named <= set(echoes.groups)


def test_a_group_keeps_only_its_latest_messages() -> None:
    echoes = Echoes()
    for place in range(MOST_RECENT + 10):
        heard(echoes, TEXT, place / 10)
    heard(echoes, TEXT, 500)

    echo = echoes.find(Platform.TWITCH, words(TEXT))

    assert echo is not None
    assert [each.at for each in echo.recent] == [after(500)]


def test_who_is_forgotten_leaves_every_group() -> None:
    echoes = Echoes()
    heard(echoes, TEXT)
    heard(echoes, TEXT, 1, 1)

    echoes.forget_people([crowd(1)[0].key, ZOE.key])

    echo = echoes.find(Platform.TWITCH, words(TEXT))
    assert echo is not None
    assert [each.author for each in echo.recent] == [crowd(2)[1]]
