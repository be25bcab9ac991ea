"""What only looks different is written the usual way before anything is recognised.

Letters from the mathematical and full-width blocks, accents that stand by themselves, odd
spaces, and characters that nobody sees: scanners and word lists need not know of them.
Most texts hold none of these and are returned as they are.
"""

from __future__ import annotations

import re
import unicodedata

from bedacht.engine.fold import Edit, Folded, applied

_NOBODY_SEES = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe0f\ufeff"
_SPACES = "\u00a0\u2000-\u200a\u202f\u205f\u3000"  # that are not a space
_STYLED = "\U0001d400-\U0001d7ff\uff01-\uff5e"  # bold, italic, full-width letters
_ODD = re.compile(
    rf"[^\W\d_][{_NOBODY_SEES}]*[\u0300-\u036f][\u0300-\u036f{_NOBODY_SEES}]*"
    rf"|[{_NOBODY_SEES}]+|[{_SPACES}{_STYLED}]"
)
_UNSEEN = re.compile(f"[{_NOBODY_SEES}]")
# What a text must hold that is not as it should be. Asking only the characters that are
# rare costs 10 µs for 1,300 of them; the pattern above takes 150 µs.
_RARE = re.compile("[^\x00-\x7fäöüÄÖÜß„“”‚‘’–—…€•]")
_SUSPECT = re.compile(rf"[\u0300-\u036f{_NOBODY_SEES}{_SPACES}{_STYLED}]")


def smooth(original: str) -> Folded:
    """The text in the usual letters; `Folded.back` gives code points of `original`."""
    if original.isascii() or not any(map(_SUSPECT.match, _RARE.findall(original))):
        return Folded(original, original, (), ())
    edits = [
        Edit(match.start(), match.end(), _usual(match.group()))
        for match in _ODD.finditer(original)
    ]
    return applied(original, edits)


def _usual(odd: str) -> str:
    """Empty for what nobody sees."""
    return unicodedata.normalize("NFKC", _UNSEEN.sub("", odd))
