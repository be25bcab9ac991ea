"""E-mail addresses of people: `info@…` and other mailboxes of a function are left out."""

from __future__ import annotations

import re

from bedacht.engine.scanners.patterns import by_pattern, words

_AT = r"(?:@|\s?[(\[](?:at|ät)[)\]]\s?)"
_DOT = r"(?:\.|\s?[(\[](?:dot|punkt)[)\]]\s?)"
_PATTERN = (
    rf"(?<![\w.+-])[\w][\w.+-]{{0,63}}{_AT}[\w-]{{1,63}}(?:{_DOT}[\w-]{{2,63}}){{1,4}}"
)
_FIRST = re.compile(r"[^\W\d_]+")
_FUNCTIONS = words(
    "abuse admin anfrage anfragen applications ausbildung bewerbung bewerbungen"
    " buchhaltung career careers compliance contact datenschutz dialog dpo edv"
    " einkauf empfang events feedback finance frage fragen geschaeftsstelle hallo"
    " hello help helpdesk hilfe hi hr info infos investor ir it jobs karriere kasse"
    " kita kontakt kundenservice legal mail mailbox marketing media mitmachen moin"
    " news newsletter no noreply office orders personal post poststelle praktikum"
    " presse press pressestelle privacy recruiting redaktion reservierung sales"
    " schule security sekretariat service shop social spenden studienberatung"
    " support team termin termine tickets umfrage verein verkauf vertrieb verwaltung"
    " vorstand webmaster welcome zentrale"
)
_PLACEHOLDER = re.compile(
    r"(?i)@(?:[\w-]+\.)*example\.(?:com|org|net)$|^(?:x+|your|dein)\W"
)


def _personal(address: str) -> bool:
    first = _FIRST.match(address)
    function = first is not None and first[0].lower() in _FUNCTIONS
    return not function and not _PLACEHOLDER.search(address)


_SIGNS = ("@", "(at)", "[at]", "(aet)")

SCANNERS = (by_pattern("email", _PATTERN, _SIGNS, means=_personal, wide=True),)
