"""People rank on Discord one press after another, each below the receipt of the last one."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from bot.events import Platform
from bot.rehearsal.crowd.deeds import Kind, Voting, Way
from bot.rehearsal.crowd.marks import Mark
from bot.rehearsal.crowd.rooms import DiscordRoom, Taken
from bot.rehearsal.crowd.steps import Steps
from bot.rehearsal.discord.server import LoopbackDiscord
from tests.edge.rehearsal.crowd.listeners import DiscordHand, HandClock, calling
from tests.unit.rehearsal.crowd.shows import person

ADA = person(1, Platform.DISCORD)
ORDER = (("5",), ("4",), ("6",))


class Hands:
    """Somebody who votes, and what Discord took of it."""

    def __init__(self, discord: LoopbackDiscord, hand: DiscordHand) -> None:
        self.room = DiscordRoom(discord)
        self.taken: list[tuple[Taken, Mark]] = []
        self.steps = Steps(self.room, lambda taken, deed: self.taken.append((taken, deed.mark)))
        self._hand = hand
        self._discord = discord

    async def show(self, *codes: str) -> None:
        """Post a panel with one list."""
        told = {"content": "Votez", "components": listed("vote:p:", codes)}
        await self._hand.send("POST", f"channels/{self._discord.channel_id}/messages", told)

    async def answer(self, control: str, *codes: str) -> None:
        """Answer the last press with a list of what is left."""
        gesture = self.room.gesture(self.taken[-1][0].id)
        assert gesture is not None
        await self._hand.send(
            "POST", f"interactions/{gesture.id}/{gesture.token}/callback", {"type": 5, "data": {"flags": 64}}
        )
        path = f"webhooks/{self._discord.application_id}/{gesture.token}/messages/@original"
        await self._hand.send("PATCH", path, {"content": "Reçu", "components": listed(control, codes)})


def listed(control: str, codes: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return a list to choose from, as Discord wants it."""
    options = [{"value": code, "label": f"Choix {code}"} for code in codes]
    return [{"type": 1, "components": [{"type": 3, "custom_id": control, "options": options}]}]


def voting(mark: Mark) -> Voting:
    """Return a vote of Ada's."""
    return Voting(person=ADA, text="", kind=Kind.BALLOT, way=Way.BUTTON, poll_id="p", mark=mark)


async def test_each_rank_is_pressed_when_it_appears(tmp_path: Path) -> None:
    clock = HandClock()
    async with LoopbackDiscord(clock, None, tmp_path) as discord, calling(discord) as hand:
        ada = Hands(discord, hand)
        await ada.show("4", "5", "6")
        assert ada.steps.begin(voting(ORDER))
        ada.steps.go_on(clock.now(), lambda _: True)
        assert [mark for _, mark in ada.taken] == [(("5",),)]

        await ada.answer("vote:p:5", "4", "6")
        ada.steps.go_on(clock.now(), lambda _: True)
        await ada.answer("vote:p:5.4", "6")
        ada.steps.go_on(clock.now(), lambda _: True)

    assert [mark for _, mark in ada.taken] == [ORDER[:1], ORDER[:2], ORDER]


async def test_nobody_goes_on_when_the_poll_is_over_or_the_answer_never_comes(tmp_path: Path) -> None:
    clock = HandClock()
    async with LoopbackDiscord(clock, None, tmp_path) as discord, calling(discord) as hand:
        ada = Hands(discord, hand)
        await ada.show("4", "5", "6")
        ada.steps.begin(voting(ORDER))
        await ada.answer("vote:p:5", "4", "6")
        ada.steps.go_on(clock.now(), lambda _: False)
        ada.steps.begin(voting(ORDER))
        ada.steps.go_on(clock.now() + timedelta(seconds=11), lambda _: True)
        ada.steps.go_on(clock.now(), lambda _: True)

    assert [mark for _, mark in ada.taken] == [ORDER[:1], ORDER[:1]]


async def test_without_a_panel_there_is_nothing_to_press(tmp_path: Path) -> None:
    async with LoopbackDiscord(HandClock(), None, tmp_path) as discord, calling(discord) as hand:
        ada = Hands(discord, hand)

        assert not ada.steps.begin(voting(ORDER))
        assert not ada.steps.begin(voting({"4": 6}))
        assert not ada.steps.begin(voting("4"))


async def test_grades_and_approvals_take_one_press(tmp_path: Path) -> None:
    async with LoopbackDiscord(HandClock(), None, tmp_path) as discord, calling(discord) as hand:
        ada = Hands(discord, hand)
        await ada.show("4", "5")
        told = {"content": "Notez", "components": listed("vote:p:4", ("0", "6"))}
        await hand.send("POST", f"channels/{discord.channel_id}/messages", told)
        assert ada.steps.begin(voting((("5",),)))
        assert ada.steps.begin(voting({"4": 6}))

    assert [mark for _, mark in ada.taken] == [(("5",),), {"4": 6}]
