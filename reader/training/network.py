"""The model, for torch: the lower layers of multilingual-e5-small and two heads.

One head speaks of the whole draft (the mean and the greatest of its tokens), one of each
token: where it is highest, there stand the telling words.
"""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor, nn
from torch.nn import functional

from reader.training.labels import FAMILIES, LABELS
from reader.training.weights import WIDTH, Array

_HEADS = 12
_DROPPED = 0.1
_FAR = -1e4
_EPSILON = 1e-12


class Layer(nn.Module):
    """One layer of the encoder."""

    def __init__(self, arrays: Mapping[str, Array], number: int) -> None:
        super().__init__()
        begun = _Begun(arrays, f"l{number}.")
        self.query, self.key, self.value = map(begun.linear, "qkv")
        self.out = begun.linear("ao")
        self.wide, self.narrow = begun.linear("fi"), begun.linear("fo")
        self.after_words, self.after_layer = begun.norm("aln"), begun.norm("oln")

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """Tokens with what the others around them add to them."""
        seen = functional.scaled_dot_product_attention(
            *(_parted(each(x)) for each in (self.query, self.key, self.value)),
            attn_mask=mask,
            dropout_p=_DROPPED if self.training else 0.0,
        )
        joined = seen.transpose(1, 2).reshape(x.shape)
        x = self.after_words(x + self._drop(self.out(joined)))
        widened = functional.gelu(self.wide(x))
        return self.after_layer(x + self._drop(self.narrow(widened)))

    def _drop(self, x: Tensor) -> Tensor:
        return functional.dropout(x, _DROPPED, self.training)


class Network(nn.Module):
    """Ids of tokens to logits: of the draft (by `LABELS`) and of each token (by family)."""

    def __init__(
        self, embedding: Array, arrays: Mapping[str, Array], layers: int, longest: int
    ) -> None:
        super().__init__()
        self.words = nn.Embedding.from_pretrained(torch.tensor(embedding), freeze=False)
        places = arrays["emb.pos"].reshape(-1, WIDTH)[:longest]
        kind = arrays["emb.type"].reshape(-1, WIDTH)[0]
        self.places = nn.Parameter(torch.tensor(places + kind))
        self.norm = _Begun(arrays, "emb.").norm("ln")
        self.layers = nn.ModuleList(Layer(arrays, number) for number in range(layers))
        self.of_draft = nn.Linear(2 * WIDTH, len(LABELS))
        self.of_tokens = nn.Linear(WIDTH, len(FAMILIES))
        nn.init.normal_(self.of_draft.weight, std=0.02)
        nn.init.zeros_(self.of_draft.bias)

    def forward(
        self, ids: Tensor, there: Tensor | None = None
    ) -> tuple[Tensor, Tensor]:
        """`there` tells which tokens are none of the filling; without it all are there."""
        x = self.norm(self.words(ids) + self.places[: ids.shape[1]])
        x = functional.dropout(x, _DROPPED, self.training)
        mask = None if there is None else there[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        whole = functional.dropout(_pooled(x, there), _DROPPED, self.training)
        return self.of_draft(whole), self.of_tokens(x)

    def heads(self) -> list[nn.Parameter]:
        """What begins with nothing learned."""
        return [*self.of_draft.parameters(), *self.of_tokens.parameters()]


class _Begun:
    """Parts that begin with the weights below a name."""

    def __init__(self, arrays: Mapping[str, Array], prefix: str) -> None:
        self._arrays, self._prefix = arrays, prefix

    def linear(self, name: str) -> nn.Linear:
        bias = self._of(f"{name}.b")
        weight = self._of(f"{name}.w").reshape(len(bias), -1)
        made = nn.Linear(weight.shape[1], len(bias))
        made.weight.data, made.bias.data = weight, bias
        return made

    def norm(self, name: str) -> nn.LayerNorm:
        made = nn.LayerNorm(WIDTH, eps=_EPSILON)
        made.weight.data, made.bias.data = self._of(f"{name}.w"), self._of(f"{name}.b")
        return made

    def _of(self, name: str) -> Tensor:
        return torch.tensor(self._arrays[self._prefix + name])


def _parted(x: Tensor) -> Tensor:
    count, length, width = x.shape
    return x.view(count, length, _HEADS, width // _HEADS).transpose(1, 2)


def _pooled(x: Tensor, there: Tensor | None) -> Tensor:
    if there is None:
        return torch.cat([x.mean(1), x.max(1).values], 1)
    kept = there.unsqueeze(-1)
    mean = (x * kept).sum(1) / kept.sum(1)
    return torch.cat([mean, x.masked_fill(~kept, _FAR).max(1).values], 1)
