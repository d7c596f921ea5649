"""One vote's public page: the result, how it was counted, who took part, the box and how to check it."""

from bot.polls.box.document import Box, SealedBox
from bot.polls.box.recount import recount
from bot.polls.counting.how import how_counted
from bot.polls.methods import METHODS
from bot.web.results.figures import figures
from bot.web.results.markup import Inside, Markup, document, element, joined
from bot.web.results.when import time_of
from bot.words import Phrasebook

LIMITS = ("results-limit-operator", "results-limit-coercion", "results-limit-chat", "results-limit-promise")


class ResultPage:
    """Writes pages in the show's language."""

    def __init__(self, words: Phrasebook, locale: str) -> None:
        """Speak a language."""
        self._words = words
        self._locale = locale

    def of(self, sealed: SealedBox, file_name: str, public_key: str) -> str:
        """Return the page of a published box; counts it again, which may take a moment."""
        box, say = sealed.box, self._words.text
        how = element("p", None, how_counted(box.poll.method, self._words))
        return document(
            self._locale,
            f"{box.poll.question} · {box.show}",
            element(
                "header",
                {"class": "head"},
                element("a", {"href": "/resultats/", "class": "eyebrow"}, say("results-all", show=box.show)),
                element("h1", {"class": "said"}, box.poll.question),
                element("p", {"class": "sentence said"}, box.result.sentence) if box.result else None,
            ),
            element(
                "main",
                None,
                self._section(say("results-result"), *self._result(box)),
                self._section(say("results-how"), how),
                self._section(say("results-turnout"), *self._turnout(box)),
                self._section(say("results-box"), *self._box(sealed, file_name)),
                self._section(say("results-check"), *self._check(file_name, public_key or sealed.key)),
                self._section(say("results-limits"), self._limits()),
            ),
        )

    def _section(self, title: str, *inside: Inside) -> Markup:
        return element("section", None, element("h2", None, title), *inside)

    def _result(self, box: Box) -> list[Markup]:
        outcome = recount(box)
        if outcome is None:
            return [element("p", None, self._words.text("results-few", least=box.rules.smallest_group))]
        labels = {choice.code: choice.label for choice in box.poll.choices}
        return [
            self._too_few_for_validity(box),
            figures(outcome, labels, self._words, METHODS[box.poll.method].each),
        ]

    def _too_few_for_validity(self, box: Box) -> Markup:
        least = box.rules.minimum_turnout
        if box.turnout.voters >= least:
            return Markup("")
        return element("p", {"class": "warning"}, self._words.text("results-not-valid", least=least))

    def _turnout(self, box: Box) -> list[Markup]:
        say = self._words.text
        rows = [(say("results-voters"), str(box.turnout.voters))]
        rows += [(name.capitalize(), str(count)) for name, count in sorted(box.turnout.platforms.items())]
        if box.rules.minimum_turnout:
            rows.append((say("results-minimum"), str(box.rules.minimum_turnout)))
        rows.append((say("results-opened"), time_of(box.poll.opened_at, self._locale)))
        if box.poll.announced_close_at:
            rows.append((say("results-announced"), time_of(box.poll.announced_close_at, self._locale)))
        rows.append((say("results-closed"), time_of(box.poll.closed_at, self._locale)))
        table = [joined(element("dt", None, name), element("dd", None, value)) for name, value in rows]
        return [element("dl", None, *table), element("p", {"class": "dim"}, say("results-delay"))]

    def _box(self, sealed: SealedBox, file_name: str) -> list[Markup]:
        say = self._words.text
        return [
            element("p", None, say("results-box-is" if sealed.box.ballots else "results-box-few")),
            element(
                "a",
                {"class": "button primary", "href": "box.json", "download": file_name},
                say("results-get"),
            ),
            element("p", {"class": "dim"}, say("results-digest")),
            element("code", {"class": "long"}, sealed.digest),
        ]

    def _check(self, file_name: str, key: str) -> list[Markup]:
        say = self._words.text
        command = f"python3 verify_box.py {file_name} --key {key} --receipt {say('results-your-receipt')}"
        program = element(
            "a", {"href": "/resultats/verify_box.py", "download": "verify_box.py"}, say("results-program")
        )
        return [
            element(
                "ol",
                {"class": "steps"},
                element("li", None, say("results-step-files"), " ", program, "."),
                element("li", None, say("results-step-key"), element("code", {"class": "long"}, key)),
                element("li", None, say("results-step-run"), element("code", {"class": "long"}, command)),
            ),
            element("p", {"class": "dim"}, say("results-receipt")),
        ]

    def _limits(self) -> Markup:
        return element(
            "ul", {"class": "limits"}, *(element("li", None, self._words.text(limit)) for limit in LIMITS)
        )
