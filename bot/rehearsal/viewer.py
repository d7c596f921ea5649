"""What somebody who watches the overlay sees, and when: shown to the crowd, and kept to measure delays."""

from bisect import bisect_left
from collections import defaultdict
from datetime import datetime

from bot.rehearsal.crowd.screen import (
    Screen,
    ShownChoice,
    ShownObjection,
    ShownPoll,
    ShownQuestion,
    ShownSession,
    ShownWindow,
)
from bot.rehearsal.page import View

BACKABLE = ("accepted", "on_air")


class Viewer:
    """Follows the overlay's topic `air`, and the list of questions that the host reads out."""

    def __init__(self) -> None:
        """Have seen nothing."""
        self.screen = Screen()
        self._seen: dict[tuple[str, str], tuple[list[datetime], list[datetime]]] = defaultdict(
            lambda: ([], [])
        )
        self._questions: dict[str, View] = {}
        self._withdrawn: set[str] = set()
        self.results: dict[str, View] = {}

    def see_air(self, topic: str, view: View | None, now: datetime) -> None:
        """Take in what the overlay shows."""
        if topic != "air" or view is None:
            return
        self.hear_session(f"format:{topic}", view.get("format"), now)
        if view.get("poll") is None:
            return
        poll = view["poll"]
        if poll["status"] == "draft":
            return
        self.screen.show_poll(_shown(poll))
        for platform, told in poll["as_of"].items():
            counted, seen = self._seen[(poll["id"], platform)]
            at = datetime.fromisoformat(told)
            if not counted or at > counted[-1]:
                counted.append(at)
                seen.append(now)

    def hear_questions(self, topic: str, view: View | None, now: datetime) -> None:
        """Take in what the host says can be backed."""
        if not topic.startswith("question:"):
            return
        if view is None:
            self._questions.pop(topic, None)
        else:
            self._questions[topic] = view
        self._show_questions()

    def hear_poll(self, topic: str, view: View | None, now: datetime) -> None:
        """Take in that a poll is over or called off: chats are told, also when it has left the overlay."""
        if not topic.startswith("poll:") or view is None or view["id"] not in self.screen.polls:
            return
        if view["withheld"] == "cancelled":
            self.screen.call_off(view["id"])
        elif view["status"] == "closed":
            self.results[view["id"]] = view
            self.screen.show_poll(_shown(view))

    def hear_session(self, topic: str, view: View | None, now: datetime) -> None:
        """Take in how a session of a format goes, from the overlay, or from the host once it is over."""
        if not topic.startswith("format:") or view is None or view["status"] == "draft":
            return
        if topic != "format:air" and view["id"] not in self.screen.sessions:
            return
        self.screen.show_session(
            ShownSession(
                id=view["id"],
                format=view["method"],
                phase=view["phase"],
                opened_at=datetime.fromisoformat(view["opened_at"]),
                closed_at=_moment(view["closed_at"]),
                tags=tuple(each["id"] for each in view["tags"]) if view["method"] == "brainstorm" else (),
            )
        )

    def withdraw(self, question_id: str) -> None:
        """Stop offering a question that the show is about to be done with."""
        self._withdrawn.add(question_id)
        self._show_questions()

    def seen_at(self, poll_id: str, platform: str, at: datetime) -> datetime | None:
        """Return when the overlay first showed a count that includes everything sent until a time."""
        counted, seen = self._seen[(poll_id, platform)]
        place = bisect_left(counted, at)
        return seen[place] if place < len(seen) else None

    def _show_questions(self) -> None:
        self.screen.show_questions(
            [
                ShownQuestion(number=each["number"], text=each["text"], author=each["author"])
                for each in self._questions.values()
                if each["status"] in BACKABLE and each["id"] not in self._withdrawn
            ]
        )


def _shown(poll: View) -> ShownPoll:
    nothing: View = {"phase": "", "objections": ()}
    led: View = (poll["detail"] if poll["method"] == "consent" else None) or nothing
    return ShownPoll(
        id=poll["id"],
        choices=tuple(ShownChoice(code=each["code"], label=each["label"]) for each in poll["choices"]),
        opened_at=datetime.fromisoformat(poll["opened_at"]),
        announced_close_at=_moment(poll["closes_at"]),
        closed_at=_moment(poll["closed_at"]),
        method=poll["method"],
        window=_window(poll.get("window")),
        question=poll["question"],
        phase=led["phase"],
        objections=tuple(
            ShownObjection(number=each["number"], reason=each["reason"])
            for each in led["objections"]
            if each["state"] == "standing"
        ),
    )


def _window(told: View | None) -> ShownWindow | None:
    if told is None:
        return None
    return ShownWindow(
        code=told["code"],
        starts_at=datetime.fromisoformat(told["starts_at"]),
        ends_at=datetime.fromisoformat(told["ends_at"]),
    )


def _moment(told: str | None) -> datetime | None:
    return datetime.fromisoformat(told) if told else None
