"""`python -m training`: make the shipped model again."""

import argparse
import logging
import os
import sys
from pathlib import Path

import torch

from training.corpus import DataError
from training.recipe import Plan, make_model

_ROOT = Path(__file__).resolve().parent.parent


def _arguments(words: list[str]) -> argparse.Namespace:
    default = os.environ.get("BOUGE_TRAINING_DATA", str(_ROOT.parent / "shared" / "data"))
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument(
        "--data", type=Path, default=Path(default), help="folder of train.jsonl, dev.jsonl and lm/"
    )
    parser.add_argument(
        "--out", type=Path, default=_ROOT / "bot" / "classifier" / "model", help="model folder to write"
    )
    parser.add_argument(
        "--work", type=Path, default=_ROOT / "build" / "training", help="keeps the pre-trained encoder"
    )
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--pretraining-steps", type=int, default=3500)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--written", type=int, default=45_000, help="written sentences per epoch")
    parser.add_argument("--share", type=float, default=1.0, help="share of the plain text to use")
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args(words)


def main(words: list[str]) -> int:
    """Train; return the exit status."""
    arguments = _arguments(words)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", stream=sys.stderr)
    torch.set_num_threads(arguments.threads)
    plan = Plan(
        arguments.data, arguments.out, arguments.work, arguments.seed, arguments.pretraining_steps,
        arguments.epochs, arguments.written, arguments.share,
    )  # fmt: skip
    try:
        make_model(plan, " ".join(["python -m training", *words]))
    except DataError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
