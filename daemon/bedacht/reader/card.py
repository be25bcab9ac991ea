"""The card of a model: what its numbers mean, and from when on one speaks of them. Pure."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from math import exp
from typing import Any

from bedacht.engine.finding import Confidence
from bedacht.errors import ReaderError

FORMAT = 1
_DAMAGED = "the card of the second reader's model cannot be read: install it again"
_FAR = 60.0  # beyond that a probability is 0 or 1


@dataclass(frozen=True, slots=True)
class Family:
    """How the logit of a family becomes a probability, and which of them counts for what.

    Up to `doubt` the model sees nothing of the family, from `low` on it speaks of it.
    """

    scale: float
    shift: float
    doubt: float
    low: float
    medium: float
    high: float

    def probability(self, logit: float) -> float:
        """The calibrated probability that the family is meant."""
        turned = self.scale * logit + self.shift
        return 1 / (1 + exp(-max(-_FAR, min(_FAR, turned))))

    def doubts(self, logit: float) -> bool:
        """Is nothing of the family there, as far as it can see?"""
        return self.probability(logit) <= self.doubt

    def confidence(self, logit: float) -> Confidence | None:
        """How sure it is; None where it is not worth saying."""
        probability = self.probability(logit)
        steps = ((Confidence.HIGH, self.high), (Confidence.MEDIUM, self.medium))
        for confidence, least in (*steps, (Confidence.LOW, self.low)):
            if probability >= least:
                return confidence
        return None


@dataclass(frozen=True, slots=True)
class Card:
    """`labels` is the order of the outputs: families and rules, by their ids."""

    version: str
    max_tokens: int
    labels: tuple[str, ...]
    families: Mapping[str, Family]

    def place(self, label: str) -> int:
        """Where a label stands among the outputs."""
        return self.labels.index(label)

    def rules(self, family: str) -> tuple[str, ...]:
        """The rules of a family that the model knows."""
        return tuple(each for each in self.labels if each.startswith(f"{family}."))


def read_card(text: str) -> Card:
    """The card in `text`; ReaderError where it is none."""
    try:
        card = _card(tomllib.loads(text))
    except (ValueError, KeyError, TypeError, AttributeError):
        raise ReaderError(_DAMAGED) from None
    known = all(f in card.labels and card.rules(f) for f in card.families)
    if card.max_tokens < 1 or not card.families or not known:
        raise ReaderError(_DAMAGED)
    return card


def _card(values: Mapping[str, Any]) -> Card:
    if values["format"] != FORMAT:
        raise ReaderError(_DAMAGED)
    return Card(
        version=str(values["version"]),
        max_tokens=int(values["max_tokens"]),
        labels=tuple(map(str, values["labels"])),
        families={name: _family(each) for name, each in values["family"].items()},
    )


def _family(values: Mapping[str, Any]) -> Family:
    fields = ("scale", "shift", "doubt", "low", "medium", "high")
    return Family(*(float(values[name]) for name in fields))
