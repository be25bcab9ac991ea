"""Templates and the sentences that they say; every value is escaped."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bedacht.policy.sentences import Sentences, sentences_of
from bedacht.rules.catalogue import catalogue

_TEMPLATES = Path(__file__).resolve().parent / "templates"


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def console_sentences(language: str, address: str) -> Sentences:
    """What the console alone says."""
    return sentences_of(catalogue(f"console/{language}"), language, address)


def level_name(spoken: Sentences, word: str) -> str:
    """What people call a level; that of a draft has no name for silence."""
    told = console_sentences(spoken.language, spoken.address)
    return spoken.lines.get(f"level.{word}") or told.say(f"levels.{word}")


def render(template: str, spoken: Sentences, **values: object) -> str:
    """A template in the person's language: `t` is the console's, `say` the product's."""
    told = console_sentences(spoken.language, spoken.address)
    page = _templates().get_template(f"{template}.html")
    return page.render(
        t=told.say,
        say=spoken.say,
        level_name=partial(level_name, spoken),
        language=spoken.language,
        address=spoken.address,
        **values,
    )
