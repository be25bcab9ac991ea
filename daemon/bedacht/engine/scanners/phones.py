"""Telephone numbers: looks first, and asks the library only about what looks like one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bedacht.engine.scan import DIGITS, Scanner, Seen, Sight

REGIONS = ("DE", "GB", "US", "AT", "CH")
_BETWEEN = r"(?:[ /.\u00a0-]|\) ?| ?\(0?\) ?| \(| [/–-] )?"
_LOOKS = re.compile(
    r"(?<![\w+/.,:=-])(?<![\dA-Z] )(?P<it>"
    rf"(?:\+|00)[1-9](?:{_BETWEEN}\d){{8,14}}"
    rf"|\(?0[1-9](?:{_BETWEEN}\d){{5,13}}"
    r"|\(?[2-9]\d{2}\)?[ .-]\d{3}[ .-]\d{4})(?![\w/]|[.,:-]\d)"
)
_OTHER = re.compile(
    r"(?i)(?:bestell|auftrag|artikel|rechnung|kunden|serien|ticket|order|item|part|invoice"
    r"|serial|isbn|issn|ean|blz|iban|konto|account|version|release|aktenzeichen|az"
    r"|sendung|tracking|losnr|charge|batch|ref|bestnr|id)[\w.]*[ :.#-]{0,3}"
    r"(?:nr|no|nummer|number|num)?[ :.#-]{0,3}$"
)
_PUBLIC = re.compile(
    r"^(?:\+49 ?|0)?(?:800|180|900|137|1805|19240)|^(?:\+1[ -]?)?8(?:00|88|77|66)\b"
    r"|^0(?:300|345|800|808|84\d|87\d)|19240$"
)
_DATE = re.compile(
    r"^0?[1-9]\.\s?\d{1,2}\.\s?(?:19|20)?\d{2}\b|^00?\d{1,2}[.:]\d{2}\b|^0[1-9][/.-]\d{2}[/.-]\d{4}$"
)
_CALL = re.compile(
    r"(?i)\b(?:ruf|anruf|handy|mobil|tel|telefon|durchwahl|whatsapp|signal|erreich|nummer|call|text"
    r"|ring|mobile|cell|phone|number|dial)"
)
_DIGITS = range(7, 16)


def is_number(written: str, *, meant: bool = False) -> bool:
    """Whether the library knows a region in which `written` can be dialled.

    Where the words around say that a number is `meant`, a possible one is enough:
    people mistype.
    """
    from phonenumbers import (
        NumberParseException,
        is_possible_number,
        is_valid_number,
        parse,
    )

    for region in REGIONS:
        try:
            number = parse(written, region)
        except NumberParseException:
            continue
        british = region == "GB" and written.startswith("0")
        if is_valid_number(number) or (
            (meant or british) and is_possible_number(number)
        ):
            return True
    return False


def _numbers(sight: Sight) -> Iterator[Seen]:
    text = sight.original
    for match in _LOOKS.finditer(text):
        written = match["it"]
        if not _is_personal(written) or _OTHER.search(
            text, max(0, match.start() - 30), match.start()
        ):
            continue
        if is_number(written, meant=_is_meant(text, match)):
            yield Seen("phone", *match.span("it"))


def _is_meant(text: str, match: re.Match[str]) -> bool:
    around = text[max(0, match.start() - 40) : match.end() + 25]
    return _CALL.search(around) is not None


def _is_personal(written: str) -> bool:
    digits = sum(map(str.isdigit, written))
    return (
        digits in _DIGITS and not _DATE.search(written) and not _PUBLIC.search(written)
    )


SCANNERS = (Scanner(_numbers, DIGITS, wide=True, least=7),)
