"""A result as figures: bars, merit profiles, a table of duels. No script, no style beside the style sheet."""

from collections.abc import Mapping, Sequence

from bot.polls.counting.how import grade_name
from bot.polls.marks import GRADES, HIGHEST_GRADE
from bot.polls.outcome import (
    CountsDetail,
    MajorityJudgmentDetail,
    Merit,
    Outcome,
    RankedDetail,
    Share,
)
from bot.polls.spoken import percent
from bot.web.results.markup import Markup, element, joined
from bot.words import Phrasebook

WHOLE = 1000


def figures(outcome: Outcome, labels: Mapping[str, str], words: Phrasebook, each: str) -> Markup:
    """Return what the ballots gave, best first; `labels` has every choice by its code.

    `each` is the phrase for how many stand beside a bar, where there are bars.
    """
    match outcome.detail:
        case CountsDetail():
            return _bars(outcome, outcome.detail, labels, words, each)
        case MajorityJudgmentDetail():
            return _profiles(outcome, outcome.detail, labels, words)
        case RankedDetail():
            return joined(_places(outcome, labels, words), _duels(outcome.detail, outcome, labels, words))
        case _:
            return Markup("")


def _bars(
    outcome: Outcome, detail: CountsDetail, labels: Mapping[str, str], words: Phrasebook, each: str
) -> Markup:
    rows = [
        element(
            "li",
            {"class": "choice"},
            _name(code, outcome, labels, words),
            element(
                "span",
                {"class": "figure"},
                words.text(each, votes=detail.counts[code], percent=percent(detail.shares[code])),
            ),
            _bar([("bar", detail.shares[code])]),
        )
        for tier in outcome.ranking
        for code in tier
    ]
    return element("ol", {"class": "choices"}, *rows)


def _profiles(
    outcome: Outcome, detail: MajorityJudgmentDetail, labels: Mapping[str, str], words: Phrasebook
) -> Markup:
    rows = [
        element(
            "li",
            {"class": "choice"},
            _name(code, outcome, labels, words),
            element("span", {"class": "figure"}, _judged(detail.merits[code], words)),
            _profile(detail.merits[code]),
            element("p", {"class": "dim"}, _grades(detail.merits[code], words)),
        )
        for tier in outcome.ranking
        for code in tier
    ]
    legend = [
        element("li", None, element("i", {"class": f"grade-{grade}"}), grade_name(grade, words))
        for grade in reversed(GRADES)
    ]
    return joined(element("ol", {"class": "choices"}, *rows), element("ul", {"class": "legend"}, *legend))


def _judged(merit: Merit, words: Phrasebook) -> str:
    """Return a choice's majority grade in words."""
    if merit.grade is None or not merit.enough:
        return words.text("results-few-grades")
    return f"{grade_name(merit.grade, words)} {merit.sign.replace('-', '−')}".rstrip()


def _grades(merit: Merit, words: Phrasebook) -> str:
    """Return how often each grade was given, for those who cannot see the profile."""
    return " · ".join(
        words.text("results-grade", grade=grade_name(grade, words), count=merit.grades[grade])
        for grade in reversed(GRADES)
        if merit.grades[grade]
    )


def _profile(merit: Merit) -> Markup:
    """Return the grades side by side, best first, with the line where half of the voters are."""
    given = sum(merit.grades)
    parts = [(f"grade-{grade}", (merit.grades[grade], given)) for grade in range(HIGHEST_GRADE, -1, -1)]
    middle = element("line", {"class": "middle", "x1": "500", "x2": "500", "y1": "0", "y2": "20"})
    return _bar(parts if given else [], middle)


def _places(outcome: Outcome, labels: Mapping[str, str], words: Phrasebook) -> Markup:
    rows = []
    place = 1
    for tier in outcome.ranking:
        names = [_name(code, outcome, labels, words) for code in tier]
        rows.append(
            element(
                "li",
                {"class": "choice"},
                element("b", {"class": "place"}, f"{place}"),
                element("div", None, *names),
            )
        )
        place += len(tier)
    return element("ol", {"class": "choices places"}, *rows)


def _duels(detail: RankedDetail, outcome: Outcome, labels: Mapping[str, str], words: Phrasebook) -> Markup:
    """Return who is preferred to whom by how many, in the order of the ranking."""
    order = [code for tier in outcome.ranking for code in tier]
    heads = [element("th", {"scope": "col"}, element("b", {"class": "code"}, code)) for code in order]
    rows = [
        element(
            "tr",
            None,
            element(
                "th",
                {"scope": "row"},
                element("b", {"class": "code"}, code),
                element("span", {"class": "said"}, labels[code]),
            ),
            *(_duel(code, other, detail.pairwise) for other in order),
        )
        for code in order
    ]
    table = element(
        "table",
        None,
        element("caption", None, words.text("results-duels")),
        element("thead", None, element("tr", None, element("td", None), *heads)),
        element("tbody", None, *rows),
    )
    return element("div", {"class": "duels"}, table)


def _duel(one: str, other: str, pairwise: Mapping[str, Mapping[str, int]]) -> Markup:
    if one == other:
        return element("td", {"class": "none"}, "—")
    won = pairwise[one][other] > pairwise[other][one]
    return element("td", {"class": "won"} if won else {}, str(pairwise[one][other]))


def _name(code: str, outcome: Outcome, labels: Mapping[str, str], words: Phrasebook) -> Markup:
    first = code in outcome.winners
    return element(
        "span",
        {"class": "name"},
        element("b", {"class": "code"}, code),
        element(
            "span",
            {"class": "label"},
            element("span", {"class": "said"}, labels[code]),
            element("span", {"class": "badge"}, words.text("results-first")) if first else None,
        ),
    )


def _bar(parts: Sequence[tuple[str, Share]], *over: Markup) -> Markup:
    """Return parts of a whole side by side, each with its class."""
    drawn = []
    start = 0.0
    for name, (part, whole) in parts:
        width = WHOLE * part / (whole or 1)
        drawn.append(
            element(
                "rect",
                {"class": name, "x": f"{start:.2f}", "y": "0", "width": f"{width:.2f}", "height": "20"},
            )
        )
        start += width
    size = {"viewBox": f"0 0 {WHOLE} 20", "preserveAspectRatio": "none", "aria-hidden": "true"}
    return element("svg", {"class": "track", **size}, *drawn, *over)
