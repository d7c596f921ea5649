"""The charter's file: read whole, or every fault at once."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.moderation.case import Mode, Reason, Severity, Verdict
from bot.moderation.charter import Charter
from bot.moderation.charter_file import Usual, read_charter, read_steps
from bot.moderation.ladder import Step
from bot.moderation.policy import FLAGS
from bot.orders import CaseAct

SHIPPED = Path(__file__).parents[3] / "config" / "charter.toml"
COVERED = ("insult", "links")
USUAL = Usual(modes={Severity.HIGH: Mode.HOLD})
RULE = """
[[rules]]
id = "respect"
title = "On parle des idées"
text = "Personne n’est insulté."
covers = ["insult", "links"]
"""


def read(text: str, english: bool = False) -> Charter:
    """Return the charter of a text."""
    return read_charter(text, "charte.toml", usual=USUAL, covered=COVERED, english=english)


def faults(text: str) -> tuple[str, ...]:
    """Return what is wrong with a text."""
    with pytest.raises(SettingsError) as raised:
        read(text)
    return tuple(fault.replace("\u00a0", " ") for fault in raised.value.faults)


@pytest.mark.parametrize("english", [False, True])
def test_the_shipped_charter_covers_all_that_flags(english: bool) -> None:
    text = SHIPPED.read_text(encoding="utf-8")

    charter = read_charter(text, "charter.toml", usual=Usual(), covered=FLAGS, english=english)

    covered = [name for rule in charter.rules for name in rule.covers]
    assert sorted(covered) == sorted(FLAGS)
    assert all(CaseAct.BAN in rule.two_moderators for rule in charter.rules)
    assert charter.rules[0].title.startswith("We talk" if english else "On parle")


def test_a_rule_takes_what_it_does_not_say_from_the_settings() -> None:
    (rule,) = read(RULE).rules

    assert rule.ladder.steps == (
        Step(act=CaseAct.WARN),
        Step(act=CaseAct.TIMEOUT, seconds=10),
        Step(act=CaseAct.TIMEOUT, seconds=600),
        Step(act=CaseAct.TIMEOUT, seconds=86_400),
        Step(act=CaseAct.BAN),
    )
    assert rule.ladder.forget_after == timedelta(days=30)
    assert (rule.mode(Severity.LOW), rule.mode(Severity.HIGH)) == (Mode.PROPOSE, Mode.HOLD)
    assert rule.two_moderators == (CaseAct.BAN,)


def test_a_rule_may_have_everything_of_its_own() -> None:
    own = """
severity = "medium"
modes = { high = "act" }
ladder = ["delete", "1 min", "7 j"]
begins = { high = "7 j" }
forget_after_days = 3
two_moderators = ["timeout", "ban"]
en.title = "We talk about ideas"
en.text = "Nobody is insulted."
"""

    (rule,) = read(RULE + own, english=True).rules

    assert [step.seconds for step in rule.ladder.steps] == [None, 60, 604_800]
    assert rule.ladder.first == {Severity.HIGH: 2}
    assert (rule.severity, rule.mode(Severity.HIGH)) == (Severity.MEDIUM, Mode.ACT)
    assert rule.two_moderators == (CaseAct.TIMEOUT, CaseAct.BAN)
    assert rule.title == "We talk about ideas"


def test_without_english_the_french_words_are_read() -> None:
    assert read(RULE, english=True).rules[0].title == "On parle des idées"


WRONG = """
colour = "red"
[[rules]]
id = "Le Respect"
titre = "On parle des idées"
text = 3
covers = ["insult", "politesse"]
severity = "grave"
modes = { haut = "act", high = "obéir" }
ladder = ["warn", "longtemps"]
forget_after_days = 0
two_moderators = ["lire"]
[[rules]]
id = "place"
title = "x"
text = "y"
covers = ["insult"]
modes = "act"
begins = { high = "10 h" }
en = "anglais"
"""


def test_every_fault_is_said_at_once() -> None:

    said = "\n".join(faults(WRONG))

    for part in (
        "« colour » est inconnu",
        "règle 1 (« Le Respect ») : « titre » est inconnu",
        "« title » manque",
        "« text » manque",
        "minuscules sans accent",
        "« politesse » n’existe pas. Noms possibles : insult, links.",
        "severity : « grave » n’existe pas. Valeurs possibles : low, medium, high.",
        "modes : « haut »",
        "modes : « obéir »",
        "ladder : « longtemps » ne se comprend pas",
        "forget_after_days doit être",
        "two_moderators : « lire »",
        "règle 2 (« place ») : « modes » est une table",
        "begins : « 10 h » n’est pas un palier",
        "« insult » est couvert par plusieurs règles",
        "aucune règle ne couvre links",
    ):
        assert part in said
    assert all(fault.startswith("charte.toml : ") for fault in faults(WRONG))


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", "aucune règle"),
        ("rules = 3", "aucune règle"),
        ("rules = [1]", "aucune règle"),
        ("[[rules", "pas du TOML valide (à la fin"),
        ("a = " + "9" * 5_000, "pas du TOML valide (à la fin"),
        (RULE + RULE, "« respect » est celui de plusieurs règles"),
        (RULE + "covers = 3\n", "pas du TOML valide"),
        (RULE.replace('["insult", "links"]', "3"), "« covers » doit être une liste"),
        (RULE + "ladder = []\n", "« ladder » est vide"),
        (RULE + 'begins = "10 s"\n', "« begins » est une table"),
        (RULE + "begins = { high = 3 }\n", "begins : « 3 »"),
        (RULE + 'begins = { haut = "10 s" }\n', "begins : « haut »"),
        (RULE.replace("On parle des idées", "x" * 91), "« title » a 91 caractères"),
        (RULE + "forget_after_days = true\n", "forget_after_days doit"),
    ],
)
def test_a_fault_says_where_and_what(text: str, part: str) -> None:
    assert any(part in fault for fault in faults(text))


@pytest.mark.parametrize("written", ["0 s", "15 j", "10 ans", "s", "allow", "-1 s", "10s s"])
def test_a_step_that_no_platform_knows_is_none(written: str) -> None:
    assert read_steps([written]) == written


def test_days_may_be_said_in_both_languages() -> None:
    assert read_steps(["2 d"]) == read_steps(["2 j"]) == (Step(act=CaseAct.TIMEOUT, seconds=172_800),)


def reason(rule: str, severity: Severity = Severity.LOW) -> Reason:
    """Return a reason."""
    return Reason(rule=rule, text="", severity=severity)


def test_a_verdict_is_at_least_as_severe_as_the_rule_that_it_falls_under() -> None:
    charter = read(
        RULE.replace('"insult", "links"', '"links"')
        + '[[rules]]\nid = "b"\ntitle = "b"\ntext = "b"\ncovers = ["insult"]\nseverity = "high"\n'
    )
    verdict = Verdict(
        flag=True, severity=Severity.MEDIUM, reasons=(reason("links", Severity.MEDIUM), reason("insult"))
    )

    read_so = charter.read(verdict)

    assert (read_so.severity, read_so.reasons[0].rule) == (Severity.HIGH, "insult")
    broken = charter.broken(read_so)
    assert broken is not None
    assert broken.id == "b"


def test_what_no_rule_covers_falls_under_the_first() -> None:
    covering = read(RULE).covering("something-new")

    assert covering is not None
    assert covering.id == "respect"


def test_a_show_without_charter_has_no_rule() -> None:
    verdict = Verdict(flag=True, severity=Severity.LOW, reasons=(reason("links"),))

    assert Charter().read(verdict) is verdict
    assert Charter().broken(verdict) is None
    assert read(RULE).broken(Verdict(flag=False, severity=Severity.LOW)) is None
    assert read(RULE).rule("none") is None
