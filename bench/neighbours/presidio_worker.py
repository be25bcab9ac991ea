"""Presidio as a worker: its predefined recognisers of patterns, without a language model.

Nothing is fetched at run time; with a model, Presidio also finds names, and takes longer.
"""

import os

# Else it asks the network for the list of domain endings; it brings one of its own.
os.environ["TLDEXTRACT_PUBLIC_SUFFIX_LIST_URLS"] = ""

import spacy
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
from presidio_analyzer.nlp_engine import SpacyNlpEngine

from bench.neighbours.lines import serve

LANGUAGES = ["en", "de"]


class Blank(SpacyNlpEngine):  # type: ignore[misc]  # has no types here
    """An engine that knows where words begin and end, and nothing else."""

    def load(self) -> None:
        """Empty pipelines instead of models."""
        self.nlp = {language: spacy.blank(language) for language in LANGUAGES}


registry = RecognizerRegistry(supported_languages=LANGUAGES)
registry.load_predefined_recognizers(languages=LANGUAGES)
registry.remove_recognizer("SpacyRecognizer")  # asks the model
models = [{"lang_code": each, "model_name": "blank"} for each in LANGUAGES]
analyzer = AnalyzerEngine(
    registry=registry, nlp_engine=Blank(models=models), supported_languages=LANGUAGES
)
serve(analyzer.analyze)
