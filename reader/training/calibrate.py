"""From logits to probabilities and thresholds, by employers that taught nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from reader.training.drafts import SPLIT, Example
from reader.training.labels import FAMILIES, LABELS

_FIRM = 1e6  # no pull towards even odds
_STEPS = ("low", "medium", "high")


@dataclass(frozen=True, slots=True)
class Calibrated:
    """What the card says of one family."""

    scale: float
    shift: float
    doubt: float
    low: float
    medium: float
    high: float


# Before anything is known.
NEUTRAL = Calibrated(1.0, 0.0, 0.0, 1.0, 1.0, 1.0)


def calibrate(
    examples: Sequence[Example], logits: NDArray[np.float32]
) -> dict[str, Calibrated]:
    """For each family: a logistic curve, and thresholds for the stated rates.

    A step is the probability that no more than its rate of the drafts reach which do not mean
    the family; no more than the rate of `doubt` of those that mean it stay below that one.
    """
    return {
        family: _family(family, examples, logits[:, at])
        for at, family in enumerate(FAMILIES)
    }


def _family(
    family: str, examples: Sequence[Example], logits: NDArray[np.float32]
) -> Calibrated:
    at = LABELS.index(family)
    counted = np.array([each.weights[at] > 0 for each in examples])
    meant = np.array([each.wanted[at] > 0 for each in examples])[counted]
    curve = LogisticRegression(C=_FIRM).fit(logits[counted].reshape(-1, 1), meant)
    likely = curve.predict_proba(logits[counted].reshape(-1, 1))[:, 1]
    rates = SPLIT["rates"]
    doubt = float(np.quantile(likely[meant], rates["doubt"]))
    steps = [float(np.quantile(likely[~meant], 1 - rates[name])) for name in _STEPS]
    scale, shift = float(curve.coef_[0, 0]), float(curve.intercept_[0])
    return Calibrated(scale, shift, doubt, *steps)
