"""The making of the model: gather, pre-train, fine-tune, weigh, export, place thresholds, measure."""

import logging
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from tokenizers import Tokenizer

from training import calibrate, measure, neutrality
from training.alphabet import MAX_CHARACTERS, alphabet, build_tokenizer
from training.batches import by_length, encode, pad
from training.card import Measures, print_measures, save_card
from training.corpus import LABELS, Example
from training.encoder import Classifier, Shape
from training.export import save_config, save_model
from training.finetune import finetune
from training.materials import CIVIL_SOURCES, Materials, epoch_examples, gather
from training.measure import Scores
from training.negatives import hard_examples
from training.pretrain import pretrain
from training.spelling import by_attack

log = logging.getLogger(__name__)
VERSION = "2"
_LEARNED_CHARACTERS = 240
_PRETRAINED_CHARACTERS = 130
# Civil sentences an epoch, from the second on, that the linear part of the epochs before finds worst.
_HARD_EXAMPLES = 2000
# Largest share of innocent development rows that each threshold may let through, per pool.
FLAG_SHARES = {
    "civil": 0.004,
    "heated": 0.012,
    "anger": 0.05,
    "line": 0.12,
    "functional": 0.11,
    "forum": 0.145,
}
ACT_SHARES = {
    "civil": 0.0005,
    "heated": 0.001,
    "anger": 0.01,
    "line": 0.03,
    "functional": 0.02,
    "forum": 0.02,
}
# Written families of political anger: their innocence is what a political show needs most.
_ANGRY = ("heated_politics", "angry_citizens", "heated_measures", "heated_persons", "blunt_disagreement")


@dataclass(frozen=True)
class Plan:
    """What the command line decides."""

    data: Path
    out: Path
    work: Path
    seed: int
    pretraining_steps: int
    epochs: int
    written: int
    share: float = 1.0


def _pretrained(model: Classifier, tokenizer: Tokenizer, materials: Materials, plan: Plan) -> None:
    """Pre-train the encoder, or load what an earlier run with the same settings left in the work folder."""
    name = f"encoder-{plan.seed}-{plan.pretraining_steps}-{plan.share:g}.pt"
    kept = plan.work / name
    if kept.is_file():
        log.info("pre-training: taken from %s", kept)
        model.encoder.load_state_dict(torch.load(kept))
        return
    if plan.pretraining_steps > 0:
        pretrain(model, tokenizer, materials.plain, plan.pretraining_steps, plan.seed, _PRETRAINED_CHARACTERS)
        plan.work.mkdir(parents=True, exist_ok=True)
        torch.save(model.encoder.state_dict(), kept)


def _halves(model: Classifier, tokenizer: Tokenizer, examples: list[Example]) -> tuple[Scores, Scores]:
    """Return the logits of encoder and linear part, each [rows, labels]."""
    rows = encode(tokenizer, [example.text for example in examples], MAX_CHARACTERS)
    encoder, linear = np.zeros((len(rows), len(LABELS))), np.zeros((len(rows), len(LABELS)))
    with torch.no_grad():
        for group in by_length(rows, 64):
            words = model.cutter(pad([rows[index] for index in group]))
            encoder[group] = model.encoder_logits(words).numpy()
            linear[group] = model.linear(words).numpy()
    return encoder, linear


def _exported(folder: Path, tokenizer: Tokenizer, examples: list[Example]) -> Scores:
    """Return the probabilities of the exported model."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(folder / "model.onnx"), options)
    rows = encode(tokenizer, [example.text for example in examples], MAX_CHARACTERS)
    scores = np.zeros((len(rows), len(LABELS)))
    for group in by_length(rows, 32):
        ids = pad([rows[index] for index in group]).numpy()
        scores[group] = session.run(None, {"input_ids": ids, "attention_mask": (ids > 0).astype(np.int64)})[0]
    return calibrate.sigmoid(scores)


def _evenly(examples: list[Example]) -> Scores:
    """Return weights that let each French source count alike and English little."""
    sources = [example.source.split(":")[0] for example in examples]
    counts = {source: sources.count(source) for source in set(sources)}
    trust = {"toxifrench_agreement": 2.0, "written": 1.5, "functional": 1.5, "mlma_fr": 0.4}
    return np.array([trust.get(s, 0.15 if s.endswith("_en") else 1.0) * 300 / counts[s] for s in sources])


def _pool(source: str) -> str | None:
    """Return the pool of an innocent row of `source`, None where it belongs to none."""
    kind, _, family = source.partition(":")
    if family in _ANGRY:
        return None if kind == "written" else "anger"
    if kind in CIVIL_SOURCES:
        return "civil"
    named = {"plain_heated": "heated", "toxifrench_agreement": "forum"}
    return kind if kind in ("line", "functional") else named.get(kind)


def pools(examples: list[Example], scores: Scores) -> dict[str, Scores]:
    """Return the overall scores of innocent development rows, by the pool that thresholds look at."""
    named: dict[str, list[float]] = {name: [] for name in FLAG_SHARES}
    for example, score in zip(examples, scores[:, -1], strict=True):
        pool = None if example.abusive else _pool(example.source)
        if pool:
            named[pool].append(score)
    return {name: np.array(values) for name, values in named.items()}


def _rates(innocent: dict[str, Scores], threshold: float) -> dict[str, float]:
    return {name: float((values >= threshold).mean()) for name, values in innocent.items()}


def _weigh(model: Classifier, tokenizer: Tokenizer, examples: list[Example]) -> Scores:
    """Fit the two halves' weights into the model; return its probabilities before int8."""
    encoder, linear = _halves(model, tokenizer, examples)
    for name, half in (("encoder", encoder), ("linear", linear)):
        for row in measure.by_source(examples, calibrate.sigmoid(half), 0.5):
            log.info("%s alone: %s", name, row)
    weighing = calibrate.weigh(encoder, linear, examples, _evenly(examples))
    log.info("weighing: %s", weighing)
    model.encoder_gain.data = torch.tensor(weighing.encoder_gain)
    model.linear_gain.data = torch.tensor(weighing.linear_gain)
    model.shift.data = torch.tensor(weighing.shift)
    return calibrate.apply(weighing, encoder, linear)


def _measures(
    examples: list[Example],
    before: Scores,
    after: Scores,
    flag: float,
    act: float,
    score: Callable[[list[Example]], Scores],
) -> Measures:
    """Return what is stated in the card, the parts that the caller knows left at nothing."""
    abusive = np.array([example.abusive for example in examples])
    innocent = pools(examples, after)
    weights = _evenly(examples)
    chosen = np.random.default_rng(0).choice(len(examples), len(examples), p=weights / weights.sum())
    return Measures(
        sources=list(measure.by_source(examples, after, flag)),
        kinds=list(measure.by_kind(examples, after)),
        families=measure.by_family(examples, after, flag, "written"),
        functional=measure.by_family(examples, after, flag, "functional"),
        english=measure.by_family(examples, after, flag, "functional_en"),
        attacks=by_attack(score, examples, flag, 1),
        swaps=neutrality.by_kind(score, flag),
        bins=measure.reliability(after[chosen, -1], abusive[chosen]),
        flag_rates=_rates(innocent, flag),
        flag=flag,
        act=act,
        act_rates=_rates(innocent, act),
        calibration_error=measure.expected_calibration_error(after[chosen, -1], abusive[chosen]),
        auc_before_int8=measure.auc(before[:, -1], abusive) or 0.0,
        auc_after_int8=measure.auc(after[:, -1], abusive) or 0.0,
        megabytes=0.0,
        minutes=0.0,
        command="",
    )


def _linear_scores(model: Classifier, tokenizer: Tokenizer, texts: list[str]) -> list[float]:
    """Return what the linear part alone makes of the texts."""
    rows, scores = encode(tokenizer, texts, _LEARNED_CHARACTERS), [0.0] * len(texts)
    with torch.no_grad():
        for group in by_length(rows, 64):
            found = model.linear(model.cutter(pad([rows[index] for index in group])))[:, -1]
            for index, score in zip(group, found.tolist(), strict=True):
                scores[index] = score
    return scores


def teach(model: Classifier, tokenizer: Tokenizer, materials: Materials, plan: Plan) -> None:
    """Pre-train and fine-tune in place."""
    _pretrained(model, tokenizer, materials, plan)

    def examples_of(epoch: int) -> list[Example]:
        seed = plan.seed + 100 + epoch
        examples = epoch_examples(materials, seed, plan.written, plan.share)
        if epoch > 0:
            count, chance = int(_HARD_EXAMPLES * plan.share), random.Random(seed)
            score = partial(_linear_scores, model, tokenizer)
            examples += hard_examples(materials.civil, count, chance, score)
        return examples

    finetune(model, tokenizer, plan.epochs, examples_of, plan.seed, _LEARNED_CHARACTERS)


def publish(model: Classifier, tokenizer: Tokenizer, development: list[Example], plan: Plan) -> Measures:
    """Weigh, export and place the thresholds; return what was measured."""
    before = _weigh(model, tokenizer, development)
    sample = [example.text for example in random.Random(plan.seed).sample(development, 4)]
    save_model(model, plan.out, encode(tokenizer, sample, 200), 0.5, 0.9, VERSION)
    score = partial(_exported, plan.out, tokenizer)
    after = score(development)
    innocent = pools(development, after)
    flag = calibrate.place_thresholds(innocent, FLAG_SHARES, floor=0.3)
    act = calibrate.place_thresholds(innocent, ACT_SHARES, floor=min(0.98, flag + 0.15))
    save_config(plan.out, flag, act, VERSION)
    return _measures(development, before, after, flag, act, score)


def make_model(plan: Plan, command: str) -> Measures:
    """Train, export, measure and write the card; return what was measured."""
    began = time.monotonic()
    torch.manual_seed(plan.seed)
    tokenizer, materials = build_tokenizer(), gather(plan.data, plan.seed, plan.share)
    log.info(
        "labelled rows %d, plain %d, development %d",
        *map(len, (materials.rows, materials.plain, materials.development)),
    )
    model = Classifier(alphabet(), Shape(), len(LABELS))
    teach(model, tokenizer, materials, plan)
    measures = replace(
        publish(model, tokenizer, materials.development, plan),
        megabytes=(plan.out / "model.onnx").stat().st_size / 1e6,
        minutes=(time.monotonic() - began) / 60,
        command=command,
    )
    save_card(plan.out, measures)
    print_measures(measures)
    return measures
