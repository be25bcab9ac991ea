"""The proof itself can fail: each promise, broken on purpose, is told."""

from __future__ import annotations

from dataclasses import replace

from bedacht.engine.compiled import compile_engine
from bedacht.engine.finding import Level, Span
from bedacht.engine.rulebook import Rule, Said
from bedacht.rules import load
from bedacht.rules.prove import prove

RULEBOOK = load()
ENGINE = compile_engine(RULEBOOK)
RULE: Rule = RULEBOOK.rules["conduct.insult"]


def problems(rule: Rule) -> list[str]:
    return [broken.problem for broken in prove(ENGINE, [rule])]


def test_a_rule_that_keeps_its_promises_says_nothing() -> None:
    assert problems(RULE) == []


def test_another_span_is_told() -> None:
    example = replace(RULE.finds[0], span=Span(0, 3))
    assert "instead of «Ihr»" in problems(replace(RULE, finds=(example,)))[0]


def test_nothing_found_is_told() -> None:
    example = replace(RULE.finds[0], text="Ihr lieben Leute!")
    assert problems(replace(RULE, finds=(example,))) == ["nothing was found"]


def test_another_level_is_told() -> None:
    example = replace(RULE.finds[0], level=Level.HINT)
    assert problems(replace(RULE, finds=(example,))) == ["confirm instead of hint"]


def test_a_near_miss_that_is_found_is_told() -> None:
    loud = replace(RULE.silent[0], text=RULE.finds[0].text)
    assert problems(replace(RULE, finds=(), silent=(loud,)))[0].startswith("found «")


def test_advice_that_does_not_calm_is_told() -> None:
    vain = replace(
        RULE.advice[0], kind="replace", text=Said("Vollidiot", "Vollidiot", "idiot")
    )
    found = problems(replace(RULE, silent=(), advice=(vain,)))
    assert any("does not calm" in problem for problem in found)
