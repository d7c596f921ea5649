"""Everything the loopback Twitch remembers, shared by its routes."""

from datetime import datetime
from random import Random

import msgspec

from bot.events import Platform
from bot.ports import Clock
from bot.rehearsal.faults import Faults, Mishaps
from bot.rehearsal.record import Act, ActKind
from bot.rehearsal.twitch import payloads, payloads_moderation
from bot.rehearsal.twitch.chat import FOR_GOOD, Chat, ChatLine
from bot.rehearsal.twitch.eventsub import EventSub
from bot.rehearsal.twitch.grants import Grants
from bot.rehearsal.twitch.payloads_moderation import UnbanRequest
from bot.rehearsal.twitch.people import LoopbackUser, Users, stamp


class Stream(msgspec.Struct, frozen=True, kw_only=True):
    """A stream that is live."""

    id: str
    started_at: datetime


class World:
    """One channel and everybody around it."""

    def __init__(self, clock: Clock, faults: Faults, broadcaster: str, bot: str) -> None:
        """Open the channel and the bot's account; the chat is empty."""
        dice = Random(f"{faults.seed}:twitch-ids")
        self.clock = clock
        self.mishaps = Mishaps(faults, Platform.TWITCH)
        self.users = Users()
        self.broadcaster = self.users.add(broadcaster, badges=("broadcaster",))
        self._bot = self.users.add(bot, badges=("moderator",))
        self.client_id = "".join(dice.choices("abcdefghijklmnopqrstuvwxyz0123456789", k=30))
        self.client_secret = "".join(dice.choices("abcdefghijklmnopqrstuvwxyz0123456789", k=30))
        self.grants = Grants(dice)
        self.eventsub = EventSub(clock, dice, self.mishaps)
        self.chat = Chat()
        self.requests: dict[str, UnbanRequest] = {}
        self.suspects: dict[str, str] = {}
        self.acts: list[Act] = []
        self.refused_types: dict[str, int] = {}
        self.oauth_failures: list[int] = []
        self.call_failures: list[int] = []
        self.limit_breaches = 0
        self.unknown_calls: list[str] = []
        self.stream: Stream | None = None

    @property
    def bot(self) -> LoopbackUser:
        """Return the bot's account as it now is."""
        return self.users.by_id(self._bot.id) or self._bot

    def note(self, kind: ActKind, target: str = "", text: str = "", seconds: int = 0) -> None:
        """Remember what the bot did."""
        now = self.clock.now()
        self.acts.append(Act(kind=kind, at=now, target=target, text=text, seconds=seconds))

    def show(self, author: LoopbackUser, text: str, reply_to: str = "", id: str = "") -> ChatLine:
        """Put a message into the chat and tell it."""
        line = ChatLine(
            id=id or self.eventsub.new_id(),
            author=author,
            text=text,
            sent_at=self.clock.now(),
            reply_to=reply_to,
        )
        self.put(line)
        return line

    def put(self, line: ChatLine) -> None:
        """Put a message into the chat and tell it."""
        self.chat.add(line)
        parent = self.chat.lines.get(line.reply_to) if line.reply_to else None
        by_bot = line.author.id == self._bot.id
        self.eventsub.tell(
            "channel.chat.message",
            payloads.chat_message(self.broadcaster, line, parent, self.users),
            # The bot does not process its own words: their delivery and their doubles prove nothing.
            about="" if by_bot else line.id,
            twice=not by_bot,
        )

    def remove(self, id: str, by: str) -> bool:
        """Take a message away and tell it; False when it is not there."""
        line = self.chat.remove(id, by)
        if line:
            told = payloads.message_delete(self.broadcaster, line)
            self.eventsub.tell("channel.chat.message_delete", told)
            self.tell_act(by, "delete", line.author, message_id=id, message_body=line.text)
        return line is not None

    def silence(self, user: LoopbackUser, until: datetime, by: str, reason: str) -> None:
        """Keep somebody from writing until a time, or `FOR_GOOD`; their messages vanish."""
        self.chat.silence(user.id, until)
        self.clear_user(user, by)
        if until is FOR_GOOD:
            self.tell_act(by, "ban", user, reason=reason)
        else:
            self.tell_act(by, "timeout", user, reason=reason, expires_at=stamp(until))

    def release(self, user: LoopbackUser, by: str) -> bool:
        """Let somebody write again and tell it; False when nothing kept them from it."""
        was_banned = self.chat.is_banned(user.id)
        released = self.chat.release(user.id, self.clock.now())
        if released:
            self.tell_act(by, "unban" if was_banned else "untimeout", user)
        return released

    def resolve(self, id: str, status: str, by: LoopbackUser | None, text: str) -> UnbanRequest | None:
        """Answer a request to come back and tell it; None when it does not wait."""
        asked = self.requests.get(id)
        if asked is None or asked.status != "pending":
            return None
        now = self.clock.now()
        answered = msgspec.structs.replace(asked, status=status, moderator=by, resolved_at=now, answer=text)
        self.requests[id] = answered
        if status == "approved":
            self.chat.release(asked.user.id, now)
        told = payloads_moderation.unban_answer(self.broadcaster, answered)
        self.eventsub.tell("channel.unban_request.resolve", told)
        if by:
            act = f"{'approve' if status == 'approved' else 'deny'}_unban_request"
            self.tell_act(by.id, act, asked.user, is_approved=status == "approved", moderator_message=text)
        return answered

    def tell_act(self, by: str, action: str, user: LoopbackUser, **more: object) -> None:
        """Tell what a moderator did."""
        moderator = self.users.by_id(by) or self.broadcaster
        told = payloads_moderation.moderate(self.broadcaster, moderator, action, user, **more)
        self.eventsub.tell("channel.moderate", told)

    def clear(self, by: str) -> None:
        """Empty the chat and tell it."""
        self.chat.remove_everything(by)
        self.eventsub.tell("channel.chat.clear", payloads.clear(self.broadcaster))

    def clear_user(self, user: LoopbackUser, by: str) -> None:
        """Take one author's messages away and tell it."""
        self.chat.remove_all_of(user.id, by)
        told = payloads.clear_user(self.broadcaster, user)
        self.eventsub.tell("channel.chat.clear_user_messages", told)

    def decide(self, id: str, moderator: LoopbackUser, *, allow: bool) -> bool:
        """Let a withheld message through or refuse it, and tell it; False when it is not withheld."""
        held = self.chat.withheld.pop(id, None)
        if held is None:
            return False
        told = payloads.decided(self.broadcaster, held, moderator, allowed=allow, users=self.users)
        self.eventsub.tell("automod.message.update", told)
        if allow:
            self.show(held.line.author, held.line.text, id=id)
        return True
