"""docs/doctor.md: every code of `bedacht doctor`, from the messages."""

from __future__ import annotations

from bedacht.rules.catalogue import catalogue

HEAD = """# What `bedacht doctor` says

Every link from the browser to the policy. *Well* holds, *note* holds and there is something to know, *amiss* needs somebody.
`--json` gives the codes for monitoring, built as [doctor.schema.json](doctor.schema.json) says; the exit status is 1 where
something is amiss. Words in braces are its facts. A code without a cure needs none.

| code | what was found | what helps |
|---|---|---|
"""
_CURE = "-cure"
# Not codes but words around them.
_AROUND = {"well", "note", "amiss", "all-well", "something"}


def page() -> str:
    """The whole page."""
    said = catalogue("en")["doctor"]
    codes = [key for key in said if key not in _AROUND and not key.endswith(_CURE)]
    rows = (f"| `{c}` | {said[c]} | {said.get(c + _CURE, '')} |\n" for c in codes)
    return HEAD + "".join(rows)
