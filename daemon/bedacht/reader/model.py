"""The model itself, in the process that calls: its libraries come in with `open_model`."""

from __future__ import annotations

import importlib
import os
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from bedacht.errors import ReaderError
from bedacht.reader.asking import Asked
from bedacht.reader.card import Card, read_card
from bedacht.reader.judgement import NOWHERE, Judged, Seen, judged
from bedacht.reader.windows import windows

PACKAGE = "bedacht_reader"
_LIBRARIES = ("onnxruntime", "tokenizers", "numpy")
_THREADS = 2
# From 1.29 on the library tells its maker of each process, unless this is set before it begins.
_NOBODY_IS_TOLD = "ORT_DISABLE_TELEMETRY"
_SILENT = 4  # the library's log: nothing below what ends the process


def installed() -> Path | None:
    """The folder of the model, where it and the libraries are installed."""
    package = find_spec(PACKAGE)
    if package is None or any(find_spec(each) is None for each in _LIBRARIES):
        return None
    folders = package.submodule_search_locations or ()
    return next((Path(f) for f in folders if (Path(f) / "card.toml").is_file()), None)


class _Tokens(NamedTuple):
    """The tokens of a question: ids, the sentence of each, and what frames every window."""

    before: list[int]
    body: list[int]
    sentences: list[int]
    after: list[int]


@dataclass(frozen=True, slots=True)
class Model:
    """Reads questions, one at a time."""

    card: Card
    _session: Any = field(repr=False)
    _tokenizer: Any = field(repr=False)

    def read(self, asked: Asked) -> tuple[Judged, ...]:
        """What the model says; ReaderError where its numbers make no sense."""
        return judged(self.card, [*self._seen(asked)])

    def logits(self, asked: Asked) -> list[float]:
        """The greatest of all windows for each label: what the card's thresholds are set by."""
        rows = (window.draft for window in self._seen(asked))
        return [max(column) for column in zip(*rows, strict=True)]

    def _seen(self, asked: Asked) -> Iterator[Seen]:
        before, body, sentences, after = self._tokens(asked)
        room = self.card.max_tokens - len(before) - len(after)
        if room < 1:
            raise ReaderError("the second reader takes too few words at once")
        for window in windows(sentences, room):
            chosen = slice(window.start, window.stop)
            ids = [*before, *body[chosen], *after]
            around = [NOWHERE] * len(before), [NOWHERE] * len(after)
            places = [*around[0], *sentences[chosen], *around[1]]
            yield self._run(ids, places)

    def _tokens(self, asked: Asked) -> _Tokens:
        """Signs of the model's own and the line of context frame the words of the draft."""
        coded = self._tokenizer.encode(asked.text)
        first = asked.starts[0] if asked.starts else len(asked.text)
        places = [start for start, _ in coded.offsets]
        inside = [at for at, start in enumerate(places) if start >= first]
        begin, end = (inside[0], inside[-1] + 1) if inside else (0, 0)
        sentences = [bisect_right(asked.starts, p) - 1 for p in places[begin:end]]
        ids = coded.ids
        return _Tokens(ids[:begin], ids[begin:end], sentences, ids[end:])

    def _run(self, ids: Sequence[int], sentences: Sequence[int]) -> Seen:
        numpy = importlib.import_module("numpy")
        fed = {"ids": numpy.asarray([ids], dtype=numpy.int64)}
        draft, tokens = self._session.run(["draft", "tokens"], fed)
        if draft.ndim != 2 or tokens.ndim != 3:
            raise ReaderError(
                "the second reader does not answer in the shape of its card"
            )
        return Seen(draft[0].tolist(), tokens[0].tolist(), sentences)


def open_model(folder: Path) -> Model:
    """The model in `folder`; ReaderError where it cannot be used."""
    try:
        card = read_card((folder / "card.toml").read_text("utf-8"))
        return Model(card, _session(folder), _tokenizer(folder))
    except ReaderError:
        raise
    except Exception as error:
        # Libraries raise kinds of their own; what they say may quote a path.
        raise ReaderError(
            "the second reader's model cannot be opened: install it again"
        ) from error


def _tokenizer(folder: Path) -> Any:
    tokenizer = importlib.import_module("tokenizers").Tokenizer
    made = tokenizer.from_file(str(folder / "tokens.json"))
    made.no_truncation()
    made.no_padding()
    return made


def _session(folder: Path) -> Any:
    os.environ[_NOBODY_IS_TOLD] = "1"
    runtime = importlib.import_module("onnxruntime")
    runtime.disable_telemetry_events()
    runtime.set_default_logger_severity(_SILENT)
    options = runtime.SessionOptions()
    options.intra_op_num_threads = _THREADS
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False  # memory is given back after each reading
    options.log_severity_level = _SILENT
    # Threads wait without turning: nothing of the machine is used between readings.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    only = ["CPUExecutionProvider"]
    return runtime.InferenceSession(str(folder / "model.onnx"), options, only)
