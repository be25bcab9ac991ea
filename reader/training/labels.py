"""What is learned: families of rules, and the rules that words alone catch badly."""

from __future__ import annotations

from collections.abc import Sequence

from bedacht.scoring.label import Label

FAMILIES = ("confidentiality", "conduct", "authority")
RULES = (
    "confidentiality.marker",
    "confidentiality.figures",
    "confidentiality.customer",
    "confidentiality.roadmap",
    "confidentiality.term",
    "confidentiality.personnel",
    "confidentiality.personal-data",
    "confidentiality.credentials",
    "confidentiality.incident",
    "confidentiality.document",
    "conduct.disparagement",
    "conduct.insult",
    "conduct.discrimination",
    "authority.speaks-for-company",
    "authority.reserved-topic",
    "authority.press",
)
LABELS = (*FAMILIES, *RULES)
# Hints about tone and notes are no disclosure: their families do not speak for them.
_QUIET = ("conduct.heat", "authority.opinion-note")


def targets(label: Label) -> list[float]:
    """1 where a label is expected."""
    rules = {each.rule for each in label.expected if each.rule not in _QUIET}
    named = rules | {rule.partition(".")[0] for rule in rules}
    return [float(each in named) for each in LABELS]


def weights(label: Label, wanted: Sequence[float]) -> list[float]:
    """0 where neither answer is wrong, because the label allows it; else 1."""
    return [
        float(bool(want) or not _open(label, each))
        for each, want in zip(LABELS, wanted, strict=True)
    ]


def _open(label: Label, name: str) -> bool:
    if name in FAMILIES:
        return any(rule.startswith(f"{name}.") for rule in label.allowed)
    return label.allows(name)
