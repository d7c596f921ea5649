"""What Twitch's refusals mean for an act, in words that say what to do."""

from bot.actions import (
    AnyAction,
    BanAuthor,
    CreateNativePoll,
    DeleteMessage,
    EndNativePoll,
    LiftSanction,
    ReleaseHeld,
    ResolveUnbanRequest,
    TimeoutAuthor,
    WarnAuthor,
)
from bot.events import Outcome
from bot.platforms.twitch.helix import HelixRefused
from bot.ports import Report
from bot.words import Phrasebook


def explained(action: AnyAction, refusal: HelixRefused, words: Phrasebook) -> Report:
    """Return what to tell of an act that Twitch refused; what is done already is done."""
    outcome, key = _about_act(action, refusal) or _about_bot(refusal)
    return Report(outcome=outcome, detail=words.text(key, said=refusal.said, status=str(refusal.status)))


def _about_act(action: AnyAction, refusal: HelixRefused) -> tuple[Outcome, str] | None:
    said = refusal.said.lower()
    match action:
        case DeleteMessage() if refusal.status == 404 and "6 hours" in said:
            return Outcome.REFUSED, "twitch-act-too-old"
        case DeleteMessage() if refusal.status == 404:
            return Outcome.DONE, "act-already-deleted"
        case BanAuthor() if "already banned" in said:
            return Outcome.DONE, "act-already-banned"
        case LiftSanction() if refusal.status == 400 and "not banned" in said:
            return Outcome.DONE, "act-already-lifted"
        case ReleaseHeld() if refusal.status in (400, 404):
            return Outcome.REFUSED, "twitch-act-already-decided"
        case ResolveUnbanRequest() if refusal.status in (400, 404):
            return Outcome.REFUSED, "twitch-act-already-resolved"
        case EndNativePoll() if refusal.status in (400, 404):
            # It has ended by itself.
            return Outcome.DONE, "twitch-act-poll-over"
        case CreateNativePoll() | EndNativePoll() if refusal.status in (401, 403) or refusal.about_token:
            return Outcome.REFUSED, "twitch-act-not-broadcaster"
        case TimeoutAuthor() | BanAuthor() | DeleteMessage() | WarnAuthor() if refusal.status == 400:
            return Outcome.REFUSED, "twitch-act-not-on-them"
    return None


def _about_bot(refusal: HelixRefused) -> tuple[Outcome, str]:
    said = refusal.said
    if refusal.status in (401, 403) and "moderators" in said:
        # For some acts Twitch says it with the status of a bad token.
        key = "twitch-act-not-moderator"
    elif refusal.about_token or (refusal.status == 401 and "scope" not in said.lower()):
        key = "twitch-act-signed-out"
    elif refusal.status == 401:
        key = "twitch-act-no-scope"
    elif refusal.status == 403:
        key = "twitch-act-not-moderator"
    else:
        key = "twitch-act-refused"
    return Outcome.REFUSED, key
