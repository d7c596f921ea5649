"""What every method of the list says of itself holds, and the public check knows each box."""

from pathlib import Path

import pytest

from bot import verify_box
from bot.phrasebook import FluentPhrasebook
from bot.polls.controls import CHANGE, VOTE
from bot.polls.methods import BOXED, METHODS
from bot.polls.methods.method import Counted
from bot.polls.poll import Poll, PollStatus
from tests.unit.polls.made import START, choices

LOCALES = Path(__file__).parents[3] / "config" / "locales"
FRENCH, ENGLISH = FluentPhrasebook(LOCALES, "fr"), FluentPhrasebook(LOCALES, "en")


def _poll(method: str, labels: int) -> Poll:
    made = choices(*(f"Choix {number}" for number in range(labels)))
    return Poll(
        id="p1", method=method, question="Où ?", choices=made, status=PollStatus.OPEN, opened_at=START
    )


def test_the_public_check_counts_exactly_the_methods_that_have_a_box() -> None:
    assert set(verify_box.METHODS) == set(BOXED)


@pytest.mark.parametrize("name", METHODS)
def test_a_box_has_figures_for_each_choice_and_no_other_method_has_any(name: str) -> None:
    method = METHODS[name]
    poll = _poll(name, max(method.fewest, 0))
    figures = method.figures(method.count([], poll.choices))

    assert set(figures) == ({choice.code for choice in poll.choices} if method.has_box else set())


@pytest.mark.parametrize("name", METHODS)
@pytest.mark.parametrize("words", [FRENCH, ENGLISH])
def test_all_that_a_method_says_is_in_the_phrasebook(name: str, words: FluentPhrasebook) -> None:
    method = METHODS[name]
    said = [method.opened, method.panel, method.too_few, f"method-{name}-how"]
    said += [f"method-{name}-name"] if method.counted is not Counted.ROUND else []
    said += [each for each in (method.pressed_again, *method.usual_choices) if each]

    for key in said:
        text = words.text(key, question="Où ?", choices="1, 2", said="1")
        assert text
        assert key not in text
    assert words.text(method.wrong_number)


@pytest.mark.parametrize("name", METHODS)
def test_without_a_box_a_press_is_answered_all_the_same(name: str) -> None:
    method = METHODS[name]

    assert method.has_box or method.counted is Counted.ROUND or method.pressed_again


@pytest.mark.parametrize("name", METHODS)
def test_what_the_first_option_says_is_understood_when_it_is_pressed(name: str) -> None:
    method = METHODS[name]
    poll = _poll(name, min(method.most, 4))
    controls = method.controls(poll, FRENCH)
    if method.counted is Counted.ROUND:
        assert method.pressed(poll, "1", ["1"]) is None
        return

    pressed = [
        method.pressed(poll, each.control.removeprefix(VOTE).partition(":")[2], ())
        for each in controls.buttons
        if not each.control.startswith(CHANGE)
    ] + [
        method.pressed(poll, each.control.removeprefix(VOTE).partition(":")[2], [each.options[0].value])
        for each in controls.selects
    ]

    assert pressed
    assert None not in pressed
    assert method.pressed(poll, "n’importe quoi", ["n’importe quoi"]) is None
