"""What `bouge doctor` prints."""

from rich.console import Console
from rich.text import Text

from bot.app.doctor import Finding, examine
from bot.events import Health
from bot.settings import Settings

MARKS = {Health.GOOD: ("✓", "green"), Health.DEGRADED: ("!", "yellow"), Health.DOWN: ("✗", "red")}


async def report_findings(settings: Settings) -> bool:
    """Print each finding as it comes; return whether the show can start."""
    console = Console(soft_wrap=True, highlight=False)
    worst = Health.GOOD
    async for finding in examine(settings):
        _print(finding, console)
        worst = max(worst, finding.health, key=_gravity)
    console.print(_CONCLUSIONS[worst])
    return worst is not Health.DOWN


def _print(finding: Finding, console: Console) -> None:
    mark, colour = MARKS[finding.health]
    console.print(Text(f" {mark} ", style=colour) + Text(f"{finding.part:<22} {finding.detail}"))
    if finding.remedy and finding.health is not Health.GOOD:
        console.print(Text(f"   {'':<22} → {finding.remedy}", style="bold"))


def _gravity(health: Health) -> int:
    return (Health.GOOD, Health.DEGRADED, Health.DOWN).index(health)


_CONCLUSIONS = {
    Health.GOOD: "Tout est en ordre.",
    Health.DEGRADED: "L'émission peut commencer ; ce qui précède manquera.",
    Health.DOWN: "À réparer avant l'émission.",
}
