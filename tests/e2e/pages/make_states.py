"""Writes the states of the method scenes, `states/air_<method>_<state>.json`, out of real counts and views.

Run `python -m tests.e2e.pages.make_states` after a change of the views: the states that were written by hand
get their new fields too. A test compares the files with what is made here.
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
from msgspec.structs import replace

from bot.polls.outcome import CountsDetail, Outcome
from bot.polls.poll import Argument, PollStatus, Window
from bot.views import (
    ActsView,
    AirView,
    CaseView,
    CharterView,
    ChoiceView,
    CrossersView,
    DeskView,
    DryRunView,
    HealthView,
    PlanView,
    PollView,
    QuestionView,
    RundownView,
    ShowView,
)
from tests.e2e.pages.counted import COUNTED, Counted
from tests.e2e.pages.scripted import STATES, state

TOPICS: dict[str, type[msgspec.Struct]] = {
    "air": AirView,
    "preview": AirView,
    "rundown": RundownView,
    "show": ShowView,
    "health": HealthView,
    "desk": DeskView,
    "poll": PollView,
    "question": QuestionView,
    "case": CaseView,
    "charter": CharterView,
    "acts": ActsView,
    "plan": PlanView,
    "crossers": CrossersView,
    "dry-run": DryRunView,
}

NOW = datetime(2026, 3, 12, 20, 42, 18, tzinfo=UTC)
OPENED = NOW - timedelta(seconds=48)
CLOSES = OPENED + timedelta(seconds=120)
FEW = 3
ON_AIR = Argument(number=3, speaker="Armel", at=OPENED)
GRADED_NOW = Window(
    code="9",
    starts_at=NOW - timedelta(seconds=5),
    ends_at=NOW + timedelta(seconds=15),
    grades=tuple(str(code) for code in range(20, 27)),
)
SHOW = "Bouge ta Démocratie"


def states() -> dict[str, dict[str, Any]]:
    """Return every state of the method scenes by its name, as the server would send it."""
    return {
        f"air_{name}_{kind}": _snapshot(poll)
        for name, counted in COUNTED.items()
        for kind, poll in _polls(counted)
    }


def written(state: dict[str, Any]) -> str:
    """Return a state as its file holds it."""
    return json.dumps(state, ensure_ascii=False, indent=1) + "\n"


def _polls(counted: Counted) -> Iterator[tuple[str, PollView]]:
    """Return a poll in each state of its life, with its name."""
    shown = _view(counted, counted.outcome)
    hidden = _withheld(shown, "hidden")
    last = counted.ended or counted.outcome
    ended = replace(
        _view(counted, last), status=PollStatus.CLOSED, closed_at=NOW, choices=_winners(shown, last)
    )
    yield "draft", replace(_withheld(shown, "few"), status=PollStatus.DRAFT, voters=0, closes_at=None)
    yield "open", shown
    yield "hidden", hidden
    yield "few", replace(_withheld(shown, "few"), voters=FEW)
    yield "closed", replace(ended, sentence=counted.sentence)
    if counted.method == "majority-judgment":
        yield "grading", replace(hidden, window=GRADED_NOW)
    for name, outcome in counted.others.items():
        yield name, _view(counted, outcome)


def _view(counted: Counted, outcome: Outcome) -> PollView:
    return PollView(
        id="p1",
        question=counted.question,
        status=PollStatus.OPEN,
        choices=tuple(_choice(code, label, outcome) for code, label in counted.choices),
        voters=outcome.voters,
        voters_by_platform={"twitch": outcome.voters - outcome.voters // 5, "discord": outcome.voters // 5},
        opened_at=OPENED,
        closes_at=CLOSES,
        closed_at=None,
        withheld="",
        as_of={"twitch": NOW - timedelta(seconds=1)},
        segment_id="s3",
        method=counted.method,
        arguments=(ON_AIR,) if counted.method == "moving-debate" else (),
        ranking=outcome.ranking,
        detail=outcome.detail,
    )


def _choice(code: str, label: str, outcome: Outcome) -> ChoiceView:
    if not isinstance(outcome.detail, CountsDetail):
        return ChoiceView(code=code, label=label, count=None, share=None)
    part, whole = outcome.detail.shares[code]
    return ChoiceView(code=code, label=label, count=outcome.detail.counts[code], share=part / whole)


def _withheld(shown: PollView, why: str) -> PollView:
    choices = tuple(replace(choice, count=None, share=None) for choice in shown.choices)
    return replace(shown, withheld=why, choices=choices, ranking=(), detail=None)


def _winners(shown: PollView, outcome: Outcome) -> tuple[ChoiceView, ...]:
    return tuple(replace(choice, wins=choice.code in outcome.winners) for choice in shown.choices)


def _snapshot(poll: PollView) -> dict[str, Any]:
    air = msgspec.to_builtins(AirView(title=SHOW, poll=poll))
    return {
        "role": "overlay",
        "name": "",
        "now": "2026-03-12T20:42:18Z",
        "locale": "fr",
        "topics": {"air": air},
    }


def as_sent(snapshot: dict[str, Any]) -> dict[str, Any]:
    """Return a state as the server would send it: every field of every view, none that it does not know."""
    topics = {
        topic: view
        if view is None
        else json.loads(msgspec.json.encode(msgspec.convert(view, TOPICS[topic.partition(":")[0]])))
        for topic, view in snapshot["topics"].items()
    }
    return snapshot | {"topics": topics}


def main() -> None:
    """Write every state of the method scenes, and the others with the fields that views have now."""
    for name, made in states().items():
        (STATES / f"{name}.json").write_text(written(made), encoding="utf-8")
    for path in STATES.glob("*.json"):
        kept = state(path.stem)
        if as_sent(kept) != kept:
            path.write_text(written(as_sent(kept)), encoding="utf-8")


if __name__ == "__main__":
    main()
