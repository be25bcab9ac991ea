"""A guideline as Markdown and as one HTML page that stands alone."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from bedacht.policy.founding import Guideline, Part, anchor

_STYLE = (
    "body{max-width:42rem;margin:0 auto;padding:2rem 1rem;color:#25232d;background:#fdfcfa;"
    "font:1.0625rem/1.6 system-ui,sans-serif}h1,h2{font-family:Georgia,serif;line-height:1.25}"
    "h2{margin-top:2.5rem}.lead{color:#5f5c6a}@media(prefers-color-scheme:dark)"
    "{body{color:#edebf2;background:#211f28}.lead{color:#aeabba}}"
)


def as_markdown(guideline: Guideline) -> str:
    """The guideline as Markdown."""
    lines = [f"# {guideline.title}", "", guideline.lead]
    for part in guideline.parts:
        lines += ["", f"## {part.id} {part.title}", "", part.text]
        lines += ["", *(f"- {point}" for point in part.points)] if part.points else []
    return "\n".join(lines) + "\n"


def as_html(guideline: Guideline) -> str:
    """The guideline as a page; each section has the anchor that notes point to."""
    return "\n".join(_page(guideline)) + "\n"


def _page(guideline: Guideline) -> Iterator[str]:
    title = escape(guideline.title)
    yield f'<!doctype html>\n<html lang="{guideline.language}">\n<head>'
    yield '<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>"
    yield f'<h1>{title}</h1>\n<p class="lead">{escape(guideline.lead)}</p>'
    for part in guideline.parts:
        yield from _section(part)
    yield "</main>\n</body>\n</html>"


def _section(part: Part) -> Iterator[str]:
    yield f'<section id="{anchor(part.id)}">'
    yield f"<h2>{escape(part.id)} {escape(part.title)}</h2>"
    yield f"<p>{escape(part.text)}</p>"
    if part.points:
        points = "".join(f"<li>{escape(point)}</li>" for point in part.points)
        yield f"<ul>{points}</ul>"
    yield "</section>"
