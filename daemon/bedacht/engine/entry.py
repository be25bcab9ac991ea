"""One line of a word list, parsed: word, stem, compound, phrase with gaps.

The syntax is told in shared_rules/README.md. Text that people wrote in an entry
is folded like the text of a draft.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import chain, product
from math import prod

from bedacht.engine.fold import fold
from bedacht.engine.phrase import Form, Kind, Part, Phrase, part_of
from bedacht.engine.tokens import tokenise

GAP = 4
MOST_ALTERNATIVES = 256
MOST_EXPANDED = 4096


class EntryError(ValueError):
    """An entry that nobody could match; the message says what to write instead."""


@lru_cache(maxsize=1 << 15)
def parse_entry(entry: str) -> tuple[Phrase, ...]:
    """The phrases that an entry stands for; EntryError with the cure."""
    return tuple(_phrase(pieces, entry) for pieces in _alternatives(entry))


def _alternatives(entry: str) -> list[tuple[str, ...]]:
    """The pieces of each phrase; alternatives of one word each stay together."""
    phrases = _expand(entry, entry)
    if len(phrases) > MOST_ALTERNATIVES:
        count = len(phrases)
        raise EntryError(f"{entry!r} stands for {count} phrases: split it into several")
    return phrases


def _expand(text: str, entry: str) -> list[tuple[str, ...]]:
    """Every way through a text with groups, as pieces."""
    choices = [
        _group(part[1:-1], entry) if part.startswith("(") else [tuple(part.split())]
        for part in _split(text, entry)
    ]
    if prod(map(len, choices)) > MOST_EXPANDED:
        raise EntryError(
            f"{entry!r} stands for too many phrases: split it into several"
        )
    return [tuple(chain.from_iterable(chosen)) for chosen in product(*choices)]


def _group(inside: str, entry: str) -> list[tuple[str, ...]]:
    """What may stand in the place of a group: pieces (words, or words with `|` between)."""
    ways = [way for text in _split(inside, entry, "|") for way in _expand(text, entry)]
    single = "|".join(way[0] for way in ways if _is_one_token(way))
    longer = [way for way in ways if not _is_one_token(way)]
    return [(single,), *longer] if single else longer


def _is_one_token(pieces: tuple[str, ...]) -> bool:
    if len(pieces) != 1 or pieces[0] == "_":
        return False
    words = pieces[0].split("|")
    return sum(len(_tokens(word)) for word in words) == len(words)


def _tokens(text: str) -> tuple[str, ...]:
    """The folded tokens of a text; most entries are one plain word."""
    if text.isascii() and text.isalnum():
        return (text.lower(),)
    return tuple(tokenise(fold(text).text).words)


def _split(text: str, entry: str, bar: str = "") -> list[str]:
    """At bars, or else into groups and what is between them; only outside of brackets."""
    if "(" not in text and ")" not in text:
        return text.split(bar) if bar else [text]
    parts, depth = [""], 0
    for character in text:
        depth -= character == ")"
        opens = character == "(" and depth == 0 and not bar
        if opens or (character == bar and depth == 0):
            parts.append("")
        if character != bar or depth:
            parts[-1] += character
        depth += character == "("
        if character == ")" and depth == 0 and not bar:
            parts.append("")
        if depth < 0:
            break
    if depth:
        raise EntryError(f"{entry!r}: brackets hold alternatives, as in '(a|b) c'")
    return parts


_ANY_WORD = Part(stems=("",))


def _phrase(pieces: tuple[str, ...], entry: str) -> Phrase:
    parts: list[Part] = []
    gap = least = 0
    for piece in pieces:
        if piece == "...":
            gap += GAP
        elif piece == "_":
            gap, least = gap + 1, least + 1
        else:
            parts += _parts(piece.removeprefix("^"), gap, least, entry)
            gap = least = 0
    if parts and gap == least:
        parts += [_ANY_WORD] * least
    elif gap:
        raise EntryError(f"{entry!r} ends with a gap: say which word comes after it")
    if parts:
        return Phrase(tuple(parts), capital=pieces[0].startswith("^"))
    sign = fold(" ".join(pieces)).text
    if not sign:
        raise EntryError(f"{entry!r} stands for nothing")
    return Phrase(sign=sign)


def _parts(piece: str, gap: int, least: int, entry: str) -> list[Part]:
    """The parts of one piece: several where a hyphen joins words."""
    spelled = [_forms(word, entry) for word in piece.split("|")]
    if len(spelled) == 1:
        parts = [part_of((form,)) for form in spelled[0]]
    else:
        parts = [part_of(forms[0] for forms in spelled if forms)]
    if parts:
        parts[0] = parts[0]._replace(gap=gap, least=least)
    return parts


def _forms(word: str, entry: str) -> list[Form]:
    """One form for each token of a word; signs open its ends."""
    inflected, word = word.endswith("~"), word.removesuffix("~")
    opens, closes = word.startswith("*"), word.endswith("*")
    tokens = _tokens(word.strip("*"))
    if not tokens:
        return []
    forms = [Form(token, Kind.WORD) for token in tokens]
    if opens:
        forms[0] = Form(tokens[0], Kind.TAIL)
    if inflected:
        forms[-1] = Form(tokens[-1], Kind.INFLECTED)
    if closes:
        both = opens and len(tokens) == 1
        forms[-1] = Form(tokens[-1], Kind.INSIDE if both else Kind.STEM)
    if any(f.kind in (Kind.TAIL, Kind.INSIDE) and len(f.text) < 3 for f in forms):
        raise EntryError(f"{entry!r}: an open beginning needs three letters or more")
    return forms
