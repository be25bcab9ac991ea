"""Numbers that belong to a person and prove themselves: bank, tax, insurance, card.

The cheap look comes first; python-stdnum is loaded when something looks right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from importlib import import_module

from bedacht.engine.scan import DIGITS, Scanner, Seen, Sight

_IBAN = re.compile(
    r"(?<![\w-])[A-Za-z]{2}\d{2}(?:[ \u00a0-]?[A-Za-z0-9]{4}){2,7}(?:[ \u00a0-]?[A-Za-z0-9]{1,3})?(?!\w)"
)
_TAX = re.compile(r"(?<![\w/.,-])[1-9](?:[ \u00a0]?\d){10}(?![\w/-]|[.,]\d)")
_INSURANCE = re.compile(
    r"(?<![\w-])(?:\d{2}[ ]?[0-3]\d[01]\d{3}[ ]?[A-Za-z][ ]?\d{3}|[A-Z]\d{9}"
    r"|(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]"
    r"|\d{3}-\d{2}-\d{4}|756\.\d{4}\.\d{4}\.\d{2})(?!\w)"
)
_CARD = re.compile(r"(?<![\w/.,-])[3-6]\d{3}(?:[ -]?\d{4}){2}[ -]?\d{3,4}(?![\w/-])")
_GERMAN_INSURANCE = re.compile(r"(\d{2})([0-3]\d)([01]\d)(\d{2})([A-Za-z])(\d{2})(\d)")
_KV = re.compile(r"([A-Z])(\d{8})(\d)")


def _valid(module: str, written: str) -> bool:
    check: Callable[[str], bool] = import_module(f"stdnum.{module}").is_valid
    return check(written)


def _is_iban(written: str) -> bool:
    return _valid("iban", written)


def _is_tax_number(written: str) -> bool:
    return _valid("de.idnr", written)


def _is_insurance_number(written: str) -> bool:
    """German pension and health insurance, British, American and Swiss numbers."""
    bare = re.sub(r"[ .-]", "", written).upper()
    pension = _GERMAN_INSURANCE.fullmatch(bare)
    if pension:
        return _pension_digit(bare) == int(pension[7])
    if _KV.fullmatch(bare):
        return _health_digit(bare) == int(bare[-1])
    if bare.startswith("756") and len(bare) == 13:
        return _valid("ch.ssn", written)
    return bare[0].isalpha() or _valid("us.ssn", written)


def _spelled(bare: str) -> str:
    """The letter of an insurance number as two digits: A is 01."""
    return "".join(f"{ord(c) - 64:02d}" if c.isalpha() else c for c in bare[:-1])


def _pension_digit(bare: str) -> int:
    factors = (2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1)
    return (
        sum(_cross(f * int(d)) for f, d in zip(factors, _spelled(bare), strict=True))
        % 10
    )


def _health_digit(bare: str) -> int:
    factors = (1, 2) * 5
    return (
        sum(_cross(f * int(d)) for f, d in zip(factors, _spelled(bare), strict=True))
        % 10
    )


def _cross(number: int) -> int:
    return number // 10 + number % 10


def _is_card(written: str) -> bool:
    bare = re.sub(r"[ -]", "", written)
    return len(set(bare)) > 3 and _valid("luhn", bare)


def _checked(
    concept: str, pattern: re.Pattern[str], means: Callable[[str], bool], least: int
) -> Scanner:
    def scan(sight: Sight) -> Iterator[Seen]:
        for match in sight.matches(pattern):
            if means(match.group()):
                yield Seen(concept, *match.span())

    return Scanner(scan, DIGITS, least=least)


SCANNERS = (
    _checked("iban", _IBAN, _is_iban, least=2),
    _checked("tax-number", _TAX, _is_tax_number, least=11),
    _checked("insurance-number", _INSURANCE, _is_insurance_number, least=6),
    _checked("card-number", _CARD, _is_card, least=15),
)
