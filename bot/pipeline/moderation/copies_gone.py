"""Forgetting somebody who wrote copies of a message: these stay counted, without them and their words."""

from collections.abc import Collection

from msgspec.structs import replace

from bot.changes import CopySaved
from bot.events import Author
from bot.moderation.case import CaseStatus
from bot.moderation.copies import Copy
from bot.pipeline.evening import Evening
from bot.pipeline.memory.state import ShowState


def copies_of(author_keys: Collection[str], state: ShowState) -> list[tuple[str, Copy]]:
    """Return the copies that some accounts wrote, with their cases."""
    return [
        (case_id, copy)
        for key in author_keys
        for case_id in sorted(state.sweeps.authored.get(key, ()))
        for copy in state.sweeps.copies[case_id].values()
        if copy.author.key == key
    ]


def copies_forgotten(author_keys: Collection[str], state: ShowState, evening: Evening) -> list[CopySaved]:
    """Return the copies in closed cases without their author and text; a case that waits stays as it is."""
    forgotten = []
    for case_id, copy in copies_of(author_keys, state):
        if state.docket.cases[case_id].status is CaseStatus.OPEN:
            continue
        # One for each copy: nobody has written two.
        nobody = Author(
            platform=copy.author.platform, id=copy.message_id, name=evening.words.text("anonymous")
        )
        forgotten.append(CopySaved(case_id=case_id, copy=replace(copy, author=nobody, text="")))
    return forgotten
