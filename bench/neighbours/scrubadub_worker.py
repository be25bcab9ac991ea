"""scrubadub as a worker: its default detectors, for each language those of a country."""

import scrubadub

from bench.neighbours.lines import serve

COUNTRIES = {"en": "en_GB", "de": "de_DE"}
scrubbers = {
    language: scrubadub.Scrubber(locale=country)
    for language, country in COUNTRIES.items()
}
serve(lambda text, language: list(scrubbers[language].iter_filth(text)))
