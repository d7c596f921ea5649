"""A result in one sentence, as it is said in chat, on screen and to those who cannot see it."""

from collections.abc import Sequence

from bot.polls.methods.method import Method
from bot.polls.outcome import Outcome
from bot.polls.poll import Choice
from bot.words import Phrasebook


def result_sentence(
    question: str, method: Method, outcome: Outcome, choices: Sequence[Choice], words: Phrasebook
) -> str:
    """Return who won and how, who is tied, that nobody voted, or that no choice can win."""
    if not outcome.winners and method.is_contest:
        key = method.no_winner if outcome.voters else "result-nobody"
        return words.text(key, question=question)
    return words.text("result-of", question=question, result=method.sentence(outcome, choices, words))
