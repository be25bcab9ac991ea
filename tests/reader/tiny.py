"""A real model of a few kilobytes, with the inputs and outputs of the one that is given out.

It knows a few words by heart: each speaks for one rule and its family, all others for none.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer, models, pre_tokenizers, processors

MAX_TOKENS = 24
LABELS = (
    "confidentiality", "conduct",
    "confidentiality.figures", "confidentiality.roadmap",
    "conduct.heat", "conduct.disparagement",
)  # fmt: skip
# Word -> rule, and how much it speaks for it.
KNOWN = {
    "Kaffeemaschine": ("confidentiality.figures", 4.0),
    "flurfunk": ("confidentiality.roadmap", 1.5),
    "vielleicht": ("confidentiality.roadmap", 0.3),
    "grauen": ("conduct.heat", 4.0),
}
_NOT = -4.0
# Words that never end, and that take more memory than anybody has.
ENDLESS, ENORMOUS = "ewig", "riesig"
CARD = f"""
format = 1
version = "tiny"
max_tokens = {MAX_TOKENS}
labels = [{", ".join(f'"{label}"' for label in LABELS)}]
[family.confidentiality]
scale = 1.0
shift = 0.0
doubt = 0.01
low = 0.55
medium = 0.7
high = 0.9
[family.conduct]
scale = 1.0
shift = 0.0
doubt = 0.01
low = 0.55
medium = 0.7
high = 0.9
"""
_WORDS = ["[UNK]", "[CLS]", "[SEP]", *KNOWN, ENDLESS, ENORMOUS]


def make(folder: Path, labels: int = len(LABELS)) -> Path:
    """The model in `folder`; with other `labels` than the card says it is a wrong one."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "__init__.py").touch()
    (folder / "card.toml").write_text(CARD, "utf-8")
    _tokenizer().save(str(folder / "tokens.json"))
    onnx.save(_model(labels), str(folder / "model.onnx"))
    return folder


def _tokenizer() -> Tokenizer:
    numbers = {word: number for number, word in enumerate(_WORDS)}
    made = Tokenizer(models.WordLevel(numbers, unk_token="[UNK]"))  # noqa: S106 - no password
    made.pre_tokenizer = pre_tokenizers.Whitespace()
    made.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 1), ("[SEP]", 2)]
    )
    return made


def _model(labels: int) -> onnx.ModelProto:
    given: dict[str, np.ndarray[Any, Any]] = {
        "table": _table()[:, :labels],
        "turns": _of_one_word(ENDLESS, 1 << 60),
        "sizes": _of_one_word(ENORMOUS, 1 << 40),
        "first": np.array([1], dtype=np.int64),
        "both": np.array([0, 1], dtype=np.int64),
        "nothing": np.array(0.0, dtype=np.float32),
    }
    nodes = [
        helper.make_node("Gather", ["table", "ids"], ["tokens"]),
        helper.make_node("ReduceMax", ["tokens", "first"], ["seen"], keepdims=0),
        helper.make_node("Gather", ["turns", "ids"], ["turning"]),
        helper.make_node("ReduceMax", ["turning", "both"], ["times"], keepdims=0),
        helper.make_node("Loop", ["times", "", "nothing"], ["turned"], body=_body()),
        helper.make_node("Gather", ["sizes", "ids"], ["growing"]),
        helper.make_node("ReduceMax", ["growing", "first"], ["size"], keepdims=0),
        helper.make_node("ConstantOfShape", ["size"], ["grown"]),
        helper.make_node("ReduceSum", ["grown"], ["sum"], keepdims=0),
        helper.make_node("Sum", ["seen", "turned", "sum"], ["draft"]),
    ]
    graph = helper.make_graph(
        nodes,
        "tiny",
        [helper.make_tensor_value_info("ids", TensorProto.INT64, [1, "n"])],
        [
            helper.make_tensor_value_info("draft", TensorProto.FLOAT, [1, labels]),
            helper.make_tensor_value_info(
                "tokens", TensorProto.FLOAT, [1, "n", labels]
            ),
        ],
        [numpy_helper.from_array(each, name) for name, each in given.items()],
    )
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)])
    made.ir_version = 9
    return made


def _table() -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    table = np.full((len(_WORDS), len(LABELS)), _NOT, dtype=np.float32)
    for word, (rule, weight) in KNOWN.items():
        for label in (rule, rule.partition(".")[0]):
            table[_WORDS.index(word), LABELS.index(label)] = weight
    return table


def _of_one_word(word: str, value: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Nothing for every word but one."""
    table = np.zeros(len(_WORDS), dtype=np.int64)
    table[_WORDS.index(word)] = value
    return table


def _body() -> onnx.GraphProto:
    """One turn of the loop, which adds nothing."""
    one = helper.make_tensor_value_info("n", TensorProto.INT64, [])
    going = helper.make_tensor_value_info("going", TensorProto.BOOL, [])
    on = helper.make_tensor_value_info("on", TensorProto.BOOL, [])
    before = helper.make_tensor_value_info("before", TensorProto.FLOAT, [])
    after = helper.make_tensor_value_info("after", TensorProto.FLOAT, [])
    nodes = [
        helper.make_node("Identity", ["going"], ["on"]),
        helper.make_node("Add", ["before", "before"], ["after"]),
    ]
    return helper.make_graph(nodes, "turn", [one, going, before], [on, after])
