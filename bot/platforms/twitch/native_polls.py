"""Twitch's own polls, which mirror a vote: they show that it is on, and nothing in them is ever counted."""

from bot.actions import CreateNativePoll, EndNativePoll
from bot.events import Outcome
from bot.platforms.fitting import cut
from bot.platforms.twitch.helix import Helix
from bot.ports import Report

# What Twitch takes.
TITLE_CHARACTERS, CHOICE_CHARACTERS = 60, 25
SHORTEST_S, LONGEST_S = 15, 1_800


class TwitchNativePolls:
    """Creates and puts away polls with the broadcaster's own token, the only one that may."""

    def __init__(self, helix: Helix) -> None:
        """Call through Helix."""
        self._helix = helix

    async def create(self, action: CreateNativePoll) -> Report:
        """Create a poll without channel points and report its id; raises as Helix does."""
        choices = [cut(each, CHOICE_CHARACTERS) for each in action.choices]
        answer = await self._helix.call(
            lambda http, who: http.post_poll(
                who.channel,
                cut(action.title, TITLE_CHARACTERS),
                choices,
                min(max(action.seconds, SHORTEST_S), LONGEST_S),
                who.channel,
            ),
            repeatable=action.repeatable,
            as_broadcaster=True,
        )
        return Report(outcome=Outcome.DONE, message_id=answer["data"][0]["id"])

    async def end(self, action: EndNativePoll) -> Report:
        """Put a poll away: its figures are nobody's result, so that they are not left to be seen."""
        await self._helix.call(
            lambda http, who: http.patch_poll(who.channel, action.poll_id, "ARCHIVED", who.channel),
            repeatable=True,
            as_broadcaster=True,
        )
        return Report(outcome=Outcome.DONE)
