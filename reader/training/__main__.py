"""`python -m reader.training`: drafts, vocabulary, learning, export; thresholds; figures.

`python -m reader.training figures` leaves the model as it is and does the rest again: after
rules have changed, or the thresholds' rates.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import torch

from bedacht.reader.model import Model, open_model
from reader.training.calibrate import NEUTRAL, Calibrated, calibrate
from reader.training.drafts import SPLIT, Example, Examples, read_examples, sizes
from reader.training.export import export
from reader.training.figures import Rows, measure
from reader.training.labels import FAMILIES, LABELS
from reader.training.learn import learn, lessons
from reader.training.network import Network
from reader.training.vocabulary import choose
from reader.training.weights import read_weights

PACKAGE = Path("reader/bedacht_reader")
RESULTS = Path("reader/results.json")
_NOTHING = -20.0


def main(wanted: Sequence[str]) -> None:
    """Make the model and everything that is said of it."""
    examples = read_examples()
    say(f"drafts: {sizes(examples)}")
    if "figures" not in wanted:
        make(examples)
    set_thresholds(examples)
    say("measuring with and without the reader")
    opened = open_model(PACKAGE)
    figures = measure(examples, logits(opened, examples.test), opened)
    results = {"sizes": sizes(examples), **figures}
    RESULTS.write_text(json.dumps(results, indent=1) + "\n", "utf-8")


def make(examples: Examples) -> None:
    """Model and tokenizer, written."""
    weights, model = read_weights(), SPLIT["model"]
    texts = [each.asked.text for each in examples.teach]
    vocabulary = choose(weights, texts, model["pieces"])
    torch.manual_seed(SPLIT["training"]["seed"])
    network = Network(
        vocabulary.embedding, weights.arrays, model["layers"], model["max_tokens"]
    )
    taught = lessons(vocabulary.tokenizer, examples.teach)
    learn(network, taught, vocabulary.tokenizer, say)
    export(network, taught[0].ids, PACKAGE / "model.onnx")
    vocabulary.tokenizer.save(str(PACKAGE / "tokens.json"), pretty=False)


def set_thresholds(examples: Examples) -> None:
    """The card, by what the model that is given out says of the drafts for that."""
    write_card(dict.fromkeys(FAMILIES, NEUTRAL))
    said = logits(open_model(PACKAGE), examples.validate)
    write_card(calibrate(examples.validate, said))


def logits(model: Model, examples: Sequence[Example]) -> Rows:
    """What the model says of each draft, by `LABELS`."""
    silent = [_NOTHING] * len(LABELS)  # of a draft without a word nothing is said
    return np.array([model.logits(e.asked) or silent for e in examples], np.float32)


def write_card(calibrated: Mapping[str, Calibrated]) -> None:
    """What the numbers of the model mean to the product."""
    labels = json.dumps(LABELS)
    lines = [
        "# Written by training: see README.md.",
        "format = 1",
        f'version = "{SPLIT["model"]["version"]}"',
        f"max_tokens = {SPLIT['model']['max_tokens']}",
        f"labels = {labels}",
    ]
    for family, each in calibrated.items():
        lines += ["", f"[family.{family}]"]
        lines += [f"{name} = {getattr(each, name):.5f}" for name in each.__slots__]
    (PACKAGE / "card.toml").write_text("\n".join(lines) + "\n", "utf-8")


def say(line: str) -> None:
    """Where it stands, for who waits."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
