"""The loopback Twitch's one chat room: its lines, its rules, and whom it silences."""

from datetime import UTC, datetime, timedelta

import msgspec

from bot.rehearsal.twitch.people import LoopbackUser

MESSAGE_CHARACTERS = 500
_REPEAT = timedelta(seconds=30)
_DELETABLE = timedelta(hours=6)
FOR_GOOD = datetime.max.replace(tzinfo=UTC)


class ChatLine(msgspec.Struct, frozen=True, kw_only=True):
    """One message as it was sent; in a shared chat, `source` is the neighbour, `source_id` its id there."""

    id: str
    author: LoopbackUser
    text: str
    sent_at: datetime
    reply_to: str = ""
    source: LoopbackUser | None = None
    source_id: str = ""


class Withheld(msgspec.Struct, frozen=True, kw_only=True):
    """A message that AutoMod keeps back until a moderator decides."""

    line: ChatLine
    category: str


class Shield(msgspec.Struct, frozen=True, kw_only=True):
    """The room's emergency mode, and who last turned it on."""

    on: bool = False
    moderator: LoopbackUser | None = None
    activated_at: datetime | None = None


class ChatModes(msgspec.Struct, frozen=True, kw_only=True):
    """The room's settings, under Twitch's own names."""

    emote_mode: bool = False
    follower_mode: bool = False
    follower_mode_duration: int | None = None
    non_moderator_chat_delay: bool = False
    non_moderator_chat_delay_duration: int | None = None
    slow_mode: bool = False
    slow_mode_wait_time: int | None = None
    subscriber_mode: bool = False
    unique_chat_mode: bool = False


class Chat:
    """What the room holds; time is told by the caller."""

    def __init__(self) -> None:
        """Start empty."""
        self.lines: dict[str, ChatLine] = {}
        self.removed: dict[str, str] = {}
        self.withheld: dict[str, Withheld] = {}
        self.modes = ChatModes()
        self.shield = Shield()
        self._silenced: dict[str, datetime] = {}
        self._warned: set[str] = set()
        self._last: dict[str, ChatLine] = {}
        self._by_author: dict[str, list[str]] = {}

    def refuses(self, author: LoopbackUser, text: str, now: datetime) -> str:
        """Return why Twitch would not take this message, empty when it would."""
        if not text or len(text) > MESSAGE_CHARACTERS:
            return "msg_rejected"
        if self.is_silenced(author.id, now):
            return "msg_timedout"
        if author.id in self._warned:
            return "msg_warned"
        last = self._last.get(author.id)
        if last is None or author.is_privileged:
            return ""
        if last.text == text and now - last.sent_at < _REPEAT:
            return "msg_duplicate"
        wait = self.modes.slow_mode_wait_time if self.modes.slow_mode else None
        if wait and now - last.sent_at < timedelta(seconds=wait):
            return "msg_slowmode"
        return ""

    def add(self, line: ChatLine) -> None:
        """Show a message."""
        self.lines[line.id] = line
        self._last[line.author.id] = line
        self._by_author.setdefault(line.author.id, []).append(line.id)

    def shown(self, id: str) -> ChatLine | None:
        """Return a message that can still be read."""
        return None if id in self.removed else self.lines.get(id)

    def is_too_old(self, line: ChatLine, now: datetime) -> bool:
        """Return whether Twitch does not let moderators delete this message any more."""
        return now - line.sent_at >= _DELETABLE

    def remove(self, id: str, by: str) -> ChatLine | None:
        """Take a message away and return it; None when it cannot be read any more."""
        line = self.shown(id)
        if line:
            self.removed[id] = by
        return line

    def remove_all_of(self, author_id: str, by: str) -> list[str]:
        """Take all messages of an author away and return their ids."""
        gone = [id for id in self._by_author.get(author_id, ()) if id not in self.removed]
        self.removed.update(dict.fromkeys(gone, by))
        return gone

    def remove_everything(self, by: str) -> None:
        """Take all messages away."""
        self.removed.update({id: by for id in self.lines if id not in self.removed})

    def silence(self, user_id: str, until: datetime) -> None:
        """Keep somebody from writing until a time, or `FOR_GOOD`."""
        self._silenced[user_id] = until

    def release(self, user_id: str, now: datetime) -> bool:
        """Let somebody write again; False when nothing kept them from it."""
        silenced = self.is_silenced(user_id, now)
        self._silenced.pop(user_id, None)
        return silenced

    def is_silenced(self, user_id: str, now: datetime) -> bool:
        """Return whether somebody is banned or timed out."""
        until = self._silenced.get(user_id)
        return until is not None and (until is FOR_GOOD or now < until)

    def is_banned(self, user_id: str) -> bool:
        """Return whether somebody is excluded for good."""
        return self._silenced.get(user_id) is FOR_GOOD

    def warn(self, user_id: str) -> None:
        """Keep somebody from writing until they acknowledge a warning."""
        self._warned.add(user_id)

    def acknowledge(self, user_id: str) -> None:
        """Let a warned person write again."""
        self._warned.discard(user_id)
