"""What the reader is worth: the whole product with and without it, beside a linear model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from bedacht.cli.eval import evaluate
from bedacht.engine.finding import Level
from bedacht.reader.model import Model
from bedacht.scoring.label import Expected
from bedacht.scoring.score import Scored
from reader.training.drafts import (
    CORPORA,
    SPLIT,
    Example,
    Examples,
    corpora,
    ordinary,
)
from reader.training.labels import FAMILIES, LABELS

Rows = NDArray[np.float32]


def measure(examples: Examples, said: Rows, model: Model) -> dict[str, Any]:
    """All figures of docs/reader.md; `said` are the logits of the test drafts."""
    groups: dict[str, Any] = {}
    for name in ("validate", "test"):
        files = [corpora()[employer] for employer in SPLIT[name]]
        groups[name] = {
            "rules": _product(_scored(files, None)),
            "reader": _product(_scored(files, model.read)),
        }
    groups["ordinary"] = {
        "rules": _alarms(_scored(ordinary(), None)),
        "reader": _alarms(_scored(ordinary(), model.read)),
    }
    separated = {
        "reader": _curves(examples.test, said),
        "linear": _curves(examples.test, _linear(examples.teach, examples.test)),
    }
    return {"product": groups, "separates": separated}


def _scored(files: Iterable[Path], read: Any) -> list[Scored]:
    policies = CORPORA / "policies"
    return [each for file in files for each in evaluate(file, policies, read)]


def _product(scored: Sequence[Scored]) -> dict[str, Any]:
    """Shares of 100: of all, by language, by family."""
    languages = sorted({each.label.language for each in scored})
    parts = {
        lang: [s for s in scored if s.label.language == lang] for lang in languages
    }
    shares = {name: _shares(part) for name, part in {"all": scored, **parts}.items()}
    return {**shares, "families": _caught(scored)}


def _caught(scored: Sequence[Scored]) -> Mapping[str, float]:
    """Of what is expected of each family, the share that is found."""
    found = Counter(_family(each) for s in scored for each in s.found)
    missed = Counter(_family(each) for s in scored for each in s.missed)
    return {f: _share(found[f], found[f] + missed[f]) for f in FAMILIES}


def _family(expected: Expected) -> str:
    return expected.rule.partition(".")[0]


def _shares(scored: Sequence[Scored]) -> Mapping[str, float]:
    stop = [s for s in scored if (s.label.level or Level.OFF) >= Level.WARN]
    clean = [s for s in scored if s.label.level == Level.OFF]
    found = sum(len(s.found) for s in scored)
    right = sum(len(s.right) for s in scored)
    return {
        "caught": _share(found, found + sum(len(s.missed) for s in scored)),
        "stopped": _share(sum(s.level >= Level.WARN for s in stop), len(stop)),
        "false_alarms": _share(sum(s.level >= Level.WARN for s in clean), len(clean)),
        "precision": _share(right, right + sum(len(s.alarms) for s in scored)),
    }


def _alarms(scored: Sequence[Scored]) -> Mapping[str, float]:
    """Of 1,000 ordinary posts, by language."""
    parts: dict[str, list[Scored]] = {}
    for each in scored:
        parts.setdefault(each.label.language, []).append(each)
    return {
        language: 10 * _share(sum(s.level >= Level.WARN for s in part), len(part))
        for language, part in parts.items()
    }


def _share(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


def _curves(examples: Sequence[Example], logits: Rows) -> dict[str, dict[str, float]]:
    """The area under the ROC curve, by family and language."""
    found: dict[str, dict[str, float]] = {}
    for family in FAMILIES:
        at = LABELS.index(family)
        found[family] = {}
        for language in ("de", "en"):
            chosen = [
                (each.wanted[at], row[at])
                for each, row in zip(examples, logits, strict=True)
                if each.language == language and each.weights[at]
            ]
            wanted, said = zip(*chosen, strict=True)
            found[family][language] = round(float(roc_auc_score(wanted, said)), 3)
    return found


def _linear(teach: Sequence[Example], test: Sequence[Example]) -> Rows:
    """The same questions for a linear model on words and pieces of words."""
    words = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)
    letters = TfidfVectorizer(
        analyzer="char_wb", ngram_range=(3, 5), min_df=3, sublinear_tf=True
    )
    both = words, letters
    taught = hstack(
        [v.fit_transform([e.asked.text for e in teach]) for v in both]
    ).tocsr()
    asked = hstack([v.transform([e.asked.text for e in test]) for v in both]).tocsr()
    said = np.zeros((len(test), len(LABELS)), np.float32)
    for family in FAMILIES:
        at = LABELS.index(family)
        model = LogisticRegression(max_iter=2000).fit(
            taught, [e.wanted[at] for e in teach]
        )
        said[:, at] = model.decision_function(asked)
    return said
