"""Scripts and check lists, from templates."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

_TEMPLATES = Path(__file__).parent / "templates"


def render(template: str, **facts: object) -> bytes:
    """A template with its facts; `|json` quotes a text for YAML, `|ps` for PowerShell."""
    return _templates().get_template(f"{template}.j2").render(**facts).encode()


@cache
def _templates() -> Environment:
    found = Environment(  # noqa: S701 - scripts and Markdown are no HTML; the filters quote
        loader=FileSystemLoader(_TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    found.filters["json"] = json.dumps
    found.filters["ps"] = lambda text: "'" + str(text).replace("'", "''") + "'"
    return found
