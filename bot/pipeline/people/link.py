"""Stage: two accounts become one person, or two again.

A code is given in private on Discord and typed on Twitch: who types it first has used it. Twitch has no
private answer, so a code asked for there is said in public and links nothing: it only names the account that
a second code, given in private on Discord, is for.
"""

from bot.changes import LinkAsked, LinkRequestEnded, LinkTried
from bot.commands.read import Link, Unlink, read_command
from bot.events import CommandInvoked, MessagePosted, Platform, Role
from bot.moderation.scores import Scores
from bot.people.code import code_of, digest_of, read_code
from bot.people.request import LASTS, MOST_WAITING, LinkRequest, find_request, may_use
from bot.pipeline.answer import answer, owe
from bot.pipeline.evening import Evening
from bot.pipeline.memory.persons import LINKS_KEY
from bot.pipeline.memory.state import ShowState
from bot.pipeline.people.linking import joined, parted
from bot.pipeline.step import Consequence, Happening
from bot.words import Refusal

Asking = MessagePosted | CommandInvoked
Said = tuple[list[Consequence], Refusal]


def link(
    event: Happening, state: ShowState, evening: Evening, scores: Scores | None = None
) -> list[Consequence]:
    """Return the code, the link or its end that somebody asks for, and what they are told."""
    match event:
        case MessagePosted() if "!" in event.text or "！" in event.text:
            command = None if Role.BOT in event.author.roles else read_command(event.text, event.emotes)
        case CommandInvoked(name="lier"):
            command = Link(event.options.get("code", ""))
        case CommandInvoked(name="delier"):
            command = Unlink()
        case _:
            return []
    match command:
        case Link(code=code):
            followed, said = _link(event, code, state, evening)
        case Unlink():
            followed = parted(event, state)
            said = Refusal("unlink-done" if followed else "unlink-none")
        case _:
            return []
    told = said.said(evening.words)
    if isinstance(event, CommandInvoked):
        return [*followed, answer(event, told)]
    return [*followed, owe(event, told, evening)]


def _link(event: Asking, typed: str, state: ShowState, evening: Evening) -> Said:
    account = state.account_of(event.author.key)
    if state.people.is_linked(account):
        return [], Refusal("link-already")
    if not state.people.tries_left(account, event.at):
        return [], Refusal("link-too-often")
    if typed.strip():
        return _use(event, account, typed, state, evening)
    return _ask(event, account, state, evening)


def _ask(event: Asking, account: str, state: ShowState, evening: Evening) -> Said:
    """Return a new code for whoever asks: in private on Discord, else in public."""
    if isinstance(event, CommandInvoked):
        return _give(event, account, state, evening, "link-type-on-twitch")
    if event.platform is Platform.DISCORD:
        return [], Refusal("link-use-slash")
    return _give(event, account, state, evening, "link-type-on-discord", public=True)


def _use(event: Asking, account: str, typed: str, state: ShowState, evening: Evening) -> Said:
    """Return the link that a code makes, or the second code that a public one leads to."""
    tried = LinkTried(account=account, at=event.at)
    code = read_code(typed)
    digest = digest_of(state.keys[LINKS_KEY], code) if code else ""
    request = find_request(state.people.requests.values(), digest, event.at)
    if request is not None and request.platform is event.platform:
        return [tried], Refusal("link-other-platform")
    if request is None or not may_use(request, account) or state.people.is_linked(request.account):
        return [tried], Refusal("link-unknown")
    if not request.public:
        return joined(event, request.account, account, state, evening), Refusal("link-done")
    if not isinstance(event, CommandInvoked):
        return [], Refusal("link-use-slash")
    return _give(event, account, state, evening, "link-confirm-on-twitch", partner=request.account)


def _give(
    event: Asking,
    account: str,
    state: ShowState,
    evening: Evening,
    said: str,
    partner: str = "",
    public: bool = False,
) -> Said:
    """Return a new code; the account's earlier one is worth nothing any more."""
    if len(state.people.requests) >= MOST_WAITING:
        return [], Refusal("link-busy")
    code = code_of(evening.new_key())
    request = LinkRequest(
        digest=digest_of(state.keys[LINKS_KEY], code),
        account=account,
        platform=event.platform,
        expires_at=event.at + LASTS,
        partner=partner,
        public=public,
    )
    return [
        *(LinkRequestEnded(digest=each.digest) for each in state.people.requests_of(account)),
        LinkTried(account=account, at=event.at),
        LinkAsked(request=request),
    ], Refusal(said, {"code": code})
