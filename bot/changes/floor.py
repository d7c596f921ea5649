"""Changes of the audience's questions, and of who has had the floor."""

from datetime import datetime

from bot.changes.change import Change
from bot.questions.question import Question


class QuestionSaved(Change, frozen=True, kw_only=True, tag="question_saved"):
    """A question was asked or moved on."""

    question: Question


class BackingAdded(Change, frozen=True, kw_only=True, tag="backing_added"):
    """An account (as a pseudonym) backs a question; `unseen` when it was not seen before that was asked."""

    question_id: str
    backer: str
    unseen: bool = False


class BackingRemoved(Change, frozen=True, kw_only=True, tag="backing_removed"):
    """A backer (as a pseudonym) no longer backs a question."""

    question_id: str
    backer: str


class VoiceHeard(Change, frozen=True, kw_only=True, tag="voice_heard"):
    """An account (as a keyed hash) had the floor; the later time counts."""

    account: str
    at: datetime


class VoiceForgotten(Change, frozen=True, kw_only=True, tag="voice_forgotten"):
    """Nothing is known any more of whether an account has had the floor."""

    account: str


class VoiceHidden(Change, frozen=True, kw_only=True, tag="voice_hidden"):
    """An account does not want it remembered that it has had the floor, or allows it again."""

    account: str
    hidden: bool


class QuestionsApart(Change, frozen=True, kw_only=True, tag="questions_apart"):
    """Two questions do not ask the same."""

    one: str
    other: str


class DetectionSet(Change, frozen=True, kw_only=True, tag="detection_set"):
    """Plain questions in the chat are proposed, or not any more."""

    on: bool


class StreamBegan(Change, frozen=True, kw_only=True, tag="stream_began"):
    """The stream went live; times in the video count from here. None when it stopped."""

    at: datetime | None


FloorChange = (
    QuestionSaved
    | BackingAdded
    | BackingRemoved
    | VoiceHeard
    | VoiceForgotten
    | VoiceHidden
    | QuestionsApart
    | DetectionSet
    | StreamBegan
)
