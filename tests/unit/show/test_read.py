"""Reading rundown files: what they may say, and each way to get one wrong."""

from pathlib import Path

import pytest

from bot.errors import RundownError
from bot.polls.methods import METHODS
from bot.show.read import read_rundown
from bot.show.rundown import PollPlan, Rundown, Segment, SegmentKind

CONFIG = Path(__file__).parents[3] / "config"

HEAD = 'title = "Essai"\n'
STANDBY = '[[segments]]\nid = "un"\nkind = "standby"\ntitle = "Un"\n'
POLL = '[[segments]]\nid = "vote"\nkind = "poll"\ntitle = "Vote"\n[segments.poll]\nquestion = "On y va ?"\n'
CHOICES = 'choices = ["Oui", "Non"]\n'


def _faults(text: str) -> list[str]:
    with pytest.raises(RundownError) as caught:
        read_rundown(text, "soir.toml", METHODS)
    return str(caught.value).replace("\u00a0", " ").splitlines()


def test_a_consent_segment_has_a_proposal_and_its_title_is_the_question() -> None:
    text = HEAD + STANDBY.replace("standby", "consent")
    assert len(_faults(text)) == 1

    segment = read_rundown(text + 'proposal = "Des bus."\n', "soir.toml", METHODS).segments[0]

    assert segment.poll is not None
    assert (segment.poll.question, segment.poll.proposal) == (segment.title, "Des bus.")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (HEAD + POLL + 'method = "consent"\n', "un tour de consentement est une séquence"),
        (HEAD + POLL + 'method = "temperature"\n' + CHOICES, "« choices » ne va pas avec method"),
        (HEAD + POLL + CHOICES + "mood_window_seconds = 30\n", "« mood_window_seconds » ne va qu’avec"),
        (
            HEAD + POLL + 'method = "moving-debate"\nchoices = ["a", "b", "c", "d"]\n',
            "4 choix : il en faut de 2 à 3",
        ),
        (HEAD + STANDBY + 'proposal = "Des bus."\n', "« proposal » ne va que dans une séquence"),
    ],
)
def test_what_belongs_to_another_talk_is_a_fault(text: str, fault: str) -> None:
    (told,) = _faults(text)

    assert fault in told


def test_a_temperature_says_how_long_a_word_counts() -> None:
    plan = POLL + 'method = "temperature"\n'

    windows = [
        segment.poll.mood_window_s
        for text in (plan, plan + "mood_window_seconds = 30\n")
        for segment in read_rundown(HEAD + text, "soir.toml", METHODS).segments
        if segment.poll
    ]

    assert windows == [60, 30]


def test_the_rehearsal_plays_polls_of_many_sizes() -> None:
    rundown = read_rundown(
        (CONFIG / "rundowns" / "repetition.toml").read_text("utf-8"), "repetition.toml", METHODS
    )
    polls = [segment.poll for segment in rundown.segments if segment.poll and segment.poll.choices]

    assert {len(poll.choices) for poll in polls} == {2, 3, 4, 5, 6}
    assert all(poll.seconds is not None and 20 <= poll.seconds <= 60 for poll in polls)
    assert [poll.hide_results for poll in polls].count(True) == 1


def test_the_rehearsal_plays_every_method_that_has_a_box() -> None:
    rundown = read_rundown(
        (CONFIG / "rundowns" / "repetition.toml").read_text("utf-8"), "repetition.toml", METHODS
    )
    methods = {segment.poll.method for segment in rundown.segments if segment.poll}

    assert methods >= {"plurality", "approval", "ranked", "majority-judgment"}


def test_a_round_may_have_a_circle() -> None:
    consent = '[[segments]]\nid = "bus"\nkind = "consent"\ntitle = "Les bus"\nproposal = "Des bus."\n'
    plan = read_rundown(HEAD + consent + "circle = 12\n", "soir.toml", METHODS).segments[0].poll

    assert plan is not None
    assert plan.circle == 12
    assert any(
        "circle" in fault
        for fault in _faults(HEAD + POLL + CHOICES + "[[segments]]\n" + STANDBY[13:] + "circle = 3\n")
    )


def test_the_windows_of_a_judgment_add_up() -> None:
    judged = POLL + CHOICES + 'method = "majority-judgment"\nwindow_seconds = 15\n'
    plan = read_rundown(HEAD + judged, "soir.toml", METHODS).segments[0].poll

    assert plan is not None
    assert plan.seconds == 30


def test_windows_are_for_a_judgment_alone_and_say_the_length_once() -> None:
    found = _faults(HEAD + POLL + CHOICES + "seconds = 60\nwindow_seconds = 15\n")

    assert len(found) == 2
    assert "« window_seconds » ne va qu’avec" in found[0]
    assert "Gardez-en un" in found[1]


def test_a_rundown_is_read_with_its_defaults() -> None:
    rundown = read_rundown(HEAD + STANDBY + POLL + CHOICES, "soir.toml")

    assert rundown == Rundown(
        title="Essai",
        segments=(
            Segment(id="un", kind=SegmentKind.STANDBY, title="Un"),
            Segment(
                id="vote",
                kind=SegmentKind.POLL,
                title="Vote",
                poll=PollPlan(question="On y va ?", choices=("Oui", "Non")),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("title = \n", "soir.toml : ce n’est pas du TOML valide (ligne 1, colonne 9). Vérifiez"),
        ("title = [", "soir.toml : ce n’est pas du TOML valide (à la fin"),
        ("title = " + "1" * 5000, "soir.toml : ce n’est pas du TOML valide"),
        ("title = " + "[" * 5000, "soir.toml : trop de crochets imbriqués."),
        ("\u0000", "soir.toml : ce n’est pas du TOML valide (ligne 1, colonne 1)."),
        (HEAD, "soir.toml : aucune séquence. Ajoutez au moins une table [[segments]]."),
        (HEAD + "segments = []", "soir.toml : aucune séquence."),
        (HEAD + "segments = [1]", "soir.toml : « segments » doit être une suite de tables [[segments]]"),
        (STANDBY, 'soir.toml : il manque « title ». Ajoutez title = "…".'),
        ("title = 3\n" + STANDBY, "soir.toml : « title » doit être un texte. Mettez-le entre guillemets."),
        ('title = " "\n' + STANDBY, "soir.toml : « title » est vide."),
        (f'title = "{"a" * 121}"\n' + STANDBY, "soir.toml : « title » a 121 caractères, 120 au plus."),
        (
            HEAD + 'titre = "x"\n' + STANDBY,
            "soir.toml : clé inconnue « titre ». Vouliez-vous dire « title » ?",
        ),
        (
            HEAD + STANDBY + "zzz = 1\n",
            "soir.toml : séquence 1 (« un ») : clé inconnue « zzz ». Possibilités : id",
        ),
        (
            HEAD + STANDBY.replace("un", "Un É"),
            "soir.toml : séquence 1 (« Un É ») : id « Un É » : n’utilisez que",
        ),
        (HEAD + STANDBY.replace('"un"', "3"), "soir.toml : séquence 1 : « id » doit être un texte."),
        (HEAD + STANDBY + STANDBY, "soir.toml : id « un » est celui de plusieurs séquences (1, 2)."),
        (
            HEAD + STANDBY.replace("standby", "stanby"),
            "soir.toml : séquence 1 (« un ») : « kind » ne peut pas être « stanby ». Vouliez-vous",
        ),
        (
            HEAD + STANDBY + "minutes = true\n",
            "soir.toml : séquence 1 (« un ») : « minutes » doit être un nombre",
        ),
        (
            HEAD + STANDBY + "minutes = 0\n",
            "soir.toml : séquence 1 (« un ») : « minutes » vaut 0 : choisissez de 1 à 600.",
        ),
        (
            HEAD + STANDBY.replace("standby", "poll") + "poll = 3\n",
            "soir.toml : séquence 1 (« un ») : « poll » doit être une table",
        ),
        (
            HEAD + STANDBY + "[segments.poll]\n",
            "soir.toml : séquence 1 (« un ») : un vote dans une séquence « standby ». Écrivez kind",
        ),
        (
            HEAD + STANDBY.replace("standby", "poll"),
            "soir.toml : séquence 1 (« un ») : un vote sans question. Ajoutez une table [segments.poll]",
        ),
        (HEAD + POLL, "soir.toml : séquence 1 (« vote ») : poll : « choices » doit être une liste de textes"),
        (
            HEAD + POLL + "choices = [1, 2]\n",
            "soir.toml : séquence 1 (« vote ») : poll : « choices » doit être",
        ),
        (
            HEAD + POLL + 'choices = ["Oui"]\n',
            "soir.toml : séquence 1 (« vote ») : poll : 1 choix : il en faut de 2 à 20.",
        ),
        (
            HEAD + POLL + 'choices = ["Oui", " "]\n',
            "soir.toml : séquence 1 (« vote ») : poll : un choix est vide.",
        ),
        (
            HEAD + POLL + 'choices = ["Oui", "oui "]\n',
            "soir.toml : séquence 1 (« vote ») : poll : le choix « oui » est là deux fois. Changez-en un.",
        ),
        (
            HEAD + POLL + f'choices = ["Oui", "{"n" * 121}"]\n',
            f"soir.toml : séquence 1 (« vote ») : poll : le choix « {'n' * 30}… » a plus de 120 caractères.",
        ),
        (
            HEAD + POLL + CHOICES + "seconds = 4\n",
            "soir.toml : séquence 1 (« vote ») : poll : « seconds » vaut 4 : choisissez de 5 à 86400.",
        ),
        (
            HEAD + POLL + CHOICES + "minimum_turnout = -1\n",
            "soir.toml : séquence 1 (« vote ») : poll : « minimum_turnout » vaut -1 : choisissez de 0",
        ),
        (
            HEAD + POLL + CHOICES + 'hide_results = "oui"\n',
            "soir.toml : séquence 1 (« vote ») : poll : « hide_results » doit être true ou false.",
        ),
        (
            HEAD + POLL + CHOICES + 'method = "schulze"\n',
            "soir.toml : séquence 1 (« vote ») : poll : method « schulze » n’existe pas. Méthodes",
        ),
        (
            HEAD + POLL + CHOICES + "secondes = 30\n",
            "soir.toml : séquence 1 (« vote ») : poll : clé inconnue « secondes ». Vouliez-vous",
        ),
    ],
)
def test_a_fault_is_told_with_its_place_and_its_remedy(text: str, fault: str) -> None:
    (told,) = _faults(text)

    assert told.startswith(fault)


def test_all_faults_are_told_at_once() -> None:
    text = STANDBY.replace("standby", "x") + "minutes = 0\n" + POLL + "choices = []\n" + "seconds = 1.5\n"

    assert len(_faults(text)) == 5


def test_a_segment_of_unknown_kind_may_have_a_poll_that_is_read_too() -> None:
    faults = _faults(HEAD + POLL.replace('"poll"', '"vote"') + "choices = []\n")

    assert len(faults) == 2


def test_a_segment_has_one_of_the_evenings_themes_for_its_questions() -> None:
    text = 'themes = ["École", "Logement"]\n' + HEAD + STANDBY

    assert read_rundown(text + 'theme = "école"\n', "soir.toml", METHODS).segments[0].theme == "École"
    assert read_rundown(text, "soir.toml", METHODS).segments[0].theme == ""
    (unknown,) = _faults(text + 'theme = "Logements"\n')
    assert "Vouliez-vous dire « Logement »" in unknown
    (none,) = _faults(HEAD + STANDBY + 'theme = "École"\n')
    assert "la soirée n’a pas de thèmes" in none


def test_a_text_that_does_not_exist_is_a_fault_with_the_nearest_one() -> None:
    text = HEAD + STANDBY + '[texts]\nhelp = "Demandez."\nquestion-onair = "À vous !"\n'
    known = frozenset({"help", "question-on-air", "question-received"})

    with pytest.raises(RundownError) as caught:
        read_rundown(text, "soir.toml", METHODS, known)
    assert str(caught.value).replace("\u00a0", " ") == (
        "soir.toml : texts : aucun texte ne s’appelle « question-onair ». "
        "Vouliez-vous dire « question-on-air » ?"
    )
    assert read_rundown(text, "soir.toml", METHODS).texts["question-onair"] == "À vous !"
