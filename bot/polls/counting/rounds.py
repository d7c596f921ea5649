"""A consent round: its phases, what people say in each, and what becomes of objections.

Decision by consent as in sociocracy (Endenburg, "Sociocracy: the organization of decision-making", 1998): a
proposal passes when nobody has a reasoned objection to it, which is not the same as everybody liking it.
"""

import re
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import Literal

import msgspec
from msgspec.structs import replace

from bot.polls.letters import fold, words_of
from bot.words import Refusal

LONGEST_TEXT = 500


class Phase(StrEnum):
    """Where a round is, in the order in which a round is led."""

    PROPOSAL = "proposal"
    CLARIFICATION = "clarification"
    FEELINGS = "feelings"
    AMENDMENT = "amendment"
    OBJECTIONS = "objections"
    CONSENT = "consent"


Kind = Literal["question", "feeling", "objection"]
# What can be said when.
_PHASE_OF: dict[Kind, Phase] = {
    "question": Phase.CLARIFICATION,
    "feeling": Phase.FEELINGS,
    "objection": Phase.OBJECTIONS,
}


# What says "no" and not why.
_BARE_REFUSAL = re.compile(
    "no+n+|no+|nope|nan|nah|jamais|never|contre|against|oppose[er]?|opposee?s?|objections?|objecte[r]?|object"
    "|pas|accord|refuse[r]?|aime|veux|want|agree|disagree|bof|nul+e?s?|mauvaise?s?|idee|bad|idea|quoi|voila"
    "|just[e]?|juste|parce|que|qui|because|that|this|cette|cela|est|suis|pourquoi|trop|tout|fait|totalement|vraiment"
    "|clairement|absolument|les|des|une|moi|toi|mon|pour|avec|the|and|you|not|for|mdr+|lol+|please|merci"
)
_SHORTEST_REASON = 3


class Contribution(msgspec.Struct, frozen=True):
    """What somebody says in a round, in their own words."""

    kind: Kind
    text: str


class Spoken(msgspec.Struct, frozen=True):
    """A question or a feeling, and whose."""

    voter: str
    text: str
    at: datetime


class ObjectionState(StrEnum):
    """What became of an objection; only a standing one is in the way."""

    STANDING = "standing"
    INTEGRATED = "integrated"
    SET_ASIDE = "set-aside"
    WITHDRAWN = "withdrawn"


class Objection(msgspec.Struct, frozen=True, kw_only=True):
    """One reasoned objection: its authors (several once merged), its backers, and what became of it.

    `into` is the number of the objection that it was merged into, 0 when it stands for itself; `outcome` is
    why it was set aside, or the amendment that takes it in.
    """

    number: int
    reason: str
    authors: frozenset[str]
    at: datetime
    backers: frozenset[str] = frozenset()
    state: ObjectionState = ObjectionState.STANDING
    into: int = 0
    outcome: str = ""


class Round(msgspec.Struct, frozen=True, kw_only=True):
    """A consent round at one moment; an empty circle lets everyone object."""

    proposal: str
    phase: Phase = Phase.PROPOSAL
    circle: frozenset[str] = frozenset()
    questions: tuple[Spoken, ...] = ()
    feelings: tuple[Spoken, ...] = ()
    amendments: tuple[str, ...] = ()
    objections: tuple[Objection, ...] = ()


def next_phase(led: Round) -> Round | Refusal:
    """Return the round one phase further; the last one is the end."""
    phases = list(Phase)
    place = phases.index(led.phase) + 1
    return replace(led, phase=phases[place]) if place < len(phases) else Refusal("consent-over")


def back_to(led: Round, phase: Phase) -> Round | Refusal:
    """Return the round in an earlier phase, nothing lost: an objection may call for another amendment."""
    phases = list(Phase)
    if phases.index(phase) >= phases.index(led.phase):
        return Refusal("consent-not-back")
    return replace(led, phase=phase)


def contribute(led: Round, voter: str, said: Contribution, at: datetime) -> Round | Refusal:
    """Return the round with what somebody says; each kind has its phase, and an objection its people.

    Saying a feeling or an objection again replaces one's own; a question is added.
    """
    text = " ".join(said.text.split())
    if led.phase is not _PHASE_OF[said.kind]:
        return Refusal(f"consent-not-now-{said.kind}")
    if not text or len(text) > LONGEST_TEXT:
        return Refusal("consent-text", {"most": LONGEST_TEXT})
    if said.kind == "question":
        return replace(led, questions=(*led.questions, Spoken(voter, text, at)))
    if said.kind == "feeling":
        others = tuple(feeling for feeling in led.feelings if feeling.voter != voter)
        return replace(led, feelings=(*others, Spoken(voter, text, at)))
    return _object(led, voter, text, at)


def gives_reason(text: str) -> bool:
    """Tell whether an objection says why: something is left of it without "non", "contre" and their like."""
    return any(
        len(word) >= _SHORTEST_REASON and not _BARE_REFUSAL.fullmatch(word) for word in words_of(fold(text))
    )


def _object(led: Round, voter: str, reason: str, at: datetime) -> Round | Refusal:
    if not gives_reason(reason):
        return Refusal("consent-reason-needed")
    if led.circle and voter not in led.circle:
        return Refusal("consent-not-in-circle")
    own = next((each for each in led.objections if each.authors == {voter} and _is_open(each)), None)
    if own is not None:
        return _with(led, replace(own, reason=reason, at=at))
    number = len(led.objections) + 1
    new = Objection(number=number, reason=reason, authors=frozenset({voter}), at=at)
    return replace(led, objections=(*led.objections, new))


def back(led: Round, voter: str, number: int) -> Round | Refusal:
    """Return the round with somebody's backing of a standing objection; those outside the circle may too."""
    found = _open_objection(led, number)
    if isinstance(found, Refusal):
        return found
    if voter in found.authors:
        return Refusal("consent-own-objection")
    return _with(led, replace(found, backers=found.backers | {voter}))


def merge(led: Round, number: int, into: int) -> Round | Refusal:
    """Return the round with an objection joined to another, which keeps its words and gains the people."""
    joined, kept = _open_objection(led, number), _open_objection(led, into)
    if isinstance(joined, Refusal):
        return joined
    if isinstance(kept, Refusal):
        return kept
    if number == into:
        return Refusal("consent-merge-itself")
    authors = kept.authors | joined.authors
    backers = (kept.backers | joined.backers) - authors
    return _with(_with(led, replace(joined, into=into)), replace(kept, authors=authors, backers=backers))


def integrate(led: Round, number: int, amended: str) -> Round | Refusal:
    """Return the round with the proposal amended by its author so that an objection no longer holds."""
    found, text = _open_objection(led, number), " ".join(amended.split())
    if isinstance(found, Refusal):
        return found
    if not text:
        return Refusal("consent-text", {"most": LONGEST_TEXT})
    settled = replace(found, state=ObjectionState.INTEGRATED, outcome=text)
    return _with(amend(led, text), settled)


def amend(led: Round, text: str) -> Round:
    """Return the round with the proposal in new words; the former ones are kept."""
    return replace(led, proposal=text, amendments=(*led.amendments, led.proposal))


def set_aside(led: Round, number: int, why: str) -> Round | Refusal:
    """Return the round with an objection whose reason does not hold, and why not."""
    found, reason = _open_objection(led, number), " ".join(why.split())
    if isinstance(found, Refusal):
        return found
    if not reason:
        return Refusal("consent-why")
    return _with(led, replace(found, state=ObjectionState.SET_ASIDE, outcome=reason))


def withdraw(led: Round, voter: str, number: int) -> Round | Refusal:
    """Return the round without somebody in an objection: it falls when its last author leaves it."""
    found = _open_objection(led, number)
    if isinstance(found, Refusal):
        return found
    if voter not in found.authors | found.backers:
        return Refusal("consent-not-yours")
    left = replace(found, authors=found.authors - {voter}, backers=found.backers - {voter})
    return _with(led, left if left.authors else replace(left, state=ObjectionState.WITHDRAWN))


def standing(led: Round) -> Iterable[Objection]:
    """Return the objections that are in the way of consent."""
    return (objection for objection in led.objections if _is_open(objection))


def _is_open(objection: Objection) -> bool:
    return objection.state is ObjectionState.STANDING and not objection.into


def _open_objection(led: Round, number: int) -> Objection | Refusal:
    if led.phase is Phase.CONSENT:
        return Refusal("consent-over")
    for objection in standing(led):
        if objection.number == number:
            return objection
    return Refusal("consent-no-objection", {"number": number})


def _with(led: Round, changed: Objection) -> Round:
    return replace(
        led,
        objections=tuple(changed if each.number == changed.number else each for each in led.objections),
    )
