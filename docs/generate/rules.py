"""docs/rules.md: every rule, from shared_rules/rules."""

from collections.abc import Iterator
from itertools import groupby

from bedacht.engine.rulebook import Advice, Example, Rule
from bedacht.rules import load

HEAD = """# Rules

Every rule that ships with Bedacht, in its own words. The level is where it starts: context, your preferences and a
company's policy move it, and `bedacht explain` shows how. The examples are those that the rule is proved with.
"""
OPEN, CLOSE = "**", "**"


def page() -> str:
    """The whole page."""
    rules = sorted(load().rules.values(), key=lambda rule: rule.id)
    families = groupby(rules, key=lambda rule: rule.family)
    return "\n".join([HEAD, *(_family(name, list(of)) for name, of in families)])


def _family(name: str, rules: list[Rule]) -> str:
    return "\n".join([f"## {name}\n", *(_rule(rule) for rule in rules)])


def _rule(rule: Rule) -> str:
    return "\n".join(
        [
            f"### {rule.id}\n",
            f"**{rule.title.en}** · *{rule.title.de}*  ",
            f"{rule.reason} · {rule.level.word}\n",
            f"{rule.why.en}\n",
            *(f"- {_advice(advice)}" for advice in rule.advice),
            "",
            *_examples(rule),
        ]
    )


def _advice(advice: Advice) -> str:
    text = f": “{advice.text.en}”" if advice.text else ""
    return f"{advice.label.en}{text}"


def _examples(rule: Rule) -> Iterator[str]:
    yield from (f"> {_marked(example)}\n" for example in rule.finds)
    yield from (f"> *silent:* {_line(example.text)}\n" for example in rule.silent)
    if rule.known_false_alarms:
        yield "Known false alarms:\n"
        yield from (f"- {alarm}" for alarm in rule.known_false_alarms)
        yield ""


def _marked(example: Example) -> str:
    if example.span is None:
        return _line(example.text)
    start, end = example.span
    text = example.text
    words = f"{text[:start]}{OPEN}{text[start:end]}{CLOSE}{text[end:]}"
    return _line(words)


def _line(text: str) -> str:
    return " / ".join(part for part in text.splitlines() if part.strip())
