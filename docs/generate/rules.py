"""docs/rules.md: every rule, from shared_rules/rules."""

from collections.abc import Iterator
from itertools import groupby

from bedacht.engine.draft import Context
from bedacht.engine.rulebook import Advice, Example, Rule
from bedacht.rules import load
from docs.generate.measured import Measured, read_measured

HEAD = """# Rules

Every rule that ships with Bedacht, in its own words. The level is where it starts: context, your preferences and a
company's policy move it, and `bedacht explain` shows how. The examples are those that the rule is proved with.

*Measured* says how many of the findings that careful readers expect it makes in the labelled drafts of `tests/corpora`, and in
how many of 1,000 ordinary posts it speaks at all, and how often at `warn` or above. The rules have been tuned on most of those
drafts; with an employer that nobody has seen they find less.
"""
OPEN, CLOSE = "**", "**"


def page() -> str:
    """The whole page."""
    measured = read_measured()
    rules = sorted(load().rules.values(), key=lambda rule: rule.id)
    families = groupby(rules, key=lambda rule: rule.family)
    return "\n".join(
        [HEAD, *(_family(name, list(of), measured) for name, of in families)]
    )


def _family(name: str, rules: list[Rule], measured: Measured) -> str:
    told = (_rule(rule, measured.told(rule.id)) for rule in rules)
    return "\n".join([f"## {name}\n", *told])


def _rule(rule: Rule, measured: str) -> str:
    return "\n".join(
        [
            f"### {rule.id}\n",
            f"**{rule.title.en}** · *{rule.title.de}*  ",
            f"{rule.reason} · {rule.level.word}  ",
            f"Measured: {measured}\n",
            f"{rule.why.en}\n",
            *(f"- {_advice(advice)}" for advice in rule.advice),
            "",
            *_examples(rule),
        ]
    )


def _advice(advice: Advice) -> str:
    if advice.text is None:
        return advice.label.en
    return f"{advice.label.en.rstrip('.')}: “{advice.text.en}”"


def _examples(rule: Rule) -> Iterator[str]:
    yield from (f"> {_marked(e)}{_context(e)}\n" for e in rule.finds)
    yield from (f"> *silent:* {_line(e.text)}{_context(e)}\n" for e in rule.silent)
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


def _context(example: Example) -> str:
    """What is special about the circumstances of an example, in brackets."""
    told = dict(_special(example.context))
    return (
        f" *({', '.join(f'{name} {value}' for name, value in told.items())})*"
        if told
        else ""
    )


def _special(context: Context) -> Iterator[tuple[str, str]]:
    usual = Context()
    for name in ("surface", "audience", "employer_listed", "stance"):
        if getattr(context, name) != getattr(usual, name):
            yield name.replace("_", " "), getattr(context, name)
    if context.attachments:
        yield "with", " and ".join(sorted(context.attachments))
    if context.shared:
        said = context.shared
        yield (
            "about",
            f"“{_line(said.text) or said.url}” by {said.author or 'somebody'}",
        )


def _line(text: str) -> str:
    return " / ".join(part for part in text.splitlines() if part.strip())
