"""What one person is told: an answer that they alone see, or a few words in the next summing up."""

from bot.actions import Answer
from bot.changes import FeedItem, Owed
from bot.events import Author, CommandInvoked, ControlPressed, FormSubmitted, MessagePosted, Platform
from bot.pipeline.evening import Evening
from bot.polls.controls import Controls
from bot.views import Audience, OrderView

NO_CONTROLS = Controls()
Answerable = CommandInvoked | ControlPressed | FormSubmitted


def answer(event: Answerable, text: str, controls: Controls = NO_CONTROLS) -> Answer:
    """Return the words that only the author of an interaction sees, and what they can press below them."""
    return Answer(
        id=f"{event.id}/answer",
        platform=event.platform,
        channel=event.channel,
        interaction=event.interaction,
        text=text,
        buttons=controls.buttons,
        selects=controls.selects,
    )


def owe(event: MessagePosted, text: str, evening: Evening) -> Owed:
    """Return the words for the author of a message; they wait, so that a crowd is answered in one line."""
    return owe_to(event.platform, event.author, text, evening)


def owe_to(platform: Platform, author: Author, text: str, evening: Evening) -> Owed:
    """Return the words for somebody in a chat."""
    return Owed(platform=platform, text=evening.words.text("owed-to", author=author.name, text=text))


def answer_order(order_id: str, ok: bool, text: str = "") -> FeedItem:
    """Return the answer to an operator's gesture."""
    return FeedItem(
        topic=f"order:{order_id}",
        audience=(Audience.HOST, Audience.MODERATOR),
        view=OrderView(id=order_id, ok=ok, text=text),
        passing=True,
    )
