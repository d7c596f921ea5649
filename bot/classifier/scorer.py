"""Scores texts in one worker thread, so that the event loop never waits for arithmetic."""

import asyncio
import queue
import threading
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Protocol, TypeVar

import msgspec

from bot.classifier.batch import BATCH_TEXTS
from bot.classifier.recent import RecentScores
from bot.errors import ModelError
from bot.moderation.scores import Scores

_START_LIMIT = timedelta(seconds=60)
T = TypeVar("T")
_STOPPED = "Le classifieur est arrêté. Relancez bouge\u202f; d’ici là, les règles jugent seules."


class TextModel(Protocol):
    """What the worker runs."""

    flag_threshold: float
    act_threshold: float

    def score(self, texts: Sequence[str]) -> list[Scores]:
        """Return one score per text, in order."""
        ...


class _Job(msgspec.Struct, frozen=True, eq=False):
    """Texts of one call, and where their scores go."""

    texts: list[str]
    answer: asyncio.Future[list[Scores]]


class ThreadedScorer:
    """Loads a model in its own thread and scores there, several calls in one batch.

    At most `waiting_texts` texts wait; beyond that a call is refused at once, because scores that come
    late are worth less than rules that go on alone.
    """

    def __init__(
        self,
        load: Callable[[], TextModel],
        *,
        cache_size: int = 20_000,
        waiting_texts: int = 4096,
        time_limit: timedelta = timedelta(seconds=10),
    ) -> None:
        """Keep the settings; nothing is loaded before `start`."""
        self._load, self._time_limit, self._most_waiting = load, time_limit, waiting_texts
        self._recent = RecentScores(cache_size)
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._waiting = 0
        self._working = False
        self._model: TextModel | None = None
        self._thread: threading.Thread | None = None

    @property
    def flag_threshold(self) -> float:
        """From which `abusive` a message is proposed to a moderator, as the model states it."""
        return self._loaded().flag_threshold

    @property
    def act_threshold(self) -> float:
        """From which `abusive` a show may let the bot act, as the model states it."""
        return self._loaded().act_threshold

    async def start(self) -> None:
        """Load the model; raise ModelError when it cannot be loaded."""
        loop = asyncio.get_running_loop()
        ready: asyncio.Future[TextModel] = loop.create_future()
        self._thread = threading.Thread(target=self._work, args=(loop, ready), name="classifier", daemon=True)
        self._thread.start()
        try:
            self._model = await asyncio.wait_for(ready, _START_LIMIT.total_seconds())
        except TimeoutError as error:
            raise ModelError(
                "Le classifieur ne se charge pas en moins d’une minute. Choisissez un modèle plus petit, "
                "ou vérifiez le disque et le réseau."
            ) from error

    async def close(self) -> None:
        """Let the thread finish its batch and end; calls that still wait fail."""
        if self._thread is None:
            return
        self._working = False
        self._jobs.put(None)
        await asyncio.to_thread(self._thread.join, self._time_limit.total_seconds())
        self._thread = None

    async def score(self, texts: Sequence[str]) -> list[Scores]:
        """Return one score per text, in order; raise ModelError when that is not possible now."""
        known = {text: self._recent.get(text) for text in texts}
        missing = [text for text, scores in known.items() if scores is None]
        fresh = dict(zip(missing, await self._ask(missing), strict=True)) if missing else {}
        for text, scores in fresh.items():
            self._recent.put(text, scores)
        return [known[text] or fresh[text] for text in texts]

    async def _ask(self, texts: list[str]) -> list[Scores]:
        if not self._working:
            raise ModelError(_STOPPED)
        if self._waiting and self._waiting + len(texts) > self._most_waiting:
            raise ModelError(
                f"Le classifieur a déjà {self._waiting} textes en attente\u202f; "
                "les règles jugent seules en attendant."
            )
        answer: asyncio.Future[list[Scores]] = asyncio.get_running_loop().create_future()
        self._waiting += len(texts)
        self._jobs.put(_Job(texts, answer))
        try:
            return await asyncio.wait_for(answer, self._time_limit.total_seconds())
        except TimeoutError as error:
            raise ModelError(
                f"Le classifieur n’a pas répondu en {self._time_limit.total_seconds():g} s\u202f; "
                "les règles jugent seules. S’il ne revient pas, relancez bouge."
            ) from error
        finally:
            self._waiting -= len(texts)

    def _loaded(self) -> TextModel:
        if self._model is None:
            raise ModelError(_STOPPED)
        return self._model

    def _work(self, loop: asyncio.AbstractEventLoop, ready: "asyncio.Future[TextModel]") -> None:
        """Run the worker thread: load, then answer until told to stop."""
        try:
            model = self._load()
        except Exception as error:  # reported to whoever awaits the start
            _tell(loop, ready, _as_model_error(error))
            return
        self._working = True
        _tell(loop, ready, model)
        jobs: list[_Job] = []
        try:
            while jobs := self._next_jobs():
                self._answer(loop, model, jobs)
        finally:
            self._working = False
            self._refuse_the_rest(loop, jobs)

    def _next_jobs(self) -> list[_Job]:
        """Wait for a job, then take what else is there for one batch; empty means stop."""
        job = self._jobs.get()
        jobs: list[_Job] = []
        while job is not None:
            if not job.answer.done():  # nobody awaits a call that was given up
                jobs.append(job)
            if sum(len(taken.texts) for taken in jobs) >= BATCH_TEXTS:
                return jobs
            try:
                job = self._jobs.get(block=not jobs)
            except queue.Empty:
                return jobs
        if jobs:
            self._jobs.put(None)
        return jobs

    def _answer(self, loop: asyncio.AbstractEventLoop, model: TextModel, jobs: list[_Job]) -> None:
        texts = list(dict.fromkeys(text for job in jobs for text in job.texts))
        try:
            found = dict(zip(texts, model.score(texts), strict=True))
        except Exception as error:  # one bad batch must not end the thread
            for job in jobs:
                _tell(loop, job.answer, _as_model_error(error))
            return
        for job in jobs:
            _tell(loop, job.answer, [found[text] for text in job.texts])

    def _refuse_the_rest(self, loop: asyncio.AbstractEventLoop, jobs: list[_Job]) -> None:
        while True:
            for job in jobs:
                _tell(loop, job.answer, ModelError(_STOPPED))
            try:
                job_or_stop = self._jobs.get_nowait()
            except queue.Empty:
                return
            jobs = [job_or_stop] if job_or_stop is not None else []


def _as_model_error(error: Exception) -> ModelError:
    if isinstance(error, ModelError):
        return error
    return ModelError(f"Le classifieur a échoué ({error!r})\u202f; les règles jugent seules.")


def _tell(loop: asyncio.AbstractEventLoop, future: "asyncio.Future[T]", result: "T | ModelError") -> None:
    """Hand a result to the loop's side, unless the loop or the one who waited has gone."""

    def deliver() -> None:
        if future.done():
            return
        if isinstance(result, ModelError):
            future.set_exception(result)
        else:
            future.set_result(result)

    if not loop.is_closed():
        loop.call_soon_threadsafe(deliver)
