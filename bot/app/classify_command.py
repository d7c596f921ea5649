"""What `bouge classify` is made of: the settings' model and rules, on lines from a file or a pipe."""

from collections.abc import Iterable
from typing import BinaryIO

from bot.app.brain import start_scorer
from bot.app.classify import judged_lines
from bot.app.evening import policy_of
from bot.app.places import LOCALES
from bot.phrasebook import FluentPhrasebook
from bot.settings import Settings


async def classify_lines(
    lines: Iterable[bytes], output: BinaryIO, settings: Settings, *, explaining: bool = False
) -> None:
    """Write the answers to the lines, in order; raises ModelError when there is no model to ask.

    `explaining`: flagged lines also say which words made their score.
    """
    words = FluentPhrasebook(LOCALES, settings.locale)
    scorer = await start_scorer(settings, explaining=explaining)
    try:
        policy = policy_of(settings, (scorer.flag_threshold, scorer.act_threshold))
        async for answer in judged_lines(lines, scorer, policy, words, explaining=explaining):
            output.write(answer + b"\n")
        output.flush()
    finally:
        await scorer.close()
