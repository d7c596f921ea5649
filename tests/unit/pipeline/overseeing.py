"""What the platforms' own moderation tells, for tests to pass on."""

from itertools import count

from bot.events import (
    ActionPerformed,
    Author,
    AutomodAlerted,
    ModeratorActed,
    Outcome,
    Platform,
    SuspectWrote,
    UnbanRequested,
    UnbanResolved,
)
from bot.moderation.case import Case
from bot.orders import CaseAct
from bot.pipeline.memory.state import ShowState
from tests.unit.pipeline.evening import (
    LEA,
    ZOE,
    after,
    live,
    said,
)
from tests.unit.pipeline.reviewing import a_case, actions, decide

_numbers = count(1)


def acted(
    act: str, about: Author = ZOE, at: float = 50, message_id: str = "", seconds: int | None = None
) -> ModeratorActed:
    """Return what Modeste did with the platform's own tools."""
    return ModeratorActed(
        id=f"a{next(_numbers)}",
        at=after(at),
        platform=about.platform,
        channel="bouge",
        act=act,
        moderator="Modeste",
        author_id=about.id,
        message_id=message_id,
        seconds=seconds,
        reason="insulte",
    )


def suspect(text: str = "me revoilà", at: float = 10, **more: object) -> SuspectWrote:
    """Return what a suspicious account wrote."""
    name = f"s{next(_numbers)}"
    given: dict[str, object] = {"message_id": name, **more}
    return SuspectWrote(
        id=name,
        at=after(at),
        platform=Platform.TWITCH,
        channel="bouge",
        author=ZOE,
        text=text,
        **given,  # type: ignore[arg-type]
    )


def blocked(text: str = "sale chose", at: float = 10, message_id: str = "") -> AutomodAlerted:
    """Return what Discord's filter did."""
    return AutomodAlerted(
        id=f"f{next(_numbers)}",
        at=after(at),
        platform=Platform.DISCORD,
        channel="salon",
        author=LEA,
        text=text,
        rule="keyword",
        message_id=message_id,
        matched="SALE",
    )


def asked_back(by: Author = ZOE, at: float = 100) -> UnbanRequested:
    """Return the request of somebody banned."""
    return UnbanRequested(
        id=f"u{next(_numbers)}",
        at=after(at),
        platform=Platform.TWITCH,
        channel="bouge",
        request_id="r1",
        author=by,
        text="Je regrette.",
    )


def answered(approved: bool | None, moderator: str = "Modeste") -> UnbanResolved:
    """Return its answer on Twitch itself."""
    return UnbanResolved(
        id=f"u{next(_numbers)}",
        at=after(120),
        platform=Platform.TWITCH,
        channel="bouge",
        request_id="r1",
        approved=approved,
        moderator=moderator,
        text="Soit.",
    )


def another_case(state: ShowState) -> Case:
    """Return the case of something else that the same person wrote."""
    live(state, said("patate pourrie toi-même, retourne au potager", message_id="m2"))
    return next(case for case in state.docket.cases.values() if case.message_id == "m2")


def now(case: Case, state: ShowState) -> Case:
    """Return a case as it is now."""
    return state.docket.cases[case.id]


def a_ban(state: ShowState) -> Case:
    """Return the case of somebody who is banned by now."""
    case = a_case(state)
    for action in actions(decide(case, CaseAct.BAN, state)):
        told = ActionPerformed(id=f"{action.id}/r", at=after(31), action_id=action.id, outcome=Outcome.DONE)
        live(state, told)
    return now(case, state)
