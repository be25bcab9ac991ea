"""One name or text of a company in both languages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Label:
    """The same in German and English."""

    de: str
    en: str

    def text(self, language: str) -> str:
        """The one in `language` (`de` or `en`)."""
        return self.de if language == "de" else self.en
