"""The show's values, from the settings and the files that they name."""

import secrets
from collections.abc import Collection
from datetime import timedelta
from pathlib import Path

from bot.app.places import find
from bot.app.platforms import configured
from bot.errors import RundownError, SettingsError, reason_of
from bot.events import Platform
from bot.moderation.case import Mode, Severity
from bot.moderation.charter import Charter
from bot.moderation.charter_file import Usual, read_charter
from bot.moderation.judge import Policy
from bot.moderation.policy import FLAGS, RuleChoices, read_terms, rules_from
from bot.moderation.raids import RaidWatch
from bot.orders import CaseAct
from bot.phrasebook import FluentPhrasebook
from bot.pipeline.evening import Evening
from bot.polls.methods import METHODS
from bot.settings import Settings
from bot.settings.model import ModerationSettings, RuleSettings
from bot.show.read import read_rundown
from bot.show.rundown import Rundown

# From where on a message is proposed when neither the settings nor a model say so.
USUAL_FLAG, USUAL_ACT = 0.5, 0.9
# As many as somebody can read, and Discord takes in without a burst.
CARDS = 10


def read_evening(
    settings: Settings, words: FluentPhrasebook, thresholds: tuple[float, float], rehearsal: bool = False
) -> Evening:
    """Return the evening; raises RundownError or SettingsError for a file that cannot be used.

    `thresholds` are the model's own (flag, act), used where the settings say 0.
    """
    show = settings.show
    return Evening(
        title=show.title,
        rundown=load_rundown(find(show.rundown), words.keys),
        words=words,
        policy=policy_of(settings, thresholds),
        platforms=configured(settings),
        new_key=lambda: secrets.token_bytes(32),
        stream_delay=timedelta(seconds=show.stream_delay_s),
        smallest_group=show.smallest_group,
        minimum_turnout=settings.votes.minimum_turnout,
        native_poll=settings.votes.native_poll,
        audit_window=timedelta(hours=settings.votes.audit_window_hours),
        results_url=results_url(settings),
        accept_automatically=show.accept_questions == "automatic",
        questions_per_person=show.questions_per_person,
        questions_per_minute=show.questions_per_minute,
        detect_questions=show.detect_questions,
        question_reward=show.question_reward,
        voices_last=timedelta(days=show.voices_days),
        video_url=show.video_url,
        acknowledge_every=timedelta(seconds=show.acknowledge_every_s),
        timeout_s=settings.moderation.timeout_s,
        hold=timedelta(seconds=settings.moderation.hold_s),
        charter=load_charter(settings.moderation, settings.locale),
        raids=_raids(settings.moderation),
        keep_examples=settings.moderation.keep_examples,
        cards=_cards(settings),
        rehearsal=rehearsal,
        phrases=words.keys,
    )


def _cards(settings: Settings) -> int:
    there = Platform.DISCORD in configured(settings) and settings.discord.moderation_channel
    return CARDS if there else 0


def results_url(settings: Settings) -> str:
    """Return where viewers find results, "" when the pages have no public address."""
    return f"{settings.web.public_url.rstrip('/')}/resultats/" if settings.web.public_url else ""


def policy_of(settings: Settings, thresholds: tuple[float, float]) -> Policy:
    """Return the rules and thresholds that judge messages."""
    flag, act = thresholds
    return Policy(
        rules=rules_from(_choices(settings.moderation.rules)),
        flag_threshold=settings.classifier.flag_threshold or flag or USUAL_FLAG,
        act_threshold=settings.classifier.act_threshold or act or USUAL_ACT,
    )


def load_charter(moderation: ModerationSettings, locale: str) -> Charter:
    """Return the show's rules; raises SettingsError with every fault of their file."""
    path = find(moderation.charter)
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        why = reason_of(fault) if isinstance(fault, OSError) else "le fichier n'est pas en UTF-8"
        raise SettingsError((f"moderation.charter : {path} est illisible ({why}).",)) from None
    usual = Usual(
        ladder=moderation.ladder,
        forget_after_days=moderation.forget_after_days,
        modes={Severity(severity): Mode(mode) for severity, mode in moderation.modes.model_dump().items()},
        two_moderators=tuple(map(CaseAct, moderation.two_moderators)),
    )
    return read_charter(text, str(path), usual=usual, covered=FLAGS, english=locale == "en")


def _raids(moderation: ModerationSettings) -> RaidWatch:
    return RaidWatch(
        authors=moderation.raid_authors,
        window=timedelta(seconds=moderation.raid_seconds),
        joins=timedelta(minutes=moderation.copies_minutes),
        newcomers=moderation.wave_accounts,
        newcomers_within=timedelta(seconds=moderation.wave_seconds),
        followers=moderation.follow_wave,
        followers_within=timedelta(seconds=moderation.follow_wave_seconds),
    )


def load_rundown(path: Path, phrases: Collection[str] | None = None) -> Rundown:
    """Return the rundown of a file; raises RundownError when it cannot be read or used.

    `phrases` are the keys of what the bot says, None not to check the rundown's own texts.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise RundownError(f"{path} : le fichier n'est pas en UTF-8.") from None
    except OSError as fault:
        raise RundownError(
            f"{path} : conducteur illisible ({reason_of(fault)}). Vérifiez show.rundown dans les réglages."
        ) from None
    return read_rundown(text, str(path), METHODS, phrases)


def _choices(rules: RuleSettings) -> RuleChoices:
    terms: tuple[str, ...] = ()
    if rules.blocked_terms:
        path = find(rules.blocked_terms_file)
        try:
            terms = read_terms(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as fault:
            why = reason_of(fault) if isinstance(fault, OSError) else "le fichier n'est pas en UTF-8"
            raise SettingsError(
                (f"moderation.rules.blocked_terms_file : {path} est illisible ({why}).",)
            ) from None
    given = rules.model_dump(exclude={"blocked_terms", "blocked_terms_file"})
    return RuleChoices(**given, blocked_terms=terms)
