"""What people press, choose, fill in or redeem."""

from bot.events.event import PlatformEvent
from bot.events.people import Author, Interaction


class CommandInvoked(PlatformEvent, frozen=True, kw_only=True, tag="command_invoked"):
    """Somebody used a slash command; `options` are its named values as text."""

    author: Author
    name: str
    options: dict[str, str]
    interaction: Interaction


class ControlPressed(PlatformEvent, frozen=True, kw_only=True, tag="control_pressed"):
    """Somebody pressed a button or chose in a select; `control` is its custom id.

    `sanctions` says that the platform lets this person silence others where they pressed.
    """

    author: Author
    control: str
    message_id: str
    interaction: Interaction
    values: tuple[str, ...] = ()
    sanctions: bool = False


class FormSubmitted(PlatformEvent, frozen=True, kw_only=True, tag="form_submitted"):
    """Somebody sent a modal form; `fields` are its texts by name, `sanctions` as for a control."""

    author: Author
    form: str
    fields: dict[str, str]
    interaction: Interaction
    sanctions: bool = False


class RewardRedeemed(PlatformEvent, frozen=True, kw_only=True, tag="reward_redeemed"):
    """Somebody spent the channel's points on a reward; `text` is what they typed with it."""

    author: Author
    reward_id: str
    title: str
    text: str

    def is_named(self, reward: str) -> bool:
        """Return whether it is the reward of this id or title; none is when it is empty."""
        return bool(reward) and reward.casefold() in (self.reward_id.casefold(), self.title.casefold())
