"""The network as onnxruntime reads it, with whole numbers of eight bits."""

from __future__ import annotations

from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional

from reader.training.labels import FAMILIES, LABELS
from reader.training.network import Network

MOST_BYTES = 25_000_000
_OPSET = 17


class _Answer(nn.Module):
    """Both heads by the same labels; tokens speak of families only."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor) -> tuple[Tensor, Tensor]:
        draft, tokens = self.network(ids)
        return draft, functional.pad(tokens, (0, len(LABELS) - len(FAMILIES)))


def export(network: Network, sample: list[int], target: Path) -> None:
    """Write `target`; ValueError where it is larger than it may be."""
    exact = target.with_suffix(".exact.onnx")
    network.eval()
    with torch.no_grad():
        torch.onnx.export(
            _Answer(network), (torch.tensor([sample]),), exact,
            input_names=["ids"], output_names=["draft", "tokens"],
            dynamic_axes={"ids": {1: "n"}, "tokens": {1: "n"}},
            opset_version=_OPSET, dynamo=False,
        )  # fmt: skip
    quantize_dynamic(
        exact, target, weight_type=QuantType.QInt8, per_channel=True,
        extra_options={"MatMulConstBOnly": True},
    )  # fmt: skip
    exact.unlink()
    if target.stat().st_size > MOST_BYTES:
        raise ValueError(
            f"{target} is larger than {MOST_BYTES} bytes: take fewer pieces"
        )
