"""Concepts by name and as bits: sets of concepts are integers, so that asking is cheap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

SCANNED = (
    "money", "percent", "number", "large-number", "fraction", "date", "month", "quarter",
    "year", "time",
    "email", "phone", "iban", "tax-number", "insurance-number", "card-number", "url",
    "host", "ip", "path", "secret", "person", "address", "hashtag", "mention",
    "shouting", "exclamations", "question", "quotation", "password-like", "keypad-code",
    "number-plate", "long-number", "password-said", "ticket-key",
    "many-hashtags",
)  # fmt: skip
FROM_POLICY = (
    "employer", "employer-ambiguous", "employer-handle", "employer-tag",
    "employer-domain", "brand", "internal-host", "customer", "reference", "partner",
    "competitor", "known-person", "term", "term-ambiguous", "term-bare", "term-determined", "party-short", "reserved-topic", "own-term",
)  # fmt: skip
FROM_CONTEXT = (
    "shared-own", "shared-employer", "own-page", "spokesperson", "loud-finding",
)  # fmt: skip
BUILT_IN = SCANNED + FROM_POLICY + FROM_CONTEXT


@dataclass(frozen=True, slots=True)
class Concepts:
    """Every concept's bit, and for each the bits of all that include it as well."""

    bits: Mapping[str, int] = field(repr=False)
    closed: Mapping[str, int] = field(repr=False)
    order: tuple[str, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        # A concept's bit is its place.
        object.__setattr__(self, "order", tuple(self.bits))

    def mask(self, names: Iterable[str]) -> int:
        """The bits of `names`; KeyError for a concept that does not exist."""
        mask = 0
        for name in names:
            mask |= self.bits[name]
        return mask

    def names(self, mask: int) -> Iterator[str]:
        """The names of the bits in `mask`."""
        return (self.order[bit.bit_length() - 1] for bit in bits_of(mask))


def bits_of(mask: int) -> Iterator[int]:
    """The bits of a mask, the lowest first."""
    while mask:
        bit = mask & -mask
        yield bit
        mask ^= bit


def number_concepts(includes: Mapping[str, tuple[str, ...]]) -> Concepts:
    """Give every concept a bit; `includes` names what each concept takes in."""
    names = dict.fromkeys((*BUILT_IN, *includes))
    bits = {name: 1 << index for index, name in enumerate(names)}
    closed = dict(bits)
    changed = True
    while changed:
        changed = False
        for outer, inner in ((o, i) for o, inside in includes.items() for i in inside):
            wider = closed[inner] | closed[outer]
            changed = changed or wider != closed[inner]
            closed[inner] = wider
    return Concepts(bits, closed)
