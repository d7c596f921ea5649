"""Five thousand questions with fifty thousand backings: a new backing is in every view within a second."""

from datetime import timedelta
from random import Random
from time import process_time

from bot.events import Author, Platform
from bot.pipeline.memory.state import ShowState
from bot.pipeline.screens.publish import Publisher
from bot.ports import ShowRecord
from bot.questions.question import Question, QuestionStatus
from tests.unit.pipeline.evening import EVENING, START, after, live, said, voices

QUESTIONS, BACKINGS, PEOPLE = 5_000, 50_000, 6_000
WORDS = (
    "train",
    "bus",
    "vélo",
    "médecin",
    "lycée",
    "cantine",
    "fibre",
    "éolienne",
    "vote",
    "gare",
    "loire",
    "prix",
)


def long_floor() -> ShowState:
    """Return an evening with as many questions, some far more backed than others."""
    dice = Random(5)
    questions = tuple(
        Question(
            id=f"q{number}",
            number=number + 1,
            text=" ".join(dice.choices(WORDS, k=5)) + f" {number} ?",
            author=Author(platform=Platform.TWITCH, id=str(dice.randrange(2_000)), name="v"),
            channel="bouge",
            message_id="m",
            asked_at=START + timedelta(seconds=number),
            status=QuestionStatus.ACCEPTED,
        )
        for number in range(QUESTIONS)
    )
    backings: dict[str, set[str]] = {each.id: set() for each in questions}
    weights = [dice.paretovariate(1.2) for _ in questions]
    for each in dice.choices(questions, weights, k=BACKINGS * 6 // 5):
        backings[each.id].add(str(dice.randrange(PEOPLE)))
    assert sum(map(len, backings.values())) >= BACKINGS
    kept = {id: frozenset(backers) for id, backers in backings.items()}
    return ShowState.of(ShowRecord(questions=questions, backings=kept, secrets={"links": b"l" * 32}))


def test_a_new_backing_is_shown_within_a_second() -> None:
    state = long_floor()
    publisher = Publisher(EVENING)
    publisher.updates(state, after(0))
    live(state, said("+1 4000", voices(1)[0]))

    began = process_time()
    items = publisher.updates(state, after(10))

    assert process_time() - began < 1
    assert "question:q3999" in {each.topic for each in items}
