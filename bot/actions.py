"""The one outbound vocabulary: everything the bot can ask of a platform, frozen.

Every action has an id made from its cause, so that performing the same event twice asks for the same
actions. A repeatable one may be performed again after a crash; the others are marked before they are
sent, because saying something twice is worse than once too few.
"""

from typing import ClassVar

import msgspec

from bot.events import Interaction, Platform

# In place of a channel's id: the channel where the show's moderators are among themselves.
MODERATORS = "moderators"


class Action(msgspec.Struct, frozen=True, kw_only=True, tag_field="type"):
    """One thing to do on one platform; `channel` is the platform's own id, "" its main channel."""

    repeatable: ClassVar[bool] = False

    id: str
    platform: Platform
    channel: str


class Say(Action, frozen=True, kw_only=True, tag="say"):
    """Write in the chat, as an answer to `reply_to` when given."""

    text: str
    reply_to: str = ""


class Announce(Action, frozen=True, kw_only=True, tag="announce"):
    """Write in the chat so that it stands out."""

    text: str


class Button(msgspec.Struct, frozen=True, kw_only=True):
    """One button of a panel; `control` comes back when it is pressed."""

    control: str
    label: str


class Option(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that a select offers; `value` comes back when it is chosen."""

    value: str
    label: str


class Select(msgspec.Struct, frozen=True, kw_only=True):
    """A list to choose from: one option, or up to `most` of them; `hint` stands there until then."""

    control: str
    hint: str
    options: tuple[Option, ...]
    most: int = 1


class Answer(Action, frozen=True, kw_only=True, tag="answer"):
    """Answer an interaction, seen by its author alone, with more to press or to choose where given."""

    interaction: Interaction
    text: str
    buttons: tuple[Button, ...] = ()
    selects: tuple[Select, ...] = ()


class PostPanel(Action, frozen=True, kw_only=True, tag="post_panel"):
    """Post a message with buttons and selects."""

    text: str
    buttons: tuple[Button, ...] = ()
    selects: tuple[Select, ...] = ()


class EditPanel(Action, frozen=True, kw_only=True, tag="edit_panel"):
    """Change a message that the bot posted."""

    repeatable: ClassVar[bool] = True

    message_id: str
    text: str
    buttons: tuple[Button, ...] = ()
    selects: tuple[Select, ...] = ()


class DeleteMessage(Action, frozen=True, kw_only=True, tag="delete_message"):
    """Remove a message."""

    repeatable: ClassVar[bool] = True

    message_id: str
    reason: str = ""


class TimeoutAuthor(Action, frozen=True, kw_only=True, tag="timeout_author"):
    """Silence an author for some seconds (Twitch: 1 to 1,209,600; Discord: at most 28 days)."""

    repeatable: ClassVar[bool] = True

    author_id: str
    seconds: int
    reason: str = ""


class WarnAuthor(Action, frozen=True, kw_only=True, tag="warn_author"):
    """Warn an author with a reason."""

    author_id: str
    reason: str


class BanAuthor(Action, frozen=True, kw_only=True, tag="ban_author"):
    """Exclude an author for good."""

    repeatable: ClassVar[bool] = True

    author_id: str
    reason: str = ""


class ReleaseHeld(Action, frozen=True, kw_only=True, tag="release_held"):
    """Let a message that the platform held through, or refuse it."""

    repeatable: ClassVar[bool] = True

    message_id: str
    allow: bool


class LiftSanction(Action, frozen=True, kw_only=True, tag="lift_sanction"):
    """Let an author write again, or (`banned`) come back."""

    repeatable: ClassVar[bool] = True

    author_id: str
    banned: bool = False
    reason: str = ""


class ResolveUnbanRequest(Action, frozen=True, kw_only=True, tag="resolve_unban_request"):
    """Answer a request to come back made with the platform's own form; its author reads `text`."""

    repeatable: ClassVar[bool] = True

    request_id: str
    approve: bool
    text: str = ""


class SendPrivately(Action, frozen=True, kw_only=True, tag="send_privately"):
    """Write to one person alone, with buttons where the platform has them."""

    author_id: str
    text: str
    buttons: tuple[Button, ...] = ()


class CalmChat(Action, frozen=True, kw_only=True, tag="calm_chat"):
    """Turn the platform's own emergency modes on or off (slow mode, followers only, shield mode).

    `before` is what the report of turning them on said: off means as it was then.
    """

    repeatable: ClassVar[bool] = True

    on: bool
    before: str = ""


class CreateNativePoll(Action, frozen=True, kw_only=True, tag="create_native_poll"):
    """Show a vote as the platform's own poll too; its votes count nowhere. The report has its id."""

    title: str
    choices: tuple[str, ...]
    seconds: int


class EndNativePoll(Action, frozen=True, kw_only=True, tag="end_native_poll"):
    """Put the platform's own poll away."""

    repeatable: ClassVar[bool] = True

    poll_id: str


AnyAction = (
    Say
    | Announce
    | Answer
    | PostPanel
    | EditPanel
    | DeleteMessage
    | TimeoutAuthor
    | WarnAuthor
    | BanAuthor
    | ReleaseHeld
    | LiftSanction
    | ResolveUnbanRequest
    | SendPrivately
    | CalmChat
    | CreateNativePoll
    | EndNativePoll
)
