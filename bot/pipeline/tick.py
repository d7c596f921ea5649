"""Stage: time passes. Polls end, claims expire, old news heals, chats are told what was heard."""

from datetime import datetime, timedelta

import msgspec

from bot.actions import AnyAction, Button, PostPanel, Say
from bot.changes import Acknowledged, CaseSaved, HealthNoted, PollSaved
from bot.events import ClockTicked, Health, Platform
from bot.moderation.scores import Scores
from bot.pipeline.evening import Evening
from bot.pipeline.formats.led import formats_in_time
from bot.pipeline.memory.state import ShowState
from bot.pipeline.questions.ask import BUTTON
from bot.pipeline.screens.present import poll_view
from bot.pipeline.step import Consequence, Happening
from bot.pipeline.votes.late import SUMMING_UP, late_lines
from bot.pipeline.votes.mood import minutes_passed
from bot.pipeline.votes.polling import closing_words
from bot.pipeline.votes.sealing import box_due
from bot.pipeline.votes.windows import turn_windows
from bot.polls.life import close_poll, is_due
from bot.polls.methods import METHODS
from bot.polls.poll import Poll
from bot.questions.backing import OPEN
from bot.questions.question import Question
from bot.words import Refusal

# Ballots that were cast in time travel this long at most before the box is sealed.
SEALING = timedelta(seconds=1)
# After a restart a poll that is over stays open for so long at most, until missed ballots are fetched.
HISTORY_WITHIN = timedelta(seconds=20)
MENTIONED = 5
OFFERED = 5
# A break or a raid is news for a while only.
NEWS_LASTS = timedelta(minutes=5)
PASSING_NEWS = ("gap", "raid", "wave")


def tick(
    event: Happening, state: ShowState, evening: Evening, scores: Scores | None = None
) -> list[Consequence]:
    """Return what the passing of time leads to."""
    if not isinstance(event, ClockTicked):
        return []
    now = event.at
    due = [poll for poll in state.open_polls() if is_due(poll, now - SEALING)]
    if awaits_history(state, evening, now):
        due = []
    return [
        *(each for poll in due for each in _close(poll, state, evening, now)),
        *(
            CaseSaved(case=msgspec.structs.replace(case, holder="", held_until=None))
            for case in state.docket.held_cases()
            if case.held_until is not None and case.held_until <= now
        ),
        *_old_news(state, now),
        *state.floor.outlasted(now, evening.voices_last),
        *turn_windows(state, evening, now),
        *minutes_passed(state, now),
        *formats_in_time(now, state, evening),
        *(each for platform in evening.platforms for each in _acknowledge(platform, state, evening, now)),
    ]


def awaits_history(state: ShowState, evening: Evening, now: datetime) -> bool:
    """Tell whether Discord has still to tell what was said while the bot was away: it may hold ballots."""
    if state.returned_at is None or Platform.DISCORD not in evening.platforms:
        return False
    told = state.health.get(str(Platform.DISCORD))
    return (told is None or told.health is not Health.GOOD) and now - state.returned_at < HISTORY_WITHIN


def _close(poll: Poll, state: ShowState, evening: Evening, now: datetime) -> list[Consequence]:
    """Return the sealed poll, and its result said in every chat."""
    closed = close_poll(poll, poll.closes_at or now)
    if isinstance(closed, Refusal):
        return []
    sentence = poll_view(closed, state, evening, for_viewers=True).sentence
    sealing = box_due(closed, sentence, state, evening)
    return [PollSaved(poll=closed), *sealing, *closing_words(closed, sentence, evening)]


def _old_news(state: ShowState, now: datetime) -> list[Consequence]:
    return [
        HealthNoted(report=msgspec.structs.replace(each, at=now, health=Health.GOOD, detail="", remedy=""))
        for each in state.health.values()
        if each.part.rpartition(":")[2] in PASSING_NEWS
        and each.health is not Health.GOOD
        and now - each.at > NEWS_LASTS
    ]


def _acknowledge(platform: Platform, state: ShowState, evening: Evening, now: datetime) -> list[Consequence]:
    """Return one line for all that a chat did since the last one: the bot answers a crowd, not people."""
    last = state.debts.acknowledged_at.get(platform)
    if last is not None and now - last < evening.acknowledge_every:
        return []
    # A question may have been dismissed, or its message removed, since it was accepted.
    waiting = state.debts.to_offer[platform]
    offered = [each for each in waiting if state.floor.questions[each.id].status in OPEN][:OFFERED]
    lines = [
        *_questions_line(platform, state, evening),
        *_offer_line(offered, evening),
        *state.debts.owed[platform],
        *late_lines(platform, state, evening),
        *_ballots_line(platform, state, evening, now),
    ]
    if not lines:
        return []
    line = _said(platform, lines, offered, evening, now)
    told = Acknowledged(
        platform=platform, at=now, offered=tuple(each.id for each in offered), action_id=line.id
    )
    return [told, line]


def _said(
    platform: Platform, lines: list[str], offered: list[Question], evening: Evening, now: datetime
) -> AnyAction:
    """Return the line, on Discord with a button for each question that can be backed."""
    id, text = f"{SUMMING_UP}{platform}/{now.isoformat()}", " ".join(lines)
    if platform is Platform.DISCORD and offered:
        buttons = tuple(
            Button(
                control=f"{BUTTON}{each.id}",
                label=evening.words.text("question-back-button", number=str(each.number)),
            )
            for each in offered
        )
        return PostPanel(id=id, platform=platform, channel="", text=text, buttons=buttons)
    return Say(id=id, platform=platform, channel="", text=text)


def _questions_line(platform: Platform, state: ShowState, evening: Evening) -> list[str]:
    asked = state.debts.to_acknowledge[platform]
    mentions = [
        evening.words.text("question-mention", number=str(each.number), author=each.author.name)
        for each in asked[:MENTIONED]
    ]
    more = [f"+ {len(asked) - MENTIONED}"] if len(asked) > MENTIONED else []
    return [evening.words.text("questions-received", list=", ".join(mentions + more))] if asked else []


def _offer_line(offered: list[Question], evening: Evening) -> list[str]:
    if not offered:
        return []
    listed = " ".join(
        evening.words.text("question-offer", number=str(each.number), text=_short(each.text))
        for each in offered
    )
    return [evening.words.text("questions-offered", list=listed)]


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59].rstrip()}…"


def _ballots_line(platform: Platform, state: ShowState, evening: Evening, now: datetime) -> list[str]:
    """Say how many ballots are in the box, in Twitch's chat alone: Discord gives each voter a receipt."""
    debts = state.debts
    if platform is Platform.DISCORD or debts.ballots[platform] == debts.acknowledged_ballots[platform]:
        return []
    return [
        evening.words.text("vote-counted", question=poll.question, count=len(state.ballots[poll.id]))
        for poll in state.open_polls()
        # Of a poll that is over, the result speaks.
        if state.ballots[poll.id] and not is_due(poll, now) and METHODS[poll.method].has_box
    ]
