"""The stages of the road, in the order in which every event passes them."""

from collections.abc import Sequence

from bot.pipeline.case_buttons import press_case
from bot.pipeline.consent.consent import consent
from bot.pipeline.formats.take_part import take_part
from bot.pipeline.hear import hear
from bot.pipeline.leave import leave
from bot.pipeline.moderation.appeal import appeal
from bot.pipeline.moderation.brief import brief
from bot.pipeline.moderation.dry_run import let_go
from bot.pipeline.moderation.moderate import moderate
from bot.pipeline.moderation.oversee import oversee
from bot.pipeline.moderation.permit import permit
from bot.pipeline.moderation.read_charter import read_charter
from bot.pipeline.moderation.sweep import sweep
from bot.pipeline.moderation.wave import wave
from bot.pipeline.notice import notice
from bot.pipeline.operate import operate
from bot.pipeline.people.link import link
from bot.pipeline.people.privacy import privacy
from bot.pipeline.questions.ask import ask
from bot.pipeline.questions.own_questions import own_questions
from bot.pipeline.questions.spot import spot
from bot.pipeline.report import report
from bot.pipeline.screens.planning import plan
from bot.pipeline.see import see
from bot.pipeline.slash import slash
from bot.pipeline.step import Stage
from bot.pipeline.tick import tick
from bot.pipeline.votes.sealing import seal
from bot.pipeline.votes.vote import vote

# An author is seen before anything is made of what they did. A message is moderated before it is heard, so
# that its context is what stood before it; and it votes before it asks, since one message never does both.
STAGES: Sequence[Stage] = (
    see,
    moderate,
    hear,
    vote,
    consent,
    ask,
    own_questions,
    spot,
    take_part,
    link,
    privacy,
    permit,
    appeal,
    read_charter,
    leave,
    let_go,
    oversee,
    plan,
    slash,
    press_case,
    operate,
    report,
    sweep,
    seal,
    notice,
    wave,
    tick,
    brief,
)
