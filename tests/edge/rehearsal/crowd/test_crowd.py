"""The crowd on the real loopback platforms, without the bot: what it remembers is what they hold."""

import asyncio
from collections import Counter
from datetime import timedelta
from pathlib import Path

from bot.clock import SystemClock
from bot.events import Platform
from bot.rehearsal.crowd.crowd import Crowd
from bot.rehearsal.crowd.deeds import Asking, Kind, Voting, Way
from bot.rehearsal.crowd.screen import Screen, ShownChoice, ShownPoll, ShownQuestion
from bot.rehearsal.discord.server import LoopbackDiscord
from bot.rehearsal.twitch.chat import FOR_GOOD
from bot.rehearsal.twitch.server import LoopbackTwitch
from tests.edge.rehearsal.crowd.listeners import HandClock, calling, listening

CHOICES = {"4": "Oui", "5": "Non", "6": "La Loire décide"}


class Evening:
    """A crowd on hand-moved time."""

    def __init__(
        self, twitch: LoopbackTwitch | None, discord: LoopbackDiscord | None, clock: HandClock
    ) -> None:
        self.screen = Screen()
        self.crowd = Crowd(
            twitch=twitch, discord=discord, screen=self.screen, clock=clock, seed=5, rate=50, viewers=250
        )
        self.record = self.crowd.record
        self._clock = clock
        self._started_at = clock.now()

    def play(self, seconds: float) -> None:
        """Let these seconds pass at once."""
        for _ in range(round(seconds * 50)):
            self._clock.pass_seconds(0.02)
            while self.crowd.speak(self._started_at):
                continue

    def show_poll(self, ends: float = 60) -> ShownPoll:
        """Open a poll on screen."""
        now = self._clock.now()
        poll = ShownPoll(
            id="p",
            choices=tuple(ShownChoice(code=code, label=label) for code, label in CHOICES.items()),
            opened_at=now,
            announced_close_at=now + timedelta(seconds=ends),
        )
        self.screen.show_poll(poll)
        return poll


def _last_choices(deeds: list[Voting]) -> dict[str, int]:
    """Count the last code of each account, the plain way."""
    last = {deed.person.key: str(deed.mark) for deed in deeds}
    return {code: list(last.values()).count(code) for code in CHOICES}


async def test_what_the_crowd_remembers_is_what_twitch_tells_its_listener() -> None:
    clock = HandClock()
    async with LoopbackTwitch(clock) as twitch, listening(twitch) as ear:
        evening = Evening(twitch, None, clock)
        poll = evening.show_poll()
        evening.screen.show_questions([ShownQuestion(number=4, text="Et le bus ?", author="Zoe")])
        evening.play(20)
        await ear.hear(len(evening.record.sent))

        sent = {entry.id: entry.deed.text for entry in evening.record.sent}
        assert {id: event["message"]["text"] for id, event in ear.heard.items()} == sent
        assert all(evening.crowd.holds(Platform.TWITCH, id) for id in sent)
        assert {line.id: line.text for line in twitch.chat.lines.values()} == sent

    voted = [entry.deed for entry in evening.record.sent if isinstance(entry.deed, Voting)]
    assert 950 < len(sent) + evening.record.refused[Platform.TWITCH] <= 1000
    assert evening.record.expected(poll, evening.crowd.holds) == _last_choices(voted)
    assert sum(_last_choices(voted).values()) > 100
    assert evening.record.asked(evening.crowd.holds) > 3
    assert evening.record.backings(evening.crowd.holds)[4] > 3


async def test_what_nobody_heard_is_expected_of_nobody() -> None:
    clock = HandClock()
    async with LoopbackTwitch(clock) as twitch:
        evening = Evening(twitch, None, clock)
        poll = evening.show_poll()
        evening.play(5)
        before = len(evening.record.sent)
        async with listening(twitch) as ear:
            evening.play(5)
            await ear.hear(len(evening.record.sent) - before)

        heard = [entry.deed for entry in evening.record.sent[before:] if isinstance(entry.deed, Voting)]
        assert 10 < len(heard) < sum(isinstance(entry.deed, Voting) for entry in evening.record.sent)
        assert evening.record.expected(poll, evening.crowd.holds) == _last_choices(heard)


async def test_what_twitch_refuses_is_not_remembered_as_sent() -> None:
    clock = HandClock()
    async with LoopbackTwitch(clock) as twitch:
        evening = Evening(twitch, None, clock)
        evening.play(6)
        for user in {line.author.id for line in twitch.chat.lines.values()}:
            twitch.chat.silence(user, FOR_GOOD)
        before = len(evening.record.sent)
        evening.play(20)

        silenced = {entry.deed.person.key for entry in evening.record.sent[:before]}
        assert evening.record.refused[Platform.TWITCH] > 100
        assert not silenced & {entry.deed.person.key for entry in evening.record.sent[before:]}
        assert len(evening.record.sent) == len(twitch.chat.lines)


async def test_a_press_counts_when_the_bot_acknowledged_it(tmp_path: Path) -> None:
    clock = HandClock()
    async with LoopbackDiscord(clock, None, tmp_path) as discord, calling(discord) as hand:
        evening = Evening(None, discord, clock)
        poll = evening.show_poll()
        panel = await hand.show_panel("p", CHOICES)
        evening.play(4)
        votes = [entry for entry in evening.record.sent if isinstance(entry.deed, Voting)]
        pressed = [entry for entry in votes if entry.deed.way is Way.BUTTON]
        assert 20 < len(pressed) < len(votes)
        assert not any(evening.record.expected(poll, evening.crowd.holds).values())

        answered = pressed[-10:]
        for entry in answered:
            gesture = evening.crowd.gesture(entry.id)
            assert gesture is not None
            assert gesture.message_id == panel
            await hand.send("POST", f"interactions/{gesture.id}/{gesture.token}/callback", {"type": 6})

    counted = [entry.deed for entry in answered if isinstance(entry.deed, Voting)]
    assert evening.record.expected(poll, evening.crowd.holds) == _last_choices(counted)


async def test_without_buttons_and_commands_everything_is_typed(tmp_path: Path) -> None:
    clock = HandClock()
    async with LoopbackDiscord(clock, None, tmp_path) as discord:
        evening = Evening(None, discord, clock)
        evening.show_poll()
        evening.screen.show_questions([ShownQuestion(number=4, text="Et le bus ?", author="Zoe")])
        evening.play(20)

        kinds = Counter(entry.deed.kind for entry in evening.record.sent)
        assert {entry.deed.way for entry in evening.record.sent} == {Way.CHAT}
        assert min(kinds[kind] for kind in (Kind.BALLOT, Kind.QUESTION, Kind.BACKING)) > 2
        assert {message.id: message.text for message in discord.messages} == {
            entry.id: entry.deed.text for entry in evening.record.sent
        }


async def test_questions_are_asked_by_command_and_by_form_too(tmp_path: Path) -> None:
    clock = HandClock()
    async with LoopbackDiscord(clock, None, tmp_path) as discord, calling(discord) as hand:
        await hand.declare()
        evening = Evening(None, discord, clock)
        text = {"type": 4, "custom_id": "text", "label": "Question", "style": 2}
        form = {"custom_id": "ask", "title": "Question", "components": [{"type": 1, "components": [text]}]}
        for _ in range(40):
            evening.play(1)
            for gesture in evening.crowd.waiting_for_forms():
                path = f"interactions/{gesture.id}/{gesture.token}/callback"
                await hand.send("POST", path, {"type": 9, "data": form})
        evening.play(1)

    asked = [entry.deed for entry in evening.record.sent if isinstance(entry.deed, Asking)]
    assert {deed.way for deed in asked} == {Way.CHAT, Way.COMMAND, Way.FORM}
    assert len({deed.question for deed in asked}) == len(asked) == len({deed.person.key for deed in asked})


async def test_who_never_saw_the_form_may_ask_again(tmp_path: Path) -> None:
    clock = HandClock()
    async with LoopbackDiscord(clock, None, tmp_path) as discord, calling(discord) as hand:
        await hand.declare()
        evening = Evening(None, discord, clock)
        evening.play(15)
        waiting = {gesture.author.name for gesture in evening.crowd.waiting_for_forms()}
        evening.play(5)

        assert not waiting & {gesture.author.name for gesture in evening.crowd.waiting_for_forms()}
        asked = [entry.deed for entry in evening.record.sent if isinstance(entry.deed, Asking)]
        assert Way.FORM not in {deed.way for deed in asked}


async def test_a_turn_that_fails_ends_nothing() -> None:
    clock = HandClock()
    async with LoopbackTwitch(clock) as twitch:
        evening = Evening(twitch, None, clock)
        name = evening.crowd.people[0].name
        for namesake in (name, *(f"{name[:22]}{number}" for number in range(2, 100))):
            twitch.user(namesake)
        evening.play(20)

        assert evening.record.failures > 0
        assert len(evening.record.sent) > 900


async def test_the_rate_is_kept_on_both_platforms_at_once(tmp_path: Path) -> None:
    clock, stop = SystemClock(), asyncio.Event()
    async with LoopbackTwitch(clock) as twitch, LoopbackDiscord(clock, None, tmp_path) as discord:
        crowd = Crowd(
            twitch=twitch, discord=discord, screen=Screen(), clock=clock, seed=1, rate=300, viewers=10
        )
        began_at = clock.now()
        asyncio.get_running_loop().call_later(2, stop.set)
        await crowd.run(stop)
        lasted = (clock.now() - began_at).total_seconds()

        places = Counter(entry.platform for entry in crowd.record.sent)
        assert len(crowd.people) == 1500
        assert 0.9 * 300 * lasted - 20 < places.total() <= 300 * lasted
        assert 0.65 < places[Platform.TWITCH] / places.total() < 0.85
        assert len(twitch.chat.lines) + len(discord.messages) == places.total()
        assert crowd.record.failures == 0
