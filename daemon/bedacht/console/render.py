"""Templates and the sentences that they say; every value is escaped."""

from __future__ import annotations

from functools import cache
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


def render(template: str, spoken: Sentences, **values: object) -> str:
    """A template in the person's language: `t` is the console's, `say` the product's."""
    told = console_sentences(spoken.language, spoken.address)
    page = _templates().get_template(f"{template}.html")
    return page.render(
        t=told.say,
        say=spoken.say,
        lines=spoken.lines,
        language=spoken.language,
        address=spoken.address,
        **values,
    )
