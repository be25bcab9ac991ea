"""What the writing itself shows: capitals, exclamation marks, questions, quotations, tags."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bedacht.engine.scan import Scanner, Seen, Sight

# A letter first: it is searched for much faster than what stands before it.
_SHOUTING = re.compile(
    r"[A-ZÄÖÜ](?<!\w.)[A-ZÄÖÜ]{2,}(?:"
    r"(?:[ \t,]+[A-ZÄÖÜ]{2,}\b)+"
    r"|(?:[\s,!?]+[A-ZÄÖÜ]+\b){2,}"
    r"|(?<=\w{4})(?:\s+[^\s.!?]+){1,8}?\s+[A-ZÄÖÜ]{4,}\b)"
)
_EXCLAMATIONS = re.compile(r"[!?](?:\s?[!?1]){2,}")
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
    Scanner(_pattern("shouting", _SHOUTING), capital="[A-ZÄÖÜ]{2}"),
    Scanner(_pattern("exclamations", _EXCLAMATIONS), ("!", "?"), wide=True),
    Scanner(_questions, ("?",), wide=True),
    Scanner(_pattern("quotation", _QUOTATION), ('"',), wide=True),
    Scanner(_pattern("hashtag", _HASHTAG), ("#",), wide=True),
    Scanner(_many_hashtags, ("#",), wide=True),
    Scanner(_pattern("mention", _MENTION), ("@",), wide=True),
)
