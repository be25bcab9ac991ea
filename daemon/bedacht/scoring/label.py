"""What a careful reader expects of a draft: the labels of a corpus record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bedacht.engine.finding import Level

# Said quietly these are never wrong: they tell a fact and judge nothing.
_FINE_AS_HINTS = ("association.", "authority.opinion-note", "reach.amplified")


class LabelError(ValueError):
    """A record whose labels cannot be read; the message says what to write."""


@dataclass(frozen=True, slots=True)
class Expected:
    """A finding that must be there; `words` is None for the whole draft."""

    rule: str
    words: str | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Label:
    """`level` is OFF for a clean draft, None where nobody labelled it."""

    expected: tuple[Expected, ...] = ()
    allowed: tuple[str, ...] = ()
    level: Level | None = None
    language: str = ""

    def bears(self, rule: str, level: Level) -> bool:
        """Whether a finding at `level` is right or at least not wrong."""
        quiet = level < Level.WARN and rule.startswith(_FINE_AS_HINTS)
        return quiet or self.allows(rule)

    def allows(self, rule: str) -> bool:
        """Whether a finding of `rule` is right or at least not wrong."""
        names = (*self.allowed, *(expected.rule for expected in self.expected))
        return any(
            rule == name or (name.endswith(".*") and rule.startswith(name[:-1]))
            for name in names
        )


def read_label(values: Mapping[str, Any]) -> Label:
    """The label of a record; LabelError where it cannot be read."""
    try:
        return Label(
            expected=tuple(_expected(item) for item in values.get("expect", [])),
            allowed=tuple(str(rule) for rule in values.get("allow", [])),
            level=_level(values.get("level")),
            language=str(values.get("lang") or ""),
        )
    except (TypeError, KeyError, AttributeError):
        raise LabelError(
            'write "expect": [{"rule": "…", "span": "…" or null}], "allow": ["…"]'
        ) from None


def _expected(item: Mapping[str, Any]) -> Expected:
    words = item["span"]
    return Expected(str(item["rule"]), None if words is None else str(words))


def _level(word: object) -> Level | None:
    if word is None:
        return None
    try:
        return Level.OFF if word == "clean" else Level.of(str(word))
    except ValueError:
        raise LabelError('write "level": "clean", "warn" or "confirm"') from None
