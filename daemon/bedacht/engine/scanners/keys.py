"""Secrets: tokens of known make, private keys, and what is set as password, key or token.

`secret` is one by itself. `password-like` only looks like one (letters mixed with
digits or signs) and `keypad-code` like what opens a door: rules ask for words around.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from math import log2

from bedacht.engine.scan import DIGITS, Scanner, Seen, Sight
from bedacht.engine.scanners.patterns import by_pattern, words

_BLOCK = r"-----BEGIN [A-Z ]{0,20}PRIVATE KEY(?: BLOCK)?-----(?:[\s\S]{0,4000}-----END [A-Z ]{0,20}-----)?"
_KNOWN = (
    r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b|\bgh[pousr]_\w{20,80}|\bgithub_pat_\w{20,100}"
    r"|\bglpat-[\w-]{18,40}|\bxox[abeprs]-[\w-]{10,100}|\b[a-z]{2,6}[_-](?:live|test|prod)[_-][\w-]{4,100}"
    r"|\bsk-(?:ant-|proj-)?[\w-]{20,180}|\bAIza[\w-]{30,40}|\bSG\.[\w-]{16,32}\.[\w-]{16,64}"
    r"|\b(?:npm|hf|dop_v1)_\w{20,100}|\bpypi-[\w-]{20,200}|\beyJ[\w-]{8,400}\.eyJ[\w-]{8,800}\.?[\w-]{0,400}"
    r"|\b[a-z]{2,12}(?:\+[a-z]{2,8})?://[\w.-]{1,40}:[^\s:@/]{3,60}@[\w.-]{3,80}"
    r"|\bhooks\.slack\.com/services/[\w/]{20,80}"
)
_KNOWN_SIGNS = (
    "akia", "asia", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-", "xox", "_live_", "_test_", "_prod_", "-live-", "-test-", "-prod-", "sk-", "aiza", "sg.",
    "npm_", "hf_", "dop_", "pypi-", "eyj", "://", "hooks.",
)  # fmt: skip
_NAME = (
    r"(?:x-[\w-]{2,30}|[\w.-]{0,40}(?:token|secret|auth|authorization|passw(?:or)?d|passwort|kennwort|passwd|pwd|[_-]pass|passphrase|api[_ -]?key"
    r"|apikey|access[_ -]?key|[_-]key|schluessel|schlüssel|psk|pin|pw|credentials?))"
)
_SET = re.compile(
    rf"(?i)(?<![\w]){_NAME}[\"']?(?:\s?(?::=|=>|[:=])\s?|(?:\s(?:in|im|für|for|on|at|of)\s[\w. -]{1, 24})?\s(?:is|ist|lautet|heißt|heisst)\s(?:jetzt\s|now\s)?)"
    r"(?:bearer\s|basic\s)?[\"'„“‚]?(?P<it>[^\s\"'“”„‘’<>{}()\[\]]{4,120})"
)
_SET_SIGNS = (
    "token", "secret", "auth", "x-", "passw", "_pass", "-pass", "kennwort", "pwd", "key", "schluessel", "psk", "pin", "pw",
    "credential",
)  # fmt: skip
_BEARER = re.compile(r"(?i)\b(?:bearer|basic)\s(?P<it>[\w.~+/=-]{12,400})")
_TOKEN = re.compile(
    r"(?<![\w/.@#:\\-])(?P<it>[A-Za-z0-9][\w.-]{14,120}[A-Za-z0-9=])(?![\w@/\\])"
)
_PLACEHOLDER = re.compile(
    r"(?i)^(?:[x*.•_#-]+|.{0,12}x{4,}.*|.*(?:your|dein|mein_|example|beispiel|placeholder|platzhalter"
    r"|changeme|redacted|geheim123|muster|dummy|foobar|todo|<|\$\{|\.\.\.|…).*"
    r"|passw(?:or[dt]|d)?|test|secret|token|none|null|true|false|abc\w{0,3}|1234\w{0,6}|hunter2|12345\d*)$"
)
_LIKE = re.compile(
    r"(?<![\w@#/.\\:-])(?P<it>[^\s\"'“”„‚‘’<>(){}\[\],;@/\\]{6,40})(?![\w@/\\])"
)
_NO_PASSWORD = re.compile(
    r"(?i)^(?:[\d.,:/+€$%-]+(?:uhr|h|km|kg|cm|mm|m|qm|min|std|er|ers|te|ten|th|st|nd|rd|k|mio|x|€|%|gb|mb|mhz|ghz|kw|kwh|euro|eur|am|pm|jährig\w*|fach|jahre|mal|prozent|percent|tage|tagen|wochen|stunden|minuten|personen)?"
    r"|[a-z]{1,5}-?\d{1,4}|(?:windows|office|server|version|iphone|covid|formel|playstation|android|exchange)-?\d+|\d{1,4}-?[a-z-]+|[a-zäöüß-]+[.!?:…]*|#.*|v\d[\w.]*|.*\.(?:de|com|org|net|example|eu|io|pdf|docx?|xlsx?|jpg|png|html)(?:/.*)?"
    r"|\d{1,3}[.:][a-zäöüß].*|\d+\.\d+[a-z+].*|[a-zäöüß]+-\d{1,2}-[a-zäöüß]+|(?:19|20)\d\d[-/.].*|[a-zäöüß]+[*:_](?:in|innen|r|n)\w*)$"
)
_KEYS = (
    r"(?:raute|stern|star|hash|pound|haken|enter|gr(?:ü|ue)n|green|check|bestätigen|ok)"
)
_CODE = (
    r"(?i)(?<![\w.,#/:-])(?P<it>\d(?:[ -]?\d){2,7}(?: ?[#*]| (?:raute|stern|star|hash|pound)\b"
    rf"|,? (?:und|and|dann|then)(?: dann| then)?(?: die| the| auf)? {_KEYS}\b(?: key| taste)?))(?!\w)"
)
_PAIR = (
    r"(?<![\w/.@-])(?:(?:root|admin|administrator|sa|pi|user|gast|guest|test|demo|operator|service|postgres)"
    r" ?[:/] ?(?P<it>[^\s\"'„“<>]{5,40}[^\s\"'„“<>.,;:)])"
    r"|[\w.-]{3,20} / (?P<it2>(?=[^\s]{0,30}[!#$%&*+=?])[A-Za-z][^\s/]{5,30}\d[^\s/.,;:)]{0,8}))"
)
_PAIR_SIGNS = ("/", ":")
_SAID = re.compile(
    r"(?i)\b(?:passwor[dt]|kennwort|pw)\b(?:[^\n.!?:]{0,50}?\b(?:ist|lautet|hei(?:ß|ss)t|is)\s|:\s?)"
    r"(?:immer noch |noch |jetzt |weiterhin |wieder |still |now )?[\"'„“]?(?P<it>[\w!#$%&*+-]{5,30})"
)
_SAID_SIGNS = ("passwor", "kennwort", "pw ")
_NO_VALUE = words(
    "nicht falsch abgelaufen geheim sicher unsicher wichtig vergessen geändert richtig"
    " notwendig nötig gesperrt einfach schwach stark sinnvoll blöd immer überall"
    " wrong expired secret required needed important weak strong changed still"
    " always there really never going being written stored posted pinned saved under"
    " dieses dasselbe derselbe unter sowieso eigentlich leider natürlich gerade"
)
_BESIDE = re.compile(
    r"(?i)\b(?:passwor[dt]|kennwort|pw|pass)[: ]\s?[\"'„“]?(?P<it>(?=[^\s]{0,20}[a-z])(?=[^\s]{0,20}\d)[^\s\"'”“]{5,30})"
)
_TOLD_SIGNS = ("code", "pin", "puk", "kombination", "combination", "combo")
_TOLD = (
    r"(?i)\b[\w-]{0,20}(?:code|pin|puk|kombination|combination|combo)\b[^\n.!?\d]{0,80}?"
    r"(?P<it>(?!(?:19|20)\d\d\b)\d{4,8})(?![\w-]|[.,:/]\d| ?(?:€|%|euro|eur|km|kg|mb|gb|zeilen|lines|jahre|years))"
)
_SPOKEN = re.compile(
    r"(?i)\b(?P<it>(?:(?:null|eins?|zwei|zwo|drei|vier|fünf|fuenf|sechs|sieben|acht|neun|zero|oh"
    r"|one|two|three|four|five|six|seven|eight|nine)[ ,-]{1,2}){3,7}"
    r"(?:null|eins?|zwei|zwo|drei|vier|fünf|fuenf|sechs|sieben|acht|neun|zero|one|two|three|four"
    r"|five|six|seven|eight|nine|raute|stern|star|hash))\b"
)
_GERMAN_DIGITS = (
    "null", "eins", "zwei", "zwo", "drei", "vier", "fuenf", "sechs", "sieben", "acht", "neun",
)  # fmt: skip
_ENGLISH_DIGITS = (
    "zero", "oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
)  # fmt: skip
_SPOKEN_SIGNS = tuple(
    f"{one}{between}{other}"
    for digits in (_GERMAN_DIGITS, _ENGLISH_DIGITS)
    for one in digits
    for other in digits
    for between in (" ", ", ", "-")
)
_PAIR_PATTERN = re.compile(_PAIR)
_STEPS = r"(?<![\w.:/-])(?<!\d )(?P<it>\d(?:-\d){3,7}|\d(?: \d){3,7})(?![\w-]|[.:/]\d)"
LEAST_ENTROPY = 3.0


def entropy(text: str) -> float:
    """Bits for each character (Shannon)."""
    counts = [text.count(c) for c in set(text)]
    return -sum(n / len(text) * log2(n / len(text)) for n in counts)


def is_mixed(text: str) -> bool:
    """Letters with a digit among them, as in a password."""
    mixed = any(map(str.isalpha, text)) and any(map(str.isdigit, text))
    return mixed and not _NO_PASSWORD.match(text)


def _assigned(sight: Sight) -> Iterator[Seen]:
    for match in (*sight.matches(_SET), *sight.matches(_BEARER)):
        value = match["it"].rstrip(".,;:!?") or match["it"]
        if is_mixed(value) and not _PLACEHOLDER.match(value):
            start = match.start("it")
            yield Seen("secret", start, start + len(match["it"].rstrip(".,;:?")))


def _dense(sight: Sight) -> Iterator[Seen]:
    """Long words in which letters and digits alternate as nobody writes."""
    for match in sight.matches(_TOKEN):
        if _is_dense(match["it"]):
            yield Seen("secret", *match.span("it"))


def _is_dense(word: str) -> bool:
    pairs = pairwise(word)
    changes = sum(
        a.isdigit() != b.isdigit() and a.isalnum() and b.isalnum() for a, b in pairs
    )
    cases = any(map(str.isupper, word)) and any(map(str.islower, word))
    return (
        changes >= 4 + (not cases)
        and entropy(word) >= LEAST_ENTROPY
        and not _PLACEHOLDER.match(word)
    )


def _paired(sight: Sight) -> Iterator[Seen]:
    """User and password, one behind the other."""
    for match in sight.matches(_PAIR_PATTERN):
        group = "it" if match["it"] else "it2"
        if is_mixed(match[group]) and not _PLACEHOLDER.match(match[group]):
            yield Seen("secret", *match.span(group))


def _like(sight: Sight) -> Iterator[Seen]:
    for match in sight.matches(_LIKE):
        word = match["it"].rstrip(".,:?…")
        if is_mixed(word) and not _PLACEHOLDER.match(word):
            start = match.start("it")
            yield Seen("password-like", start, start + len(word))


def _said(sight: Sight) -> Iterator[Seen]:
    """The word that is said to be the password; digits make it surer."""
    for match in sight.matches(_SAID):
        if match["it"].lower() not in _NO_VALUE:
            mixed = any(map(str.isalpha, match["it"])) and any(
                map(str.isdigit, match["it"])
            )
            yield Seen("password-like" if mixed else "password-said", *match.span("it"))
    for match in sight.matches(_BESIDE):
        if not _PLACEHOLDER.match(match["it"]):
            end = match.start("it") + len(match["it"].rstrip(".,;:"))
            yield Seen("password-like", match.start("it"), end)


def _spoken(sight: Sight) -> Iterator[Seen]:
    for match in sight.matches(_SPOKEN):
        yield Seen("keypad-code", *match.span("it"))


_LIKELY = (
    "passw", "pass ", "schluessel", "keypad", "kennwort", "login", "zugang", "anmeld", "benutzer", "user", "log in", "wlan",
    "wifi", "wi-fi", "pw", "pin", "remote", "credential", "einlogg", "eingelogg", "log on",
    "logged", "still on", "account",
)  # fmt: skip

_TICKET = r"(?<![\w-])[A-Z][A-Z0-9]{1,6}-\d{2,6}(?![\w-])"
_LONG_NUMBER = r"(?<![\w.,:/+-])(?!(?:19|20)\d\d\b)\d{4,8}(?![\w-]|[.,:/]\d)"

SCANNERS = (
    by_pattern("secret", _BLOCK, ("-----begin",), wide=True),
    by_pattern("secret", _KNOWN, _KNOWN_SIGNS),
    Scanner(_assigned, _SET_SIGNS, least=1),
    Scanner(_dense, DIGITS, least=2),
    Scanner(_like, _LIKELY, least=1),
    by_pattern("keypad-code", _CODE, DIGITS, least=3),
    Scanner(_said, _SAID_SIGNS),
    Scanner(_paired, _PAIR_SIGNS, least=1),
    by_pattern("ticket-key", _TICKET, DIGITS, least=2),
    by_pattern("keypad-code", _STEPS, DIGITS, least=4),
    by_pattern("long-number", _LONG_NUMBER, DIGITS, least=4),
    by_pattern("keypad-code", _TOLD, _TOLD_SIGNS, least=4),
    Scanner(_spoken, _SPOKEN_SIGNS),
)
