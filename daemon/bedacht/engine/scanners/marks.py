"""What the writing itself shows: capitals, exclamation marks, questions, quotations, tags."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bedacht.engine.scan import Scanner, Seen, Sight

_SHOUTING = re.compile(r"\b[A-ZÄÖÜ]{3,}(?:[\s,!?]+(?:[A-ZÄÖÜ]+\b)){2,}")
_EXCLAMATIONS = re.compile(r"!(?:\s?[!?1]){2,}")
_QUOTATION = re.compile(r"[„“\"»«]([^„“”\"»«\n]{2,300})[“”\"»«]")
_HASHTAG = re.compile(r"#\w+")
_MENTION = re.compile(r"(?<![\w.])@\w[\w.-]*")

_MANY = 5


def _many_hashtags(sight: Sight) -> Iterator[Seen]:
    """Five hashtags and more, from the first to the last."""
    tags = list(sight.matches(_HASHTAG))
    if len(tags) >= _MANY:
        yield Seen("many-hashtags", tags[0].start(), tags[-1].end())


def _pattern(
    concept: str, pattern: re.Pattern[str]
) -> Callable[[Sight], Iterator[Seen]]:
    def scan(sight: Sight) -> Iterator[Seen]:
        for match in sight.matches(pattern):
            yield Seen(concept, match.start(), match.end())

    return scan


def _questions(sight: Sight) -> Iterator[Seen]:
    """Each sentence that ends in a question mark, as a whole."""
    begin = 0
    text = sight.folded.text
    for end in (*sight.tokens.sentence_ends, len(text)):
        sentence = text[begin:end]
        if sentence.rstrip().rstrip("\"')]!").endswith("?"):
            start = begin + len(sentence) - len(sentence.lstrip())
            yield Seen(
                "question", *sight.folded.back(start, begin + len(sentence.rstrip()))
            )
        begin = end


SCANNERS = (
    Scanner(str.upper, _pattern("shouting", _SHOUTING)),
    Scanner(lambda text: "!" in text, _pattern("exclamations", _EXCLAMATIONS)),
    Scanner(lambda text: "?" in text, _questions),
    Scanner(lambda text: len(text) > 3, _pattern("quotation", _QUOTATION)),
    Scanner(lambda text: "#" in text, _pattern("hashtag", _HASHTAG)),
    Scanner(lambda text: text.count("#") >= _MANY, _many_hashtags),
    Scanner(lambda text: "@" in text, _pattern("mention", _MENTION)),
)
