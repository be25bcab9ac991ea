"""Batches, loss, steps: the network learns from the drafts that teach."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer
from torch import Tensor
from torch.nn import functional

from reader.training.drafts import SPLIT, Example
from reader.training.labels import FAMILIES, LABELS
from reader.training.network import Network
from reader.training.vocabulary import UNKNOWN

FILLING = 1
_TRAINING = SPLIT["training"]
_LONGEST = SPLIT["model"]["max_tokens"]
_SHUFFLED_TOGETHER = 1500  # sorted by length within these, so that little is filled
_MOST_IN_A_BATCH = 48
_WARMING = 0.06
_FAMILY_COUNTS = 2.0
_TOLD_EVERY = 20


@dataclass(frozen=True, slots=True)
class Lesson:
    """One example in the numbers of the network."""

    ids: list[int]
    wanted: list[float]
    weights: list[float]
    words: NDArray[np.float32]


class Batch(NamedTuple):
    """Lessons of like length, filled up to the longest."""

    ids: Tensor
    there: Tensor
    wanted: Tensor
    weights: Tensor
    words: Tensor


def lessons(tokenizer: Tokenizer, examples: Sequence[Example]) -> list[Lesson]:
    """The examples in numbers, cut where the model reads no further."""
    coded = tokenizer.encode_batch([each.asked.text for each in examples])
    return [_lesson(e, c) for e, c in zip(examples, coded, strict=True)]


def _lesson(example: Example, coded: Encoding) -> Lesson:
    ids = coded.ids[:_LONGEST]
    words = np.zeros((len(ids), len(FAMILIES)), np.float32)
    for at, (start, end) in enumerate(coded.offsets[:_LONGEST]):
        for family, first, last in example.words:
            if start < last and first < end:
                words[at, family] = 1
    return Lesson(ids, example.wanted, example.weights, words)


def learn(
    network: Network,
    taught: Sequence[Lesson],
    tokenizer: Tokenizer,
    say: Callable[[str], None],
) -> None:
    """All epochs; the same seed gives the same network on the same machine."""
    torch.manual_seed(_TRAINING["seed"])
    chance = Random(_TRAINING["seed"])  # noqa: S311 - no secret
    epochs = [[*_batches(taught, chance)] for _ in range(_TRAINING["epochs"])]
    batches = [batch for epoch in epochs for batch in epoch]
    steps = _Steps(network, len(batches))
    hide = _Hiding(tokenizer, chance)
    network.train()
    for number, batch in enumerate(batches, 1):
        loss = steps.take(_filled([hide.some(lesson) for lesson in batch]))
        if number % _TOLD_EVERY == 0:
            say(f"step {number} of {len(batches)}, loss {loss:.2f}")


def _batches(taught: Sequence[Lesson], chance: Random) -> Iterator[list[Lesson]]:
    shuffled = chance.sample(taught, len(taught))
    made = []
    for start in range(0, len(shuffled), _SHUFFLED_TOGETHER):
        together = shuffled[start : start + _SHUFFLED_TOGETHER]
        made += _parted(sorted(together, key=lambda each: len(each.ids)))
    chance.shuffle(made)
    yield from made


def _parted(lessons: Sequence[Lesson]) -> list[list[Lesson]]:
    parts: list[list[Lesson]] = [[]]
    for lesson in lessons:
        many = len(parts[-1]) + 1
        if (
            many > _MOST_IN_A_BATCH
            or many * len(lesson.ids) > _TRAINING["tokens_in_a_batch"]
        ):
            parts.append([])
        parts[-1].append(lesson)
    return [part for part in parts if part]


def _filled(lessons: Sequence[Lesson]) -> Batch:
    longest = max(len(each.ids) for each in lessons)
    shape = len(lessons), longest
    ids = torch.full(shape, FILLING)
    words = torch.zeros(*shape, len(FAMILIES))
    for row, each in enumerate(lessons):
        ids[row, : len(each.ids)] = torch.tensor(each.ids)
        words[row, : len(each.ids)] = torch.tensor(each.words)
    wanted = torch.tensor([each.wanted for each in lessons])
    weights = torch.tensor([each.weights for each in lessons])
    return Batch(ids, ids != FILLING, wanted, weights, words)


class _Hiding:
    """Some words and circumstances are hidden, so that none decides alone."""

    def __init__(self, tokenizer: Tokenizer, chance: Random) -> None:
        told = ("[listed-yes]", "[listed-no]")
        ids = tokenizer.get_vocab()
        self._told = {ids[each] for each in told}
        self._untold = ids["[listed-unknown]"]
        self._chance = chance

    def some(self, lesson: Lesson) -> Lesson:
        """The lesson as it is read this time."""
        profile = self._chance.random() < _TRAINING["profile_hidden"]
        ids = [self._seen(each, profile=profile) for each in lesson.ids]
        return Lesson(ids, lesson.wanted, lesson.weights, lesson.words)

    def _seen(self, token: int, *, profile: bool) -> int:
        if profile and token in self._told:
            return self._untold
        if token > UNKNOWN and self._chance.random() < _TRAINING["words_hidden"]:
            return UNKNOWN
        return token


class _Steps:
    """AdamW with a rate that rises, then falls to nothing."""

    def __init__(self, network: Network, count: int) -> None:
        self._network, self._count = network, count
        heads = network.heads()
        apart = {id(each) for each in heads}
        body = [each for each in network.parameters() if id(each) not in apart]
        groups = [
            {"params": body, "lr": _TRAINING["rate"]},
            {"params": heads, "lr": _TRAINING["rate_of_heads"]},
        ]
        self._optimiser = torch.optim.AdamW(groups, betas=(0.9, 0.98))
        self._rates = torch.optim.lr_scheduler.LambdaLR(self._optimiser, self._rate)

    def take(self, batch: Batch) -> float:
        """One step; the loss before it."""
        loss = _loss(self._network, batch)
        self._optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self._network.parameters(), 1.0)
        self._optimiser.step()
        self._rates.step()
        return float(loss.item())

    def _rate(self, step: int) -> float:
        rising = (step + 1) / (_WARMING * self._count)
        return min(1.0, rising) * (self._count - step) / self._count


def _loss(network: Network, batch: Batch) -> Tensor:
    drafts, tokens = network(batch.ids, batch.there)
    counts = torch.ones(len(LABELS))
    counts[: len(FAMILIES)] = _FAMILY_COUNTS
    whole = functional.binary_cross_entropy_with_logits(
        drafts, batch.wanted, weight=batch.weights * counts, reduction="sum"
    )
    each = functional.binary_cross_entropy_with_logits(
        tokens, batch.words, reduction="none"
    )
    words = (each.sum(-1) * batch.there).sum() / batch.there.sum()
    count = len(batch.ids) * len(FAMILIES)
    return whole / count + _TRAINING["weight_of_words"] * words
