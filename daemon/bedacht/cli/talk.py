"""What a command says, in the language of the person."""

from __future__ import annotations

import os
import tomllib
from functools import cache

from bedacht.cli.own import own_sources
from bedacht.policy.preferences import Address, Language
from bedacht.policy.sentences import Sentences, sentences_of
from bedacht.rules.catalogue import catalogue


def spoken_language() -> Language:
    """German where the machine speaks German."""
    names = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    said = next((name for name in names if name), "")
    return Language.DE if said.lower().startswith("de") else Language.EN


@cache
def spoken() -> Sentences:
    """The sentences as the person has chosen them, as far as their file can be read."""
    chosen = _chosen()
    language = chosen.get("language")
    address = "sie" if chosen.get("address") == Address.SIE else "du"
    if language not in set(Language):
        language = spoken_language()
    return sentences_of(catalogue(str(language)), str(language), address)


def _chosen() -> dict[str, object]:
    path = own_sources().preferences
    try:
        return {} if path is None else tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}


def say(key: str, /, **fill: object) -> str:
    """The sentence `cli.<key>`."""
    return spoken().say(f"cli.{key}", **fill)
