"""Brainstorm (remue-méninges): gather without votes, group by theme, then put dots."""

import re
from datetime import timedelta

from msgspec.structs import replace

from bot.formats.format import ACCEPT, NEXT, REFUSE, TAG, Format, in_phase
from bot.formats.groups import MOST_GROUPS, proposed_groups
from bot.formats.plan import LONGEST_LABEL, Tag
from bot.formats.session import CLOSED, LET_THROUGH, Guided, Picks, Room, Said, Session, Step
from bot.words import Refusal

GATHER, GROUP, DOTS = "gather", "group", "dots"
_NUMBERS = re.compile(r"\d{1,3}")
_ONLY_NUMBERS = re.compile(r"(?:\s|,|;|\+|et|n°|\d)+")


class Brainstorm(Format):
    """Ideas first, all of them; then groups; then each person's dots on the groups."""

    name = "brainstorm"
    words = ("idee", "point", "points")
    phases = (GATHER, GROUP, DOTS)
    timed = frozenset({GATHER, DOTS})
    hearing = frozenset({GATHER, GROUP})
    acts = frozenset({ACCEPT, REFUSE, TAG, NEXT, "group", "name"})
    moderating = frozenset({ACCEPT, REFUSE, TAG, "group", "name"})

    def heard(self, room: Room, said: Said) -> Step | Refusal:
        """Return an idea more, or somebody's dots: the latest replace the earlier ones."""
        if said.word != "idee":
            return self._dotted(room, said)
        if room.session.phase == DOTS:
            return Refusal("brainstorm-dots-only")
        refusal = self.may_write(room, said)
        if refusal is not None:
            return refusal
        entry = self.taken(room, said)
        return Step(entries=(entry,), told=Refusal("brainstorm-noted"))

    def _dotted(self, room: Room, said: Said) -> Step | Refusal:
        session = room.session
        if session.phase != DOTS:
            return Refusal("brainstorm-dots-later" if session.is_open else "format-over")
        if self.is_over(session, said.at):
            return Refusal("format-over")
        numbers = tuple(int(each) for each in _NUMBERS.findall(said.text))
        if not numbers or not _ONLY_NUMBERS.fullmatch(said.text):
            return Refusal("brainstorm-dots-how", {"dots": session.plan.dots})
        if len(numbers) > session.plan.dots:
            return Refusal("brainstorm-dots-many", {"dots": session.plan.dots})
        known = {int(tag.id) for tag in session.tags}
        if any(number not in known for number in numbers):
            return Refusal("brainstorm-dots-unknown")
        picks = Picks(account=said.account, numbers=tuple(sorted(numbers)), at=said.at)
        listed = ", ".join(str(number) for number in picks.numbers)
        return Step(picks=picks, told=Refusal("brainstorm-dotted", {"list": listed}))

    def guided(self, room: Room, guided: Guided) -> Step | Refusal:
        """Return the gesture done; `group` proposes groups anew, `name` names one (number 0: a new one)."""
        match guided.act:
            case "group" if room.session.phase == DOTS:
                return Refusal("brainstorm-dots-only")
            case "group":
                return _grouped(room)
            case "name":
                return _named(room.session, guided)
        return super().guided(room, guided)

    def turned(self, room: Room, guided: Guided) -> Step | Refusal:
        """Return the next phase: groups are proposed when ideas are in, and dots take groups."""
        session, plan = room.session, room.session.plan
        match session.phase:
            case "gather":
                step = _grouped(room)
                grouped = step.session or session
                told = Refusal("brainstorm-grouping", {"ideas": len(room.in_state(*LET_THROUGH))})
                return replace(step, session=in_phase(grouped, GROUP, guided.at), announced=(told,))
            case "group" if not session.tags:
                return Refusal("brainstorm-no-groups")
            case "group":
                dotting = in_phase(session, DOTS, guided.at)
                if plan.seconds is not None:
                    dotting = replace(dotting, closes_at=guided.at + timedelta(seconds=plan.seconds))
                listed = " · ".join(f"{tag.id} {tag.label}" for tag in session.tags)
                told = Refusal("brainstorm-dotting", {"dots": plan.dots, "list": listed})
                return Step(session=dotting, announced=(told,))
        return Step(session=in_phase(session, CLOSED, guided.at))


def _grouped(room: Room) -> Step:
    """Return the ideas in proposed groups; what was flagged or refused takes no part."""
    ideas = room.in_state(*LET_THROUGH)
    numbers, labels = proposed_groups([idea.text for idea in ideas])
    tags = tuple(Tag(id=str(place), label=label) for place, label in enumerate(labels, 1))
    moved = tuple(
        replace(idea, tag=str(number) if number else "") for idea, number in zip(ideas, numbers, strict=True)
    )
    return Step(session=replace(room.session, tags=tags), entries=moved)


def _named(session: Session, guided: Guided) -> Step | Refusal:
    label = " ".join(guided.text.split())
    if not 0 < len(label) <= LONGEST_LABEL:
        return Refusal("format-too-long", {"most": LONGEST_LABEL})
    if guided.number == 0:
        if len(session.tags) >= MOST_GROUPS:
            return Refusal("format-enough", {"most": MOST_GROUPS})
        number = max((int(tag.id) for tag in session.tags), default=0) + 1
        return Step(session=replace(session, tags=(*session.tags, Tag(id=str(number), label=label))))
    if str(guided.number) not in [tag.id for tag in session.tags]:
        return Refusal("format-no-tag")
    renamed = tuple(
        replace(tag, label=label) if tag.id == str(guided.number) else tag for tag in session.tags
    )
    return Step(session=replace(session, tags=renamed))
