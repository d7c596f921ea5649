"""The régie leads the floor: order, mergers, refusals, promises, answers, and what is put away."""

from datetime import timedelta

from msgspec.structs import replace

from bot.actions import Say
from bot.changes import Audited, Owed
from bot.events import Platform, RewardRedeemed, StreamChanged
from bot.orders import (
    ArchiveQuestions,
    DecideQuestion,
    DetectQuestions,
    QuestionAct,
    UndoAct,
    WriteAnswer,
)
from bot.pipeline.memory.state import ShowState
from bot.pipeline.questions.present_floor import floor_view, question_views
from bot.pipeline.questions.ranking import ranking
from bot.questions.question import QuestionStatus
from tests.unit.pipeline.evening import (
    EVENING,
    LEA,
    MAX,
    MODERATOR,
    ROUGH,
    START,
    ZOE,
    act,
    after,
    an_evening,
    asked,
    kept,
    live,
    only,
    ordered,
    plain,
    refusal,
    said,
    ticked,
    voices,
)
from tests.unit.pipeline.hearing import accepted, now


def test_the_order_is_proportional_and_every_place_has_its_reason() -> None:
    state = ShowState()
    first = accepted(state, "Un train ?", ZOE, 5)
    second = accepted(state, "Un bus ?", MAX, 4)
    other = accepted(state, "Un vélo ?", LEA, 3, first=20)
    act(first, QuestionAct.AIR, state)

    assert [each.id for each in ranking(state)] == [other.id, second.id]
    view = question_views(state, EVENING)[other.id]
    assert plain(view.reason) == (
        "1re : 3 soutiens, dont aucune question n’est encore passée ; première prise de parole"
    )


def test_an_order_that_the_host_overrules_is_recorded() -> None:
    state = ShowState()
    first = accepted(state, "Un train ?", ZOE, 5)
    second = accepted(state, "Un bus ?", MAX, 1)

    followed = live(state, ordered(DecideQuestion(question_id=second.id, act=QuestionAct.AIR)))

    assert now(second, state).overruled
    (line,) = [each for each in only(Audited, followed) if each.act == "floor_overruled"]
    assert (line.subject, line.detail) == (second.id, "number=2 place=2 first=1")
    act(first, QuestionAct.AIR, state)
    assert not now(first, state).overruled
    assert floor_view(state, EVENING).overruled == 1


def test_what_was_not_accepted_overrules_too() -> None:
    state = ShowState()
    accepted(state, "Un train ?")
    proposed = asked(state, "Un bus ?", MAX)

    act(proposed, QuestionAct.AIR, state)

    assert now(proposed, state).overruled


def test_new_voices_are_counted_and_remembered_over_shows() -> None:
    state = ShowState()
    act(accepted(state, "Un train ?", ZOE), QuestionAct.AIR, state)
    act(accepted(state, "Un autre train ?", ZOE), QuestionAct.AIR, state)
    view = floor_view(state, EVENING)
    assert (view.new_voices, view.heard, view.answered, view.aired) == (1, 2, 1, 1)

    # The evening is put away; the next one remembers who spoke.
    act(now(list(state.floor.questions.values())[1], state), QuestionAct.ANSWERED, state)
    live(state, ordered(ArchiveQuestions()))
    assert {each.status for each in state.floor.questions.values()} == {QuestionStatus.ARCHIVED}
    accepted(state, "Encore un train ?", ZOE)
    accepted(state, "Un bus ?", MAX)
    assert [each.first_voice for each in ranking(state)] == [True, False]


def test_a_voice_is_forgotten_after_its_time() -> None:
    state = ShowState()
    evening = an_evening(voices_last=timedelta(days=1))
    question = accepted(state, "Un train ?")
    act(question, QuestionAct.AIR, state)
    act(question, QuestionAct.ANSWERED, state)

    live(state, ticked(80_000), evening=evening)
    assert len(state.floor.voices) == 1
    live(state, ticked(90_000), evening=evening)
    assert state.floor.voices == {}


def test_the_moment_in_the_video_is_noted() -> None:
    state = ShowState()
    online = StreamChanged(id="s1", at=START, platform=Platform.TWITCH, channel="bouge", online=True)
    live(state, online)
    question = accepted(state, "Un train ?")

    act(question, QuestionAct.AIR, state, at=3_723)

    assert now(question, state).video_s == 3_723
    live(
        state,
        StreamChanged(id="s2", at=after(4_000), platform=Platform.TWITCH, channel="bouge", online=False),
    )
    assert state.floor.live_since is None


def test_who_is_refused_learns_why() -> None:
    state = ShowState()
    question = asked(state, "Un train ?")

    order = DecideQuestion(question_id=question.id, act=QuestionAct.DISMISS, reason="déjà répondu à 20 h.")
    told = kept(Say, live(state, ordered(order, by=MODERATOR)))

    assert plain(told.text) == "@zoé, votre question n° 1 n’est pas retenue : déjà répondu à 20 h."
    assert told.reply_to == question.message_id
    assert now(question, state).note == "déjà répondu à 20 h."
    assert only(Say, live(state, ordered(order, by=MODERATOR, at=11))) == []


def test_a_refusal_without_words_is_courteous_all_the_same() -> None:
    state = ShowState()

    told = [
        each for each in act(asked(state, "Un train ?"), QuestionAct.DISMISS, state) if isinstance(each, Say)
    ]

    assert told[0].text.endswith("Merci de l’avoir posée\u00a0!")


def test_a_deferred_question_has_a_promise_and_gets_its_answer() -> None:
    state = ShowState()
    evening = an_evening(results_url="https://bouge.fr/resultats/")
    question = accepted(state, "Un train ?")

    order = DecideQuestion(question_id=question.id, act=QuestionAct.DEFER, reason="la SNCF répondra en mars.")
    deferred = kept(Say, live(state, ordered(order), evening=evening))
    assert plain(deferred.text) == (
        "@zoé, votre question n° 1 est reportée : la SNCF répondra en mars. https://bouge.fr/questions/1/"
    )
    assert now(question, state).status is QuestionStatus.DEFERRED
    assert ranking(state) == []

    answered = kept(
        Say, live(state, ordered(WriteAnswer(question_id=question.id, text="Oui.")), evening=evening)
    )
    assert "a reçu sa réponse" in answered.text
    assert (now(question, state).status, now(question, state).answer) == (QuestionStatus.ANSWERED, "Oui.")


def test_a_prepared_answer_is_kept_and_told_to_nobody() -> None:
    state = ShowState()
    question = accepted(state, "Un train ?")

    followed = live(state, ordered(WriteAnswer(question_id=question.id, text="Oui, en mars.")))

    assert only(Say, followed) == []
    assert question_views(state, EVENING)[question.id].answer == "Oui, en mars."
    assert refusal(live(state, ordered(WriteAnswer(question_id="q", text="")))) != ""
    assert refusal(live(state, ordered(WriteAnswer(question_id=question.id, text="a" * 1001)))) != ""


def test_plain_questions_are_proposed_when_the_show_wants_it_and_never_aired_unasked() -> None:
    state = ShowState()
    text = "Est-ce que le train sera gratuit pour les lycéens ?"
    live(state, said(text, MAX))
    assert state.floor.questions == {}

    live(state, ordered(DetectQuestions(on=True)))
    evening = an_evening(accept_automatically=True)
    live(
        state,
        said(text, MAX),
        said(text, LEA),
        said(f"{ROUGH}, pourquoi ce train est en retard ?"),
        evening=evening,
    )
    (question,) = state.floor.questions.values()
    assert (question.detected, question.status) == (True, QuestionStatus.PROPOSED)
    assert [each for each in act(question, QuestionAct.DISMISS, state) if isinstance(each, Say)] == []

    live(state, ordered(DetectQuestions(on=False)))
    live(state, said("Combien coûte la rocade à la région ?", MAX))
    assert len(state.floor.questions) == 1


def test_a_reward_asks_a_question_and_others_do_not() -> None:
    state = ShowState()
    evening = an_evening(question_reward="Ma question")

    def redeemed(title: str, text: str) -> RewardRedeemed:
        return RewardRedeemed(
            id=f"r-{title}-{text}",
            at=after(10),
            platform=Platform.TWITCH,
            channel="bouge",
            author=ZOE,
            reward_id="r1",
            title=title,
            text=text,
        )

    live(state, redeemed("MA QUESTION", "Et le train ?"), redeemed("Hydratation", "Buvez !"), evening=evening)
    assert [each.text for each in state.floor.questions.values()] == ["Et le train ?"]
    live(state, redeemed("Ma question", "Et le train ?"), redeemed("Ma question", ""), evening=evening)
    live(state, redeemed("Ma question", "Et le bus ?"))
    assert len(state.floor.questions) == 1


def test_a_message_bought_with_the_reward_asks_once_however_often_it_is_told() -> None:
    state = ShowState()
    evening = an_evening(question_reward="r1")
    bought = replace(said("Et le train ?", ZOE), reward_id="r1")

    live(state, bought, evening=evening)
    again = live(state, replace(bought, id="other", message_id="other"), evening=evening)

    assert [each.text for each in state.floor.questions.values()] == ["Et le train ?"]
    assert only(Owed, again) == []


def test_an_airing_is_taken_back_with_its_first_voice() -> None:
    state = ShowState()
    question = accepted(state, "Un train ?")
    aired = ordered(DecideQuestion(question_id=question.id, act=QuestionAct.AIR), at=40)
    live(state, aired)

    live(state, ordered(UndoAct(act_id=aired.id), at=42))

    assert now(question, state).status is QuestionStatus.ACCEPTED
    assert ranking(state)[0].first_voice


def test_backers_that_nobody_had_seen_are_shown_and_not_hidden() -> None:
    state = ShowState()
    crowd = voices(52)
    live(state, *(said("bonsoir", by, at=1) for by in crowd[:2]))
    question = accepted(state, "Un train ?")

    live(state, *(said("+1 1", by, at=40) for by in crowd))
    view = question_views(state, EVENING)[question.id]
    assert (view.backings, view.unseen) == (52, 50)

    live(state, said("-1 1", crowd[51], at=50))
    assert question_views(state, EVENING)[question.id].unseen == 49


def test_one_person_who_asks_a_thousand_times_has_three_questions() -> None:
    state = ShowState()

    live(state, *(said(f"!question Et le train numéro {n} ?", at=n) for n in range(1_000)))

    assert len(state.floor.questions) == 3
