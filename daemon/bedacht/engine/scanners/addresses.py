"""Where somebody lives and what they drive: street and number, postcode, number plate."""

from __future__ import annotations

import re

from bedacht.engine.scan import DIGITS
from bedacht.engine.scanners.patterns import by_pattern

_NUMBER = r"\d{1,3}(?: ?[a-h]\b|-\d{1,3})?(?!\d|[.,:]\d|\.? ?(?:Uhr|km|m\b|min|Min|Std|Stunden|Tage|Wochen|Meter|Prozent|%|€|Euro|Jahre|Leute|x\b|mal\b))"
_ENDING = r"(?:straße|strasse|str\.|weg|gasse|allee|damm|ufer|steig|stieg|pfad|chaussee|kamp|twiete|zeile|platz|ring|graben|redder|winkel|höhe|grund)"
_APART = r"(?:Straße|Strasse|Str\.|Weg|Gasse|Allee|Damm|Ufer|Steig|Stieg|Pfad|Chaussee|Kamp|Landstraße|Platz|Ring|Hof|Berg|Graben)"
_NOT_A_STREET = re.compile(
    r"(?:Park|Stell|Arbeits|Sitz|Steh|Spiel|Fußball|Sport|Liege|Kita|Kindergarten|Ausbildungs|Studien"
    r"|Tabellen|Listen|Rang|Camping|Flug|Bolz|Trainings|Golf|Tennis|Büro|Schreib|Schul|Heim|Hin"
    r"|Rück|Um|Rad|Fahr|Aus|Geh|Dienst|Kauf|Ab|Boxen?|An|Hering|Frühling|Schlüssel|Ohr|Ehe)"
    r"(?:platz|weg|ring|steig|damm|grund) "
)
_GERMAN = (
    rf"(?<![\w-])(?P<it>(?:[A-ZÄÖÜ][\w'.-]{{0,30}}{_ENDING}"
    rf"|[A-ZÄÖÜ][\w'-]{{2,30}}(?: |-){_APART}) {_NUMBER})"
)
_REVERSED = rf"(?<![\w.,])(?P<it>(?:at|vom|von|in) \d{{1,3}}[a-h]? [A-ZÄÖÜ][\w-]{{2,30}}{_ENDING})\b"
_POSTED = r"(?<![\w-])(?P<it>(?:Am|An der|An den|Im|In der|In den|Auf dem|Auf der|Zum|Zur|Hinter der|Unter den) [A-ZÄÖÜ][\wäöüß-]{2,30} \d{1,3} ?[a-h]?,? (?:in )?\d{5} [A-ZÄÖÜ]\w+)"
_LIVES = (
    r"(?:[Ww]ohn\w*|[Aa]dresse|[Aa]nschrift|[Zz]uhause|bei (?:ihm|ihr|ihnen))[^.\n\d]{0,24}? "
    r"(?P<it>(?:[Aa]m|[Aa]n der|[Ii]m|[Ii]n der|[Aa]uf dem|[Aa]uf der|[Zz]um|[Zz]ur|[Hh]inter der|[Uu]nter den)"
    r" [A-ZÄÖÜ][\wäöüß-]{2,30} \d{1,3}(?: ?[a-h]\b)?)(?!\d|[.,:]\d| ?(?:Uhr|km|€|%))"
)
_KINDS = (
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Close|Way|Court|Crescent|Rise|Row|Gardens"
    r"|Grove|Terrace|Place|Square|Hill|Mews|Boulevard|Blvd|Walk|Green|Parade|View)"
)
_ENGLISH = rf"(?<![\w.,/-])(?P<it>\d{{1,4}}[A-Ha-h]?,? (?:[A-Z][\w'’.-]{{1,20}} ){{1,3}}{_KINDS})\b(?! ?\d)"
_POSTCODE = r"(?<!\w)(?P<it>[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2})(?!\w)"
_PLATE = r"(?<![\w-])(?P<it>(?!DIN|ISO|EN |VDI|IEC|VDE|EUR|USD)[A-ZÄÖÜ]{1,3}[- ][A-Z]{1,2} ?\d{2,4}[EH]?|[A-Z]{2}\d{2} ?[A-Z]{3})(?![\w-])"
_STREETS = (
    "str. ", "strasse ", "weg ", "gasse ", "allee ", "damm ", "ufer ", "steig ", "stieg ", "pfad ", "chaussee ",
    "kamp ", "twiete ", "zeile ", "platz ", "ring ", "graben ", "hof ", "berg ", "redder ", "winkel ", "hoehe ",
    "grund ",
)  # fmt: skip
_LIVING = ("wohn", "adresse", "anschrift", "zuhause", "bei ih")


def _is_street(address: str) -> bool:
    return not _NOT_A_STREET.match(address)


SCANNERS = (
    by_pattern("address", _GERMAN, _STREETS, means=_is_street, least=1),
    by_pattern("address", _REVERSED, DIGITS, least=1),
    by_pattern("address", _POSTED, DIGITS, least=6),
    by_pattern("address", _LIVES, _LIVING, least=1),
    by_pattern("address", _ENGLISH, DIGITS, least=1),
    by_pattern("address", _POSTCODE, DIGITS, least=2),
    by_pattern("number-plate", _PLATE, DIGITS, least=2),
)
