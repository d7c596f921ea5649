"""What a rehearsal tells in the terminal: where to look, how it goes, what came of it."""

import asyncio
from collections.abc import Mapping
from datetime import datetime

from rich.console import Console
from rich.table import Table

from bot.app.announce import to_terminal
from bot.ports import Clock
from bot.rehearsal.crowd.crowd import Crowd
from bot.rehearsal.page import Page
from bot.rehearsal.summary import Summary

TELL_EVERY_S = 5.0


class Narrator:
    """Speaks French to whoever started the rehearsal."""

    def __init__(self, clock: Clock) -> None:
        """Write to the terminal."""
        self._clock = clock
        self._console = Console(soft_wrap=True, highlight=False)

    def begin(self) -> None:
        """Say that it starts."""
        self._console.print("Répétition : plateformes simulées prêtes, le bot démarre…")

    def ready(self, addresses: Mapping[str, str], start_s: float) -> None:
        """Say where the pages are."""
        to_terminal(addresses)
        self._console.print(f"Prêt en {start_s:.1f} s. Le public arrive ; Ctrl-C arrête et fait le bilan.")

    async def follow(self, host: Page, crowd: Crowd, until: datetime | None) -> None:
        """Say now and then how it goes, until cancelled."""
        while True:
            await asyncio.sleep(TELL_EVERY_S)
            show, desk = host.topics.get("show", {}), host.topics.get("desk", {})
            poll = next((each for each in host.all("poll") if each["status"] == "open"), None)
            said = (
                f"{len(crowd.record.sent)} messages du public, {show.get('messages', 0)} entendus par le bot"
            )
            if poll is not None:
                said += f" ; vote ouvert : {poll['voters']} votants"
            said += f" ; {len(host.all('question'))} questions, {desk.get('waiting', 0)} dossiers en attente"
            if until is not None:
                said += f" ; encore {max(0, round((until - self._clock.now()).total_seconds()))} s"
            self._console.print(f"  {said}", style="dim")

    def conclude(self, summary: Summary) -> None:
        """Print the figures, and what does not match."""
        for table in (_platforms(summary), _votes(summary), _rest(summary)):
            self._console.print(table)
        if summary.faults:
            self._console.print("Écarts :", style="bold red")
            for fault in summary.faults:
                self._console.print(f"  • {fault}", markup=False)
        else:
            self._console.print("Tout ce que le public a envoyé a été compté, une fois.", style="bold green")


def _platforms(summary: Summary) -> Table:
    table = Table(
        "plateforme", "envoyés", "reçus", "doublons écartés", "perdus par la plateforme", title="Messages"
    )
    for name, each in summary.platforms.items():
        figures = (each.sent, each.received, each.duplicates_dropped, each.lost_by_platform)
        table.add_row(name, *map(str, figures))
    return table


def _votes(summary: Summary) -> Table:
    table = Table("vote", "choix", "attendus", "comptés", title="Votes")
    for number, poll in enumerate(summary.votes.polls, start=1):
        for each in poll.choices:
            table.add_row(str(number), each.code, str(each.expected), str(each.counted))
    return table


def _rest(summary: Summary) -> Table:
    table = Table(show_header=False, title="Le reste")
    asked, moderation, process = summary.questions, summary.moderation, summary.process
    table.add_row("questions posées, gardées", f"{asked.asked}, {asked.kept}")
    table.add_row("soutiens attendus, comptés", f"{asked.backings_expected}, {asked.backings_counted}")
    table.add_row("messages abusifs signalés", f"{moderation.abusive_flagged} sur {moderation.abusive_sent}")
    table.add_row("messages civils signalés", f"{moderation.civil_flagged} sur {moderation.civil_sent}")
    table.add_row("suppressions, suspensions", f"{moderation.acts['delete']}, {moderation.acts['timeout']}")
    for name, title in (("chat_to_case", "du chat au dossier"), ("chat_to_screen", "du chat à l'écran")):
        delay = summary.latency_ms[name]
        table.add_row(f"{title}, médiane et 99 %", f"{delay.p50:.0f} ms, {delay.p99:.0f} ms")
    table.add_row(
        "bot : démarrage, mémoire, processeur",
        f"{process.start_s:.1f} s, {process.rss_mb:.0f} Mio, {process.cpu_s:.1f} s",
    )
    return table
