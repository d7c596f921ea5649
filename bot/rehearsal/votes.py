"""A rundown with one vote, for each method."""

import json

import msgspec

from bot.errors import InputError


class VotePlan(msgspec.Struct, frozen=True, kw_only=True):
    """What is rehearsed instead of an evening: a method, so many ballots, and so many crashes."""

    method: str
    ballots: int = 50_000
    kills: int = 0


_CHOICES: dict[str, tuple[str, ...]] = {
    "plurality": ("Aux vélos", "Aux piétons", "Aux voitures", "Aux canards de la Loire"),
    "approval": ("Lundi", "Mardi", "Jeudi", "Dimanche"),
    "ranked": ("La gare", "Le marché", "La friche", "Le quai"),
    "borda": ("Les écoles", "Les routes", "Les bus", "Les parcs"),
    "majority-judgment": ("Le tram", "Le canal", "Le funiculaire"),
    "moving-debate": ("Pour", "Contre", "Dans le doute"),
    "temperature": (),
}
_QUESTIONS = {
    "plurality": "À qui donner la grande rue le dimanche ?",
    "approval": "Quels soirs réunir l’assemblée citoyenne ?",
    "ranked": "Où construire la médiathèque ?",
    "borda": "Que faut-il financer, dans quel ordre ?",
    "majority-judgment": "Que valent ces projets ?",
    "moving-debate": "Faut-il tirer au sort la moitié du conseil ?",
    "temperature": "Comment vous sentez-vous ce soir ?",
}
METHODS = (*_QUESTIONS, "consent")
_TITLE = "Répétition d’un vote"
_PROPOSAL = "Les bus circulent jusqu’à minuit, du jeudi au samedi."


def rundown_of(method: str) -> str:
    """Return the rundown (TOML) whose first segment is a vote by this method; raises InputError for none."""
    if method not in METHODS:
        raise InputError(f"--votes : méthode « {method} » inconnue. Choisissez parmi : {', '.join(METHODS)}.")
    head = f'title = {json.dumps(_TITLE)}\n\n[[segments]]\nid = "vote"\n'
    if method == "consent":
        return head + f'kind = "consent"\ntitle = "Les bus du soir"\nproposal = {json.dumps(_PROPOSAL)}\n'
    poll = f'\n[segments.poll]\nmethod = "{method}"\nquestion = {json.dumps(_QUESTIONS[method])}\n'
    choices = f"choices = {json.dumps(_CHOICES[method])}\n" if _CHOICES[method] else ""
    return head + f'kind = "poll"\ntitle = {json.dumps(_QUESTIONS[method])}\n' + poll + choices
