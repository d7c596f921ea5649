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
METHODS_SAID = {
    "plurality": "choix simple",
    "approval": "plusieurs choix",
    "ranked": "préférences",
    "borda": "priorités",
    "majority-judgment": "jugement majoritaire, somme des mentions",
    "moving-debate": "débat mouvant",
    "temperature": "météo",
    "consent": "consentement",
}
TALK = {
    "crossings": "traversées",
    "crossers": "personnes qui ont traversé",
    "crossers_shown": "personnes qui ont traversé, à l'écran",
    "moods": "humeurs des dernières secondes",
    "moods_shown": "humeurs des dernières secondes, à l'écran",
    "mood_sum": "somme des humeurs",
    "mood_sum_shown": "somme des humeurs, à l'écran",
    "questions": "questions de clarification",
    "feelings": "ressentis",
    "objections": "objections",
    "other_reasons": "objections aux raisons perdues",
    "backings": "soutiens d'objections",
    "backings_elsewhere": "soutiens d'une autre objection",
    "objecting_people_shown": "personnes qui objectent, à l'écran",
}


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
        self._console.print(
            f"Prêt en {_decimal(start_s)} s. Le public arrive ; Ctrl-C arrête et fait le bilan."
        )

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
            for line in summary.error_lines:
                self._console.print(f"    {line}", markup=False)
        else:
            self._console.print("Tout ce que le public a envoyé a été compté, une fois.", style="bold green")


def _platforms(summary: Summary) -> Table:
    table = Table(
        "plateforme", "envoyés", "reçus", "doublons écartés", "perdus par la plateforme", title="Messages"
    )
    for name, each in summary.platforms.items():
        figures = (each.sent, each.received, each.duplicates_dropped, each.lost_by_platform)
        table.add_row(name.capitalize(), *map(_whole, figures))
    return table


def _votes(summary: Summary) -> Table:
    table = Table("vote", "choix", "attendus", "comptés", title="Votes")
    for poll in summary.votes.polls:
        rows = [(each.label, each.expected, each.counted) for each in poll.choices]
        labels = {f"side_{each.code}_shown": f"{each.label}, à l'écran" for each in poll.choices} | TALK
        rows += [(labels.get(each.name, each.name), each.expected, each.counted) for each in poll.talk]
        rows.append(("bulletins différents", 0, poll.mismatched))
        for place, (said, expected, counted) in enumerate(rows):
            asked = "" if place else f"{poll.question} ({METHODS_SAID.get(poll.method, poll.method)})"
            table.add_row(asked, said, _whole(expected), _whole(counted))
        table.add_section()
    return table


def _whole(number: int) -> str:
    """Return a number as French writes it: a narrow no-break space between thousands."""
    return f"{number:,}".replace(",", "\u202f")


def _decimal(number: float) -> str:
    return f"{number:.1f}".replace(".", ",")


def _rest(summary: Summary) -> Table:
    table = Table(show_header=False, title="Le reste")
    asked, moderation, process = summary.questions, summary.moderation, summary.process
    told, kills = summary.receipts, summary.kills
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
        f"{_decimal(process.start_s)} s, {process.rss_mb:.0f} Mio, {_decimal(process.cpu_s)} s",
    )
    table.add_row(
        "reçus montrés, vérifiés dans l'urne, faux",
        f"{_whole(told.shown)}, {_whole(told.last)}, {told.missing + told.untaken}",
    )
    if kills.bot or kills.store:
        table.add_row("morts du bot, du store", f"{kills.bot}, {kills.store}")
        table.add_row(
            "en route quand le bot est mort, arrivés au store",
            f"{_whole(kills.unsure)}, {_whole(kills.taken)}",
        )
    return table
