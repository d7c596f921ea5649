"""What the parts of the bot say of themselves."""

from enum import StrEnum

from bot.events.event import Event


class Health(StrEnum):
    """How a part of the bot is."""

    GOOD = "good"
    DEGRADED = "degraded"
    DOWN = "down"


class HealthReported(Event, frozen=True, kw_only=True, tag="health_reported"):
    """A part says how it is: `part` is "twitch", "twitch:channel.chat.message", "discord", "classifier"…

    `detail` says what is wrong and `remedy` what to do, both in French; empty when all is well.
    """

    part: str
    health: Health
    detail: str = ""
    remedy: str = ""


class Outcome(StrEnum):
    """What became of an action."""

    DONE = "done"
    REFUSED = "refused"
    FAILED = "failed"


class ActionPerformed(Event, frozen=True, kw_only=True, tag="action_performed"):
    """An action was carried out, or not; `detail` says why not, `message_id` names what it posted.

    `before` says how things were, in the platform's own terms, where the action can be taken back.
    """

    action_id: str
    outcome: Outcome
    detail: str = ""
    message_id: str = ""
    before: str = ""


class BoxSealed(Event, frozen=True, kw_only=True, tag="box_sealed"):
    """The box of a closed poll was signed and published; `digest` is its SHA-256."""

    poll_id: str
    digest: str


class RundownRead(Event, frozen=True, kw_only=True, tag="rundown_read"):
    """The rundown's file has another text than before; `source` names it in faults.

    `is_echo` when the text is what the show itself had just written there.
    """

    text: str
    source: str
    is_echo: bool = False


class ClockTicked(Event, frozen=True, kw_only=True, tag="clock_ticked"):
    """Time passed; never stored, made by the pipeline itself."""
