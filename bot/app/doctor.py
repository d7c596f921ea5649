"""`bouge doctor`: looks at every part without starting the show, and says what to do about each fault."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass

from bot.app.brain import start_scorer
from bot.app.evening import load_charter, load_rundown, policy_of
from bot.app.model_quality import is_of_configured, model_said
from bot.app.places import LOCALES, find
from bot.app.platforms import configured, discord_adapter, twitch_adapter
from bot.app.run import open_store
from bot.classifier.calibration import read_calibration
from bot.clock import SystemClock
from bot.errors import (
    BougeError,
    ModelError,
    PlatformError,
    RundownError,
    SealingError,
    SettingsError,
    StoreError,
    reason_of,
)
from bot.events import Health, HealthReported, Platform
from bot.moderation.case import Mode
from bot.phrasebook import FluentPhrasebook
from bot.ports import AnyEvent
from bot.sealing.key import open_key
from bot.settings import Settings

LONGEST_LOOK_S = 30.0


@dataclass(frozen=True)
class Finding:
    """One thing looked at; `remedy` says what to do when it is not well."""

    part: str
    health: Health
    detail: str
    remedy: str = ""


class _Unheard:
    """Takes what adapters would tell the show: a check-up only looks."""

    def put(self, event: AnyEvent) -> None:
        """Let it go."""


class _Nowhere:
    """Knows no earlier message: a check-up reads none."""

    async def last(self, platform: Platform, channel: str) -> str | None:
        """Return nothing."""
        return None


Look = Callable[[Settings], Awaitable[list[Finding]]]


async def examine(settings: Settings) -> AsyncIterator[Finding]:
    """Yield one finding per thing looked at, as soon as it is known."""
    for part, look in _LOOKS.items():
        try:
            async with asyncio.timeout(LONGEST_LOOK_S):
                found = await look(settings)
        except TimeoutError:
            found = [
                _bad(part, f"pas de réponse en {LONGEST_LOOK_S:.0f} s", "Vérifiez le réseau, puis réessayez.")
            ]
        except SettingsError as fault:
            found = [_bad(part, each, "Corrigez ce réglage.") for each in fault.faults]
        except BougeError as fault:
            found = [_bad(part, str(fault), _REMEDIES.get(type(fault), "Lisez le message ci-contre."))]
        for each in found:
            yield each


async def _look_at_store(settings: Settings) -> list[Finding]:
    async with AsyncExitStack() as stack:
        opened = await open_store(settings, stack)
        kind = "serveur intégré" if opened.server else "serveur externe"
        return [_well("store", f"{kind}, répond")]


async def _look_at_model(settings: Settings) -> list[Finding]:
    if not settings.classifier.enabled:
        return [
            Finding("classifier", Health.DEGRADED, "éteint par les réglages", "classifier.enabled = true")
        ]
    scorer = await start_scorer(settings)
    try:
        await scorer.score(["Bonsoir à toutes et à tous"])
        policy = policy_of(settings, (scorer.flag_threshold, scorer.act_threshold))
    finally:
        await scorer.close()
    said = f"{model_said(settings)}, signale à partir de {policy.flag_threshold:.2f}"
    kept = read_calibration(settings.data_dir)
    if kept is not None and not is_of_configured(kept, settings):
        return [Finding("classifier", Health.DEGRADED, said, "Refaites-le : bouge model calibrate.")]
    return [_well("classifier", said)]


async def _look_at_files(settings: Settings) -> list[Finding]:
    path = find(settings.show.rundown)
    rundown = load_rundown(path, FluentPhrasebook(LOCALES, settings.locale).keys)
    policy_of(settings, (0.5, 0.9))
    return [_well("rundown", f"« {rundown.title} », {len(rundown.segments)} séquences ({path})")]


async def _look_at_charter(settings: Settings) -> list[Finding]:
    charter = load_charter(settings.moderation, settings.locale)
    alone = [rule.id for rule in charter.rules if {Mode.ACT, Mode.HOLD} & set(rule.modes.values())]
    said = f"{len(charter.rules)} règles ({find(settings.moderation.charter)})"
    whose = f" ; le bot retire ou décide de lui-même pour : {', '.join(alone)}" if alone else ""
    return [_well("charter", said + whose)]


async def _look_at_port(settings: Settings) -> list[Finding]:
    host, port = settings.web.host, settings.web.port
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as fault:
        remedy = "Arrêtez le programme qui l'occupe, ou changez web.port (0 : n'importe lequel)."
        return [_bad("web", f"{host}:{port} indisponible ({reason_of(fault)})", remedy)]
    return [_well("web", f"{host}:{port} libre")]


async def _look_at_data(settings: Settings) -> list[Finding]:
    folder = settings.data_dir
    probe = folder / ".bouge-doctor"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.touch()
        probe.unlink()
    except OSError as fault:
        return [
            _bad("data_dir", f"{folder} : {reason_of(fault)}", "Choisissez un dossier où le bot peut écrire.")
        ]
    return [_well("data_dir", str(folder))]


async def _look_at_key(settings: Settings) -> list[Finding]:
    try:
        key = await asyncio.to_thread(open_key, settings.data_dir)
    except SealingError as fault:
        # The show goes on without it; its boxes wait.
        remedy = "Sans elle, aucune urne n'est publiée. Remettez-en une copie plutôt qu'une nouvelle clé."
        return [Finding("key", Health.DEGRADED, str(fault), remedy)]
    return [_well("key", f"{key.public} signe les urnes")]


async def _look_at_platforms(settings: Settings) -> list[Finding]:
    chosen = configured(settings)
    if not chosen:
        remedy = "Donnez twitch.channel et les jetons BOUGE_TWITCH__…, ou BOUGE_DISCORD__TOKEN."
        return [_bad("platforms", "aucune plateforme n'est configurée", remedy)]
    words, clock = FluentPhrasebook(LOCALES, settings.locale), SystemClock()
    reports: list[HealthReported] = []
    if Platform.TWITCH in chosen:
        reports += await twitch_adapter(settings, _Unheard(), words, clock).check()
    if Platform.DISCORD in chosen:
        reports += await discord_adapter(settings, _Unheard(), words, clock, _Nowhere()).check()
    return [Finding(each.part, each.health, each.detail or "en ordre", each.remedy) for each in reports]


def _well(part: str, detail: str) -> Finding:
    return Finding(part, Health.GOOD, detail)


def _bad(part: str, detail: str, remedy: str) -> Finding:
    return Finding(part, Health.DOWN, detail, remedy)


_LOOKS: Mapping[str, Look] = {
    "data_dir": _look_at_data,
    "rundown": _look_at_files,
    "charter": _look_at_charter,
    "store": _look_at_store,
    "classifier": _look_at_model,
    "web": _look_at_port,
    "key": _look_at_key,
    "platforms": _look_at_platforms,
}
_REMEDIES: Mapping[type[BougeError], str] = {
    StoreError: "Vérifiez store.url, ou arrêtez le bot qui utilise ce dossier.",
    ModelError: "Videz classifier.model pour revenir au modèle fourni, ou réparez ce dossier.",
    RundownError: "Corrigez ce conducteur, ou nommez-en un autre dans show.rundown.",
    PlatformError: "Vérifiez l'adresse et le réseau.",
}
