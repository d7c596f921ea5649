"""States of the scenes of formats: sessions lived through by the formats' own code, in real views."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from bot.events import Platform
from bot.formats import FORMATS
from bot.formats.lot import Quota, Source
from bot.formats.plan import Plan, Tag
from bot.formats.session import Guided, Said, Session
from bot.moderation.judge import Policy
from bot.phrasebook import FluentPhrasebook
from bot.pipeline.evening import Evening
from bot.pipeline.formats.shown import format_view
from bot.pipeline.formats.take_part import changes_of
from bot.pipeline.memory.state import ShowState
from bot.show.rundown import Rundown
from bot.views import AirView, FormatView

NOW = datetime(2026, 3, 12, 20, 42, 18, tzinfo=UTC)
SHOW = "Bouge ta Démocratie"
WORDS = FluentPhrasebook(Path(__file__).parents[3] / "config" / "locales", "fr")
EVENING = Evening(
    title=SHOW,
    rundown=Rundown(title=SHOW, segments=()),
    words=WORDS,
    policy=Policy(rules=(), flag_threshold=1, act_threshold=1),
    platforms=(Platform.TWITCH, Platform.DISCORD),
    new_key=lambda: b"k" * 32,
    results_url="https://bouge.example/resultats/",
)
_NAMES = """
zoé_du_cher marguerite_45 Théo Inès K. lucas-28 BerryPower Fatou
mamie_claude Noé Aïcha rivière_vive Sam Jean-Baptiste-de-la-Ferté vélo_lover Élodie
Yanis camille36 Rosalie Ibrahim loire.libre Apolline Max Léa
"""
NAMES = tuple(_NAMES.split())


class Lived:
    """A session that people take part in."""

    def __init__(
        self, name: str, subject: str, plan: Plan | None = None, phase: str = "", left_s: int = 70
    ) -> None:
        """Open it."""
        self.kind = FORMATS[name]
        session = Session(
            id="f1",
            format=name,
            segment_id="s1",
            subject=subject,
            phase=phase or self.kind.phases[0],
            plan=plan or Plan(),
            opened_at=NOW - timedelta(seconds=110),
            phase_at=NOW - timedelta(seconds=50),
            closes_at=NOW + timedelta(seconds=left_s) if left_s else None,
        )
        self.state = ShowState()
        self.session = session
        self._save(self.kind.opened(session))
        self._said = 0

    def _save(self, session: Session) -> None:
        self.state.formats.sessions["f1"] = session

    def say(self, word: str, text: str = "", heard: int = 0, reviewed: bool = False, by: str = "") -> None:
        """Have the next person say something."""
        self._said += 1
        name = by or NAMES[self._said % len(NAMES)]
        said = Said(
            id=f"e{self._said}",
            word=word,
            text=text,
            account=name if by else f"a{self._said}",
            token=f"{self._said:05d}-W9A2M",
            name=name,
            platform=Platform.DISCORD if self._said % 3 == 0 else Platform.TWITCH,
            channel="bouge",
            at=NOW - timedelta(seconds=100 - self._said % 60),
            reviewed=reviewed,
            heard=heard,
        )
        self._bring(self.kind.heard(self._room(), said))

    def guide(self, act: str, number: int = 0, text: str = "", at: datetime = NOW) -> None:
        """Have the host do something."""
        self._bring(
            self.kind.guided(self._room(), Guided(act=act, at=at, number=number, text=text, show=SHOW))
        )

    def view(self, for_viewers: bool = True, evening: Evening = EVENING) -> FormatView:
        """Return what is shown."""
        return format_view(self.state.formats.sessions["f1"], self.state, evening, for_viewers)

    def _room(self) -> Any:
        return self.state.formats.room(self.state.formats.sessions["f1"], str)

    def _bring(self, step: Any) -> None:
        assert hasattr(step, "entries"), step
        for change in changes_of(self.session, step):
            self.state.formats.apply(change)  # type: ignore[arg-type]


IDEAS = (
    "Des bus de nuit le week-end jusqu’aux villages",
    "Un bus toutes les dix minutes devant le lycée",
    "Une vraie piste cyclable le long de la Loire",
    "Des pistes cyclables séparées des voitures",
    "Prêter des vélos aux lycéens, avec un casque",
    "Un parking à vélos fermé à clé dans la cour",
    "Décaler l’heure des cours pour que les bus arrivent",
    "Le covoiturage entre parents, avec une appli du département",
    "Covoiturage : une place réservée devant la grille",
    "Le bus gratuit pour les moins de 18 ans",
    "Des trottoirs éclairés pour venir à pied",
)
QUOTES = (
    "J’ai refusé un CDI à Bourges : le premier train arrivait à 8 h 50, on embauchait à 8 h.",
    "Mon fils a arrêté le judo. Quarante kilomètres trois fois par semaine, on ne pouvait plus.",
    "Aux soins, tout simplement.",
    "Je ne vois plus ma sœur qu’à Noël.",
    "À l’université. J’ai pris ce qu’il y avait à côté.",
    "À sortir le soir : après 19 h, plus rien ne passe.",
)
HATS = (
    ("avis", "Il est tombé 38 % de pluie en moins depuis avril, d’après la préfecture."),
    ("avis", "La nappe de Beauce est à son plus bas depuis 1994."),
    ("avis", "Le prix du mètre cube a pris 60 centimes en deux ans."),
    ("rouge", "J’ai peur qu’on manque d’eau cet été."),
    ("noir", "Les maraîchers ne tiendront pas avec des quotas."),
    ("avis", "Une chasse d’eau, c’est neuf litres."),
)
OPINIONS = (
    "eau : réparer les fuites avant d’interdire quoi que ce soit",
    "Eau : un tarif progressif, les premiers mètres cubes presque gratuits",
    "transports : le train de 18 h 12 est supprimé une fois sur trois",
    "Transports : des vélos en libre service dans les gares",
    "santé : huit mois pour un dermatologue",
    "école : la cantine à 1 € pour tout le monde",
    "École : rouvrir la classe unique de mon village",
    "et la culture dans tout ça ?",
)
BEACON = Source(kind="beacon", name="drand quicknet")
SEED = "7f3c19e2b8d04a65c1f09e7b23d85a4f60e1c7b9a2d83f54096be1c7a8d2f35e"


def states() -> dict[str, dict[str, Any]]:
    """Return every state of the formats' scenes by its name, as the server would send it."""
    return {f"air_format_{name}": _snapshot(view) for name, view in _views()}


def _views() -> Iterator[tuple[str, FormatView]]:
    yield from _draws()
    yield from _queues()
    yield from _written()


def _draw(source: Source = BEACON) -> Lived:
    plan = Plan(seats=5, reserves=3, quotas=(Quota(tag="discord", seats=2),), source=source)
    lived = Lived("draw", "Cinq personnes pour le jury citoyen de l’eau", plan)
    for number in range(42):
        lived.say("volontaire", "anonyme" if number % 7 == 3 else "", heard=number % 2)
    return lived


def _draws() -> Iterator[tuple[str, FormatView]]:
    yield "draw_volunteers", _draw().view()
    listed = _draw()
    listed.guide("next")
    yield "draw_listed", listed.view()
    listed.guide("seed", text=SEED, at=NOW + timedelta(minutes=2))
    # What is old news is not drawn again before one's eyes.
    yield "draw_drawn", replace(listed.view(), phase_at=NOW - timedelta(minutes=2))
    yield "draw_rolling", replace(listed.view(), phase_at=NOW)
    promised = _draw(Source())
    for name in ("Ana", "Boris", "Le maire de Vierzon"):
        promised.guide("commit", text=f"{name} : {committed_by(name)}")
    promised.guide("next")
    promised.guide("reveal", text="le secret de Boris")
    yield "draw_promised", promised.view()


def committed_by(name: str) -> str:
    """Return the digest of somebody's secret."""
    from bot.formats.lot import committed

    return committed(f"le secret de {name}")


def _queues() -> Iterator[tuple[str, FormatView]]:
    queue = Lived(
        "speaking-queue", "Qu’est-ce qui changerait votre quotidien ?", Plan(turn_seconds=90), left_s=0
    )
    yield "queue_empty", queue.view()
    for number in range(9):
        queue.say("parole", "le dernier bus" if number % 2 == 0 else "", heard=number % 3 // 2)
    yield "queue_waiting", queue.view()
    queue.guide("next", at=NOW - timedelta(seconds=31))
    yield "queue_speaking", queue.view()


def _written() -> Iterator[tuple[str, FormatView]]:
    hats = Lived("six-hats", "Faut-il limiter l’eau de chacun ?", Plan(per_person=9))
    for word, text in HATS:
        hats.say(word, text)
    yield "hats_white", hats.view()
    hats.guide("next")
    hats.guide("next")
    yield "hats_black", hats.view()
    ideas = Lived("brainstorm", "Comment venir au lycée sans voiture ?", Plan(dots=3))
    for text in IDEAS[:7]:
        ideas.say("idee", text)
    yield "brainstorm_gather", ideas.view()
    for text in IDEAS[7:]:
        ideas.say("idee", text)
    ideas.guide("next")
    yield "brainstorm_group", ideas.view()
    ideas.guide("next")
    ideas.say("point", "1 1 2")
    yield "brainstorm_few", ideas.view()
    for picks in ("1 1 2", "1 2 3", "3 3 1", "2 1 1", "1 2 2", "3"):
        ideas.say("point", picks)
    yield "brainstorm_dots", ideas.view()
    wall = Lived("porteur-de-parole", "À quoi avez-vous renoncé faute de transport ?", left_s=0)
    yield "wall_empty", wall.view()
    for number, text in enumerate(QUOTES):
        by = NAMES[number]
        wall.say("temoigne", text, by=by)
        wall.guide("accept", number + 1)
        wall.say("citer", "anonyme" if number % 3 == 2 else "", by=by)
    yield "wall_quotes", wall.view()
    labels = ("Eau", "Transports et vélo", "Santé", "École")
    tags = tuple(Tag(id=str(place), label=label) for place, label in enumerate(labels, 1))
    opinions = Lived("themes", "Que changer d’abord ?", Plan(tags=tags))
    for text in OPINIONS:
        opinions.say("avis", text)
    yield "themes_open", opinions.view()


def _snapshot(view: FormatView) -> dict[str, Any]:
    air = msgspec.json.decode(msgspec.json.encode(AirView(title=SHOW, format=view)))
    return {
        "role": "overlay",
        "name": "",
        "now": NOW.isoformat().replace("+00:00", "Z"),
        "locale": "fr",
        "topics": {"air": air},
    }
