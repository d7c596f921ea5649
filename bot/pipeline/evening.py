"""What stays the same all evening: the values that stages are given beside the event and the state."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from bot.events import Platform
from bot.moderation.charter import Charter
from bot.moderation.judge import Policy
from bot.moderation.raids import RaidWatch
from bot.show.rundown import Rundown
from bot.words import Phrasebook

NO_CHARTER = Charter()
USUAL_RAIDS = RaidWatch()


@dataclass(frozen=True, kw_only=True)
class Evening:
    """The show's values.

    `platforms` are those that are configured; `new_key` makes 32 random bytes. `results_url` is where viewers
    find results, "" when the pages have no public address. `cards` is how many cases wait at once in the
    moderators' own channel, 0 when they have none. `phrases` are the keys of what the bot says, None where a
    rundown's own texts are not checked.
    """

    title: str
    rundown: Rundown
    words: Phrasebook
    policy: Policy
    platforms: tuple[Platform, ...]
    new_key: Callable[[], bytes]
    stream_delay: timedelta = timedelta(seconds=5)
    smallest_group: int = 5
    minimum_turnout: int = 0
    native_poll: bool = False
    audit_window: timedelta = timedelta(days=7)
    results_url: str = ""
    accept_automatically: bool = False
    questions_per_person: int = 3
    questions_per_minute: int = 3
    detect_questions: bool = False
    question_reward: str = ""
    voices_last: timedelta = timedelta(days=365)
    video_url: str = ""
    acknowledge_every: timedelta = timedelta(seconds=8)
    timeout_s: int = 600
    hold: timedelta = timedelta(seconds=90)
    charter: Charter = NO_CHARTER
    raids: RaidWatch = USUAL_RAIDS
    keep_examples: bool = False
    cards: int = 0
    rehearsal: bool = False
    phrases: frozenset[str] | None = None
