"""A verdict keeps every reason, the harshest first, and says it in the show's words."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.moderation.case import Severity
from bot.moderation.judge import Policy, judge
from bot.moderation.policy import RuleChoices, read_terms, rules_from
from bot.moderation.rules.rule import Finding, Heard, Rule
from bot.moderation.scores import CATEGORIES, Scores
from tests.unit.moderation.saying import ENGLISH, FRENCH, NOW, ROOT, heard

TERMS = read_terms((ROOT / "config" / "blocked-terms.txt").read_text(encoding="utf-8"))
ALL_RULES = rules_from(RuleChoices(blocked_terms=TERMS))
POLICY = Policy(rules=ALL_RULES, flag_threshold=0.8, act_threshold=0.95)


class Finds:
    """A rule that finds the same thing in every message."""

    def __init__(self, name: str, severity: Severity) -> None:
        """Give it a name and a severity."""
        self.name = name
        self._severity = severity

    def __call__(self, heard: Heard) -> Finding | None:
        """Find it."""
        return Finding(severity=self._severity, key="reason-repeated")


def scores(abusive: float, **categories: float) -> Scores:
    """Return what a classifier could say."""
    return Scores(abusive, {name: categories.get(name, 0.0) for name in CATEGORIES})


def test_an_ordinary_message_is_not_flagged() -> None:
    verdict = judge(heard("bonsoir à tous"), scores(0.3, insult=0.3), POLICY, FRENCH)

    assert (verdict.flag, verdict.severity, verdict.reasons) == (False, Severity.LOW, ())


def test_the_classifier_names_the_strongest_category_in_words() -> None:
    verdict = judge(heard("t'es nul"), scores(0.98, insult=0.9, threat=0.4), POLICY, FRENCH)

    assert [(reason.rule, reason.text) for reason in verdict.reasons] == [
        ("insult", "Le classifieur y voit une insulte (presque à coup sûr)")
    ]


@pytest.mark.parametrize(
    ("abusive", "severity"), [(0.8, Severity.MEDIUM), (0.94, Severity.MEDIUM), (0.95, Severity.HIGH)]
)
def test_from_the_act_threshold_on_it_is_severe(abusive: float, severity: Severity) -> None:
    assert judge(heard("t'es nul"), scores(abusive), POLICY, FRENCH).severity is severity


@pytest.mark.parametrize(
    ("abusive", "words"),
    [(0.98, "presque à coup sûr"), (0.9, "très probable"), (0.6, "probable"), (0.2, "possible")],
)
def test_certainty_is_said_as_it_is(abusive: float, words: str) -> None:
    policy = Policy(rules=(), flag_threshold=0.1, act_threshold=0.99)

    (reason,) = judge(heard("x"), scores(abusive, hate=0.5), policy, FRENCH).reasons

    assert reason.text == f"Le classifieur y voit de la haine ({words})"


@pytest.mark.parametrize("found", [Scores(0.9, {}), scores(0.9, insult=0.2), Scores(0.9, {"autre": 0.9})])
def test_without_a_clear_category_it_is_an_attack(found: Scores) -> None:
    (reason,) = judge(heard("x"), found, POLICY, FRENCH).reasons

    assert (reason.rule, reason.text) == ("abusive", "Le classifieur y voit une attaque (très probable)")


def test_a_probability_that_is_not_a_number_flags_nothing() -> None:
    assert not judge(heard("x"), Scores(float("nan"), {}), POLICY, FRENCH).flag


def test_without_scores_the_rules_judge_alone() -> None:
    verdict = judge(heard("appelez-le au 06 12 34 56 78"), None, POLICY, FRENCH)

    assert [reason.rule for reason in verdict.reasons] == ["personal_data"]
    assert verdict.severity is Severity.HIGH


def test_rules_and_classifier_add_their_reasons() -> None:
    verdict = judge(heard("sale connard va voir evil.com"), scores(0.9, insult=0.9), POLICY, FRENCH)

    assert [reason.rule for reason in verdict.reasons] == ["insult", "blocked_terms", "links"]


@given(st.lists(st.sampled_from(list(Severity)), max_size=8), st.floats(0, 1))
def test_no_reason_is_lost_and_the_harshest_comes_first(severities: list[Severity], abusive: float) -> None:
    rules = tuple(Finds(f"rule-{index}", severity) for index, severity in enumerate(severities))
    policy = Policy(rules=rules, flag_threshold=0.8, act_threshold=0.95)
    order = list(Severity)

    verdict = judge(heard("x"), scores(abusive), policy, FRENCH)

    ranks = [order.index(reason.severity) for reason in verdict.reasons]
    assert ranks == sorted(ranks, reverse=True)
    assert {reason.rule for reason in verdict.reasons} - {"abusive"} == {rule.name for rule in rules}
    assert ("abusive" in {reason.rule for reason in verdict.reasons}) == (abusive >= 0.8)
    assert verdict.flag == bool(ranks)
    assert verdict.severity is (order[max(ranks)] if ranks else Severity.LOW)


HOSTILE = st.one_of(
    st.text(max_size=400),
    st.text("aàçé0 1.@/-'*\u0301\u202e\x00😀ﷺcon", max_size=400),
    st.lists(
        st.sampled_from(
            ["06 12", " 34 56 78", "12 rue ", "du Bac", "@a", ".com", "https://", "c o n", "NON", "é"]
        ),
        max_size=60,
    ).map("".join),
)


@given(HOSTILE, st.lists(HOSTILE, max_size=3), st.floats(0, 1))
def test_no_text_raises_and_every_span_is_inside_it(text: str, before: list[str], abusive: float) -> None:
    recent = tuple((NOW - timedelta(seconds=index), each) for index, each in enumerate(before))

    for words in (FRENCH, ENGLISH):
        verdict = judge(heard(text, recent=recent), scores(abusive, sexual=abusive), POLICY, words)

        spans = [span for reason in verdict.reasons for span in reason.spans]
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert all(reason.text for reason in verdict.reasons)


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "z\u0301",
        "\x00\u202e",
        "ﷺ",
        "c o n ",
        "c.o.n.n.a.r.",
        "0 6 ",
        "1 rue de la ",
        "a.b",
        "a-",
        "@a ",
        "!1",
        "d'",
        "ha",
    ],
)
def test_ten_thousand_hostile_characters_are_judged_at_once(unit: str) -> None:
    text = (unit * 10_000)[:10_000]

    verdict = judge(heard(text), None, POLICY, FRENCH)

    assert all(len(reason.spans) <= 20 and len(reason.text) < 200 for reason in verdict.reasons)


def test_every_rule_has_a_name_of_its_own() -> None:
    names = [rule.name for rule in ALL_RULES]

    assert names == [
        "personal_data",
        "blocked_terms",
        "newcomer",
        "links",
        "mentions",
        "flood",
        "copies",
        "caps",
        "symbols",
        "repeated",
    ]


@pytest.mark.parametrize(
    ("choices", "gone"),
    [
        (RuleChoices(blocked_terms=("x",), links=False), {"links"}),
        (RuleChoices(blocked_terms=("x",), caps=False), {"caps"}),
        (RuleChoices(blocked_terms=("x",), repeated=False), {"repeated"}),
        (RuleChoices(blocked_terms=("x",), flood=False), {"flood", "copies"}),
        (RuleChoices(blocked_terms=("x",), mentions=False), {"mentions"}),
        (RuleChoices(), {"blocked_terms"}),
        (RuleChoices(blocked_terms=("x",), personal_data=False), {"personal_data"}),
    ],
)
def test_a_rule_that_is_not_chosen_does_not_run(choices: RuleChoices, gone: set[str]) -> None:
    rules: tuple[Rule, ...] = rules_from(choices)

    assert {rule.name for rule in ALL_RULES} - {rule.name for rule in rules} == gone


def test_a_list_of_terms_has_comments_and_no_repeats() -> None:
    assert read_terms("# titre\nun mot # pourquoi\n\n  deux \nun mot\n") == ("un mot", "deux")


def test_both_languages_have_the_same_words() -> None:
    keys = [
        {line.split(" = ")[0] for line in file.read_text(encoding="utf-8").splitlines() if " = " in line}
        for file in sorted((ROOT / "config" / "locales").glob("*/moderation.ftl"))
    ]

    assert len(keys) == 2
    assert keys[0] == keys[1]
    assert {f"category-{name}" for name in (*CATEGORIES, "abusive")} <= keys[0]


def test_the_classifiers_reason_shows_the_words_that_made_the_score() -> None:
    verdict = judge(heard("quel nul"), Scores(0.9, {"insult": 0.9}, ((5, 8),)), POLICY, FRENCH)

    assert [reason.spans for reason in verdict.reasons] == [((5, 8),)]
