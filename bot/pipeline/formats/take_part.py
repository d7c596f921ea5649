"""Stage: people take part in a format of debate, by a chat command, a button, a slash command or a form."""

from collections.abc import Iterator

from bot.actions import Button
from bot.changes import KeyMade
from bot.changes.formats import EntryRemoved, EntrySaved, PicksSaved, SessionSaved
from bot.commands.read import read_word
from bot.events import Author, CommandInvoked, ControlPressed, FormSubmitted, MessagePosted, Role
from bot.formats import FORMATS, WORDS
from bot.formats.session import Offer, Said, Session, Step
from bot.formats.token import token_of
from bot.formats.words import known_word
from bot.moderation.judge import judge
from bot.moderation.rules.rule import Heard
from bot.moderation.scores import Scores
from bot.pipeline.answer import Answerable, answer, owe
from bot.pipeline.evening import Evening
from bot.pipeline.formats.heard import times_heard
from bot.pipeline.formats.said import announced
from bot.pipeline.memory.state import ShowState
from bot.pipeline.step import Consequence, Happening, name_for
from bot.polls.controls import Controls
from bot.polls.pseudonym import pseudonym
from bot.questions.text import cleaned
from bot.words import Refusal

BUTTON = "format:"
FORM = "format-"
# What no crowd is told each time: the screen shows it.
SILENT = frozenset(
    {"hats-noted", "themes-noted", "themes-noted-under", "brainstorm-noted", "brainstorm-dotted"}
)

Taking = MessagePosted | CommandInvoked | ControlPressed | FormSubmitted


def take_part(
    event: Happening, state: ShowState, evening: Evening, scores: Scores | None = None
) -> list[Consequence]:
    """Return what somebody's contribution changes, and what they are told."""
    if not isinstance(event, Taking) or Role.BOT in event.author.roles:
        return []
    found = _word_of(event)
    if found is None:
        return []
    word, text = found
    session = _session_for(word, state)
    if session is None:
        return [] if isinstance(event, MessagePosted) else [_told(event, Refusal("format-none"), evening)]
    said = _said(event, word, text, session, state, evening, scores)
    heard = FORMATS[session.format].heard(state.formats.room(session, state.people.person), said)
    if isinstance(heard, Refusal):
        return [_told(event, heard, evening)]
    changed = [*changes_of(session, heard), *announced(heard, event.id, evening)]
    return [*changed, *_answered(event, heard, session, evening)]


def changes_of(session: Session, step: Step) -> Iterator[Consequence]:
    """Yield the changes that a step is made of."""
    if step.session is not None:
        yield SessionSaved(session=step.session)
    for entry in step.entries:
        yield EntrySaved(entry=entry)
    for entry_id in step.gone:
        yield EntryRemoved(session_id=session.id, entry_id=entry_id)
    if step.picks is not None:
        yield PicksSaved(session_id=session.id, picks=step.picks)


def _word_of(event: Taking) -> tuple[str, str] | None:
    """Return the word that an event says to a format, and its text; None when it says none."""
    match event:
        case MessagePosted():
            found = read_word(event.text)
        case CommandInvoked():
            told = {name: value for name, value in event.options.items() if name != "couleur"}
            found = (event.options.get("couleur", event.name), " ".join(told.values()))
        case ControlPressed():
            word, _, text = event.control.removeprefix(BUTTON).partition(":")
            found = (word, text) if event.control.startswith(BUTTON) else None
        case FormSubmitted():
            named = event.form.startswith(FORM)
            found = (event.form.removeprefix(FORM), event.fields.get("text", "")) if named else None
    word = known_word(found[0], WORDS) if found is not None else ""
    return (word, found[1]) if found is not None and word else None


def _session_for(word: str, state: ShowState) -> Session | None:
    """Return the latest open session whose format hears a word."""
    return next((each for each in state.formats.open_ones() if word in FORMATS[each.format].words), None)


def _said(
    event: Taking,
    word: str,
    text: str,
    session: Session,
    state: ShowState,
    evening: Evening,
    scores: Scores | None,
) -> Said:
    account = state.account_of(event.author.key)
    shown = cleaned(text)
    review = session.plan.review
    return Said(
        id=name_for("entry", f"{session.id}:{event.platform}:{event.id}"),
        word=word,
        text=shown,
        account=account,
        token=token_of(pseudonym(state.keys[session.id], account)),
        name=cleaned(event.author.name),
        platform=event.platform,
        channel=event.channel,
        message_id=event.message_id if isinstance(event, MessagePosted) else "",
        at=event.at,
        flagged=_is_flagged(shown, event.author, event, evening, scores),
        reviewed=(not evening.accept_automatically) if review is None else review,
        heard=times_heard(account, state),
    )


def _is_flagged(text: str, author: Author, event: Taking, evening: Evening, scores: Scores | None) -> bool:
    """Return whether the text, or the name that would stand beside it, is not to be shown unseen."""
    words = Heard.of(text, author_key=author.key, at=event.at)
    name = Heard.of(author.name, author_key=author.key, at=event.at)
    by_name = judge(name, None, evening.policy, evening.words).flag
    return by_name or judge(words, scores if text else None, evening.policy, evening.words).flag


def _answered(event: Taking, step: Step, session: Session, evening: Evening) -> list[Consequence]:
    if step.told is None:
        return []
    if not isinstance(event, MessagePosted):
        return [_told(event, step.told, evening, step.offers)]
    # Names in a list are told by the dozen, in a line of their own.
    if step.told.key in SILENT or (session.format == "draw" and any(each.id for each in step.entries)):
        return []
    return [_told(event, step.told, evening)]


def _told(event: Taking, told: Refusal, evening: Evening, offers: tuple[Offer, ...] = ()) -> Consequence:
    if isinstance(event, MessagePosted):
        return owe(event, told.said(evening.words), evening)
    interaction: Answerable = event
    return answer(interaction, told.said(evening.words), _offered(offers, evening))


def _offered(offers: tuple[Offer, ...], evening: Evening) -> Controls:
    buttons = (
        Button(control=f"{BUTTON}{each.word}:{each.text}", label=evening.words.text(each.key))
        for each in offers
    )
    return Controls(buttons=tuple(buttons))


def session_key(session_id: str, evening: Evening) -> KeyMade:
    """Return the secret under which a session knows its people."""
    return KeyMade(name=session_id, key=evening.new_key())
