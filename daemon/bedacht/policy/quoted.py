"""A text as TOML writes it."""

from __future__ import annotations

import json


def quoted(words: str) -> str:
    """A TOML string: what JSON escapes, TOML reads."""
    return json.dumps(words, ensure_ascii=False)
