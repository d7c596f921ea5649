"""The theme of a question: the one that it names, else the segment's, else the one that its words are of."""

from bot.changes import QuestionSaved
from bot.formats.plan import Tag
from bot.formats.themes import hashed_theme, named_theme, nearest_theme
from bot.orders import RetagQuestion
from bot.pipeline.evening import Evening
from bot.pipeline.memory.state import ShowState
from bot.pipeline.step import Consequence
from bot.questions.life import retagged
from bot.questions.text import cleaned
from bot.words import Refusal


def said_theme(text: str, evening: Evening) -> tuple[str, str]:
    """Return the evening's theme that a question names and the rest of its words, ("", text) for none."""
    # A number names no theme here: "#2" and "2 :" are other questions.
    themes = [Tag(id=label, label=label) for label in evening.rundown.themes]
    for read in (named_theme, hashed_theme):
        theme, rest = read(cleaned(text), themes)
        if theme:
            return theme, rest
    return "", text


def own_theme(text: str, state: ShowState, evening: Evening) -> str:
    """Return the theme of a question that names none: the current segment's, else that of most words."""
    segments = {each.id: each for each in evening.rundown.segments}
    current = segments.get(state.stage.segment_id)
    if current is not None and current.theme:
        return current.theme
    return nearest_theme(text, [Tag(id=label, label=label) for label in evening.rundown.themes])


def retag(order: RetagQuestion, state: ShowState, evening: Evening) -> list[Consequence] | Refusal:
    """Return a question under another theme of the evening, or under none."""
    question = state.floor.questions.get(order.question_id)
    if question is None:
        return Refusal("order-question-unknown")
    if order.theme and order.theme not in evening.rundown.themes:
        return Refusal("order-no-theme")
    changed = retagged(question, order.theme)
    return changed if isinstance(changed, Refusal) else [QuestionSaved(question=changed)]
