"""Calms Twitch's chat in an emergency, and puts everything back as it was."""

import msgspec

from bot.actions import CalmChat
from bot.events import Outcome
from bot.platforms.twitch.helix import Helix, HelixRefused
from bot.ports import Report
from bot.words import Phrasebook

SLOW_SECONDS = 30
FOLLOWED_MINUTES = 10


class Modes(msgspec.Struct, frozen=True, kw_only=True):
    """The chat's emergency modes: a slow mode of 0 s and followers of None minutes are off."""

    shield: bool = False
    slow_s: int = 0
    followed_min: int | None = None


CALM = Modes(shield=True, slow_s=SLOW_SECONDS, followed_min=FOLLOWED_MINUTES)


class TwitchCalm:
    """Shield mode, slow mode, followers only; never less strict than the channel was already."""

    def __init__(self, helix: Helix, words: Phrasebook) -> None:
        """Know nothing of the channel yet."""
        self._helix = helix
        self._words = words
        self._before: Modes | None = None

    async def perform(self, action: CalmChat) -> Report:
        """Turn the modes on, or back to what they were; raises what Helix does when Twitch is away."""
        return await (self._on() if action.on else self._off(action.before))

    async def _on(self) -> Report:
        before = self._before = self._before or await self._now()
        wanted = Modes(
            shield=True,
            slow_s=max(SLOW_SECONDS, before.slow_s),
            followed_min=max(FOLLOWED_MINUTES, before.followed_min or 0),
        )
        told = msgspec.json.encode(before).decode()
        return msgspec.structs.replace(await self._set(wanted), before=told)

    async def _off(self, before: str) -> Report:
        was = msgspec.json.decode(before, type=Modes) if before else self._before or Modes()
        report = await self._set(was)
        if report.outcome is Outcome.DONE:
            self._before = None
        return report

    async def _now(self) -> Modes:
        """Return the modes as they are; what Twitch does not tell is taken for off."""
        shield = await self._shielded()
        try:
            told = await self._helix.call(
                lambda http, who: http.get_channel_chat_settings(who.channel, who.bot, who.bot),
                repeatable=True,
            )
        except HelixRefused:
            return Modes(shield=shield)
        settings = told["data"][0]
        now = Modes(
            shield=shield,
            slow_s=(settings["slow_mode_wait_time"] or 0) if settings["slow_mode"] else 0,
            followed_min=(settings["follower_mode_duration"] or 0) if settings["follower_mode"] else None,
        )
        # Exactly what the bot itself sets: an earlier life did it and died before it could say so.
        return Modes() if now == CALM else now

    async def _shielded(self) -> bool:
        try:
            told = await self._helix.call(
                lambda http, who: http.get_shield_mode_status(who.channel, who.bot, who.bot), repeatable=True
            )
        except HelixRefused:
            return False
        return bool(told["data"][0]["is_active"])

    async def _set(self, modes: Modes) -> Report:
        refusals = [
            refusal for refusal in (await self._shield(modes.shield), await self._settings(modes)) if refusal
        ]
        outcome = Outcome.REFUSED if refusals else Outcome.DONE
        return Report(outcome=outcome, detail=" ".join(refusals))

    async def _shield(self, on: bool) -> str:
        try:
            await self._helix.call(
                lambda http, who: http.put_shield_mode_status(who.channel, who.bot, who.bot, on),
                repeatable=True,
            )
        except HelixRefused as refusal:
            return self._words.text("twitch-act-no-shield", said=refusal.said)
        return ""

    async def _settings(self, modes: Modes) -> str:
        try:
            await self._helix.call(
                lambda http, who: http.patch_chat_settings(
                    who.channel,
                    who.bot,
                    who.bot,
                    slow_mode=modes.slow_s > 0,
                    slow_mode_wait_time=modes.slow_s or None,
                    follower_mode=modes.followed_min is not None,
                    follower_mode_duration=modes.followed_min,
                ),
                repeatable=True,
            )
        except HelixRefused as refusal:
            return self._words.text("twitch-act-no-slow-mode", said=refusal.said)
        return ""
