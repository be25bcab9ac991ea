"""Amounts in digits: money, percentages, numbers, and times of the calendar."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bedacht.engine.scan import DIGITS, Scanner, Seen, Sight

_NUMBER = r"\d{1,3}(?:[.,' \u00a0]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
_SCALE = (
    r"(?:\s?(?:tsd|tausend|thousand|mio|million(?:en|s)?|mrd|milliarden?|billions?"
    r"|bn|mn|k|m)\b\.?)"
)
_THOUSANDS = r"(?:\d{1,3}(?:[.,']\d{3})+|\d{4,})(?![\d])"
_CURRENCY = r"(?:€|eur(?:o|os)?\b|\$|usd\b|us-dollar\b|dollars?\b|£|gbp\b|pounds?\b|quid\b|chf\b|franken\b)"
_MONTH = (
    r"jan(?:uary|uar)?|feb(?:ruary|ruar)?|m(?:ä|ae)rz|mar(?:ch)?|apr(?:il)?|mai|may|jun[ei]?"
    r"|jul[iy]?|aug(?:ust)?|sep(?:t(?:ember)?)?|o[kc]t(?:ober)?|nov(?:ember)?|de[zc](?:ember)?"
)
_YEAR = r"(?:,? (?:19|20)\d{2}\b)?"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_PATTERNS: dict[str, str] = {
    "money": rf"(?:{_CURRENCY}\s?(?:{_NUMBER}){_SCALE}?|(?:{_NUMBER}){_SCALE}?\s?(?:-\s?)?{_CURRENCY})",
    "percent": rf"(?:{_NUMBER})\s?(?:%|prozent\w*|percent\b|per cent\b|pct\b)",
    "large-number": rf"(?:{_NUMBER})\s?(?:tsd|tausend|thousand|mio|million(?:en|s)?|mrd|milliarden?|billions?|bn|mn)\b\.?"
    r"|(?<![\w.,])(?!10k)\d{2,3}k\b|(?<![\w.,])\d{1,3}[.,]\d{1,2}m\b"
    rf"|{_CURRENCY}\s?{_THOUSANDS}|(?<![\w.,]){_THOUSANDS}\s?{_CURRENCY}",
    "number": rf"(?:{_NUMBER}){_SCALE}|(?<!\d)\d{{1,3}}(?:[.,' ]\d{{3}})+(?!\d)|\d{{2,}}",
    "date": rf"\b{_DAY}\.\s?(?:(?:0?[1-9]|1[0-2])\.(?!\d{{1,2}}\.)(?:\s?\d{{2,4}})?|(?:{_MONTH})\b\.?{_YEAR})"
    rf"|\b(?:{_MONTH})\.? {_DAY}(?:st|nd|rd|th)?\b{_YEAR}|\b{_DAY}(?:st|nd|rd|th)? (?:of )?(?:{_MONTH})\b{_YEAR}"
    rf"|\b\d{{4}}-\d{{2}}-\d{{2}}\b|\b{_DAY}/{_DAY}(?:/\d{{2,4}})?\b(?![/.]\d)",
    "quarter": r"\bq[1-4]\b|\b[1-4]\. quartal\b|\bh[12]\b",
    "year": r"\b(?:19|20)\d{2}\b",
    "time": r"\b\d{1,2}[:.]\d{2}\s?(?:uhr|am|pm|h)\b|\b\d{1,2}\s?(?:uhr|am|pm)\b|\b\d{1,2}:\d{2}\b",
}


def _scanner(concept: str, pattern: str) -> Callable[[Sight], Iterator[Seen]]:
    """Read as folded: digits and words in bold letters count as well."""
    compiled = re.compile(pattern)

    def scan(sight: Sight) -> Iterator[Seen]:
        for match in sight.folded_matches(compiled):
            yield Seen(concept, *sight.folded.back(match.start(), match.end()))

    return scan


_SHORT = tuple(f"{digit}{scale}" for digit in range(10) for scale in "km")  # 40k, 1.6m
# What stands beside the digits; without an entry they are enough.
_SIGNS = {
    "money": ("€", "eur", "$", "usd", "dollar", "£", "gbp", "pound", "quid", "chf", "frank"),
    "large-number": ("tsd", "taus", "thous", "mio", "mill", "mrd", "bill", "bn", "mn", *_SHORT,
        "€", "eur", "$", "usd", "dollar", "£", "gbp", "pound", "quid", "chf", "frank"),
    "percent": ("%", "proz", "perc", "per c", "pct"),
    "quarter": ("q1", "q2", "q3", "q4", "q 1", "q 2", "q 3", "q 4", "quartal", "h1", "h2", "h 1", "h 2"),
}  # fmt: skip

SCANNERS = tuple(
    Scanner(_scanner(concept, pattern), _SIGNS.get(concept, DIGITS), least=1)
    for concept, pattern in _PATTERNS.items()
)
