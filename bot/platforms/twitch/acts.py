"""Carries the show's actions out on Twitch."""

import asyncio
import re
from collections import deque
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.actions import (
    Announce,
    Answer,
    AnyAction,
    BanAuthor,
    CalmChat,
    CreateNativePoll,
    DeleteMessage,
    EditPanel,
    EndNativePoll,
    LiftSanction,
    PostPanel,
    ReleaseHeld,
    ResolveUnbanRequest,
    Say,
    SendPrivately,
    TimeoutAuthor,
    WarnAuthor,
)
from bot.events import Outcome
from bot.platforms.fitting import cut, split
from bot.platforms.pacing import Pace
from bot.platforms.twitch.calm import TwitchCalm
from bot.platforms.twitch.helix import Helix, HelixRefused, HelixUnreachable
from bot.platforms.twitch.native_polls import TwitchNativePolls
from bot.platforms.twitch.refusals import explained
from bot.ports import Clock, Report
from bot.words import Phrasebook

if TYPE_CHECKING:
    from twitchio.types_.responses import SendChatMessageResponseData

MESSAGE_CHARACTERS = 500
REASON_CHARACTERS = 500
LONGEST_TIMEOUT_SECONDS = 1_209_600

# Twitch allows 20 messages in 30 s, 100 to moderators; the rest is for the account's other uses.
_WINDOW = timedelta(seconds=30)
_PERMITS = 18
_MODERATOR_PERMITS = 90
_PATIENCE = timedelta(seconds=30)
_PARTS = 3


class TwitchActs:
    """Says, announces and moderates, as the bot's account."""

    def __init__(self, helix: Helix, words: Phrasebook, clock: Clock) -> None:
        """Start at the pace of an account that is not a moderator."""
        self._helix = helix
        self._words = words
        self._clock = clock
        self._pace = Pace(_PERMITS, _WINDOW)
        self._modes = TwitchCalm(helix, words)
        self._polls = TwitchNativePolls(helix)
        self._said: deque[str] = deque(maxlen=200)

    def moderating(self, moderates: bool) -> None:
        """Take the pace that Twitch grants to moderators, or that of everybody."""
        self._pace.widen(_MODERATOR_PERMITS if moderates else _PERMITS)

    def has_said(self, text: str) -> bool:
        """Return whether the bot wrote this lately, when its account is also a person's."""
        return text in self._said

    async def perform(self, action: AnyAction) -> Report:
        """Do it and report; raises nothing that Twitch can cause."""
        try:
            return await self._perform(action)
        except HelixRefused as refusal:
            return explained(action, refusal, self._words)
        except HelixUnreachable as fault:
            return self._report(Outcome.FAILED, "twitch-act-unreachable", fault=str(fault))

    async def _perform(self, action: AnyAction) -> Report:
        match action:
            case Say():
                return await self._say(action)
            case Announce():
                return await self._announce(action)
            case DeleteMessage():
                return await self._delete(action)
            case TimeoutAuthor():
                seconds = min(max(action.seconds, 1), LONGEST_TIMEOUT_SECONDS)
                return await self._exclude(action, seconds)
            case BanAuthor():
                return await self._exclude(action, None)
            case WarnAuthor():
                return await self._warn(action)
            case ReleaseHeld():
                return await self._release(action)
            case CalmChat():
                return await self._modes.perform(action)
            case LiftSanction():
                return await self._lift(action)
            case ResolveUnbanRequest():
                return await self._resolve(action)
            case CreateNativePoll():
                return await self._polls.create(action)
            case EndNativePoll():
                return await self._polls.end(action)
            case SendPrivately():
                return self._report(Outcome.REFUSED, "twitch-act-no-private-messages")
            case PostPanel() | EditPanel():
                return self._report(Outcome.REFUSED, "twitch-act-no-panel")
            case Answer():
                return self._report(Outcome.REFUSED, "twitch-act-no-answer")

    async def _say(self, action: Say) -> Report:
        first = ""
        for text in split(_one_line(action.text), MESSAGE_CHARACTERS, _PARTS):
            if not await self._turn():
                return self._report(Outcome.REFUSED, "twitch-act-too-fast")
            sent = await self._post(text, action.reply_to or None)
            if not sent["is_sent"]:
                reason = sent["drop_reason"]
                said = reason["message"] if reason else ""
                return self._report(Outcome.REFUSED, "twitch-act-dropped", said=said)
            first = first or sent["message_id"]
        return Report(outcome=Outcome.DONE, message_id=first)

    async def _post(self, text: str, reply_to: str | None) -> "SendChatMessageResponseData":
        self._said.append(text)
        answer = await self._helix.call(
            lambda http, who: http.post_chat_message(
                who.channel, who.bot, text, token_for=who.bot, reply_to_message_id=reply_to
            ),
            repeatable=False,
        )
        sent: SendChatMessageResponseData = answer["data"][0]
        return sent

    async def _announce(self, action: Announce) -> Report:
        if not await self._turn():
            return self._report(Outcome.REFUSED, "twitch-act-too-fast")
        text = cut(_one_line(action.text), MESSAGE_CHARACTERS)
        self._said.append(text)
        await self._helix.call(
            lambda http, who: http.post_chat_announcement(who.channel, who.bot, who.bot, text),
            repeatable=action.repeatable,
        )
        return Report(outcome=Outcome.DONE)

    async def _delete(self, action: DeleteMessage) -> Report:
        await self._helix.call(
            lambda http, who: http.delete_chat_message(who.channel, who.bot, who.bot, action.message_id),
            repeatable=True,
        )
        return Report(outcome=Outcome.DONE)

    async def _exclude(self, action: TimeoutAuthor | BanAuthor, seconds: int | None) -> Report:
        reason = cut(action.reason, REASON_CHARACTERS) or None
        await self._helix.call(
            lambda http, who: http.post_ban_user(
                who.channel, who.bot, who.bot, action.author_id, duration=seconds, reason=reason
            ),
            repeatable=True,
        )
        return Report(outcome=Outcome.DONE)

    async def _warn(self, action: WarnAuthor) -> Report:
        # Twitch requires a reason.
        reason = cut(action.reason, REASON_CHARACTERS) or self._words.text("twitch-warning")
        await self._helix.call(
            lambda http, who: http.post_warn_chat_user(
                who.channel, who.bot, action.author_id, reason, token_for=who.bot
            ),
            repeatable=action.repeatable,
        )
        return Report(outcome=Outcome.DONE)

    async def _release(self, action: ReleaseHeld) -> Report:
        await self._helix.call(
            lambda http, who: http.post_manage_automod_messages(
                who.bot, action.message_id, "ALLOW" if action.allow else "DENY", token_for=who.bot
            ),
            repeatable=True,
        )
        return Report(outcome=Outcome.DONE)

    async def _lift(self, action: LiftSanction) -> Report:
        await self._helix.call(
            lambda http, who: http.delete_unban_user(who.channel, who.bot, who.bot, action.author_id),
            repeatable=True,
        )
        return Report(outcome=Outcome.DONE)

    async def _resolve(self, action: ResolveUnbanRequest) -> Report:
        text = cut(_one_line(action.text), REASON_CHARACTERS) or None
        await self._helix.call(
            lambda http, who: http.patch_unban_requests(
                who.channel,
                who.bot,
                who.bot,
                "approved" if action.approve else "denied",
                action.request_id,
                text,
            ),
            repeatable=True,
        )
        return Report(outcome=Outcome.DONE)

    async def _turn(self) -> bool:
        wait = self._pace.take(self._clock.now(), _PATIENCE)
        if wait is None:
            return False
        await asyncio.sleep(wait.total_seconds())
        return True

    def _report(self, outcome: Outcome, key: str, **values: str) -> Report:
        return Report(outcome=outcome, detail=self._words.text(key, **values))


def _one_line(text: str) -> str:
    # Twitch's chat has no lines; a no-break space is not a place to cut.
    return re.sub(r"[ \t\r\n]+", " ", text).strip()
