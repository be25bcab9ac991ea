"""Numbers in words, from ten, and fractions: zweiundzwanzig, forty-three, die Hälfte."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bedacht.engine.scan import Scanner, Seen, Sight
from bedacht.engine.scanners.patterns import words

_ONES = "ein|zwei|drei|vier|fuenf|sechs|sieben|acht|neun"
_TENS = "zwanzig|dreissig|vierzig|fuenfzig|sechzig|siebzig|achtzig|neunzig"
_BELOW_HUNDRED = rf"zehn|elf|zwoelf|(?:drei|vier|fuenf|sech|sieb|acht|neun)zehn|(?:(?:{_ONES})und)?(?:{_TENS})"
_GERMAN = re.compile(
    rf"{_BELOW_HUNDRED}"
    rf"|(?:(?:{_ONES}|zehn|elf|zwoelf)?hundert|(?:{_ONES}|{_BELOW_HUNDRED})?(?:hundert)?tausend)"
    rf"(?:und)?(?:{_ONES}|eins|{_BELOW_HUNDRED}|(?:{_ONES})hundert)?|hunderte|tausende"
)
_ENDS = (
    "zehn", "elf", "zwoelf", "zig", "ssig", "hundert", "tausend", "hunderte", "tausende", "ein",
    "eins", "zwei", "drei", "vier", "fuenf", "sechs", "sieben", "acht", "neun",
)  # fmt: skip
_ENGLISH = words(
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
    " nineteen twenty thirty forty fourty fifty sixty seventy eighty ninety hundred"
    " hundreds thousand thousands dozen dozens million millionen billion milliarden"
    " dutzend dutzende"
)
_FRACTION = re.compile(
    r"\b(?:(?:ein|zwei|drei|vier) (?:drittel|viertel|fuenftel|sechstel|achtel|zehntel)"
    r"|(?:die|der|zur|um die|fast die|gut die|knapp die|ueber die) haelfte|halb so (?:viel|gross|hoch)\w*"
    r"|jede[rsmn]? (?:zweit|dritt|viert|fuenft|sechst|siebt|acht|neunt|zehnt)e[rsnm]?"
    r"|half (?:of|the|our|my|a|as|its)|(?:cut|down|up|slashed|fell|dropped) (?:by|in) half|halved|halbiert\w*"
    r"|(?:a|one|two|three) (?:third|quarter|fifth|tenth)s?(?= (?:of|less|more|fewer|down|up|off|gone|lower|higher))"
    r"|every (?:second|third|fourth|fifth|tenth)|one in (?:two|three|four|five|six|ten)"
    r"|verdoppel\w+|verdreifach\w+|doubled|tripled|doppelt so \w+)\b"
)
_FRACTION_SIGNS = (
    "drittel", "viertel", "fuenftel", "sechstel", "achtel", "zehntel", "haelfte", "halb so", "halbiert",
    "half ", " half", "halved", "a third", "two third", "a quarter", "three quarter", "one quarter",
    "a fifth", "two fifth", "a tenth", "one third", "one in ", "verdoppel", "verdreifach", "doubled",
    "tripled", "doppelt so",
    *(f"jede{end} {part}" for end in ("", "r", "s", "m", "n") for part in
      ("zweit", "dritt", "viert", "fuenft", "sechst", "siebt", "acht", "neunt", "zehnt")),
    *(f"every {part}" for part in ("second", "third", "fourth", "fifth", "tenth")),
)  # fmt: skip


def _is_number(word: str, _name: bool) -> bool:  # noqa: FBT001 - a Wakes
    german = word.endswith(_ENDS) and _GERMAN.fullmatch(word)
    return word in _ENGLISH or bool(german)


def _words(sight: Sight) -> Iterator[Seen]:
    tokens = sight.tokens
    for index in sight.here:
        place = sight.folded.back(tokens.starts[index], tokens.ends[index])
        yield Seen("number", *place)


def _fractions(sight: Sight) -> Iterator[Seen]:
    for match in sight.folded_matches(_FRACTION):
        yield Seen("fraction", *sight.folded.back(*match.span()))


SCANNERS = (
    Scanner(_words, token=_is_number),
    Scanner(_fractions, _FRACTION_SIGNS),
)
