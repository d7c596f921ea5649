"""What Discord's refusals mean for an act, in words that say what to do."""

from bot.actions import (
    Answer,
    AnyAction,
    DeleteMessage,
    EditPanel,
    LiftSanction,
    PostPanel,
    SendPrivately,
    WarnAuthor,
)
from bot.events import Outcome
from bot.platforms.discord.door import DiscordRefused
from bot.ports import Report
from bot.words import Phrasebook

# Discord's own numbers for why.
_GONE = frozenset({10_008})
_EXPIRED = frozenset({10_015, 10_062, 50_027})
_NO_SUCH_PERSON = frozenset({10_007, 10_013})
_NOT_BANNED = frozenset({10_026})
_NO_PRIVATE_MESSAGES = frozenset({50_007, 50_278})


def explained(action: AnyAction, refusal: DiscordRefused, words: Phrasebook) -> Report:
    """Return what to tell of an act that Discord refused; what is done already is done."""
    outcome, key = _about_act(action, refusal) or (Outcome.REFUSED, _in_general(refusal))
    return Report(outcome=outcome, detail=words.text(key, said=refusal.said, status=str(refusal.status)))


def _about_act(action: AnyAction, refusal: DiscordRefused) -> tuple[Outcome, str] | None:
    match action:
        case DeleteMessage() if refusal.code in _GONE:
            return Outcome.DONE, "act-already-deleted"
        case LiftSanction() if refusal.code in _NOT_BANNED:
            return Outcome.DONE, "act-already-lifted"
        case Answer() if refusal.code in _EXPIRED or refusal.status in (401, 404):
            return Outcome.REFUSED, "discord-act-expired"
        case WarnAuthor() | SendPrivately() if refusal.code in _NO_PRIVATE_MESSAGES:
            return Outcome.REFUSED, "discord-act-no-private-messages"
        case PostPanel() | EditPanel() if refusal.status == 403:
            return Outcome.REFUSED, "discord-act-no-writing"
    return None


def _in_general(refusal: DiscordRefused) -> str:
    if refusal.code in _NO_SUCH_PERSON:
        return "discord-act-nobody"
    if refusal.code in _GONE:
        return "discord-act-message-gone"
    if refusal.status == 401:
        return "discord-act-signed-out"
    return "discord-act-not-allowed" if refusal.status == 403 else "discord-act-refused"
