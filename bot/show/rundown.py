"""What an evening's plan is made of."""

from enum import StrEnum

import msgspec


class SegmentKind(StrEnum):
    """What a segment does."""

    STANDBY = "standby"
    POLL = "poll"
    QUESTIONS = "questions"
    CONSENT = "consent"
    DRAW = "draw"
    SPEAKING_QUEUE = "speaking-queue"
    SIX_HATS = "six-hats"
    BRAINSTORM = "brainstorm"
    PORTEUR_DE_PAROLE = "porteur-de-parole"
    THEMES = "themes"


class PollPlan(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A poll written in the rundown; `seconds` None is until closed by hand.

    `minimum_turnout` None is the show's own. `mood_window_s` is how long a temperature's values count,
    `proposal` what a consent round is about, `circle` how many are drawn to object, 0 where all may.
    """

    question: str
    choices: tuple[str, ...]
    seconds: int | None = None
    hide_results: bool = False
    method: str = "plurality"
    minimum_turnout: int | None = None
    mood_window_s: int = 60
    proposal: str = ""
    circle: int = 0


class FormatPlan(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a segment of a participatory format plans beside its title; each has a struct of its own."""


class HeatPlan(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a segment changes of moderation: insults are flagged from `flag_percent` on; rules are off."""

    flag_percent: int | None = None
    without: tuple[str, ...] = ()


class Segment(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One step of the evening; `minutes` is its planned length, `plan` what its format needs.

    `theme` is that of the questions asked meanwhile, one of the rundown's own, "" for none.
    """

    id: str
    kind: SegmentKind
    title: str
    minutes: int = 5
    poll: PollPlan | None = None
    plan: FormatPlan | None = None
    moderation: HeatPlan | None = None
    theme: str = ""


class Thresholds(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Numbers that this evening has of its own; None is the settings' one."""

    smallest_group: int | None = None
    minimum_turnout: int | None = None
    questions_per_person: int | None = None
    stream_delay_seconds: int | None = None
    acknowledge_every_seconds: int | None = None


class Rundown(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole plan, in order.

    `themes` are those of its questions, `texts` what the bot says in other words than usual, by their key.
    """

    title: str
    segments: tuple[Segment, ...]
    themes: tuple[str, ...] = ()
    thresholds: Thresholds = Thresholds()
    texts: dict[str, str] = {}
