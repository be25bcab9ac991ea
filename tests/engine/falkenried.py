"""The example world, compiled once: what tests of the engine ask."""

from __future__ import annotations

from bedacht.engine.compiled import Engine, compile_engine
from bedacht.engine.draft import Context, Draft, Platform, Voice
from bedacht.engine.find import find
from bedacht.engine.finding import Finding
from bedacht.engine.lexicon import Vocabulary, Word
from bedacht.rules import load

PRESS = frozenset({Voice("press", Platform.WEB)})
WORDS = Vocabulary(
    (
        Word("employer", "Falkenried~"),
        Word("employer", "*falkenried*"),
        Word("brand", "FlowPress"),
        Word("customer", "Brünnhaus AG"),
        Word("term", "Projekt Nordlicht~"),
        Word("term-ambiguous", "Atlas"),
        Word("internal-host", "FalkNet"),
        Word("reserved-topic", "Dividende~", "finance", PRESS),
    )
)
RULEBOOK = load()
ENGINE: Engine = compile_engine(RULEBOOK, WORDS)


def findings(text: str, context: Context | None = None) -> tuple[Finding, ...]:
    """All findings of a text."""
    return find(ENGINE, Draft("test", 0, text, context or Context()))


def quotes(text: str, context: Context | None = None) -> set[tuple[str, str | None]]:
    """Rule and words of each finding."""
    return {
        (f.rule, None if f.span is None else text[f.span.start : f.span.end])
        for f in findings(text, context)
    }
