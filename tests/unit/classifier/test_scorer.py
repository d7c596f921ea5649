"""The worker thread: order, cache, limits and failures."""

import asyncio
import threading
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import pytest

from bot.classifier.scorer import ThreadedScorer
from bot.errors import ModelError
from bot.moderation.scores import Scores


class Counting:
    """A model whose score is the text's length, and which can be held back or made to fail."""

    flag_threshold, act_threshold = 0.4, 0.8

    def __init__(self) -> None:
        self.calls: list[list[str]] = []
        self.entered, self.gate = threading.Event(), threading.Event()
        self.gate.set()

    def score(self, texts: Sequence[str]) -> list[Scores]:
        self.calls.append(list(texts))
        self.entered.set()
        assert self.gate.wait(10)
        if "panne" in texts:
            raise RuntimeError("calcul impossible")
        if "fin" in texts:
            raise SystemExit
        return [Scores(len(text) / 100, {}) for text in texts]


@asynccontextmanager
async def running(model: Counting, **settings: Any) -> AsyncIterator[ThreadedScorer]:
    scorer = ThreadedScorer(lambda: model, **settings)
    await scorer.start()
    try:
        yield scorer
    finally:
        model.gate.set()
        await scorer.close()


async def _open(model: Counting) -> None:
    model.gate.set()


async def _entered(model: Counting) -> None:
    assert await asyncio.to_thread(model.entered.wait, 10)


async def test_scores_come_one_for_one_in_order() -> None:
    async with running(Counting()) as scorer:
        found = await scorer.score(["aaa", "a", "aa", "a", ""])

    assert [scores.abusive for scores in found] == [0.03, 0.01, 0.02, 0.01, 0.0]


async def test_a_text_seen_before_is_not_scored_again() -> None:
    model = Counting()
    async with running(model) as scorer:
        await scorer.score(["a", "b"])
        await scorer.score(["b", "c", "c"])

    assert [text for call in model.calls for text in call] == ["a", "b", "c"]


async def test_no_text_needs_no_worker() -> None:
    assert await ThreadedScorer(Counting).score([]) == []


async def test_calls_that_wait_together_share_a_batch() -> None:
    model = Counting()
    async with running(model) as scorer:
        model.gate.clear()
        async with asyncio.TaskGroup() as group:
            calls = [group.create_task(scorer.score(["a"]))]
            await _entered(model)
            calls += [group.create_task(scorer.score([text])) for text in ("bb", "ccc")]
            group.create_task(_open(model))
        answers = [call.result() for call in calls]

    assert [[scores.abusive for scores in answer] for answer in answers] == [[0.01], [0.02], [0.03]]
    assert model.calls == [["a"], ["bb", "ccc"]]


async def test_the_loop_runs_on_while_the_model_works() -> None:
    model = Counting()
    async with running(model) as scorer:
        model.gate.clear()
        async with asyncio.TaskGroup() as group:
            waiting = group.create_task(scorer.score(["a"]))
            await _entered(model)
            assert not waiting.done()
            model.gate.set()

    assert waiting.result()[0].abusive == 0.01


async def test_a_full_queue_refuses_at_once() -> None:
    model = Counting()
    async with running(model, waiting_texts=2) as scorer:
        model.gate.clear()
        async with asyncio.TaskGroup() as group:
            group.create_task(scorer.score(["a", "b"]))
            await _entered(model)
            with pytest.raises(ModelError, match="2 textes en attente"):
                await scorer.score(["c"])
            model.gate.set()


async def test_a_batch_that_takes_too_long_is_an_error_and_the_next_one_works() -> None:
    model = Counting()
    async with running(model, time_limit=timedelta(milliseconds=20)) as scorer:
        model.gate.clear()
        with pytest.raises(ModelError, match="pas répondu"):
            await scorer.score(["a"])
        model.gate.set()

        assert (await _until_it_answers(scorer, "bb")).abusive == 0.02


async def _until_it_answers(scorer: ThreadedScorer, text: str) -> Scores:
    for _ in range(500):
        try:
            return (await scorer.score([text]))[0]
        except ModelError:
            continue
    pytest.fail("the worker never came back")


async def test_a_failing_batch_does_not_end_the_worker() -> None:
    async with running(Counting()) as scorer:
        with pytest.raises(ModelError, match="calcul impossible"):
            await scorer.score(["panne"])

        assert (await scorer.score(["a"]))[0].abusive == 0.01


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
async def test_a_dead_worker_fails_its_calls_and_says_so() -> None:
    async with running(Counting()) as scorer:
        with pytest.raises(ModelError, match="arrêté"):
            await scorer.score(["fin"])
        with pytest.raises(ModelError, match="arrêté"):
            await scorer.score(["a"])


async def test_closing_refuses_what_comes_after() -> None:
    async with running(Counting()) as scorer:
        pass

    with pytest.raises(ModelError, match="arrêté"):
        await scorer.score(["a"])


async def test_closing_twice_or_before_the_start_is_harmless() -> None:
    scorer = ThreadedScorer(Counting)
    await scorer.close()
    await scorer.start()
    await scorer.close()
    await scorer.close()

    with pytest.raises(ModelError):
        await scorer.score(["a"])


async def test_a_model_that_does_not_load_is_an_error_of_the_start() -> None:
    def load() -> Counting:
        raise ModelError("dossier cassé")

    with pytest.raises(ModelError, match="dossier cassé"):
        await ThreadedScorer(load).start()


async def test_thresholds_are_those_of_the_model() -> None:
    async with running(Counting()) as scorer:
        assert (scorer.flag_threshold, scorer.act_threshold) == (0.4, 0.8)


def test_thresholds_before_the_start_are_an_error() -> None:
    with pytest.raises(ModelError):
        _ = ThreadedScorer(Counting).flag_threshold
