"""Which words of a name say of what kind a thing is, not which one.

The words themselves are data: `shared_rules/names.toml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bedacht.policy.spellings import words_of

_DISTINCT = 5


@dataclass(frozen=True, slots=True)
class Naming:
    """Kind words, in small letters; `project_words` also as people write them."""

    legal_forms: frozenset[str] = frozenset()
    project_words: tuple[str, ...] = ()
    company_words: frozenset[str] = frozenset()
    place_words: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    _project: frozenset[str] = field(default=frozenset(), repr=False)

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> Naming:
        """From the tables of the data file."""
        projects = tuple(values["project_words"])
        return cls(
            legal_forms=_small(values["legal_forms"]),
            project_words=projects,
            company_words=_small(values["company_words"]),
            place_words=_small(values["place_words"]),
            titles=_small(values["titles"]),
            _project=_small(projects),
        )

    def without_legal_form(self, name: str) -> str:
        """`Falkenried SE` -> `Falkenried`."""
        words = words_of(name)
        while len(words) > 1 and words[-1].lower() in self.legal_forms:
            words.pop()
        return " ".join(words)

    def without_titles(self, name: str) -> list[str]:
        """The words of a person's name without titles."""
        return [word for word in words_of(name) if word.lower() not in self.titles]

    def short_company(self, name: str) -> str:
        """`Voltana Motors` -> `Voltana`; empty where nothing distinct is left.

        `Stadtwerke Ahlbronn` has no short form: Ahlbronn alone is the town.
        """
        words = words_of(name)
        kept = [word for word in words if word.lower() not in self.company_words]
        distinct = sum(map(len, kept)) >= _DISTINCT
        if not distinct or not 0 < len(kept) < len(words):
            return ""
        leading = words[: len(kept)] == kept
        trailing = words[-len(kept) :] == kept and self._is_of_no_place(words[0])
        return " ".join(kept) if leading or trailing else ""

    def telling_word(self, name: str) -> str:
        """`Pryce Facilities` -> `Pryce`: the first long word that says which one it is.

        Empty where `short_company` has an answer, for a name of one word, and beside the
        name of a place.
        """
        words = words_of(self.without_legal_form(name))
        named_by_place = any(not self._is_of_no_place(word) for word in words)
        if len(words) == 1 or named_by_place or self.short_company(" ".join(words)):
            return ""
        telling = (w for w in words if w.lower() not in self.company_words)
        return next((w for w in telling if len(w) >= _DISTINCT), "")

    def _is_of_no_place(self, kind: str) -> bool:
        return kind.lower() not in self.place_words

    def short_project(self, name: str) -> str:
        """`Projekt Albatros` -> `Albatros`; empty for a name without a project word."""
        words = words_of(name)
        if len(words) > 1 and words[0].lower() in self._project:
            return " ".join(words[1:])
        if len(words) > 1 and words[-1].lower() in self._project:
            return " ".join(words[:-1])
        return ""


def _small(words: list[str] | tuple[str, ...]) -> frozenset[str]:
    return frozenset("".join(words_of(word)).lower() for word in words)
