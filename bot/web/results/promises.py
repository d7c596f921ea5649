"""The public pages of deferred questions (*droit de suite*): each stays until somebody has answered."""

from collections.abc import Sequence
from datetime import datetime

from aiohttp import web

from bot.ports import Promises
from bot.questions.question import Question, QuestionStatus
from bot.web.answers import Answers
from bot.web.doors import Doors
from bot.web.hub import Hub
from bot.web.results.markup import Inside, Markup, document, element
from bot.web.results.served import HTML, handed
from bot.web.results.shelf import tag_of
from bot.web.results.when import day_of
from bot.words import Phrasebook

# An answer should be seen soon after it is given.
FOR_S = 10
NUMBER = "{number:[0-9]{1,9}}"


class PromisesDesk:
    """Hands the pages out, to anybody."""

    def __init__(
        self, promises: Promises, words: Phrasebook, locale: str, show: str, video_url: str = ""
    ) -> None:
        """Speak a language; `video_url` is where the show can be seen again, "" when it cannot."""
        self._promises = promises
        self._words = words
        self._locale = locale
        self._show = show
        self._video_url = video_url

    def add_to(self, router: web.UrlDispatcher, doors: Doors, answers: Answers, hub: Hub) -> None:
        """Answer at the address of the list, and of each question."""
        router.add_get("/questions", self._slash)
        router.add_get("/questions/", self._list)
        router.add_get(f"/questions/{NUMBER}", self._slash)
        router.add_get(f"/questions/{NUMBER}/", self._page)

    async def _slash(self, request: web.Request) -> web.StreamResponse:
        raise web.HTTPSeeOther(f"{request.path}/")

    async def _list(self, request: web.Request) -> web.StreamResponse:
        return self._handed(request, self._listing(await self._promises.promised()))

    async def _page(self, request: web.Request) -> web.StreamResponse:
        number = int(request.match_info["number"])
        found = [each for each in await self._promises.promised() if each.number == number]
        if not found:
            raise web.HTTPNotFound
        return self._handed(request, self._question(found[0]))

    def _handed(self, request: web.Request, page: str) -> web.StreamResponse:
        body = page.encode()
        return handed(request, body, HTML, tag_of(body), FOR_S)

    def _listing(self, questions: Sequence[Question]) -> str:
        say = self._words.text
        rows = [
            element(
                "li",
                None,
                element("a", {"class": "said", "href": f"/questions/{each.number}/"}, each.text),
                element("p", {"class": "dim"}, self._state(each)),
            )
            for each in questions
        ]
        return document(
            self._locale,
            f"{say('promises-title')} · {self._show}",
            element("header", {"class": "head"}, element("h1", None, say("promises-title"))),
            element(
                "main",
                None,
                element("p", None, say("promises-what")),
                element("ol", {"class": "votes"}, *rows)
                if rows
                else element("p", None, say("promises-none")),
            ),
        )

    def _question(self, question: Question) -> str:
        say = self._words.text
        return document(
            self._locale,
            f"{question.text} · {self._show}",
            element(
                "header",
                {"class": "head"},
                element(
                    "a", {"href": "/questions/", "class": "eyebrow"}, say("promises-all", show=self._show)
                ),
                element("h1", {"class": "said"}, question.text),
                element("p", {"class": "sentence said"}, self._state(question)),
            ),
            element(
                "main",
                None,
                self._section("promises-answer", question.answer),
                self._section("promises-promise", question.note),
                element("section", None, element("h2", None, say("promises-asked")), *self._facts(question)),
            ),
        )

    def _section(self, title: str, text: str) -> Markup | None:
        if not text:
            return None
        return element(
            "section",
            None,
            element("h2", None, self._words.text(title)),
            element("p", {"class": "said"}, text),
        )

    def _facts(self, question: Question) -> list[Inside]:
        say = self._words.text
        facts: list[Inside] = [
            element(
                "p", None, say("promises-by", author=question.author.name, day=self._day(question.asked_at))
            ),
            element("p", None, say("promises-backed", backings=question.backings)),
        ]
        if question.video_s is not None:
            moment = _clock(question.video_s)
            said: Inside = say("promises-moment", moment=moment)
            if self._video_url:
                said = element("a", {"href": moment_in(self._video_url, question.video_s)}, str(said))
            facts.append(element("p", None, said))
        return facts

    def _state(self, question: Question) -> str:
        if question.status is QuestionStatus.DEFERRED or question.answered_at is None:
            return self._words.text("promises-waits", day=self._day(question.deferred_at))
        return self._words.text("promises-answered", day=self._day(question.answered_at))

    def _day(self, at: datetime | None) -> str:
        return day_of(at.isoformat(), self._locale) if at else ""


def moment_in(video_url: str, seconds: int) -> str:
    """Return the address of a moment in a video: `t` in Twitch's way, in seconds for the others."""
    hours, rest = divmod(seconds, 3600)
    when = f"{hours}h{rest // 60}m{rest % 60}s" if "twitch.tv/" in video_url else f"{seconds}s"
    return f"{video_url}{'&' if '?' in video_url else '?'}t={when}"


def _clock(seconds: int) -> str:
    return f"{seconds // 3600}:{seconds % 3600 // 60:02}:{seconds % 60:02}"
