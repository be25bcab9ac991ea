"""The pieces of words that German and English need, and a tokenizer of them.

How often a piece is needed is asked of the word lists of the package wordfreq and of the
drafts that teach.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import wordfreq
from tokenizers import AddedToken, Regex, Tokenizer
from tokenizers.models import Unigram
from tokenizers.normalizers import NFKC, Replace
from tokenizers.normalizers import Sequence as Steps
from tokenizers.pre_tokenizers import Metaspace
from tokenizers.processors import TemplateProcessing

from bedacht.reader.question import CONTEXT, MARKS, ROLES
from reader.training.weights import WIDTH, Array, Weights

BEGIN, END, UNKNOWN = 0, 2, 3
_SIGNS = 4  # the first pieces are signs of the model
_WORDS = 150_000
_EVENED = 0.75  # the power that gives rare words their chance
_OWN = 0.5  # what the drafts count beside the word lists
_LATIN = "\u0250"
_INVISIBLE = "[\u200b-\u200f\u00ad\ufeff\u2060]"
# What the words of our own begin as: the mean of these.
_LIKE = {
    "[EMPLOYER]": "Firma company",
    "[CUSTOMER]": "Kunde customer",
    "[REFERENCE]": "Kunde reference",
    "[COMPETITOR]": "Konkurrent competitor",
    "[PERSON]": "Herr Müller",
    "[TERM]": "Projekt secret",
}

Needed = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A tokenizer, and what each of its pieces means to the model at the start."""

    tokenizer: Tokenizer
    embedding: Array


def choose(weights: Weights, texts: Sequence[str], most: int) -> Vocabulary:
    """The `most` pieces that are needed most, and the words of our own."""
    whole = _tokenizer(weights.pieces, weights.scores, ())
    kept = _kept(weights, _needed(whole, texts), most)
    own = tuple(dict.fromkeys([*ROLES.values(), *MARKS.values(), *CONTEXT]))
    pieces = [weights.pieces[at] for at in kept]
    meanings = weights.arrays["emb.word"].reshape(-1, WIDTH)
    begun = [meanings[whole.encode(_like(word)).ids[1:-1]].mean(0) for word in own]
    return Vocabulary(
        _tokenizer(pieces, weights.scores[kept], own),
        np.concatenate([meanings[kept], np.stack(begun)]).astype(np.float32),
    )


def _like(word: str) -> str:
    return _LIKE.get(word, re.sub(r"[^A-Za-z]", " ", word).lower())


def _needed(whole: Tokenizer, texts: Sequence[str]) -> Needed:
    needed: defaultdict[str, float] = defaultdict(float)
    for word, often in _words():
        for piece in whole.encode(word).tokens[1:-1]:
            needed[piece] += often
    own = Counter(t for e in whole.encode_batch(texts) for t in e.tokens[1:-1])
    share = _OWN * sum(needed.values()) / sum(own.values())
    for piece, often in own.items():
        needed[piece] += often * share
    return needed


def _words() -> Iterator[tuple[str, float]]:
    for language in ("de", "en"):
        for word in wordfreq.top_n_list(language, _WORDS):
            often = wordfreq.word_frequency(word, language) ** _EVENED
            yield word, often
            if language == "de":
                yield word.capitalize(), often


def _kept(weights: Weights, needed: Needed, most: int) -> list[int]:
    """The places of the signs, of all single letters, and of what is needed most."""
    places = {piece: at for at, piece in enumerate(weights.pieces)}
    letters = (at for piece, at in places.items() if _is_letter(piece, needed))
    kept = {*range(_SIGNS), *letters}
    for piece, _ in sorted(needed.items(), key=lambda each: -each[1]):
        if len(kept) >= most:
            break
        if piece in places:
            kept.add(places[piece])
    return sorted(kept)


def _is_letter(piece: str, needed: Needed) -> bool:
    single = len(piece.lstrip("▁")) == 1 and len(piece) <= 2
    return single and (piece[-1] < _LATIN or piece in needed)


def _tokenizer(
    pieces: Sequence[str], scores: Iterable[float], own: Sequence[str]
) -> Tokenizer:
    scored = [(p, float(s)) for p, s in zip(pieces, scores, strict=True)]
    made = Tokenizer(Unigram(scored, unk_id=UNKNOWN, byte_fallback=False))
    gone, spaces = Replace(Regex(_INVISIBLE), ""), Replace(Regex(r"\s+"), " ")
    made.normalizer = Steps([NFKC(), gone, spaces])
    made.pre_tokenizer = Metaspace(replacement="▁", prepend_scheme="always")
    made.post_processor = TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", BEGIN), ("</s>", END)]
    )
    words = [AddedToken(word, special=True, normalized=False) for word in own]
    made.add_special_tokens(words)
    return made
