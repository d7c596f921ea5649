"""What the chats are told of a format: that it opened, what comes next, who is called, who was drawn."""

from bot.actions import AnyAction, Button, PostPanel, Say
from bot.changes.formats import TokensTold
from bot.events import Platform
from bot.formats.session import Entry, EntryState, Session, Step
from bot.pipeline.evening import Evening
from bot.pipeline.memory.state import ShowState
from bot.pipeline.step import Consequence
from bot.words import Refusal

# The buttons with which one takes part on Discord; what needs a text has a form of its own.
PANELS = {
    "draw": (
        ("format-button-volunteer", "format:volontaire:"),
        ("format-button-nameless", "format:volontaire:anonyme"),
    ),
    "speaking-queue": (("format-button-raise", "format:parole:"), ("format-button-lower", "format:baisser:")),
    "six-hats": (("format-button-say", "format-avis"),),
    "brainstorm": (("format-button-idea", "format-idee"),),
    "porteur-de-parole": (("format-button-testify", "format-temoigne"),),
    "themes": (("format-button-say", "format-avis"),),
}
TOLD_AT_ONCE = 12


def opening_words(session: Session, evening: Evening) -> list[AnyAction]:
    """Return the invitation to take part, in every chat; on Discord with something to press."""
    values: dict[str, str | int] = {"subject": session.subject, "themes": _listed(session)}
    told = Refusal(f"format-opened-{session.format}", values).said(evening.words)
    buttons = tuple(
        Button(control=control, label=evening.words.text(key)) for key, control in PANELS[session.format]
    )
    return [_opening(platform, session, told, buttons) for platform in evening.platforms]


def _opening(platform: Platform, session: Session, told: str, buttons: tuple[Button, ...]) -> AnyAction:
    name = f"{session.id}/opened/{platform}"
    if platform is Platform.DISCORD:
        return PostPanel(id=name, platform=platform, channel="", text=told, buttons=buttons)
    return Say(id=name, platform=platform, channel="", text=told)


def _listed(session: Session) -> str:
    return " · ".join(tag.label for tag in session.plan.tags)


def announced(step: Step, cause: str, evening: Evening) -> list[AnyAction]:
    """Return what a step says to everybody, once in every chat."""
    return [
        Say(
            id=f"{cause}/format/{place}/{platform}",
            platform=platform,
            channel="",
            text=told.said(evening.words),
        )
        for place, told in enumerate(step.announced)
        for platform in evening.platforms
    ]


def tokens_told(state: ShowState, evening: Evening) -> list[Consequence]:
    """Return one line for each chat with the names under which its latest volunteers are in the list."""
    said: list[Consequence] = []
    for platform in evening.platforms:
        waiting = [each for each in state.formats.untold.values() if each.platform is platform]
        if waiting:
            said += _tokens(platform, waiting[:TOLD_AT_ONCE], evening)
    return said


def _tokens(platform: Platform, entries: list[Entry], evening: Evening) -> list[Consequence]:
    listed = ", ".join(
        evening.words.text("draw-token", person=entry.name, token=entry.token) for entry in entries
    )
    line = Say(
        id=f"{entries[0].id}/tokens",
        platform=platform,
        channel="",
        text=evening.words.text("draw-tokens", list=listed),
    )
    return [TokensTold(entry_ids=tuple(entry.id for entry in entries)), line]


def refused_told(step: Step, cause: str, evening: Evening) -> list[AnyAction]:
    """Return the reason of a refusal, told to the author where they wrote; without a reason nothing is."""
    return [
        Say(
            id=f"{cause}/refused/{entry.id}",
            platform=entry.platform,
            channel=entry.channel,
            text=evening.words.text("format-refused", author=entry.name, reason=entry.reason),
            reply_to=entry.message_id,
        )
        for entry in step.entries
        if entry.state is EntryState.REFUSED and entry.reason and entry.message_id
    ]
