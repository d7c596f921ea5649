"""The evening's polls as the pipeline remembers them."""

from dataclasses import dataclass, field

from bot.polls.methods import METHODS
from bot.polls.poll import Poll, PollStatus


@dataclass
class PollsKept:
    """Every poll by id."""

    polls: dict[str, Poll] = field(default_factory=dict)

    def open_polls(self) -> list[Poll]:
        """Return the polls that take ballots; a temperature, which may be beside another one, comes last."""
        are_open = (poll for poll in self.polls.values() if poll.status is PollStatus.OPEN)
        return sorted(are_open, key=lambda poll: METHODS[poll.method].stands_beside)

    def latest_polls(self) -> list[Poll]:
        """Return the polls that were opened, the latest first."""
        was_opened = [poll for poll in self.polls.values() if poll.status is not PollStatus.DRAFT]
        return sorted(was_opened, key=lambda poll: poll.opened_at, reverse=True)

    def last_codes(self) -> tuple[str, ...]:
        """Return the codes of the latest poll with codes that was opened, () before the first one."""
        coded = [poll for poll in self.latest_polls() if poll.choices]
        return tuple(choice.code for poll in coded[:1] for choice in poll.choices)

    def last_grades(self) -> tuple[str, ...]:
        """Return the codes of grades of the latest poll with codes, () where it had none."""
        coded = [poll for poll in self.latest_polls() if poll.choices]
        return tuple(code for poll in coded[:1] for window in poll.windows for code in window.grades)

    def poll_of_segment(self, segment_id: str) -> Poll | None:
        """Return the poll that a segment has ready or open."""
        return next(
            (
                poll
                for poll in self.polls.values()
                if poll.segment_id == segment_id and poll.status is not PollStatus.CLOSED
            ),
            None,
        )
