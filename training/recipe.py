"""The making of the model: gather, pre-train, fine-tune, weigh, export, place thresholds, measure."""

import logging
import random
import time
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from tokenizers import Tokenizer

from training import calibrate, measure
from training.alphabet import MAX_CHARACTERS, alphabet, build_tokenizer
from training.batches import by_length, encode, pad
from training.card import Measures, print_measures, save_card
from training.corpus import LABELS, Example
from training.encoder import Classifier, Shape
from training.export import save_config, save_model
from training.finetune import finetune
from training.materials import CIVIL_SOURCES, Materials, epoch_examples, gather
from training.measure import Scores
from training.pretrain import pretrain

log = logging.getLogger(__name__)
VERSION = "1"
_LEARNED_CHARACTERS = 240
# Largest share of innocent development rows that each threshold may let through, per pool.
FLAG_SHARES = {"civil": 0.004, "heated": 0.007, "written": 0.06, "forum": 0.16}
ACT_SHARES = {"civil": 0.0005, "heated": 0.001, "written": 0.01, "forum": 0.04}


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
        pretrain(model, tokenizer, materials.plain, plan.pretraining_steps, plan.seed, _LEARNED_CHARACTERS)
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
    trust = {"toxifrench_agreement": 2.0, "written": 2.0, "mlma_fr": 0.4}
    return np.array([trust.get(s, 0.15 if s.endswith("_en") else 1.0) * 300 / counts[s] for s in sources])


def pools(examples: list[Example], scores: Scores) -> dict[str, Scores]:
    """Return the overall scores of innocent development rows, by the pool that thresholds look at."""
    named: dict[str, list[float]] = {"civil": [], "heated": [], "written": [], "forum": []}
    for example, score in zip(examples, scores[:, -1], strict=True):
        if example.abusive:
            continue
        source = example.source.split(":")[0]
        if source in CIVIL_SOURCES:
            named["civil"].append(score)
        elif source in ("plain_heated", "written", "toxifrench_agreement"):
            pool = {"plain_heated": "heated", "toxifrench_agreement": "forum"}.get(source, source)
            named[pool].append(score)
    return {name: np.array(values) for name, values in named.items()}


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


def _measures(examples: list[Example], before: Scores, after: Scores, flag: float, act: float) -> Measures:
    abusive = np.array([example.abusive for example in examples])
    weights = _evenly(examples)
    chosen = np.random.default_rng(0).choice(len(examples), len(examples), p=weights / weights.sum())
    return Measures(
        sources=list(measure.by_source(examples, after, flag)),
        kinds=list(measure.by_kind(examples, after)),
        families=list(measure.by_family(examples, after, flag)),
        flag=flag,
        act=act,
        act_rates={name: float((values >= act).mean()) for name, values in pools(examples, after).items()},
        calibration_error=measure.expected_calibration_error(after[chosen, -1], abusive[chosen]),
        auc_before_int8=measure.auc(before[:, -1], abusive) or 0.0,
        auc_after_int8=measure.auc(after[:, -1], abusive) or 0.0,
        megabytes=0.0,
        minutes=0.0,
        command="",
    )


def make_model(plan: Plan, command: str) -> Measures:
    """Train, export and measure; return what was measured."""
    began = time.monotonic()
    torch.manual_seed(plan.seed)
    tokenizer, materials = build_tokenizer(), gather(plan.data, plan.seed, plan.share)
    log.info(
        "labelled rows %d, plain %d, development %d",
        *map(len, (materials.rows, materials.plain, materials.development)),
    )
    model = Classifier(alphabet(), Shape(), len(LABELS))
    _pretrained(model, tokenizer, materials, plan)

    def examples_of(epoch: int) -> list[Example]:
        return epoch_examples(materials, plan.seed + 100 + epoch, plan.written, plan.share)

    finetune(model, tokenizer, plan.epochs, examples_of, plan.seed, _LEARNED_CHARACTERS)
    before = _weigh(model, tokenizer, materials.development)
    sample = random.Random(plan.seed).sample(materials.development, 4)
    save_model(
        model, plan.out, encode(tokenizer, [example.text for example in sample], 200), 0.5, 0.9, VERSION
    )
    after = _exported(plan.out, tokenizer, materials.development)
    innocent = pools(materials.development, after)
    flag = calibrate.place_thresholds(innocent, FLAG_SHARES, floor=0.3)
    act = calibrate.place_thresholds(innocent, ACT_SHARES, floor=min(0.98, flag + 0.15))
    save_config(plan.out, flag, act, VERSION)
    measures = replace(
        _measures(materials.development, before, after, flag, act),
        megabytes=(plan.out / "model.onnx").stat().st_size / 1e6,
        minutes=(time.monotonic() - began) / 60,
        command=command,
    )
    save_card(plan.out, measures)
    print_measures(measures)
    return measures
